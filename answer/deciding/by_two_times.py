""" "Was it higher in 2022 than in 2012?": a change as a sentence tells it, or two values of two times."""

import re
from collections.abc import Iterator, Sequence

from answer.comparing.statement import Statement
from answer.deciding.change import CHANGE, NO_CHANGE, sides_of
from answer.deciding.contest import Contest, Value, compared
from answer.deciding.degrees import degrees_in
from answer.deciding.modality import is_unsettled
from answer.deciding.places import places_of
from answer.deciding.topic import about, is_bound, on_topic
from answer.deciding.types import Decided, Said, Supposed, opposite
from answer.features import Candidate
from ingest.facts.times.find import spoken_for, time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Period, Quantity, Rank, TimeMention

ENOUGH = 0.6  # share of the topic's words that a sentence must have to give a value
RANKED = re.compile(
    r"(?i)\b(?:better|worse|higher|lower) (?:placed|ranked)\b|\brank(?:ed)? (?:better|worse|higher|lower)\b|\bplaced\b|\brank"
)


def by_two_times(contest: Contest, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """One thing at two times: its change, as a sentence tells it, or its two values."""
    side = 1 if contest.against.standing == "ahead" else -1
    if contest.times and _is_later(contest.times[1], contest.times[0]):
        side = -side
    if not RANKED.search(supposed.statement.text) and not _is_of_pace(contest, supposed):
        for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=_right_side(contest, supposed), times=False):
            if not _has_measure(contest, candidate.statement):
                continue
            if _tells_of(contest, candidate.statement) and not is_unsettled(supposed, candidate.statement):
                sides = sides_of(candidate.statement)
                if len(sides) == 1:
                    return Decided(said="Yes" if side in sides else "No", by=(candidate,))
    return _at_two_times(contest, contest.times, supposed, candidates) if contest.times else None


def _is_of_pace(contest: Contest, supposed: Supposed) -> bool:
    """True if two changes are compared, "growth was lower", "grew faster": that something rose does not tell them apart."""
    claimed = supposed.statement
    return contest.against.base == "fast" or any(
        item.axis == CHANGE and item.stem not in NO_CHANGE and item.end <= contest.against.start
        for item in claimed.facts.directions
    )


def _has_measure(contest: Contest, sentence: Statement) -> bool:
    """True if the sentence compares by what the claim does: that sales rose does not make them harder, or the rival closer."""
    base = contest.against.base
    return not base or any(item.base == base for item in degrees_in(sentence.text))


def _right_side(contest: Contest, supposed: Supposed) -> list[tuple[int, int]]:
    """What follows "than": it tells the other time, not what is compared."""
    return [(contest.against.end, len(supposed.statement.text))]


def _is_later(one: TimeMention, other: TimeMention) -> bool:
    return (one.period.start or (0, 0, 0)) > (other.period.start or (0, 0, 0))


def _tells_of(contest: Contest, sentence: Statement) -> bool:
    """True if the sentence's change may be the one between the two times."""
    named = [time.period for time in sentence.facts.times]
    if contest.times is None:
        return True
    now, then = contest.times[0].period, contest.times[1].period
    if not all(any(overlaps(period, other) for other in (now, then)) for period in named):
        return False
    has_both = all(any(overlaps(period, other) for other in named) for period in (now, then))
    return has_both or (
        any(overlaps(max(now, then, key=_start), other) for other in named) and abs(_start(now)[0] - _start(then)[0]) == 1
    )


def _start(period: Period) -> tuple[int, int, int]:
    return period.start or (0, 0, 0)


def _at_two_times(
    contest: Contest, times: tuple[TimeMention, TimeMention], supposed: Supposed, candidates: Sequence[Candidate]
) -> Decided | None:
    # "Did it grow faster?" compares two rates of growth, not two amounts.
    is_change = contest.against.base == "fast"
    near = [
        (about(supposed, candidate.statement, without=_right_side(contest, supposed)), candidate)
        for candidate in candidates
        if is_bound(supposed, candidate.statement, times=False)
    ]
    found = [
        Value(amount=amount, by=candidate, weight=weight)
        for weight, candidate in near
        if weight >= ENOUGH
        for amount in _amounts(candidate, is_change=is_change)
    ]
    ones, others = ([value for value in found if _speaks_for(value, time.period)] for time in times)
    for one in sorted(ones, key=lambda value: -value.weight):
        for other in sorted(others, key=lambda value: -value.weight):
            said = places_compared(contest, one, other) or compared(contest, one, other)
            if said is not None and one.amount is not other.amount:
                return Decided(said=said, by=(one.by,) if one.by is other.by else (one.by, other.by))
    return None


def _amounts(candidate: Candidate, *, is_change: bool) -> Iterator[Quantity | Rank]:
    yield from (quantity for quantity in candidate.statement.facts.quantities if bool(quantity.sign) == is_change)
    yield from places_of(candidate.statement)


def _speaks_for(value: Value, period: Period) -> bool:
    sentence = value.by.statement
    own = time_of((value.amount.start, value.amount.end), sentence.facts.times, sentence.text)
    spoken = own.period if own is not None else spoken_for((), paragraph=sentence.paragraph, anchor=sentence.anchor).period
    return spoken is not None and overlaps(spoken, period)


def places_compared(contest: Contest, one: Value, other: Value) -> Said | None:
    """A better place is a smaller number."""
    if not (isinstance(one.amount, Rank) and isinstance(other.amount, Rank)) or contest.against.base:
        return None
    if one.amount.low == other.amount.low or one.amount.low != one.amount.high or other.amount.low != other.amount.high:
        return None
    said: Said = "Yes" if one.amount.low < other.amount.low else "No"
    return said if contest.against.standing == "ahead" else opposite(said)
