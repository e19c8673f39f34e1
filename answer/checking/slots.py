"""What a sentence has in the place of each value of a claim: the same, another one, the same digits in another unit, or nothing.

`answer/comparing` is strict: it calls values different only where it is sure that both are values of one thing, and what it is not
sure of it leaves open. Here the open ones are told apart, for the decision to weigh: "24 firms" beside "42 enterprises".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.relation import Kind
from answer.comparing.slots import shared, words_around
from answer.comparing.statement import Statement
from answer.comparing.times import compare_times
from answer.comparing.values import SAME_TIME, is_of_time
from ingest.facts.times.find import spoken_for
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Quantity, TimeMention

State = Literal["met", "loosely", "other_unit", "rival", "around", "elsewhere", "absent"]
"""met: the same or more exact. loosely: the same but for rounding, what is counted, or a longer time. other_unit: its digits with
another unit or scale. rival: another value of its kind. around, elsewhere: a time that the surroundings tell, it or another."""

Span = tuple[int, int]
MOST_VALUES = 24  # numbers of a claim that are looked for; those behind them count as absent, since no sentence states so many
MOST_FOUND = 120  # numbers of a sentence that are looked at
CLOSE = 3  # meaningful words to either side that tell which of two values of a kind is meant
OF = re.compile(r"(?i)\bof\s(?:the\s|its\s|their\s|all\s)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One value of a claim and what the sentence has in its place."""

    kind: Kind  # "quantity", "rank" or "time"
    state: State
    claimed_span: Span
    found_span: Span | None = None
    beside: float = 0.0  # share of the words beside the claimed value that stand beside the found one
    nearer: float = 0.0  # of a value that is met: how much better another one of its kind fits these words, 0 if none does


def is_table(claimed: Statement) -> bool:
    """True of figures or dates in a row, of which no sentence says anything that could be compared."""
    return len(claimed.facts.quantities) + len(claimed.facts.times) > MOST_VALUES


def slots_of(claimed: Statement, found: Statement) -> tuple[Slot, ...]:
    """One slot for each number, rank and time of the claim, in this order."""
    return (*_quantities(claimed, found), *_ranks(claimed, found), *_times(claimed, found))


def _quantities(claimed: Statement, found: Statement) -> Iterator[Slot]:
    own, theirs = claimed.facts.quantities[:MOST_VALUES], found.facts.quantities[:MOST_FOUND]
    states = [[_agree(quantity, other) for other in theirs] for quantity in own]
    taken = {
        other.start: own[at] for at in range(len(own)) for other, state in zip(theirs, states[at], strict=True) if state == "met"
    }
    for at, quantity in enumerate(own):
        span = (quantity.start, quantity.end)
        pairs = list(zip(states[at], theirs, strict=True))
        free = [(state, other) for state, other in pairs if state in ("met", "loosely", "other_unit") or other.start not in taken]
        best = _best("quantity", span, [(state, (other.start, other.end)) for state, other in free], claimed, found)
        rivals = [other for state, other in pairs if state == "rival"] if best.state == "met" else []
        others = [
            (other.start, other.end)
            for other in rivals
            if not _fits_own(quantity, best, taken.get(other.start), other, claimed, found)
        ]
        yield _with_nearer(best, others, claimed, found)
    for quantity in claimed.facts.quantities[MOST_VALUES:]:
        yield Slot(kind="quantity", state="absent", claimed_span=(quantity.start, quantity.end))


def _fits_own(quantity: Quantity, slot: Slot, twin: Quantity | None, other: Quantity, claimed: Statement, found: Statement) -> bool:
    """True if `other` is met by a number of its own, and the two fit as well as they are as in each other's place."""
    if slot.found_span is None or twin is None or twin is quantity:
        return False
    if bool(OF.search(claimed.text[max(0, quantity.start - 24) : quantity.start])) != bool(
        OF.search(found.text[max(0, slot.found_span[0] - 24) : slot.found_span[0]])
    ):
        return False  # the part in the one is the whole in the other
    mine, its = (words_around((item.start, item.end), claimed, reach=CLOSE) for item in (quantity, twin))
    here, there = (words_around(span, found, reach=CLOSE) for span in (slot.found_span, (other.start, other.end)))
    return shared(mine, here) + shared(its, there) >= shared(mine, there) + shared(its, here)


