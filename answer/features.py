"""What is known of a sentence as an answer to a question, as numbers: what the reader's scores are computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answer.comparing.context import statements_of
from answer.comparing.statement import Statement
from answer.coverage_features import COVERAGE_FEATURES, coverage_features
from answer.question import Asked
from answer.span_reader import ChunkReading, SentenceSpan
from answer.words import numbers, years
from index.search import Hit
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon
from ingest.words import stems

MONTHS = frozenset("januari februari march april may june juli august septemb octob novemb decemb".split())

SENTENCE_FEATURES = (
    "cosine",  # of the sentence to the question, -1..1
    "chunk_score",  # fused retrieval score of its chunk, 0..1
    "coverage",  # share of the question's words, weighted by how much they tell, that the sentence has
    "context_coverage",  # the same for sentence, neighbours, headings and title together
    "pair_coverage",  # share of the question's neighbouring word pairs that the sentence has
    "has_kind",  # 1 if it holds the kind of thing that is asked for beyond what the question says, 0 if not, .5 if any would do
    "length",  # ln(words) / 5
    *COVERAGE_FEATURES,
    "reader_sentence",  # logit of the trained reader for the sentence over "none of this chunk"
    "reader_span",  # logit of its best short answer within the sentence over "no answer in this chunk"
    "unread",  # 1 if the trained reader did not read the chunk, 0 if it did; the two above are 0 then
)
READER_LOGITS = 12.0  # logits of the trained reader are cut to this on either side: beyond, it is sure already


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that might answer."""

    hit: Hit
    start: int  # code points into the document's text
    end: int
    text: str
    statement: Statement  # what it states
    features: tuple[float, ...]  # in the order of SENTENCE_FEATURES
    span: SentenceSpan | None = None  # the trained reader's short answer, code points into the text; None if it did not read it
    score: float = 0.0  # logit of the reader
    verdict: tuple[float, float] = (0.0, 0.0)  # of the check of the short answer (`verifying.py`); zeros where there was none


def candidates_of(
    asked: Asked,
    hits: Sequence[Hit],
    documents: Mapping[str, SourceDocument],
    lexicon: Lexicon,
    idf: Mapping[str, float],
    readings: Sequence[ChunkReading] = (),
) -> list[Candidate]:
    """Every sentence of the hits, in the order of the hits, with its features.

    Args:
        documents: those of the index, by id.
        lexicon: names that are known.
        idf: how much a word tells, by stem; words that are missing tell as much as the rarest.
        readings: the trained reader's, of the first hits; the others are unread.
    """
    found = []
    rarest = max(idf.values(), default=1.0)
    weight = {stem: idf.get(stem, rarest) for stem in asked.stems}
    pairs = _pairs(asked.stems)
    for number, hit in enumerate(hits):
        reading = readings[number] if number < len(readings) else None
        statements = statements_of(hit, documents, lexicon)
        sentences = [statement.text for statement in statements]
        stemmed = [stems(sentence) for sentence in sentences]
        header = stems(header_of(hit))
        for at, sentence in enumerate(hit.sentences):
            own = frozenset(stemmed[at])
            around = own.union(header, *stemmed[max(0, at - 1) : at + 2])
            features = (
                sentence.cosine if sentence.cosine is not None else 0.0,
                hit.score,
                _covered(weight, own),
                _covered(weight, around),
                len(pairs & _pairs([stem for stem in stemmed[at] if stem in weight])) / max(1, len(pairs)),
                has_kind(asked, sentences[at], own),
                float(np.log(1 + len(stemmed[at]))) / 5,
                *coverage_features(asked.statement, statements[at], idf),
                *_reader_features(reading, at),
            )
            found.append(
                Candidate(
                    hit=hit,
                    start=sentence.start,
                    end=sentence.end,
                    text=sentences[at],
                    statement=statements[at],
                    features=features,
                    span=_span_in(reading, at, hit, sentence.start),
                )
            )
    return found


def _reader_features(reading: ChunkReading | None, at: int) -> tuple[float, float, float]:
    if reading is None:
        return 0.0, 0.0, 1.0
    values = reading.sentence_logits[at] - reading.none_logit, reading.sentence_spans[at].logit
    sentence, span = (min(max(value, -READER_LOGITS), READER_LOGITS) for value in values)
    return sentence, span, 0.0


def _span_in(reading: ChunkReading | None, at: int, hit: Hit, start: int) -> SentenceSpan | None:
    """The short answer with offsets into the sentence."""
    if reading is None or reading.sentence_spans[at].start == reading.sentence_spans[at].end:
        return None
    span, shift = reading.sentence_spans[at], hit.start - start
    return SentenceSpan(start=span.start + shift, end=span.end + shift, logit=span.logit)


def matrix(candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """(n_candidates, n_features) float64."""
    return np.array([candidate.features for candidate in candidates], dtype=np.float64).reshape(-1, len(SENTENCE_FEATURES))


def has_kind(asked: Asked, sentence: str, words: frozenset[str]) -> float:
    """1 if the sentence holds what is asked for beyond what the question says, 0 if not, .5 where any sentence could.

    Args:
        words: stems of the sentence.
    """
    fresh = numbers(sentence) - numbers(asked.text)
    if asked.kind == "share":
        return float(bool(fresh) and bool({"%", "percent", "cent"} & (words | set(sentence))))
    if asked.kind in ("number", "rank"):
        return float(bool(fresh or words & NUMBER_STEMS))
    if asked.kind == "date":
        return float(bool(years(sentence) - asked.years) or bool(words & MONTHS))
    if asked.kind in ("person", "place"):
        return float(_has_new_name(asked.text, sentence))
    return 0.5


NUMBER_STEMS = frozenset(
    "one two three four five six seven eight nine ten eleven twelv fifteen twenti thirti hundr thousand million billion half third "
    "quarter doubl first second fourth fifth sixth seventh eighth ninth tenth dozen".split()
)


def _has_new_name(question: str, sentence: str) -> bool:
    known = set(stems(question))
    words = sentence.split()[1:]  # the first word is capitalised in any case
    return any(word[:1].isupper() and not set(stems(word)) <= known for word in words)


def header_of(hit: Hit) -> str:
    """Title and headings of the hit's chunk."""
    metadata = hit.node.node.metadata
    return f"{metadata.get('title', '')} {metadata.get('headings', '')}"


def _covered(weight: Mapping[str, float], words: frozenset[str]) -> float:
    total = sum(weight.values())
    return sum(value for stem, value in weight.items() if stem in words) / total if total else 0.0


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(zip(words, words[1:], strict=False))
