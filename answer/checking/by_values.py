"""A claim of numbers, ranks and dates: supported where a sentence on the same thing has them all, contradicted where it has others.

Stricter than the fitted weights and looser than the comparison of facts, which calls values different only where it is sure of the
noun that they count. Here the rest of the sentence makes sure: it must speak of all else that the claim speaks of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answer.checking.crossed import is_crossed
from answer.checking.evidence import Evidence
from answer.checking.slots import Slot, slots_of
from answer.comparing.statement import Statement
from answer.deciding.by_rank import is_of_other_measure, is_of_other_time, lacks_measure
from answer.deciding.change import sides_of
from answer.deciding.clauses import YEAR, own_time
from answer.deciding.decide import BECAUSE
from answer.deciding.holders import has_unread_place, is_of_other_holder
from answer.deciding.measured_against import is_only_measured_against
from answer.deciding.modality import is_planned, is_unsettled
from answer.deciding.other_amount import has_other_bound, is_other_amount
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.topic import MACHINERY, about, is_bound
from answer.deciding.types import Supposed
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.negations import denials_of
from ingest.facts.times.links import time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Quantity, TimeMention

BORNE_OUT = 0.6  # share of the claim's other words and names that a sentence must have where all values agree
BY_DIGITS = 0.5  # and where the values that agree have many digits, which no chance makes alike
MANY_DIGITS = 4
BY_TIME = 0.75  # and where there are times and places in an order alone
RULED_OUT = 0.75  # and where a value differs
OF_OTHER = 0.65  # and where it is the same number, of another time: a day for a year
EXCHANGED = 0.34  # how much better another value may fit the words beside one that agrees
SWAPPED = 0.4  # and where two values are exchanged
SLIPPED = 0.5  # and where the one that differs has the same digits: another scale, two digits exchanged
TELLING = 3  # significant digits from which the same digits are no chance
TELLING_OF_SCALE = 2  # and from which those of two sums of money are none: "15 billion" for 1.5
WORDS_OF_SCALE = 2  # words of both besides names and values that make sure that the sums are of one thing

Said = Literal["supported", "contradicted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByValues:
    """What the values come to, and the sentence that decides."""

    said: Said
    at: int  # place of the sentence in the evidence


def by_values(supposed: Supposed, evidence: Sequence[Evidence]) -> ByValues | None:
    """The first sentence that has all values of the claim, else the first that has one other; None if neither is there."""
    claimed = supposed.statement
    if not (claimed.facts.quantities or claimed.facts.ranks or claimed.facts.times):
        return None
    if BECAUSE.search(claimed.text) or denials_of(claimed.facts.negations):
        return None  # a cause stands in no value; what is denied of a number is not compared here
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
    if not is_bound(supposed, found) or is_unsettled(supposed, found) or is_only_measured_against(claimed, found):
        return None
    slots = slots_of(claimed, found)
    rest = _rest(supposed, found, slots)
    other = [slot for slot in slots if not _is_met(slot, claimed, found) and not _counts_names(slot, claimed)]
    other = [slot for slot in other if not _is_fold(slot, claimed, found)]
    if rest >= SWAPPED and is_crossed(claimed, found):
        return "contradicted"
    if any(has_other_bound(*pair) for slot in slots if (pair := _pair(slot, claimed, found)) is not None):
        return "contradicted" if rest >= RULED_OUT else None
    mine, theirs = sides_of(claimed), sides_of(found)
    is_same_way = not mine or not theirs or bool(mine & theirs)
    if not other and is_planned(supposed.question) and _is_other_target(claimed, found):
        return "contradicted" if rest >= RULED_OUT and is_same_way else None
    if all(slot.kind == "time" and slot.state == "loosely" for slot in other) and _is_of_other_time(claimed, found):
        return "contradicted" if rest >= RULED_OUT and _has_value_of_time(claimed, found) else None
    if not other:
        is_told = is_same_way if claimed.facts.quantities or claimed.facts.ranks else _is_told(slots, mine, theirs)
        return "supported" if rest >= _least_shared(slots, claimed) and is_told else None
    if (
        len(other) > 1
        or (other[0].kind == "time" and not _is_length(other[0], claimed))
        or other[0].state not in ("rival", "other_unit", "loosely")
    ):
        return None
    if rest < _least(other[0], claimed, found):
        return None
    return "contradicted" if _is_turned(other[0], claimed, found) or (is_same_way and _is_rival(other[0], claimed, found)) else None


def _is_fold(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True of "sevenfold" beside "an increase of 6 times": the one may be the other."""
    pair = _pair(slot, claimed, found)
    if pair is None or pair[0].kind != "times" or pair[1].kind != "times":
        return False
    mine, theirs = pair[0].value, pair[1].value
    return slot.state == "loosely" and mine is not None and theirs is not None and abs(mine - theirs) <= 1


