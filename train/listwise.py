"""Weights that put the right sentence of each question first: a conditional logit (McFadden 1974)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

PENALTY = 20.0  # of the squared weights of standardised features; 1 and 5 were no better on the documents to fit


def fit_listwise(lists: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_], float]]) -> NDArray[np.float64]:
    """(n_features,) weights of the features as they are; the higher a sentence's score, the likelier it is a right one of its list.

    Args:
        lists: of each question the (n_sentences, n_features) of its sentences, which of them are right, at least one, and the
            question's weight.
    """
    every = np.vstack([features for features, _, _ in lists])
    mean, spread = every.mean(axis=0), every.std(axis=0)
    spread[spread < 1e-6] = 1.0  # a feature that never changes gets no weight
    scaled = [((features - mean) / spread, right, weight) for features, right, weight in lists]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for features, right, weight in scaled:
            scores = features @ weights
            likely = np.exp(scores - scores.max())
            among_right = np.where(right, likely, 0.0)
            total -= weight * float(np.log(among_right.sum() / likely.sum()))
            slope = slope - weight * (features.T @ (among_right / among_right.sum() - likely / likely.sum()))
        return total, slope

    found = minimize(loss, np.zeros(every.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread, dtype=np.float64)
