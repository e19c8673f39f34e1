"""When does a fact that was found say what a reader's label says? Spans are compared elsewhere."""

from decimal import Decimal

from ingest.facts.quantities.units import SAME, noun_unit
from ingest.facts.types import Period, Quantity, Rank, TimeMention
from ingest.words import WORD
from train.fact_labels import QuantityLabel, RankLabel, TimeLabel

ROUNDING = Decimal("0.000001")  # relative; factors such as that of the acre are rounded differently
CONVERTED = {
    "second": (Decimal(1), "s"),
    "minute": (Decimal(60), "s"),
    "min": (Decimal(60), "s"),
    "hour": (Decimal(3600), "s"),
    "h": (Decimal(3600), "s"),
    "day": (Decimal(86400), "s"),
    "week": (Decimal(604800), "s"),
    "month": (1 / Decimal(12), "year"),
    "quarter": (1 / Decimal(4), "year"),
    "decade": (Decimal(10), "year"),
    "century": (Decimal(100), "year"),
    "bp": (Decimal("0.01"), "pp"),
}
"""Unit → factor and base: which of them is the base is a choice that a label should not hang on."""
NO_UNIT = ("", "x", "%")


def same_value(label: QuantityLabel, found: Quantity) -> bool:
    """The numbers are equal, as stated or in the base of their units; a half may be read as 0.5 or as 50%."""
    if label.value is None:
        return found.value is None and (label.low is None or label.high is None or _same_bounds(label, found))
    if found.value is None:
        return False
    factor, _ = _converted(label.unit)
    found_factor, _ = _converted(found.unit)
    is_share = label.kind == "percent" and found.unit != "%" and _equal(label.value, found.value * 100)
    return _equal(label.value, found.value) or _equal(label.value * factor, found.value * found_factor) or is_share


def _same_bounds(label: QuantityLabel, found: Quantity) -> bool:
    assert label.low is not None and label.high is not None
    pairs = ((label.low, found.low), (label.high, found.high))
    factor, found_factor = _converted(label.unit)[0], _converted(found.unit)[0]
    return all(_equal(a, b) for a, b in pairs) or all(_equal(a * factor, b * found_factor) for a, b in pairs)


def same_unit(label: QuantityLabel, found: Quantity) -> bool:
    """They may be of one unit. A counted noun may stand as the unit or among the words beside the number."""
    if label.kind == "count":
        return _same_noun(label.unit, found)
    if label.kind == "bare" and not label.unit:
        return found.kind in ("bare", "count")  # a score of 28: who says 28 "points" is not wrong
    if label.kind == "percent" and label.value is not None and found.value is not None and found.unit != "%":
        return found.unit in NO_UNIT and _equal(label.value, found.value * 100)
    (factor, unit), (found_factor, found_unit) = _converted(label.unit), _converted(found.unit)
    if unit != found_unit or label.value is None or found.value is None:
        return unit == found_unit
    return _equal(label.value * factor, found.value * found_factor)


def _same_noun(noun: str, found: Quantity) -> bool:
    """Some word of the noun stands there, or one that counts the same things."""
    ours = {noun_unit(noun), *map(noun_unit, WORD.findall(noun))}
    theirs = {SAME.get(root, root) for root in (found.unit, *found.of)}
    return bool(ours & theirs) or (noun == "time" and found.unit == "x")


def _converted(unit: str) -> tuple[Decimal, str]:
    return CONVERTED.get(unit.rstrip("s") if len(unit) > 1 else unit, (Decimal(1), unit))


def _equal(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= ROUNDING * max(abs(a), abs(b))


def same_period(label: TimeLabel, found: TimeMention) -> bool:
    """The days are those of the label or of one of its other readings.

    "Since 2016" may be given as the year 2016 or as open from then on, "until 2016" and "by 2016" likewise.
    """
    if label.is_fuzzy:
        return _lies_in(found.period, label.period)
    return any(_same_days(period, found.period, label.relations) for period in (label.period, *label.also))


def _same_days(stated: Period, found: Period, relations: tuple[str, ...]) -> bool:
    if stated == found:
        return True
    if found.end is None and {"since", "after"} & set(relations):
        return found.start == stated.start
    if found.start is None and {"until", "by", "before"} & set(relations):
        return found.end in (stated.start, stated.end)
    return False


def _lies_in(inner: Period, outer: Period) -> bool:
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def same_place(label: RankLabel, found: Rank) -> bool:
    """The places are equal; where the label leaves the lower end open, only the upper counts."""
    return label.low == found.low and label.high in (None, found.high)