def _is_told(slots: Sequence[Slot], mine: frozenset[int], theirs: frozenset[int]) -> bool:
    """True if the sentence itself tells the times of a claim that has no other value, and the change that it claims."""
    return all(slot.found_span is not None for slot in slots) and mine <= theirs


def _rest(supposed: Supposed, found: Statement, slots: Sequence[Slot]) -> float:
    """Share of the claim's words, of the nouns that it counts and of its names that the sentence has, 0..1."""
    claimed = supposed.statement
    there = canonicals(token.stem for token in found.tokens)
    nouns = [stem for item in claimed.facts.quantities if item.kind == "count" for stem in {item.unit, *item.of}]
    names = [name for name in claimed.facts.names if name.kind != "concept"]
    met = [canonical(noun) in there for noun in nouns]
    met += [any(same_name(name, other) for other in found.facts.names) for name in names]
    spans = [slot.claimed_span for slot in slots]
    words = sum(not token.in_value and not any(a <= token.start < b for a, b in spans) for token in claimed.tokens)
    words -= sum(any(name.start <= token.start < name.end for name in names) for token in claimed.tokens)
    return (about(supposed, found, without=spans) * max(words, 1) + sum(met)) / (max(words, 1) + len(met))


def _least_shared(slots: Sequence[Slot], claimed: Statement) -> float:
    numbers = [slot for slot in slots if slot.kind == "quantity"]
    held = [item for item in claimed.facts.quantities if any((item.start, item.end) == slot.claimed_span for slot in numbers)]
    digits = sum(len(_digits(item.value)) for item in held if item.value is not None)
    dated = any(slot.kind == "time" and slot.state == "met" for slot in slots)
    if not numbers:
        return BY_TIME
    return BY_DIGITS if digits + dated >= MANY_DIGITS else BORNE_OUT


def _is_length(slot: Slot, claimed: Statement) -> bool:
    """True of "25 consecutive years": a length of time, no date."""
    start, end = slot.claimed_span
    return not YEAR.search(claimed.text[start:end]) and any(item.isdigit() for item in claimed.text[start:end])


def _least(slot: Slot, claimed: Statement, found: Statement) -> float:
    """Share of the other words that must be there for the value to be ruled out."""
    if not _is_slip(slot, claimed, found):
        return OF_OTHER if _is_per_other(slot, claimed, found) else RULED_OUT
    pair = _pair(slot, claimed, found)
    counts_the_same = pair is not None and pair[0].kind == "count" and canonical(pair[0].unit) == canonical(pair[1].unit)
    return 0.0 if counts_the_same else SLIPPED


def _has_value_of_time(claimed: Statement, found: Statement) -> bool:
    """True if the sentence has another number of the kind for the time of the claim's: of 2021 it says 1,928."""
    for mine in claimed.facts.quantities:
        for other in found.facts.quantities:
            is_alike = other.kind == mine.kind and other.unit == mine.unit and other.value != mine.value
            if is_alike and own_time(other, found) is not None and not _is_elsewhen(mine, other, claimed, found):
                return True
    return False


