"""Area under the ROC curve."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def auroc(scores: NDArray[np.float64], is_positive: NDArray[np.float64]) -> float:
    """Probability that a random positive scores above a random negative, ties half; NaN unless both occur.

    Args:
        scores: (n,) any scale, higher means positive.
        is_positive: (n,) 1.0 or 0.0.
    Source: Hanley, McNeil, "The meaning and use of the area under a ROC curve", Radiology 143(1), 1982; computed from
        ranks as the Mann-Whitney U.
    """
    positives = is_positive == 1.0
    n_positive, n_negative = int(positives.sum()), int((~positives).sum())
    if not n_positive or not n_negative:
        return float("nan")
    _, groups, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(sizes) - (sizes - 1) / 2)[groups]  # 1-based; ties share their mean
    u = float(ranks[positives].sum()) - n_positive * (n_positive + 1) / 2
    return u / (n_positive * n_negative)
