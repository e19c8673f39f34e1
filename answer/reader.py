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
from answer.features import SENTENCE_FEATURES, Candidate, candidates_of, header_of, matrix
from answer.fitted import numbers_for
from answer.options import ReaderOptions
from answer.question import Asked
from answer.quoted import quoted_first
from answer.refusing.strangers import strange_names, written_apart, written_out
from answer.span_reader import ChunkReading, SpanReader
from answer.verifying import VERDICT_FEATURES, Judge, judged, reordered
from index.search import Hit
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon

WEIGHTS = Path(__file__).resolve().parent / "weights" / "reader.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Fitted numbers of the reader; no units."""

    sentence: tuple[float, ...]  # one for each of SENTENCE_FEATURES
    sentence_bias: float
    verdict: tuple[float, ...]  # one for each of VERDICT_FEATURES
    confidence: tuple[float, ...]  # one for each of CONFIDENCE_FEATURES
    confidence_bias: float


@lru_cache(maxsize=1)
def load_weights(path: Path = WEIGHTS) -> Weights:
    """The shipped weights.

    Raises:
        ValueError: they were fitted for other features than this program computes.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        sentence=numbers_for(values["sentence"], SENTENCE_FEATURES, path),
        sentence_bias=values["sentence_bias"],
        verdict=numbers_for(values["verdict"], VERDICT_FEATURES, path),
        confidence=numbers_for(values["confidence"], CONFIDENCE_FEATURES, path),
        confidence_bias=values["confidence_bias"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader makes of the retrieved chunks."""

    ranked: tuple[Candidate, ...]  # every sentence read, best first; empty if there was none at all
    further: tuple[Candidate, ...] = ()  # of the chunks behind, best first: other values of what is asked, more of a topic
    confidence: float  # probability that the best one is right
    strange: tuple[str, ...] = ()  # names of the question that no document has
    missing: float = 1.0  # share of the question's words, weighted by how much they tell, that nothing read has


def read(
    asked: Asked,
    hits: Sequence[Hit],
    documents: Mapping[str, SourceDocument],
    lexicon: Lexicon,
    idf: Mapping[str, float],
    unknown: frozenset[str],
    options: ReaderOptions,
    trained: SpanReader | None = None,
    judge: Judge | None = None,
) -> Reading:
    """Every sentence of the chunks, the best first, and the probability that the best is right.

    Args:
        documents: those of the index, by id.
        lexicon: names that are known.
        idf: how much each of the question's words tells.
        unknown: stems of the question's words that no document has.
        trained: reads the first chunks; without it they are judged by words and facts alone.
        judge: checks the short answers of the best sentences; without it they are not checked.
    """
    readings = span_readings(asked, hits[: options.trained_chunks], trained) if trained is not None else ()
    ranked = _ranked(candidates_of(asked, hits[: options.read_chunks], documents, lexicon, idf, readings))
    if not ranked:
        return Reading(ranked=(), confidence=0.0)
    weights = load_weights()
    if judge is not None and options.verified:
        ranked = reordered(judged(asked, ranked, judge, options.verified), weights.verdict)
    ranked = quoted_first(asked.text, ranked)
    further = _ranked(candidates_of(asked, hits[options.read_chunks :], documents, lexicon, idf))
    known = confidence_features(asked, ranked, hits, idf, unknown)
    logit = float(np.dot(known, weights.confidence)) + weights.confidence_bias
    missing = float(known[CONFIDENCE_FEATURES.index("missing")])
    return Reading(
        ranked=tuple(ranked),
        further=tuple(further),
        confidence=1 / (1 + math.exp(-logit)),
        strange=_strange(asked, unknown, hits),
        missing=missing,
    )


def _strange(asked: Asked, unknown: frozenset[str], hits: Sequence[Hit]) -> tuple[str, ...]:
    texts = [hit.text for hit in hits]
    names = [name for name in strange_names(asked, unknown) if not (written_apart(name, texts) or written_out(name, texts))]
    return tuple(dict.fromkeys(name.text for name in names))


def _ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with their scores, best first."""
    if not candidates:
        return []
    weights = load_weights()
    scores = matrix(candidates) @ np.array(weights.sentence) + weights.sentence_bias
    scored = [replace(candidate, score=float(score)) for candidate, score in zip(candidates, scores, strict=True)]
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.hit.document, candidate.start))


def span_readings(asked: Asked, hits: Sequence[Hit], trained: SpanReader) -> tuple[ChunkReading, ...]:
    """What the trained reader makes of each hit."""
    chunks = [
        (header_of(hit), hit.text, [(item.start - hit.start, item.end - hit.start) for item in hit.sentences]) for hit in hits
    ]
    return trained.read(asked.text, chunks)
