"""Probabilities of the labels → the label that is likely to cost least.

To call supported what the documents contradict is the costliest error: it gets printed. A claim of which support and contradiction
are about as likely is therefore called contradicted, and the quote shows why; with one threshold for each label it was called not
found, and was that least of all. Expected cost: Elkan, "The foundations of cost-sensitive learning" (2001).
"""

import numpy as np
from numpy.typing import NDArray

from answer.checking.decision import CONTRADICTED, LABELS, SUPPORTED, Matrix

CONTRADICTED_AS_SUPPORTED = 2.0  # every other error costs 1
COSTS = np.ones((len(LABELS), len(LABELS))) - np.eye(len(LABELS))  # (truth, said)
COSTS[CONTRADICTED, SUPPORTED] = CONTRADICTED_AS_SUPPORTED


def cheapest(probabilities: Matrix) -> NDArray[np.int64]:
    """(n,) places in LABELS of the labels with the least expected cost.

    Args:
        probabilities: (n, 3), in the order of LABELS.
    """
    return np.asarray((probabilities @ COSTS).argmin(axis=1), dtype=np.int64)
