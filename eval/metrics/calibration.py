"""Does a confidence of 0.8 mean right in four cases of five?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BIN_COUNT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Rows whose confidence lies in one tenth of the scale."""

    low: float
    high: float
    n: int
    confidence: float  # mean, 0..1
    right: float  # share, 0..1


def bins(confidence: NDArray[np.float64], is_right: NDArray[np.float64]) -> list[Bin]:
    """The bins of equal width that hold rows, lowest first; a bin includes its lower edge, the last one both.

    Args:
        confidence: (n,) 0..1.
        is_right: (n,) 1.0 or 0.0.
    """
    at = _bin_of(confidence)
    return [
        Bin(
            low=i / BIN_COUNT,
            high=(i + 1) / BIN_COUNT,
            n=int((at == i).sum()),
            confidence=float(confidence[at == i].mean()),
            right=float(is_right[at == i].mean()),
        )
        for i in range(BIN_COUNT)
        if (at == i).any()
    ]


def calibration_error(confidence: NDArray[np.float64], is_right: NDArray[np.float64]) -> float:
    """Expected calibration error: mean distance of confidence and share right over ten bins, weighted by rows; 0 to 1.

    NaN without rows. Source: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    """
    if not len(confidence):
        return float("nan")
    at = _bin_of(confidence)
    surplus = np.bincount(at, weights=confidence - is_right, minlength=BIN_COUNT)
    return float(np.abs(surplus).sum() / len(confidence))


def _bin_of(confidence: NDArray[np.float64]) -> NDArray[np.intp]:
    edges = np.arange(1, BIN_COUNT) / BIN_COUNT
    return np.searchsorted(edges, confidence, side="right")
