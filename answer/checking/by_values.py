"""A claim of numbers, ranks and dates: supported where a sentence on the same thing has them all, contradicted where it has others.

Stricter than the fitted weights and looser than the comparison of facts, which calls values different only where it is sure of the
noun that they count. Here the rest of the sentence makes sure: it must speak of all else that the claim speaks of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answer.checking.evidence import Evidence
from answer.checking.slots import Slot, slots_of
from answer.comparing.statement import Statement
from answer.deciding.change import sides_of
from answer.deciding.clauses import own_time
from answer.deciding.modality import is_planned, is_unsettled
from answer.deciding.same_words import canonical
from answer.deciding.topic import about, is_bound
from answer.deciding.types import Supposed
from ingest.facts.polarity.negations import LIMITS
from ingest.facts.times.links import time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Quantity, TimeMention

BORNE_OUT = 0.6  # share of the claim's other words that a sentence must have where all values agree
RULED_OUT = 0.75  # and where one differs
EXCHANGED = 0.34  # how much better another value may fit the words beside one that agrees
SLIPPED = 0.5  # and where the one that differs has the same digits: another scale, two digits exchanged
TELLING = 3  # significant digits from which the same digits are no chance

Said = Literal["supported", "contradicted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByValues:
    """What the values come to, and the sentence that decides."""

    said: Said
    at: int  # place of the sentence in the evidence


def by_values(supposed: Supposed, evidence: Sequence[Evidence]) -> ByValues | None:
    """The first sentence that has all values of the claim, else the first that has one other; None if neither is there."""
    claimed = supposed.statement
    if not (claimed.facts.quantities or claimed.facts.ranks or (claimed.facts.times and is_planned(supposed.question))):
        return None
    if any(item.kind not in LIMITS for item in claimed.facts.negations):
        return None  # what is denied of a number is not compared here
    against: int | None = None
    for at, item in enumerate(evidence):
        said = _said(supposed, item.statement)
        if said == "supported":
            return ByValues(said=said, at=at)
        if said == "contradicted" and against is None:
            against = at
    if against is None or any(_has_all(claimed, item.statement) for item in evidence):
        return None
    return ByValues(said="contradicted", at=against)


def _said(supposed: Supposed, found: Statement) -> Said | None:
    claimed = supposed.statement
    if not is_bound(supposed, found) or is_unsettled(supposed, found):
        return None
    slots = slots_of(claimed, found)
    rest = about(supposed, found, without=[slot.claimed_span for slot in slots])
    other = [slot for slot in slots if not _is_met(slot, claimed, found)]
    mine, theirs = sides_of(claimed), sides_of(found)
    is_same_way = not mine or not theirs or bool(mine & theirs)
    if not other and is_planned(supposed.question) and _is_other_target(claimed, found):
        return "contradicted" if rest >= RULED_OUT and is_same_way else None
    if all(slot.kind == "time" and slot.state == "loosely" for slot in other) and _is_of_other_time(claimed, found):
        return "contradicted" if rest >= RULED_OUT and _has_value_of_time(claimed, found) else None
    if not other:
        return "supported" if rest >= BORNE_OUT and is_same_way else None
    if len(other) > 1 or other[0].kind == "time" or other[0].state not in ("rival", "other_unit"):
        return None
    if rest < _least(other[0], claimed, found):
        return None
    return "contradicted" if _is_turned(other[0], claimed, found) or (is_same_way and _is_rival(other[0], claimed, found)) else None


def _least(slot: Slot, claimed: Statement, found: Statement) -> float:
    """Share of the other words that must be there for the value to be ruled out."""
    if not _is_slip(slot, claimed, found):
        return RULED_OUT
    pair = _pair(slot, claimed, found)
    counts_the_same = pair is not None and pair[0].kind == "count" and canonical(pair[0].unit) == canonical(pair[1].unit)
    return 0.0 if counts_the_same else SLIPPED


def _has_value_of_time(claimed: Statement, found: Statement) -> bool:
    """True if the sentence has another number of the kind for the time of the claim's: of 2021 it says 1,928."""
    for mine in claimed.facts.quantities:
        time = time_of((mine.start, mine.end), claimed.facts.times, claimed.text)
        for other in found.facts.quantities:
            own = own_time(other, found)
            is_alike = other.kind == mine.kind and other.unit == mine.unit and other.value != mine.value
            if is_alike and time is not None and own is not None and overlaps(time.period, own):
                return True
    return False


def _is_met(slot: Slot, claimed: Statement, found: Statement) -> bool:
    pair = _pair(slot, claimed, found)
    is_same = slot.state == "loosely" and pair is not None and pair[0].value is not None and pair[0].value == pair[1].value
    return (slot.state in ("met", "around") or is_same) and slot.nearer < EXCHANGED


def _has_all(claimed: Statement, found: Statement) -> bool:
    """True if the sentence has every number of the claim, for whatever it stands there: then no other one speaks against it."""
    slots = [slot for slot in slots_of(claimed, found) if slot.kind != "time"]
    return bool(slots) and all(slot.state == "met" for slot in slots) and not _is_of_other_time(claimed, found)


def _is_of_other_time(claimed: Statement, found: Statement) -> bool:
    """True if a number that agrees stands for another time than the claim's: the 493 of 2012 for 2021."""
    for slot in slots_of(claimed, found):
        pair = _pair(slot, claimed, found)
        if pair is None or slot.state != "met":
            continue
        mine = time_of(slot.claimed_span, claimed.facts.times, claimed.text)
        own = own_time(pair[1], found)
        if mine is not None and own is not None and mine.relation in ("in", "by") and not overlaps(mine.period, own):
            return True
    return False


def _is_other_target(claimed: Statement, found: Statement) -> bool:
    """True if both name one day to come and it is not the same: "by 2032" for "by 2022"."""

    def ends(times: Sequence[TimeMention]) -> set[object]:
        return {time.period.end for time in times if time.relation == "by"}

    mine, theirs = ends(claimed.facts.times), ends(found.facts.times)
    return len(mine) == len(theirs) == 1 and mine != theirs


def _pair(slot: Slot, claimed: Statement, found: Statement) -> tuple[Quantity, Quantity] | None:
    mine = next((item for item in claimed.facts.quantities if (item.start, item.end) == slot.claimed_span), None)
    other = next((item for item in found.facts.quantities if (item.start, item.end) == slot.found_span), None)
    return None if mine is None or other is None else (mine, other)


def _is_rival(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True if another value of its kind stands in the place of the claim's, and no third one might be meant."""
    pair = _pair(slot, claimed, found)
    if pair is None:
        return slot.kind == "rank" and len(found.facts.ranks) == 1
    mine, other = pair
    if _is_slip(slot, claimed, found):
        return True
    alike = [item for item in found.facts.quantities if item.kind == mine.kind]
    return len(alike) == 1 and (mine.kind != "count" or canonical(mine.unit) == canonical(other.unit))


def _is_slip(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True if the two have the same digits in another order, with another scale or of another unit."""
    pair = _pair(slot, claimed, found)
    if pair is None or pair[0].value is None or pair[1].value is None:
        return False
    mine, other = _digits(pair[0].value), _digits(pair[1].value)
    is_same = pair[0].value == pair[1].value and slot.state != "other_unit"
    return len(mine) >= TELLING and sorted(mine) == sorted(other) and not is_same


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _is_turned(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True if the two are one amount, of a rise and of a fall."""
    pair = _pair(slot, claimed, found)
    return pair is not None and pair[0].value == pair[1].value and {pair[0].sign, pair[1].sign} == {"up", "down"}