def _is_met(slot: Slot, claimed: Statement, found: Statement) -> bool:
    if _is_per_other(slot, claimed, found):
        return False
    pair = _pair(slot, claimed, found)
    is_same = slot.state == "loosely" and pair is not None and _is_within(*pair)
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


def _counts_names(slot: Slot, claimed: Statement) -> bool:
    """True of a number that only counts the names before it: "A and B are two of the makers"."""
    mine = next((item for item in claimed.facts.quantities if (item.start, item.end) == slot.claimed_span), None)
    if mine is None or mine.value is None or not claimed.text[mine.start :].split(" ", 1)[-1].startswith(("of the ", "of its ")):
        return False
    return int(mine.value) == sum(name.end <= mine.start and name.kind != "concept" for name in claimed.facts.names)


def _is_per_other(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True of an amount a year beside one a day."""
    pair = _pair(slot, claimed, found)
    return pair is not None and bool(pair[0].per and pair[1].per) and pair[0].per != pair[1].per


def _is_within(mine: Quantity, other: Quantity) -> bool:
    """True if the one is what the other may mean: 5,770 enterprises for "more than 5,700 companies"."""
    if other.value is None or (mine.kind == other.kind == "count" and canonical(mine.unit) != canonical(other.unit)):
        return mine.value is not None and mine.value == other.value
    return mine.low <= other.value <= mine.high


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
        ranks = found.facts.ranks
        own = next((item for item in claimed.facts.ranks if (item.start, item.end) == slot.claimed_span), None)
        return slot.kind == "time" or (
            own is not None
            and len(ranks) == 1
            and not has_unread_place(own, found)
            and not lacks_measure(claimed, found)
            and not is_of_other_holder(ranks[0], own, claimed, found)
            and not is_of_other_measure(ranks[0], claimed, found)
            and not is_of_other_time(ranks[0], claimed, found)
        )
    mine, other = pair
    if _is_slip(slot, claimed, found):
        return True
    if is_other_amount(mine, other, claimed, found):
        return False
    alike = [item for item in found.facts.quantities if item.kind == mine.kind and not _is_elsewhen(mine, item, claimed, found)]
    return len(alike) == 1 and (mine.kind != "count" or canonical(mine.unit) == canonical(other.unit))


def _is_elsewhen(mine: Quantity, other: Quantity, claimed: Statement, found: Statement) -> bool:
    """True if the sentence gives the number for another time than the claim's."""
    time, own = time_of((mine.start, mine.end), claimed.facts.times, claimed.text), own_time(other, found)
    return time is not None and own is not None and not overlaps(time.period, own)


def _is_slip(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True if the two have the same digits in another order, with another scale or of another unit."""
    pair = _pair(slot, claimed, found)
    if pair is None or pair[0].value is None or pair[1].value is None:
        return False
    mine, other = _digits(pair[0].value), _digits(pair[1].value)
    is_same = pair[0].value == pair[1].value and slot.state != "other_unit"
    if len(mine) == TELLING_OF_SCALE and mine == other and pair[0].hedge == pair[1].hedge == "exact":
        return not is_same and pair[0].kind == "money" and _words_shared(claimed, found) >= WORDS_OF_SCALE
    return len(mine) >= TELLING and sorted(mine) == sorted(other) and not is_same


def _words_shared(claimed: Statement, found: Statement) -> int:
    named = [(name.start, name.end) for name in claimed.facts.names if name.kind != "concept"]
    words = [token for token in claimed.tokens if not token.in_value and token.stem not in MACHINERY]
    own = canonicals(token.stem for token in words if not any(a <= token.start < b for a, b in named))
    return len(own & canonicals(token.stem for token in found.tokens))


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _is_turned(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True if the two are one amount, of a rise and of a fall."""
    pair = _pair(slot, claimed, found)
    return pair is not None and pair[0].value == pair[1].value and {pair[0].sign, pair[1].sign} == {"up", "down"}
