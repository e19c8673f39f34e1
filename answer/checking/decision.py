"""What a claim's evidence comes to: a sentence at a time, then all sentences together, each by a small fitted model.

Both are multinomial logistic regressions on what the comparison of facts finds, fitted and calibrated by `train/fit_checker.py`;
their numbers lie in `answer/weights/checker.json`. Where the support model is asked, `reading.py` takes their place.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answer.checking.pair_features import RULE_FEATURES
from answer.fitted import numbers_for

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "checker.json"
LABELS = ("supported", "contradicted", "not_found")
SUPPORTED, CONTRADICTED, NOT_FOUND = range(3)
LEAST = 1e-4  # a probability below counts as this

CLAIM_FEATURES = (
    "telling_supported",  # log probabilities of the sentence that tells most
    "telling_contradicted",
    "telling_not_found",
    "best_supported",  # of the sentence that supports most
    "best_supported_contradicts",
    "best_contradicted",  # of the sentence that contradicts most
    "best_contradicted_supports",
    "nearest_supported",  # of the sentence that is nearest
    "nearest_contradicted",
    "nearest_not_found",
)

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Fitted numbers; no units."""

    pair: Matrix  # (len(RULE_FEATURES), 3)
    pair_bias: Matrix  # (3,)
    claim: Matrix  # (len(CLAIM_FEATURES), 3)
    claim_bias: Matrix  # (3,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What all sentences come to."""

    probabilities: tuple[float, float, float]  # of LABELS
    pairs: Matrix  # (n_sentences, 3)

    @property
    def label(self) -> int:
        """The most probable of LABELS, by its place."""
        return int(np.argmax(self.probabilities))


@lru_cache(maxsize=4)
def load_weights(path: Path = WEIGHTS) -> Weights:
    """The shipped weights.

    Raises:
        ValueError: they were fitted for other features than this program computes.
    """
    values = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return Weights(
        pair=np.array(numbers_for(values["pair"], RULE_FEATURES, path)),
        pair_bias=np.array(values["pair_bias"]),
        claim=np.array(numbers_for(values["claim"], CLAIM_FEATURES, path)),
        claim_bias=np.array(values["claim_bias"]),
    )


def pair_probabilities(features: Matrix, weights: Weights) -> Matrix:
    """(n_sentences, 3) probabilities of LABELS, a sentence at a time.

    Args:
        features: (n_sentences, len(RULE_FEATURES)).
    """
    return softmax(features @ weights.pair + weights.pair_bias)


def decide(pairs: Matrix, weights: Weights) -> Decision:
    """What the sentences come to together.

    Args:
        pairs: (n_sentences, 3) probabilities, the nearest sentence first; at least one.
    """
    found = softmax(claim_features(pairs) @ weights.claim + weights.claim_bias)
    return Decision(probabilities=(float(found[0]), float(found[1]), float(found[2])), pairs=pairs)


def claim_features(pairs: Matrix) -> Matrix:
    """(n_claim_features,) in the order of CLAIM_FEATURES."""
    logs = np.log(np.clip(pairs, LEAST, 1.0))
    telling = int(np.argmin(pairs[:, NOT_FOUND]))
    supporting, contradicting = int(np.argmax(pairs[:, SUPPORTED])), int(np.argmax(pairs[:, CONTRADICTED]))
    return np.array(
        [
            *logs[telling],
            logs[supporting, SUPPORTED],
            logs[supporting, CONTRADICTED],
            logs[contradicting, CONTRADICTED],
            logs[contradicting, SUPPORTED],
            *logs[0],
        ]
    )


def softmax(logits: Matrix) -> Matrix:
    """Probabilities along the last axis."""
    exps = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(exps / exps.sum(axis=-1, keepdims=True))
