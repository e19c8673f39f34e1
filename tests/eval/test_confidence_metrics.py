"""AUROC, risk and coverage, calibration: by hand, and scikit-learn on random cases."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from eval.metrics.auroc import auroc
from eval.metrics.calibration import Bin, bins, calibration_error
from eval.metrics.risk_coverage import aurc, risk_coverage

PAIRS = st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0]), st.booleans()), min_size=2, max_size=40)


def columns(pairs: list[tuple[float, bool]]) -> tuple[np.ndarray, np.ndarray]:
    array = np.array(pairs, dtype=np.float64)
    return array[:, 0], array[:, 1]


def test_auroc_by_hand() -> None:
    # positives .9 and .4, negatives .6 and .1: of four pairs three are in order
    assert auroc(np.array([0.9, 0.6, 0.4, 0.1]), np.array([1.0, 0.0, 1.0, 0.0])) == 0.75
    assert auroc(np.array([0.5, 0.5]), np.array([1.0, 0.0])) == 0.5


def test_auroc_of_one_class_has_no_value() -> None:
    assert isnan(auroc(np.array([0.5, 0.6]), np.array([1.0, 1.0])))


@given(PAIRS)
def test_auroc_agrees_with_scikit_learn(pairs: list[tuple[float, bool]]) -> None:
    scores, labels = columns(pairs)
    if 0 < labels.sum() < len(labels):
        assert auroc(scores, labels) == pytest.approx(roc_auc_score(labels, scores))


def test_risk_coverage_by_hand() -> None:
    # most confident first: right, wrong, right, wrong
    risk = risk_coverage(np.array([0.2, 0.9, 0.4, 0.7]), np.array([0.0, 1.0, 1.0, 0.0]))
    assert risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
    assert aurc(np.array([0.2, 0.9, 0.4, 0.7]), np.array([0.0, 1.0, 1.0, 0.0])) == pytest.approx(1 / 3)


def test_rows_of_equal_confidence_count_as_their_mean() -> None:
    for right in ([1.0, 0.0], [0.0, 1.0]):
        assert risk_coverage(np.array([0.5, 0.5]), np.array(right)).tolist() == [0.5, 0.5]


def test_aurc_without_rows_has_no_value() -> None:
    assert isnan(aurc(np.array([]), np.array([])))


@given(PAIRS)
def test_risk_at_full_coverage_is_the_share_of_wrong_ones(pairs: list[tuple[float, bool]]) -> None:
    confidence, right = columns(pairs)
    assert risk_coverage(confidence, right)[-1] == pytest.approx(1 - right.mean())
    assert 0 <= aurc(confidence, right) <= 1


@given(PAIRS)
def test_perfect_order_has_the_least_area_and_reversed_order_the_most(pairs: list[tuple[float, bool]]) -> None:
    confidence, right = columns(pairs)
    assert aurc(right, right) - 1e-12 <= aurc(confidence, right) <= aurc(-right, right) + 1e-12


def test_calibration_error_by_hand() -> None:
    # bin .8-.9: two rows, one right, surplus .8+.8-1 = .6; bin .1-.2: two rows, none right, surplus .2: (.6+.2)/4
    confidence, right = np.array([0.8, 0.8, 0.1, 0.1]), np.array([1.0, 0.0, 0.0, 0.0])
    assert calibration_error(confidence, right) == pytest.approx(0.2)
    assert bins(confidence, right) == [
        Bin(low=0.1, high=0.2, n=2, confidence=0.1, right=0.0),
        Bin(low=0.8, high=0.9, n=2, confidence=0.8, right=0.5),
    ]


def test_confidence_of_one_is_in_the_last_bin() -> None:
    assert [b.low for b in bins(np.array([1.0, 0.9, 0.0]), np.array([1.0, 1.0, 0.0]))] == [0.0, 0.9]


def test_perfect_confidence_has_no_calibration_error() -> None:
    assert calibration_error(np.array([1.0, 0.0]), np.array([1.0, 0.0])) == 0.0


@given(PAIRS)
def test_calibration_error_is_the_weighted_gap_of_the_bins(pairs: list[tuple[float, bool]]) -> None:
    confidence, right = columns(pairs)
    gap = sum(b.n * abs(b.confidence - b.right) for b in bins(confidence, right)) / len(right)
    assert calibration_error(confidence, right) == pytest.approx(gap)
