"""Two dates or periods side by side."""

from answer.comparing.relation import Judged
from ingest.facts.times.periods import contains, in_words, neighbour, overlaps
from ingest.facts.types import Period, TimeMention

OPEN_RELATIONS = frozenset({"since", "before", "after", "until", "by"})


def compare_times(claimed: TimeMention, found: TimeMention) -> Judged:
    """How the found time stands to the claimed one."""
    if claimed.years and found.years and claimed.years != found.years:
        return Judged(relation="differs", reason=f"{found.years} years, not {claimed.years}")
    if claimed.period == found.period and (claimed.relation == found.relation or not _is_open(claimed, found)):
        return Judged(relation="same", reason="the same time")
    mine, theirs = reach(claimed), reach(found)
    names = f"{in_words(claimed.period)} and {in_words(found.period)}"
    if not overlaps(mine, theirs):
        return Judged(relation="differs", reason=f"another time: {names}")
    if contains(mine, theirs):
        if _is_throughout(claimed) and not _is_throughout(found):
            return Judged(relation="coarser", reason=f"it speaks of a part of the time only: {names}")
        return Judged(relation="finer", reason=f"it lies in the claimed time: {names}")
    if contains(theirs, mine):
        return Judged(relation="coarser", reason=f"the claimed time lies in it: {names}")
    return Judged(relation="coarser", reason=f"the times overlap in part: {names}")


def reach(time: TimeMention) -> Period:
    """The days that the statement may speak of: from 2016 on for "since 2016", up to the end of 2022 for "by 2022"."""
    start, end = time.period.start, time.period.end
    if time.relation == "since":
        return Period(start=start, end=None)
    if time.relation in ("by", "until"):
        return Period(start=None, end=end)
    if time.relation == "before" and start is not None:
        return Period(start=None, end=neighbour(start, -1))
    if time.relation == "after" and end is not None:
        return Period(start=neighbour(end, 1), end=None)
    return time.period


def _is_open(claimed: TimeMention, found: TimeMention) -> bool:
    return bool({claimed.relation, found.relation} & OPEN_RELATIONS)


def _is_throughout(time: TimeMention) -> bool:
    """True where something is said of the whole of a period: a part of it does not show that."""
    return time.relation == "since" or time.years is not None
