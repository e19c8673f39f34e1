"""How sure the reader may be: the numbers that its calibrated probability is computed from."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from answer.comparing.coverage import coverage
from answer.coverage_features import COVERAGE_FEATURES
from answer.features import SENTENCE_FEATURES, Candidate
from answer.held_values import value_of
from answer.question import Asked
from answer.refusing.bounds import broken_place
from answer.refusing.strangers import has_strange_word, strange_names
from answer.sought import sought_of
from answer.verifying import VERDICT_FEATURES
from answer.wanted_held import BOUND, holds_wanted
from index.search import Hit

AMOUNTS = frozenset({"count", "money", "percent", "measure", "number"})
# Logits are cut here: beyond, nothing more is told. A sentence's own is cut sooner (`features.py`), where order alone counts.
FAR_LOGITS = 30.0
READ = 5  # best sentences that are looked at for a value of the kind asked for

CONFIDENCE_FEATURES = (
    "score",  # logit of the best sentence
    "margin",  # its lead over the best sentence of another chunk
    "cosine",  # of the best sentence
    "dense",  # highest cosine of a chunk
    "coverage",  # of the best sentence
    "context_coverage",
    "has_kind",
    "missing",  # share of the question's words, by weight, that no retrieved chunk has
    "gap",  # the most telling of the question's words that the best sentence lacks, by weight, 0..1
    "context_gap",  # the same for the sentence with its neighbours, headings and title
    "reader_sentence",  # of the best sentence
    "reader_span",
    "unread",
    "reader_best",  # highest logit of a short answer over "no answer" in any chunk read, cut far out only
    "reader_agrees",  # 1 if that short answer stands in the best sentence
    "length",  # ln(words) / 5 of the best sentence: a long one has words of many questions
    "value_nowhere",  # 1 if a value is asked for that none of the best sentences holds
    "amount_nowhere",  # the same, where the value is a number of something
    "value_loose",  # 1 if the best sentence holds a value of the kind asked for, but not surely of what is asked, or none
    "place_broken",  # 1 if another place stands in the stead of the one that is asked about
    "strange_name",  # 1 if the question names someone or something that no document names
    "strange_word",  # 1 if another of its words stands in no document
    "reason_missing",  # share of the words to be explained that are missing, where a reason is asked for
    *(f"verdict_{name}" for name in VERDICT_FEATURES),  # of the best sentence's short answer
    *COVERAGE_FEATURES,
)


def confidence_features(
    asked: Asked, ranked: Sequence[Candidate], hits: Sequence[Hit], idf: Mapping[str, float], unknown: frozenset[str]
) -> NDArray[np.float64]:
    """(n_features,) float64 in the order of CONFIDENCE_FEATURES.

    Args:
        ranked: candidates, best first, at least one.
        hits: all that was retrieved.
        idf: how much each of the question's words tells, by stem.
        unknown: those of its stems that no document has.
    """
    best = ranked[0]
    known = _known(best)
    rival = next((item.score for item in ranked if item.hit is not best.hit), best.score - 5.0)
    context = max(_known(item)["context_coverage"] for item in ranked)
    return np.array(
        [
            best.score,
            best.score - rival,
            known["cosine"],
            max((hit.cosine or 0.0 for hit in hits), default=0.0),
            known["coverage"],
            known["context_coverage"],
            known["has_kind"],
            1.0 - context,
            *_gaps(asked, best, idf),
            known["reader_sentence"],
            known["reader_span"],
            known["unread"],
            _reader_best(ranked),
            float(not known["unread"] and known["reader_span"] >= max(_known(item)["reader_span"] for item in ranked)),
            known["length"],
            *_nowhere(asked, ranked[:READ]),
            float(_is_loose(asked, best)),
            float(broken_place(asked, coverage(asked.statement, best.statement)) is not None),
            float(bool(strange_names(asked, unknown))),
            float(has_strange_word(asked, unknown)),
            1.0 - known["attribute"] if asked.kind == "reason" else 0.0,
            *best.verdict,
            *(known[name] for name in COVERAGE_FEATURES),
        ],
        dtype=np.float64,
    )


def _reader_best(ranked: Sequence[Candidate]) -> float:
    """The highest logit of a short answer; 0 where the trained reader read nothing."""
    logits = [item.span.logit for item in ranked if item.span is not None]
    return float(np.clip(max(logits), -FAR_LOGITS, FAR_LOGITS)) if logits else 0.0


def _gaps(asked: Asked, best: Candidate, idf: Mapping[str, float]) -> tuple[float, float]:
    """The most telling word that is missing, from the sentence and from all around it; 1 is the rarest word of the library."""
    top = max(idf.values(), default=1.0) or 1.0
    own = best.statement.stems | {token.stem for token in best.statement.tokens}
    around = own | best.statement.context_stems
    gaps = [max((idf.get(stem, top) / top for stem in asked.stems if stem not in words), default=0.0) for words in (own, around)]
    return gaps[0], gaps[1]


def _known(candidate: Candidate) -> dict[str, float]:
    return dict(zip(SENTENCE_FEATURES, candidate.features, strict=True))


def _nowhere(asked: Asked, best: Sequence[Candidate]) -> tuple[float, float]:
    """1 if the question asks for a value that no sentence holds; the same for amounts alone."""
    sought = sought_of(asked.text)
    if sought is None or any(value_of(asked, sought, item.statement) is not None for item in best):
        return 0.0, 0.0
    return 1.0, float(sought.kind in AMOUNTS)


def _is_loose(asked: Asked, best: Candidate) -> bool:
    held = holds_wanted(asked, best)
    return held is not None and held < BOUND
