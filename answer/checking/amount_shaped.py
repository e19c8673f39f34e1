"""Which claims are decided by one amount or one place in an order, and where in the claim that stands."""

from answer.deciding.by_multiple import multiple_of
from answer.deciding.by_rank import places_asked, rivals_of
from answer.deciding.by_standing import pair_of
from answer.deciding.by_threshold import limit_of
from answer.deciding.by_totality import portion_of
from answer.deciding.contest import contest_of
from answer.deciding.types import Supposed

Span = tuple[int, int]


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
