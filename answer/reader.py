"""The extractive reader: which sentences of the retrieved chunks answer, and how sure that is.

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
from answer.words import numbers
from index.search import Hit
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon
from ingest.words import stems

WEIGHTS = Path(__file__).resolve().parent / "weights" / "reader.json"
SAME_WORDS = 0.6  # Jaccard overlap from which two sentences with the same numbers say the same
SAME_WORDS_AND_FIGURES = 0.4  # and where the numbers that they share are two or more
NEAR_SCORE = 1.2  # logits below the best within which another sentence is worth showing
NEAR_SCORE_OVERVIEW = 2.5
FACT_SENTENCES = (
    2  # for one fact: the second is there because the best sentence is right in three of four cases, one of two in five of six
)


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
class Support:
    """A sentence of the answer and the spans that say it, the best first."""

    best: Candidate
    others: tuple[Candidate, ...] = ()  # say the same elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader makes of the retrieved chunks."""

    chosen: tuple[Support, ...]  # best first; empty if there was no sentence at all
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
    """The sentences that answer, best first, and the probability that the best is right.

    Args:
        documents: those of the index, by id.
        lexicon: names that are known.
        idf: how much each of the question's words tells.
    """
    candidates = candidates_of(asked, hits[: options.read_chunks], documents, lexicon, idf)
    if not candidates:
        return Reading(chosen=(), confidence=0.0)
    weights = load_weights()
    scores = matrix(candidates) @ np.array(weights.sentence) + weights.sentence_bias
    scored = [replace(candidate, score=float(score)) for candidate, score in zip(candidates, scores, strict=True)]
    ranked = sorted(scored, key=lambda candidate: (-candidate.score, candidate.hit.document, candidate.start))
    known = confidence_features(asked, ranked, hits, idf)
    logit = float(np.dot(known, weights.confidence)) + weights.confidence_bias
    missing = float(known[CONFIDENCE_FEATURES.index("missing")])
    return Reading(chosen=_choose(asked, ranked, options), confidence=1 / (1 + math.exp(-logit)), missing=missing)


def _choose(asked: Asked, ranked: Sequence[Candidate], options: ReaderOptions) -> tuple[Support, ...]:
    """The best sentence, and others nearly as good that say something else, as long as the answer stays short."""
    margin = NEAR_SCORE_OVERVIEW if asked.wants_overview else NEAR_SCORE
    most = options.max_sentences if asked.wants_overview or asked.wants_list else min(FACT_SENTENCES, options.max_sentences)
    chosen: list[Support] = [Support(best=ranked[0])]
    words = 0
    for candidate in ranked[1:]:
        if candidate.score < ranked[0].score - margin:
            break
        twin = next((at for at, support in enumerate(chosen) if _says_the_same(support.best, candidate)), None)
        if twin is not None:
            chosen[twin] = replace(chosen[twin], others=(*chosen[twin].others, candidate))
            continue
        length = len(candidate.text.split())
        if len(chosen) >= most or words + length > options.max_words:
            continue
        words += length
        chosen.append(Support(best=candidate))
    return tuple(chosen)


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    mine, theirs = set(stems(one.text)), set(stems(other.text))
    figures = numbers(one.text)
    if figures != numbers(other.text):
        return False
    overlap = len(mine & theirs) / max(1, len(mine | theirs))
    return overlap >= (SAME_WORDS_AND_FIGURES if len(figures) >= 2 else SAME_WORDS)
