"""Does a number that was found lie where a question supposes it: above, below, at?"""

from decimal import Decimal

from answer.deciding.types import Said
from ingest.facts.types import Quantity

TWO_STEPS = 2  # "about 27.1" is 27 and not 25: what is stated to the tenth is not meant to the tenth part
FAR = 2  # nobody calls more than twice as much "more than 40"; to tell 45 from 48 by it would be a guess
ABOVE = frozenset({"over", "at_least"})
BELOW = frozenset({"under", "at_most", "nearly"})

Range = tuple[Decimal, Decimal]


def lies_within(asked: Quantity, found: Quantity) -> Said | None:
    """Yes if all that `found` may be is what is asked, No if none of it is, None if it depends; both are of one kind."""
    if asked.value is None:
        return None
    low, high = range_of(found)
    limit = asked.value
    if asked.hedge == "over":
        return _above(limit, low, high, is_meant_above=found.hedge == "over", is_meant_below=found.hedge not in ABOVE)
    if asked.hedge == "at_least":
        return "Yes" if low >= limit else "No" if high < limit or (high == limit and found.hedge in ("nearly", "under")) else None
    if asked.hedge == "under":
        return "Yes" if high < limit or (high <= limit and found.hedge in ("under", "nearly")) else "No" if low >= limit else None
    if asked.hedge == "at_most":
        return "Yes" if high <= limit else "No" if low > limit or (low == limit and found.hedge == "over") else None
    if asked.low <= low and high <= asked.high:
        return "Yes"
    return "No" if high < asked.low or asked.high < low else None


def _above(limit: Decimal, low: Decimal, high: Decimal, *, is_meant_above: bool, is_meant_below: bool) -> Said | None:
    if low > limit or (low == limit and is_meant_above):
        return "Yes"
    return "No" if high < limit or (high == limit and is_meant_below) else None


def range_of(quantity: Quantity) -> Range:
    """Least and greatest that may be meant; of "about" no wider than two of the last place stated, of "over" to twice as much."""
    if quantity.hedge == "over" and quantity.value is not None and quantity.value > 0:
        return quantity.low, FAR * quantity.value
    if quantity.hedge != "about" or quantity.value is None:
        return quantity.low, quantity.high
    slack = min(abs(quantity.value - quantity.low), TWO_STEPS * quantity.step)
    return quantity.value - slack, quantity.value + slack


def greater(one: Quantity, other: Quantity) -> bool | None:
    """True if the one is more than the other, False if it is not, None if their ranges overlap; both are of one kind."""
    mine, theirs = _signed(one), _signed(other)
    if mine[0] > theirs[1]:
        return True
    if mine[1] < theirs[0] or mine == theirs:
        return False
    return None


def _signed(quantity: Quantity) -> Range:
    low, high = range_of(quantity)
    return (-high, -low) if quantity.sign == "down" else (low, high)
