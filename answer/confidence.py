"""How sure the reader may be: the numbers that its calibrated probability is computed from."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answer.features import SENTENCE_FEATURES, Candidate
from answer.question import Asked
from index.search import Hit

CONFIDENCE_FEATURES = (
    "score",  # logit of the best sentence
    "margin",  # its lead over the best sentence of another chunk
    "cosine",  # of the best sentence
    "dense",  # highest cosine of a chunk
    "coverage",  # of the best sentence
    "context_coverage",
    "has_kind",
    "year_clash",
    "missing",  # share of the question's words, by weight, that no retrieved chunk has
)


def confidence_features(asked: Asked, ranked: Sequence[Candidate], hits: Sequence[Hit]) -> NDArray[np.float64]:
    """(n_features,) float64 in the order of CONFIDENCE_FEATURES.

    Args:
        ranked: candidates, best first, at least one.
        hits: all that was retrieved.
    """
    best = ranked[0]
    known = dict(zip(SENTENCE_FEATURES, best.features, strict=True))
    rival = next((item.score for item in ranked if item.hit is not best.hit), best.score - 5.0)
    context = max(dict(zip(SENTENCE_FEATURES, item.features, strict=True))["context_coverage"] for item in ranked)
    return np.array(
        [
            best.score,
            best.score - rival,
            known["cosine"],
            max((hit.cosine or 0.0 for hit in hits), default=0.0),
            known["coverage"],
            known["context_coverage"],
            known["has_kind"],
            known["year_clash"],
            1.0 - context,
        ],
        dtype=np.float64,
    )
