"""What is known of a sentence as an answer to a question, as numbers: what the reader's scores are computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answer.comparing.context import statements_of
from answer.comparing.statement import Statement
from answer.coverage_features import COVERAGE_FEATURES, coverage_features
from answer.question import Asked
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
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that might answer."""

    hit: Hit
    start: int  # code points into the document's text
    end: int
    text: str
    statement: Statement  # what it states
    features: tuple[float, ...]  # in the order of SENTENCE_FEATURES
    score: float = 0.0  # logit of the reader


def candidates_of(
    asked: Asked, hits: Sequence[Hit], documents: Mapping[str, SourceDocument], lexicon: Lexicon, idf: Mapping[str, float]
) -> list[Candidate]:
    """Every sentence of the hits, in the order of the hits, with its features.

    Args:
        documents: those of the index, by id.
        lexicon: names that are known.
        idf: how much a word tells, by stem; words that are missing tell as much as the rarest.
    """
    found = []
    rarest = max(idf.values(), default=1.0)
    weight = {stem: idf.get(stem, rarest) for stem in asked.stems}
    pairs = _pairs(asked.stems)
    for hit in hits:
        statements = statements_of(hit, documents, lexicon)
        sentences = [statement.text for statement in statements]
        stemmed = [stems(sentence) for sentence in sentences]
        header = stems(_header(hit))
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
            )
            found.append(
                Candidate(
                    hit=hit,
                    start=sentence.start,
                    end=sentence.end,
                    text=sentences[at],
                    statement=statements[at],
                    features=features,
                )
            )
    return found


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


def _header(hit: Hit) -> str:
    metadata = hit.node.node.metadata
    return f"{metadata.get('title', '')} {metadata.get('headings', '')}"


def _covered(weight: Mapping[str, float], words: frozenset[str]) -> float:
    total = sum(weight.values())
    return sum(value for stem, value in weight.items() if stem in words) / total if total else 0.0


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(zip(words, words[1:], strict=False))
