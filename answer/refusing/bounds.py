"""What a question is bound to and the best sentence breaks: another year, another place. No answer then, but worth naming."""

import re

from answer.comparing.coverage import Covered, coverage
from answer.comparing.statement import Statement
from answer.deciding.measured_against import is_named_around, is_yardstick
from answer.features import Candidate
from answer.question import Asked
from ingest.facts.names.relations import contains, same_name
from ingest.facts.times.find import is_comparison
from ingest.facts.types import Name

BASELINE = re.compile(r"(?i)\b(?:against|over|than|on|from|versus|vs\.?)\s+(?:in\s+|that of\s+)?$")
INSIDE = re.compile(r"(?i)\b(?:in|within|inside)\s+(?:the\s+)?$")
FROM = re.compile(r"(?i)\bfrom\s+(?:the\s+)?$")
# A place behind one of these is where something comes from, goes to or is measured by; what is asked about lies elsewhere.
AWAY = re.compile(
    r"(?i)\b(?:from|to|into|with|than|between|against|like|near|via|over|and|or|including|besides|towards?|versus|vs\.?)"
    r"\s+(?:the\s+)?(?:cit(?:y|ies)\s+of\s+)?$"
)


def broken_bound(asked: Asked, best: Candidate) -> Covered | None:
    """The time or the place that was asked for, if the sentence speaks of another; None if it does not.

    Only what is certain counts: the one time of the question, where the sentence or its paragraph names another; the place that
    is asked about, where another stands in its stead.
    """
    covered = coverage(asked.statement, best.statement)
    years = [item for item in covered if item.kind == "year"]
    if len(years) == 1 and years[0].state == "broken" and years[0].by in ("sentence", "paragraph") and not _is_baseline(asked):
        return years[0]
    place = broken_place(asked, covered)
    if place is None:
        return _elsewhere(asked, best)
    return None if _is_beside(place, asked, best) else place


def _elsewhere(asked: Asked, best: Candidate) -> Covered | None:
    """The place that something happens in, where the sentence only says that something came from it, to another place."""
    statement = best.statement
    for name in asked.statement.facts.names:
        if name.kind != "place" or not INSIDE.search(asked.statement.text[: name.start]):
            continue
        places = [other for other in statement.facts.names if other.kind == "place"]
        own = [other for other in places if same_name(name, other)]
        if not own or not all(FROM.search(statement.text[: other.start]) for other in own):
            continue
        rivals = [
            other
            for other in places
            if other.end <= own[0].start and not any(same_name(other, known) for known in asked.statement.facts.names)
        ]
        rivals = [other for other in rivals if not contains(other, name) and not contains(name, other)]
        if rivals:
            other = rivals[0].text
            return Covered(kind="place", text=name.text, state="broken", reason=f"it speaks of {other}", by="sentence", other=other)
    return None


def broken_place(asked: Asked, covered: tuple[Covered, ...]) -> Covered | None:
    """The place that the question is about, if another stands in its stead; None if any place of the question is named."""
    places = [item for item in covered if item.kind == "place"]
    if any(item.state == "met" for item in places):
        return None
    bound = {name.text for name in asked.statement.facts.names if name.kind == "place" and _is_about(asked.statement, name)}
    return next((item for item in places if item.state == "broken" and item.text in bound), None)


def _is_beside(place: Covered, asked: Asked, best: Candidate) -> bool:
    """True if the place is named around the sentence, which measures it against the other: "it is ahead of Ardon"."""
    return is_named_around(place.text, asked.statement, best.statement) and is_yardstick(place.other, best.statement)


def _is_about(question: Statement, place: Name) -> bool:
    """False if the place only tells where something comes from or what it is compared with: "the scientist from Beijing"."""
    return AWAY.search(question.text[: place.start]) is None


def _is_baseline(asked: Asked) -> bool:
    """True if the question's time is what it compares with: "more than in 2020", "against 2020"."""
    statement = asked.statement
    return any(
        is_comparison(time, statement.text) or BASELINE.search(statement.text[: time.start]) for time in statement.facts.times
    )
