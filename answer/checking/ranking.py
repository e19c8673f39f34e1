"""Sentences near a claim → the same, the one that is likeliest to decide it first.

Likeness to the claim alone puts another year's sentence, or another city's, before the one that settles it. How the values, times
and names of both compare is known by then and orders them better, by a conditional logit that `train/fit_ranking.py` fits on claims
whose sentences are known; its numbers lie in `answer/weights/ranking.json`.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from answer.checking.decision import Matrix
from answer.checking.evidence import Evidence
from answer.checking.pair_features import RULE_FEATURES
from answer.fitted import numbers_for

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "ranking.json"

_COMPARED = (
    "cosine", "own_words", "all_words", "gap", "agrees", "values_met", "values_loosely", "values_rival", "values_absent",
    "times_met", "times_around", "times_rival", "times_elsewhere", "names_met", "names_around", "names_absent", "names_rival",
    "opposite",
)  # fmt: skip
RANKING_FEATURES = (
    *_COMPARED,  # as `pair_features.py` has them
    "words",  # share of the claim's words that the sentence and what is around it have
    "chunk",  # the fused score of its chunk
)
_COLUMNS = [RULE_FEATURES.index(name) for name in _COMPARED]


def ranking_features(rows: Matrix, evidence: Sequence[Evidence]) -> Matrix:
    """(n_sentences, len(RANKING_FEATURES)).

    Args:
        rows: (n_sentences, len(RULE_FEATURES)), claim and sentence compared.
    """
    beside = [[item.words, item.chunk_score] for item in evidence]
    return np.hstack([rows[:, _COLUMNS], np.array(beside, dtype=np.float64)])


def likeliest_first(rows: Matrix, evidence: Sequence[Evidence]) -> list[int]:
    """Places of the sentences, the one that is likeliest to decide the claim first; of equals the nearer one."""
    scores = ranking_features(rows, evidence) @ load_ranking()
    return [int(at) for at in np.argsort(-scores, kind="stable")]


@lru_cache(maxsize=4)
def load_ranking(path: Path = WEIGHTS) -> Matrix:
    """(len(RANKING_FEATURES),) the shipped numbers.

    Raises:
        ValueError: they were fitted for other features than this program computes.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    return np.array(numbers_for(values["weights"], RANKING_FEATURES, path))
