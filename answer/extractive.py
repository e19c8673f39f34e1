"""The extractive answer, drafted: which sentences, the short answer before them, or why there is none."""

from dataclasses import dataclass

from answer.bounds import broken_bound
from answer.choosing import Support, choose
from answer.comparing.coverage import Covered
from answer.options import ReaderOptions
from answer.question import Asked
from answer.reader import Reading
from answer.yes_no import yes_no
from ingest.facts.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What would be shown, before it is cited."""

    chosen: tuple[Support, ...]  # best first; empty if nothing was read
    short_answer: str | None  # as the best sentence writes it, or "Yes" or "No"
    confidence: float  # probability that the best sentence is right
    broken: Covered | None  # the time or place asked for, where the best sentence speaks of another


def draft(asked: Asked, reading: Reading, lexicon: Lexicon, options: ReaderOptions) -> Draft:
    """The answer that the sentences read make."""
    ranked = list(reading.ranked)
    if not ranked:
        return Draft(chosen=(), short_answer=None, confidence=reading.confidence, broken=None)
    decided = yes_no(asked, ranked, lexicon)
    if decided is not None:  # the sentence that decides goes first
        ranked = [decided.by, *(candidate for candidate in ranked if candidate is not decided.by)]
    return Draft(
        chosen=choose(asked, ranked, options),
        short_answer=decided.said if decided is not None else None,
        confidence=reading.confidence,
        broken=broken_bound(asked, ranked[0]) if decided is None else None,
    )
