"""Risk and coverage: how wrong the answers are, if only the most confident ones are given."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def risk_coverage(confidence: NDArray[np.float64], is_right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Risk at each coverage: (n,) share of wrong ones among the k most confident, for k = 1 to n.

    Among rows of equal confidence no order is better than another: each counts as wrong as their mean, so the curve
    doesn't depend on the order of the rows.

    Args:
        confidence: (n,) higher is surer.
        is_right: (n,) 1.0 or 0.0.
    Source: El-Yaniv, Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 11, 2010.
    """
    _, groups, sizes = np.unique(-confidence, return_inverse=True, return_counts=True)
    wrong_share = np.bincount(groups, weights=1.0 - is_right) / sizes
    wrong: NDArray[np.float64] = np.repeat(wrong_share, sizes)
    risk: NDArray[np.float64] = np.cumsum(wrong) / np.arange(1, len(confidence) + 1)
    return risk


def aurc(confidence: NDArray[np.float64], is_right: NDArray[np.float64]) -> float:
    """Area under the risk-coverage curve: the mean risk over all coverages, 0 (best) to 1; NaN without rows.

    Source: Geifman, Uziel, El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", ICLR 2019.
    """
    return float(risk_coverage(confidence, is_right).mean()) if len(confidence) else float("nan")
