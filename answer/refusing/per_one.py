"""An amount for one thing or person that is asked for, where the sentences give only sums far too large for one."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from answer.comparing.statement import Statement
from answer.question import Asked
from ingest.facts.types import Quantity

ForOne = Literal["amount for one"]

_EARNER = (
    r"(?:someone|somebody|a person|one person|people|"
    r"(?:an?|the|one|each|every)(?: \w+){0,2}? (?:employee|worker|resident|citizen|engineer|teacher|graduate))"
)
_SMALL = (
    r"(?:pack|packet|box|bottle|cup|pill|tablet|dose|ticket|pass|ride|trip|fare|meal|dish|copy|book|phone|bicycle|bike|kilo|kilogram|"
    r"pound|litre|night|day|hour|visit|lesson|course|subscription|membership|treatment|square metre)"
)
# What one person earns, what one small thing costs.
ASKED = re.compile(
    rf"(?i)\bhow much (?:money )?(?:do|does|did|can|could) {_EARNER} .*?\b(?:earn|make|get paid)\b"
    rf"|\bwhat (?:do|does|did|can) {_EARNER} .*?\bearn\b"
    r"|\b(?:average|mean|median|usual|typical|monthly|starting)(?: \w+)? (?:salar(?:y|ies)|wages?|pay|pension|rent|fare)\b"
    rf"|\b(?:what|how much) (?:do|does|did|is|was|would) (?:an?|one|each|every) (?:\w+ )?{_SMALL}\b.*?\bcost\b"
    rf"|\b(?:price|cost) of (?:an?|one|each) (?:\w+ )?{_SMALL}\b"
)
LARGE = Decimal(10_000_000)  # in any currency no wage and no ticket


def lacks_amount_for_one(asked: Asked, sentences: Sequence[Statement]) -> ForOne | None:
    """ "amount for one" if that is asked for and every amount of the sentences is a sum of many; None otherwise."""
    if not ASKED.search(asked.text):
        return None
    amounts = [item for sentence in sentences for item in sentence.facts.quantities if _may_be_amount(item)]
    return "amount for one" if amounts and all(item.low >= LARGE for item in amounts) else None


def _may_be_amount(item: Quantity) -> bool:
    """True of money, and of a plain number, which may be money of a currency that is not known."""
    return item.kind in ("money", "bare")
