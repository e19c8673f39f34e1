"""Intervals and tests of differences: by hand, and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from eval.intervals import (
    clusters_of,
    interval_of_mean,
    interval_of_statistic,
    resampled,
    resampled_means,
    wilson,
)
from eval.metrics.auroc import auroc
from eval.paired import mcnemar, paired_difference


def mean(rows: np.ndarray) -> float:
    return float(rows[:, 0].mean())


@given(n=st.integers(1, 500), share=st.floats(0, 1))
def test_wilson_agrees_with_scipy(n: int, share: float) -> None:
    hits = round(n * share)
    theirs = binomtest(hits, n).proportion_ci(confidence_level=0.95, method="wilson")
    assert wilson(hits, n) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(lost=st.integers(0, 60), gained=st.integers(0, 60))
def test_mcnemar_agrees_with_the_binomial_test(lost: int, gained: int) -> None:
    theirs = binomtest(lost, lost + gained).pvalue if lost + gained else 1.0
    assert mcnemar(lost, gained) == pytest.approx(theirs)


def test_mcnemar_by_hand() -> None:
    assert mcnemar(0, 5) == 2 / 32
    assert mcnemar(3, 3) == 1.0


def test_a_share_near_the_edge_gets_wilsons_interval() -> None:
    interval = interval_of_mean(np.ones(100), [None] * 100, is_share=True, resamples=50)
    assert interval is not None and interval.method == "wilson"
    assert (interval.low, interval.high) == pytest.approx((0.963, 1.0), abs=0.001)


def test_a_share_in_the_middle_is_bootstrapped_by_row() -> None:
    values = np.array([1.0, 0.0] * 50)
    interval = interval_of_mean(values, ["one document"] * 100, is_share=True, resamples=2000)
    assert interval is not None and interval.method == "bootstrap by row"
    # standard error .05, so about .5 ± .098
    assert (interval.low, interval.high) == pytest.approx((0.402, 0.598), abs=0.015)


def test_rows_of_one_document_are_drawn_together() -> None:
    # twenty documents of ten equal rows each: the interval is that of twenty values, not of two hundred
    values = np.repeat([1.0, 0.0] * 10, 10)
    documents = [f"d{i // 10}" for i in range(200)]
    interval = interval_of_mean(values, documents, is_share=True, resamples=2000)
    assert interval is not None and interval.method == "bootstrap by document"
    assert (interval.low, interval.high) == pytest.approx((0.28, 0.72), abs=0.04)


def test_fewer_than_twenty_documents_are_too_few() -> None:
    assert clusters_of([f"d{i}" for i in range(19)] * 2)[1] == "bootstrap by row"
    numbers, method = clusters_of([*[f"d{i}" for i in range(20)], "d0", None, None])
    assert method == "bootstrap by document"
    assert numbers.tolist() == [*range(20), 0, 20, 21]


def test_a_resample_holds_whole_clusters() -> None:
    clusters = np.array([0, 1, 0, 2, 1, 0])
    for rows in resampled(clusters, 50):
        counts = np.bincount(rows, minlength=6)
        assert counts[0] == counts[2] == counts[5] and counts[1] == counts[4]
        assert counts[0] + counts[1] + counts[3] == 3


def test_without_rows_there_is_no_interval() -> None:
    assert interval_of_mean(np.array([]), [], is_share=True, resamples=10) is None
    assert interval_of_statistic(np.empty((0, 2)), [], mean, resamples=10) is None


def test_resamples_without_a_value_are_left_out() -> None:
    rows = np.array([[0.9, 1.0], [0.1, 0.0]])
    interval = interval_of_statistic(rows, [None, None], lambda r: auroc(r[:, 0], r[:, 1]), resamples=200)
    assert interval is not None and (interval.low, interval.high) == (1.0, 1.0)


def test_intervals_repeat() -> None:
    values = np.linspace(0, 1, 57)
    first, second = (interval_of_mean(values, [None] * 57, is_share=False, resamples=100) for _ in range(2))
    assert first == second


def test_right_or_wrong_rows_are_compared_with_mcnemar() -> None:
    before, after = np.zeros((8, 1)), np.array([[1.0]] * 6 + [[0.0]] * 2)
    difference = paired_difference(before, after, [None] * 8, mean, is_mean=True, resamples=200)
    assert difference is not None
    assert (difference.n, difference.before, difference.after, difference.method) == (8, 0.0, 0.75, "mcnemar")
    assert difference.p == 2 / 2**6 and difference.is_more_than_chance


def test_other_values_are_compared_with_the_paired_bootstrap() -> None:
    rng = np.random.default_rng(1)
    before = rng.random((200, 1))
    after = before + 0.01  # tiny, but the same for every row
    difference = paired_difference(before, after, [None] * 200, mean, is_mean=True, resamples=300)
    assert difference is not None and difference.method == "paired bootstrap"
    assert (difference.low, difference.high) == pytest.approx((0.01, 0.01))
    assert difference.p == pytest.approx(2 / 301)


def test_the_short_cut_of_means_draws_the_same_resamples() -> None:
    rng = np.random.default_rng(3)
    values, documents = rng.random((90, 1)), [f"d{i % 25}" for i in range(90)]
    clusters, _ = clusters_of(documents)
    slow = [mean(values[rows]) for rows in resampled(clusters, 40)]
    assert resampled_means(values[:, 0], clusters, 40).tolist() == pytest.approx(slow)


def test_equal_runs_differ_by_nothing() -> None:
    rows = np.array([[0.2], [0.7]])
    difference = paired_difference(rows, rows, [None, None], mean, is_mean=True, resamples=50)
    assert difference is not None and (difference.difference, difference.p) == (0.0, 1.0)


def test_a_statistic_without_value_has_no_difference() -> None:
    rows = np.array([[0.5, 1.0]])
    assert paired_difference(rows, rows, [None], lambda r: auroc(r[:, 0], r[:, 1]), is_mean=False, resamples=10) is None
    assert paired_difference(np.empty((0, 2)), np.empty((0, 2)), [], mean, is_mean=True, resamples=10) is None
