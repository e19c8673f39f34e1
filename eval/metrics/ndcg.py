"""Normalised discounted cumulative gain."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2


def ndcg(relevance: Sequence[int], relevant_count: int, k: int) -> float:
    """DCG of the first k over the DCG of the best possible ranking, 0 to 1.

    Args:
        relevance: 1 or 0, best first.
        relevant_count: how many relevant ones there are in all, found or not; at least 1.
    Source: Järvelin, Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 20(4), 2002; with the
        discount 1 / log2(rank + 1), as in trec_eval's `ndcg_cut`.
    """
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(k, relevant_count) + 1))
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(relevance[:k], start=1)) / ideal
