"""A claim that gives a figure otherwise than its sentence, with the figure as the sentence gives it.

The support model tells well whether two sentences speak of the same thing and badly whether "nearly half" is 48.74 per cent; for
computing it is the other way round. So where the claim's figure allows the sentence's, the model reads the claim with that one.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from answer.checking.evidence import Evidence
from answer.checking.support_input import canonical
from answer.comparing.statement import Statement, number_end, statement_of
from answer.deciding.intervals import lies_within
from answer.deciding.other_amount import MOST, has_rest
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.types import Quantity

CLOSE = Decimal("0.75")  # share of a limit that a figure below it is at least
NEAREST = 3  # sentences whose figures are looked at
SHARE_OF = re.compile(r"(?i)\b(?:in|out of)\b")  # "two out of every three platforms": the figure put in needs its "of"
AS_MUCH = re.compile(
    r"(?i)\s(?:(?:as|so) (?:many|much|large|big|high|long|far|often)|the (?:size|number|amount|level))\b"
)  # a multiple, no share


def in_its_figures(claimed: Statement, evidence: Sequence[Evidence], lexicon: Lexicon) -> Statement | None:
    """The claim with the one figure that is not there as the nearest sentence that it allows has it; None if none has.

    Of 10,600 hard claims about invented towns, 183 that comparing leaves open are so put: read both ways 153 are right, not 148.

    Args:
        evidence: the nearest sentence first.
    """
    for item in evidence[:NEAREST]:
        found = item.statement
        mine = [one for one in claimed.facts.quantities if not _is_there(one, claimed, found)]
        alike = [other for other in found.facts.quantities if _is_alike(mine[0], other)] if len(mine) == 1 else []
        if mine and (AS_MUCH.match(claimed.text, mine[0].end) or has_rest(claimed, found)):
            continue
        if len(alike) == 1 and _says(mine[0], alike[0]):
            return statement_of(_put(mine[0], alike[0], claimed, found), lexicon=lexicon)
    return None


def _is_there(mine: Quantity, claimed: Statement, found: Statement) -> bool:
    text = canonical(claimed.text[mine.start : mine.end]).casefold()
    return any(
        (mine.kind, mine.value, mine.hedge) == (item.kind, item.value, item.hedge)
        and (mine.kind == "count" or canonical(found.text[item.start : item.end]).casefold() == text)
        for item in found.facts.quantities
    )


def _is_alike(mine: Quantity, other: Quantity) -> bool:
    """True if the one may stand in the place of the other."""
    return mine.kind not in ("times", "bare") and (mine.kind, mine.unit, mine.per, mine.sign) == (
        other.kind,
        other.unit,
        other.per,
        other.sign,
    )


def _says(mine: Quantity, other: Quantity) -> bool:
    """True if the other is what is likely to be meant: far below "up to 8 million" it may be a number of something else."""
    if lies_within(mine, other) != "Yes" or mine.value is None or other.high > mine.high:
        return False
    return mine.hedge not in MOST or other.low >= CLOSE * mine.value


def _put(mine: Quantity, other: Quantity, claimed: Statement, found: Statement) -> str:
    start, end = _numeral(mine, claimed)
    behind = claimed.text[end:]
    needs_of = mine.kind == "percent" and SHARE_OF.search(claimed.text, start, end) and not behind.startswith(" of")
    return f"{claimed.text[:start]}{found.text[slice(*_numeral(other, found))]}{' of' if needs_of else ''}{behind}"


def _numeral(quantity: Quantity, statement: Statement) -> tuple[int, int]:
    """The span of a figure without the noun that it counts."""
    number = statement.text[quantity.start : number_end(statement.text, quantity)]
    return quantity.start, quantity.start + len(number.rstrip())
