"""Which claims are decided by one amount or one place in an order, and where in the claim that stands."""

import re

from answer.deciding.by_multiple import multiple_of
from answer.deciding.by_rank import places_asked, rivals_of
from answer.deciding.by_standing import pair_of
from answer.deciding.by_threshold import limit_of
from answer.deciding.by_totality import portion_of
from answer.deciding.contest import contest_of
from answer.deciding.types import Supposed

Span = tuple[int, int]


# "Is the first", "came second": the claim gives the place. In "its first office is a museum" it takes the place for granted.
PLACED = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|being|becom\w+|became|remain\w*|stay\w*|rank\w*|come|comes|came|finish\w*|stood|stands|placed?|"
    r"takes?|took|taken|holds?|held|has|have|had|as|in|to|at)\s(?:[^,;:.]{0,24}\s)?$"
)
SCOPED = re.compile(
    r"(?i)\b(?:country|nation|world|continent|province|region|city|China)['’]s\b|\b(?:in|of) (?:the (?:country|world)|China)\b"
)


def places_nothing(supposed: Supposed) -> bool:
    """True if it names a place in an order but does not say that its subject has it; "the country's first code" says so."""
    text = supposed.statement.text
    places = places_asked(supposed.statement)
    return bool(places) and not SCOPED.search(text) and not any(PLACED.search(text[: rank.start]) for rank in places)


def deciding_spans(supposed: Supposed) -> list[Span] | None:
    """Where the limit, the multiple, the part or the place stands that decides; None for a claim of another shape."""
    if rivals_of(supposed) is not None:
        return None
    limit, multiple = limit_of(supposed), multiple_of(supposed)
    if multiple is not None and (limit is None or limit.kind == "times"):
        return [multiple.span]
    if limit is not None:
        return [(limit.start, limit.end)]
    if pair_of(supposed) is not None or contest_of(supposed) is not None:
        return None  # a comparison of two things
    if (portion := portion_of(supposed)) is not None:
        return [portion.span, *((item.start, item.end) for item in supposed.statement.facts.quantities)]
    places = places_asked(supposed.statement)
    return [(rank.start, rank.end) for rank in places] or None
