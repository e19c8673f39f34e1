"""The extractive reader: which sentence of the retrieved chunks answers, and how sure that is.

A first version: a linear score over what retrieval, cosine and shared words say of each sentence. Its weights and the
calibration of its confidence are fitted by `train/fit_reader.py` on public sets and lie in `answer/weights/reader.json`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from answer.confidence import CONFIDENCE_FEATURES, confidence_features
from answer.features import SENTENCE_FEATURES, Candidate, candidates_of, matrix
from answer.options import ReaderOptions
from answer.question import Asked
from index.search import Hit
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon

WEIGHTS = Path(__file__).resolve().parent / "weights" / "reader.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Fitted numbers of the reader; no units."""

    sentence: tuple[float, ...]  # one for each of SENTENCE_FEATURES
    sentence_bias: float
    confidence: tuple[float, ...]  # one for each of CONFIDENCE_FEATURES
    confidence_bias: float


@lru_cache(maxsize=1)
def load_weights(path: Path = WEIGHTS) -> Weights:
    """The shipped weights.

    Raises:
        ValueError: they were fitted for other features than this program computes.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    for key, names in (("sentence", SENTENCE_FEATURES), ("confidence", CONFIDENCE_FEATURES)):
        if list(values[key]) != list(names):
            raise ValueError(f"{path} was fitted for {list(values[key])}, the program computes {list(names)}; fit it anew")
    return Weights(
        sentence=tuple(values["sentence"].values()),
        sentence_bias=values["sentence_bias"],
        confidence=tuple(values["confidence"].values()),
        confidence_bias=values["confidence_bias"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader makes of the retrieved chunks."""

    ranked: tuple[Candidate, ...]  # every sentence read, best first; empty if there was none at all
    confidence: float  # probability that the best one is right
    missing: float = 1.0  # share of the question's words, weighted by how much they tell, that nothing read has


def read(
    asked: Asked,
    hits: Sequence[Hit],
    documents: Mapping[str, SourceDocument],
    lexicon: Lexicon,
    idf: Mapping[str, float],
    options: ReaderOptions,
) -> Reading:
    """Every sentence of the chunks, the best first, and the probability that the best is right.

    Args:
        documents: those of the index, by id.
        lexicon: names that are known.
        idf: how much each of the question's words tells.
    """
    candidates = candidates_of(asked, hits[: options.read_chunks], documents, lexicon, idf)
    if not candidates:
        return Reading(ranked=(), confidence=0.0)
    weights = load_weights()
    scores = matrix(candidates) @ np.array(weights.sentence) + weights.sentence_bias
    scored = [replace(candidate, score=float(score)) for candidate, score in zip(candidates, scores, strict=True)]
    ranked = sorted(scored, key=lambda candidate: (-candidate.score, candidate.hit.document, candidate.start))
    known = confidence_features(asked, ranked, hits, idf)
    logit = float(np.dot(known, weights.confidence)) + weights.confidence_bias
    missing = float(known[CONFIDENCE_FEATURES.index("missing")])
    return Reading(ranked=tuple(ranked), confidence=1 / (1 + math.exp(-logit)), missing=missing)
