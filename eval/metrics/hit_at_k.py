"""hit@k, also called success@k."""

from __future__ import annotations

from collections.abc import Sequence


def hit_at_k(relevance: Sequence[int], k: int) -> float:
    """1.0 if one of the first k is relevant, else 0.0.

    Source: "Success" of the TREC tools (trec_eval, measure `success`).
    """
    return float(any(relevance[:k]))
