"""Which label costs least: the worst error weighs most."""

import numpy as np
import pytest

from answer.checking.costs import cheapest
from answer.checking.decision import CONTRADICTED, NOT_FOUND, SUPPORTED


@pytest.mark.parametrize(
    ("probabilities", "label"),
    [
        ((0.70, 0.20, 0.10), SUPPORTED),
        ((0.52, 0.24, 0.24), SUPPORTED),
        ((0.48, 0.42, 0.10), CONTRADICTED),  # likelier supported, and too dear if it is not
        ((0.60, 0.36, 0.04), CONTRADICTED),
        ((0.48, 0.12, 0.40), NOT_FOUND),
        ((0.55, 0.10, 0.35), SUPPORTED),
        ((0.38, 0.30, 0.32), NOT_FOUND),
        ((0.30, 0.40, 0.30), CONTRADICTED),
        ((0.10, 0.42, 0.48), NOT_FOUND),
    ],
)
def test_the_label_that_costs_least(probabilities, label):
    assert cheapest(np.array([probabilities])).tolist() == [label]


def test_support_must_be_likelier_by_what_the_error_costs():
    near = np.array([[0.63, 0.37, 0.0], [0.64, 0.36, 0.0]])
    assert cheapest(near).tolist() == [CONTRADICTED, SUPPORTED]
