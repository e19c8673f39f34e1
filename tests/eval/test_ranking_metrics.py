"""Ranking: cases worked out by hand, and ir-measures on random ones."""

from __future__ import annotations

from math import log2

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.hit_at_k import hit_at_k
from eval.metrics.ndcg import ndcg
from eval.metrics.ranking import relevance
from eval.metrics.reciprocal_rank import reciprocal_rank


@pytest.mark.parametrize(
    ("ranks", "gains"),
    [
        ([1], [1, 0, 0, 0]),
        ([3], [0, 0, 1, 0]),
        ([None], [0, 0, 0, 0]),
        ([4, 2], [0, 1, 0, 1]),
        ([2, 2], [0, 1, 1, 0, 0]),  # one chunk holds both pieces: the second takes the next place
        ([1, None], [1, 0, 0, 0]),
        ([], [0, 0, 0, 0]),
    ],
)
def test_relevance_of_the_ranking(ranks: list[int | None], gains: list[int]) -> None:
    assert relevance(ranks, depth=4) == gains


def test_hit_at_k() -> None:
    assert [hit_at_k([0, 0, 1, 0], k) for k in (1, 2, 3, 10)] == [0.0, 0.0, 1.0, 1.0]
    assert hit_at_k([], 5) == 0.0


def test_reciprocal_rank() -> None:
    assert [reciprocal_rank(r) for r in ([1, 1], [0, 0, 1, 1], [0, 0], [])] == [1.0, 1 / 3, 0.0, 0.0]


def test_ndcg_by_hand() -> None:
    assert ndcg([0, 1, 0], relevant_count=1, k=10) == pytest.approx(1 / log2(3))
    assert ndcg([1, 0, 1], relevant_count=2, k=10) == pytest.approx((1 + 1 / 2) / (1 + 1 / log2(3)))
    assert ndcg([0, 0, 1], relevant_count=1, k=2) == 0.0
    assert ndcg([1], relevant_count=3, k=1) == 1.0


@given(gains=st.lists(st.integers(0, 1), min_size=1, max_size=15), missed=st.integers(0, 4))
def test_ranking_metrics_agree_with_ir_measures(gains: list[int], missed: int) -> None:
    relevant = sum(gains) + missed
    if not relevant:
        return
    qrels = {"q": {f"d{i}": gain for i, gain in enumerate(gains)} | {f"missed{i}": 1 for i in range(missed)}}
    run = {"q": {f"d{i}": float(-i) for i in range(len(gains))}}
    measures = [*(ir_measures.Success @ k for k in (1, 3, 5, 10)), ir_measures.RR, ir_measures.nDCG @ 10]
    theirs = ir_measures.calc_aggregate(measures, qrels, run)
    ours = [*(hit_at_k(gains, k) for k in (1, 3, 5, 10)), reciprocal_rank(gains), ndcg(gains, relevant, 10)]
    assert ours == pytest.approx([theirs[m] for m in measures])


@given(st.lists(st.none() | st.integers(1, 10), min_size=1, max_size=6))
def test_ndcg_of_any_evidence_lies_between_0_and_1(ranks: list[int | None]) -> None:
    gains = relevance(ranks, depth=10)
    assert sum(gains) == sum(r is not None for r in ranks)
    assert 0 <= ndcg(gains, len(ranks), 10) <= 1 + 1e-12
