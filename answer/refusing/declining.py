"""When the documents do not answer, and what is said then."""

from dataclasses import replace

from answer.extractive import Draft
from answer.reader import Reading
from answer.refusing import refusal
from answer.types import Answer
from index.search import Retrieval

OUT_OF_DOMAIN_COSINE = 0.3  # no chunk is nearer to the question than this: it is about something else
OUT_OF_DOMAIN_MISSING = 0.5  # and more than this share of what its words tell is in none of them
STRANGE_NEEDS = 0.9  # confidence that a question needs which names what no document names: it may only be spelt otherwise


def is_sure(drafted: Draft, reading: Reading, *, decline_below: float) -> bool:
    """True if the draft is to be given as the answer."""
    if not drafted.chosen or drafted.broken is not None or drafted.lacked is not None or drafted.is_unstated:
        return False
    if drafted.is_decided:
        return True
    return drafted.confidence >= (max(STRANGE_NEEDS, decline_below) if reading.strange else decline_below)


def declined(answer: Answer, drafted: Draft, reading: Reading, retrieval: Retrieval) -> Answer:
    """The answer as a refusal that names what is nearest."""
    nearest = max((hit.cosine or 0.0 for hit in retrieval.hits), default=0.0)
    is_elsewhere = retrieval.notice is None and nearest < OUT_OF_DOMAIN_COSINE and reading.missing > OUT_OF_DOMAIN_MISSING
    return replace(
        answer,
        status="declined",
        reason="out_of_domain" if is_elsewhere else "not_in_documents",
        answer=refusal.OUT_OF_DOMAIN if is_elsewhere else _said(drafted, reading),
        short_answer=None,
        sentences=(),
        conflicts=(),
    )


def _said(drafted: Draft, reading: Reading) -> str:
    if drafted.broken is not None:
        return refusal.of_bound(drafted.broken)
    if drafted.lacked is not None and not reading.strange:
        return refusal.of_lacked(drafted.lacked)
    if drafted.is_unstated and not reading.strange:
        return refusal.UNSTATED
    return refusal.of_strangers(reading.strange) if reading.strange else refusal.REFUSAL
