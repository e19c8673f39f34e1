"""Reciprocal rank; its mean over questions is MRR."""

from __future__ import annotations

from collections.abc import Sequence


def reciprocal_rank(relevance: Sequence[int]) -> float:
    """1 / rank of the first relevant one, 0.0 if there is none.

    Source: Voorhees, "The TREC-8 Question Answering Track Report", TREC 1999.
    """
    return next((1 / rank for rank, gain in enumerate(relevance, start=1) if gain), 0.0)
