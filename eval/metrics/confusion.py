"""Labels against verdicts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def confusion_matrix(labels: NDArray[np.float64], verdicts: NDArray[np.float64], size: int) -> NDArray[np.int64]:
    """(size, size) counts: row = label, column = verdict; both given as numbers 0 to size - 1."""
    flat = labels.astype(np.int64) * size + verdicts.astype(np.int64)
    return np.bincount(flat, minlength=size * size).reshape(size, size)


def balanced_accuracy(labels: NDArray[np.float64], verdicts: NDArray[np.float64]) -> float:
    """Mean over the labels that occur of the share of their rows that got them; NaN without rows.

    Source: Brodersen et al., "The balanced accuracy and its posterior distribution", ICPR 2010.
    """
    if not len(labels):
        return float("nan")
    codes = labels.astype(np.int64)
    rows = np.bincount(codes)
    right = np.bincount(codes, weights=(labels == verdicts).astype(np.float64))
    return float((right[rows > 0] / rows[rows > 0]).mean())
