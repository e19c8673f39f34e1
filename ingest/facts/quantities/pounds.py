"""Pounds: money or weight, told by the words around."""

from decimal import Decimal

from ingest.facts.quantities.tokens import WORD, Tokens
from ingest.facts.quantities.units import Unit

_POUND_WEIGHT = Unit(kind="measure", base="kg", factor=Decimal("0.45359237"))
_POUND_MONEY = Unit(kind="money", base="GBP")
_WEIGHING = frozenset(
    "weigh weighs weighed weighing weight weights weighted lb lbs kg kilograms kilogram ounces heavy heavier lighter lift lifted"
    " bench-press carcass payload".split()
)
_PAYING = frozenset(
    "paid pay pays paying payment cost costs costing price priced prices earn earned earns earning wage wages salary salaries fee"
    " fees fine fined worth spent spend sold bought sell buy charged owed debt debts borrowed lent donated grant rent reward prize"
    " £ gbp sterling pence shillings invested revenue income profit loss budget tax fund funding bid valued auction".split()
)
_OWED = frozenset(
    "debt debts damage damages funding investment income revenue profit sales savings a the his her its their our tax taxes public"
    " money cash new government worth assets".split()
)
_BRITISH = frozenset(("£", "GBP", "British", "UK", "Britain", "sterling", "Sterling", "pence", "England", "London"))


def pound(tokens: Tokens, scale: Decimal, behind: int) -> Unit | None:
    """Pounds as weight or as money, by the words around; None where nothing tells, or both do."""
    if tokens.low[behind] == "of" and tokens.low[behind + 1] not in _OWED and tokens.kind[behind + 1] == WORD:
        return _POUND_WEIGHT if "£" not in tokens.raw else _POUND_MONEY
    is_weight, is_money = not _WEIGHING.isdisjoint(tokens.low), not _PAYING.isdisjoint(tokens.low)
    if is_weight != is_money:
        return _POUND_WEIGHT if is_weight else _POUND_MONEY
    # Without a word of Britain, millions of them may be pounds of meat.
    return _POUND_MONEY if scale >= 1000 and not is_weight and not _BRITISH.isdisjoint(tokens.raw) else None
