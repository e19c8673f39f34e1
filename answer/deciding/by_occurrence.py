"""Has it taken place? "Yes" where a sentence says that it was held or hosted, "No" where it is still to come."""

import re
from collections.abc import Sequence

from answer.deciding.modality import asks_if_done, is_planned
from answer.deciding.topic import is_bound, own_share
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from ingest.facts.polarity.negations import denials_of

# What a question asks of an event: that it has come about, whoever held it.
ASKED = re.compile(
    r"(?i)\b(?:already |yet |now )?(?:taken place|take place|come about|(?:been |be )?(?:held|hosted|staged)|happened|happen)\b"
    r"(?: already| yet| by now)?"
)
PAST = re.compile(r"(?i)\b(?:hosted|held|staged|organi[sz]ed|took place|has taken place|have taken place|happened)\b")
COMING = re.compile(r"(?i)\b(?:upcoming|forthcoming|coming|approaching|impending)\s+(?:[\w'’-]+\s+){0,2}$")
# "At the Games the world will see …": what will be seen there has not been held.
OCCASION = re.compile(r"(?i)\b(?:at|during|for|before|until|ahead of|in the run-up to)\s+(?:the\s+|its\s+)?(?:[\w'’-]+\s+){0,2}$")
WILL = re.compile(r"(?i)\b(?:will|shall|is going to|are going to|is to|are to)\b")
CALLED_OFF = re.compile(r"(?i)\b(?:cancel\w*|call(?:ed)? off|postpon\w+|put off|abandon\w*|boycott\w*)\b")
OWN = 0.99  # share of the event's words that the sentence itself must have


def by_occurrence(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes or no by the first sentence that tells; None where none does, or where no event is asked after.

    Args:
        supposed: what denies nothing: "has it not taken place yet?" is decided otherwise.
        candidates: best first.
    """
    asked = ASKED.search(supposed.statement.text)
    if asked is None or not asks_if_done(supposed) or not supposed.statement.facts.names:
        return None
    for candidate in candidates:
        sentence = candidate.statement
        is_denied = bool(denials_of(sentence.facts.negations))
        if is_denied or CALLED_OFF.search(sentence.text):
            continue
        if not is_bound(supposed, sentence) or own_share(supposed, sentence, without=[asked.span()]) < OWN:
            continue
        if _is_to_come(supposed, candidate):
            return Decided(said="No", by=(candidate,))
        if PAST.search(sentence.text) and not is_planned(sentence.text):
            return Decided(said="Yes", by=(candidate,))
    return None


def _is_to_come(supposed: Supposed, candidate: Candidate) -> bool:
    """True if the event is called upcoming, or is the occasion of something that will be."""
    text = candidate.text
    for start in _starts(supposed, candidate):
        if COMING.search(text[:start]):
            return True
        if OCCASION.search(text[:start]) and WILL.search(text[start:]):
            return True
    return False


def _starts(supposed: Supposed, candidate: Candidate) -> list[int]:
    """Where the event's first word stands in the sentence, or its name."""
    names = {name.key for name in supposed.statement.facts.names}
    found = [name.start for name in candidate.statement.facts.names if name.key in names]
    first = next((token.stem for token in supposed.statement.tokens if not token.in_value), "")
    return found + [token.start for token in candidate.statement.tokens if token.stem == first]