def _agree(claimed: Quantity, found: Quantity) -> State:
    relation = compare_quantities(claimed, found).relation
    if relation in ("same", "finer"):
        return "met"
    if relation == "coarser":
        return "loosely"
    if claimed.sign and found.sign and claimed.sign != found.sign:
        return "rival"
    if _same_unit(claimed, found):
        return "loosely" if _meet(claimed, found) else "rival"
    if _digits(claimed) is not None and _digits(claimed) == _digits(found):
        return "loosely" if "bare" in (claimed.kind, found.kind) and claimed.value == found.value else "other_unit"
    return "absent"


def _same_unit(one: Quantity, other: Quantity) -> bool:
    if one.kind == "bare" or other.kind == "bare":
        return {one.kind, other.kind} <= {"bare", "count", "times"}
    return one.kind == other.kind and (one.unit == other.unit or one.kind == "count")


def _meet(one: Quantity, other: Quantity) -> bool:
    return one.low <= other.high and other.low <= one.high


def _digits(quantity: Quantity) -> tuple[int, ...] | None:
    """The significant digits of the value; None if it has fewer than two, which many a number shares."""
    value: Decimal | None = quantity.value
    if value is None:
        return None
    digits = value.normalize().as_tuple().digits
    return digits if len(digits) > 1 else None


def _ranks(claimed: Statement, found: Statement) -> Iterator[Slot]:
    states: dict[str, State] = {"same": "met", "finer": "met", "coarser": "loosely", "differs": "rival", "not_comparable": "absent"}
    for rank in claimed.facts.ranks:
        rivals: list[tuple[State, Span]] = []
        for other in found.facts.ranks:
            state = states[compare_ranks(rank, other).relation]
            if state == "absent" and not rank.other and not other.other:
                state = "loosely" if (rank.low, rank.high) == (other.low, other.high) else "rival"
            rivals.append((state, (other.start, other.end)))
        best = _best("rank", (rank.start, rank.end), rivals, claimed, found)
        yield _with_nearer(best, [where for state, where in rivals if state == "rival"], claimed, found)


def _times(claimed: Statement, found: Statement) -> Iterator[Slot]:
    states: dict[str, State] = {"same": "met", "finer": "met", "coarser": "loosely", "differs": "rival"}
    for time in claimed.facts.times:
        span = (time.start, time.end)
        if found.facts.times:
            rivals = [(states[compare_times(time, other).relation], (other.start, other.end)) for other in found.facts.times]
            yield _best("time", span, rivals, claimed, found)
        else:
            yield Slot(kind="time", state=_around(time, found), claimed_span=span)


def _around(time: TimeMention, found: Statement) -> State:
    spoken = spoken_for((), paragraph=found.paragraph, anchor=found.anchor).period
    if spoken is None:
        return "absent"
    return "around" if overlaps(time.period, spoken) else "elsewhere"


def _with_nearer(slot: Slot, others: Sequence[Span], claimed: Statement, found: Statement) -> Slot:
    """Told where the value is there, but for something else: "third for new" beside "third for old and fourth for new firms"."""
    if slot.state != "met" or slot.found_span is None or not others:
        return slot
    words = words_around(slot.claimed_span, claimed, reach=CLOSE)
    own = shared(words, words_around(slot.found_span, found, reach=CLOSE))
    best = max(shared(words, words_around(where, found, reach=CLOSE)) for where in others)
    return replace(slot, nearer=max(0.0, best - own))


ORDER: tuple[State, ...] = ("met", "loosely", "other_unit", "rival", "around", "elsewhere", "absent")


def _best(kind: Kind, span: Span, rivals: Sequence[tuple[State, Span]], claimed: Statement, found: Statement) -> Slot:
    known = [(state, where) for state, where in rivals if state != "absent"]
    if not known:
        return Slot(kind=kind, state="absent", claimed_span=span)
    words = words_around(span, claimed)
    held = [(state, where, shared(words, words_around(where, found)) if words else 1.0) for state, where in known]
    own_time = {where: SAME_TIME * is_of_time(span, where, claimed, found) for _, where in known} if kind != "time" else {}
    state, where, beside = min(held, key=lambda item: (ORDER.index(item[0]), -item[2] - own_time.get(item[1], 0.0)))
    return Slot(kind=kind, state=state, claimed_span=span, found_span=where, beside=beside)
