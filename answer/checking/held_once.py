"""Where an event took place: one that is numbered or dated is held once, so that another town cannot have held it."""

import re

from answer.checking.acting import may_be_one, words_in
from answer.comparing.coverage import times_covered
from answer.comparing.statement import Statement
from ingest.facts.polarity.find import is_denied
from ingest.facts.types import Name

_BE = r"(?:(?:was|were|is|are|has been|have been|had been|being)\s(?:\w+ly\s)?)"
IN = re.compile(rf"\s(?:{_BE}(?:held|hosted|staged|put on)|(?:took|takes|taken) place)\s(?:in|at)\s(?:the\s(?:city|town)\sof\s)?")
HOSTED = re.compile(
    r"\s(?:itself\s|also\s|again\s)?(?:(?:has\s|had\s)?(?:hosted|staged|hosts)|(?:was|is)\s(?:the\s)?host\s(?:city\s)?(?:of|to|for))\s"
)
CLAUSE_START = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas)\s|\s(?:while|whereas|but)\s")
NUMBERED = re.compile(r"(?i)\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
Span = tuple[int, int]


def is_held_elsewhere(claimed: Statement, found: Statement) -> bool:
    """True if the sentence has the claim's event, by its number or at its time, in another place than the claim."""
    mine = _event(claimed)
    theirs = _event(found)
    if mine is None or theirs is None:
        return False
    words = words_in(claimed, mine[0])
    its = words_in(found, theirs[0])
    if not words or not words <= its or _numbers(claimed, mine[0]) - _numbers(found, theirs[0]):
        return False
    times = times_covered(claimed, found)
    if any(item.state != "met" for item in times) or not (times or _numbers(claimed, mine[0])):
        return False
    return not any(may_be_one(mine[1], place) for place in _places(found, theirs[1]))


def _event(statement: Statement) -> tuple[Span, Name] | None:
    """What is held and the town, as the first such verb tells it; None if none does or it is denied."""
    text = statement.text
    for match in IN.finditer(text):
        place = next((name for name in statement.facts.names if name.start == match.end()), None)
        if place is not None and place.kind == "place" and not is_denied(match.span(), statement.facts.negations):
            return (_start(text, match.start()), match.start()), place
    for match in HOSTED.finditer(text):
        place = next((name for name in statement.facts.names if name.end == match.start()), None)
        if place is not None and place.kind == "place" and not is_denied(match.span(), statement.facts.negations):
            end = CLAUSE_START.search(text, match.end())
            return (match.end(), end.start() if end else len(text)), place
    return None


def _start(text: str, end: int) -> int:
    return max((cut.end() for cut in CLAUSE_START.finditer(text, 0, end)), default=0)


def _places(found: Statement, place: Name) -> list[Name]:
    """The town with what it lies in: "in Ulm, Bavaria"."""
    return [name for name in found.facts.names if place.start <= name.start <= place.end + 2]


def _numbers(statement: Statement, span: Span) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in NUMBERED.finditer(statement.text, *span))
