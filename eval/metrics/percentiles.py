"""Percentiles of the time an answer took."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def percentile(values: NDArray[np.float64], share: float) -> float:
    """The value below which `share` of the values lie, between neighbours linearly; NaN without values.

    Source: Hyndman, Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50(4), 1996, type 7.
    """
    if not len(values):
        return float("nan")
    # np.percentile does the same in ten times the time, which a bootstrap asks for thousands of times
    ordered = np.sort(values)
    below, rest = divmod(share * (len(ordered) - 1), 1)
    low, high = ordered[int(below)], ordered[min(int(below) + 1, len(ordered) - 1)]
    return float(low + rest * (high - low))
