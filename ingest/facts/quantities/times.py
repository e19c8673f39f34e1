"""Numbers that multiply: "6 times larger", "six-fold", "doubled", "twice as many"."""

from decimal import Decimal

from ingest.facts.quantities.draft import Draft
from ingest.facts.quantities.number import Number
from ingest.facts.quantities.tokens import Tokens
from ingest.facts.quantities.units import TIMES

_COMPARES = frozenset(
    "as more higher larger greater bigger faster lower less fewer smaller longer the that its their what his her"
    " better worse slower stronger heavier".split()
)
GREW = frozenset(
    "increase increased increases rise rose grew grown growth up expanded multiplied jumped soared gain increasing growing".split()
)
MULTIPLIED = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5, "doubling": 2, "tripling": 3}
MULTIPLIED |= {
    "quadrupling": 4,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
}
MULTIPLIED |= {"ninefold": 9, "tenfold": 10, "hundredfold": 100, "thousandfold": 1000, "twentyfold": 20}
HALVED = frozenset(("halved", "halving"))


def multiplies(tokens: Tokens, draft: Draft, behind: int) -> bool:
    """Whether "6 times" multiplies ("6 times larger", "an increase of 6 times") or counts occasions ("won 6 times")."""
    if draft.number.value == 1:
        return False  # "at one time the largest"
    low = tokens.low[behind]
    if low in _COMPARES or (low.endswith("er") and len(low) > 4 and low not in ("over", "after", "under", "november", "september")):
        return True
    return any(word in GREW for word in tokens.low[max(draft.first - 5, 0) : draft.first])


def multiplied(tokens: Tokens, at: int) -> Draft | None:
    word = tokens.low[at]
    if tokens.is_capital(at) and at and (tokens.is_capital(at - 1) or tokens.is_capital(at + 1)):
        return None
    value = Decimal("0.5") if word in HALVED else Decimal(MULTIPLIED[word])
    number = Number(first=at, last=at + 1, value=value, low=value, high=value, step=Decimal(1), form="words")
    draft = Draft(number, first=at, last=at + 1, unit=TIMES)
    draft.is_change = not word.endswith("fold")
    return draft


def twice(tokens: Tokens, at: int) -> Draft:
    value = Decimal(2 if tokens.low[at] == "twice" else 3)
    number = Number(first=at, last=at + 1, value=value, low=value, high=value, step=Decimal(1), form="words")
    draft = Draft(number, first=at, last=at + 1)
    if tokens.low[at + 1] in _COMPARES:
        draft.unit = TIMES
    else:
        draft.noun = ("time", ("time",))
    return draft
