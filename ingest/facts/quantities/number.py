"""A number that was read, and the scale words that may end it: "million", "bn"."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ingest.facts.number_words import VALUE_OF_ONES, VALUE_OF_TENS
from ingest.facts.quantities.tokens import WORD, Tokens

Form = Literal["digits", "words", "share", "vague"]
BIGGEST = Decimal(10) ** 30
ONE, TEN, HUNDRED = Decimal(1), Decimal(10), Decimal(100)
SMALL, TENS = VALUE_OF_ONES, VALUE_OF_TENS
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "quintillion": 10**18,
}
PLURAL_SCALES = {word + "s": value for word, value in SCALES.items()} | {"hundreds": 100, "tens": 10, "dozens": 12}
_SUFFIXES = {"bn": 10**9, "tn": 10**12, "trn": 10**12, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6}
_MONEY_SUFFIXES = {"m": 10**6, "b": 10**9, "t": 10**12, "k": 10**3, "cr": 10**7}
VAGUE = frozenset(PLURAL_SCALES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and the tokens it takes."""

    first: int
    last: int  # exclusive
    value: Decimal | None  # None where only bounds are known: "dozens"
    low: Decimal
    high: Decimal
    step: Decimal
    form: Form  # "share": a part of a whole, in per cent
    scale: Decimal = ONE  # of a scale word or suffix at its end: 1,000,000 in "4 million"
    is_grouped: bool = False  # with thousands separators, so that no scale word further on can belong to it


def times(number: Number, factor: Decimal) -> Number:
    """The number with a scale that stands elsewhere."""
    value = None if number.value is None else number.value * factor
    return replace(
        number,
        value=value,
        low=number.low * factor,
        high=number.high * factor,
        step=number.step * factor,
        scale=number.scale * factor,
    )


def exact(first: int, last: int, value: Decimal, step: Decimal, form: Form, scale: int = 1, *, is_grouped: bool = False) -> Number:
    return Number(
        first=first,
        last=last,
        value=value,
        low=value,
        high=value,
        step=step,
        form=form,
        scale=Decimal(scale),
        is_grouped=is_grouped,
    )


def scale_after(tokens: Tokens, at: int, *, is_money: bool) -> tuple[int, int]:
    """Scale words and suffixes from this token on, multiplied, and the token behind them."""
    scale = 1
    while True:
        low, step = tokens.low[at], at
        if low == "-" and tokens.touches(at - 1) and tokens.touches(at):
            low, step = tokens.low[at + 1], at + 1
        found = SCALES.get(low) or (low in VAGUE and low not in ("tens", "dozens") and PLURAL_SCALES[low]) or 0
        if low in ("hundred", "dozen"):
            found = 100 if low == "hundred" else 12
        if not found and scale == 1 and step == at and tokens.kind[at] == WORD:
            found = _suffix(tokens, at, is_money=is_money)
        if not found:
            return scale, at
        scale, at = scale * found, step + 1
        if scale > 10**24:
            return scale, at


def _suffix(tokens: Tokens, at: int, *, is_money: bool) -> int:
    low = tokens.low[at]
    if low in _SUFFIXES and (low != "mm" or is_money):
        return _SUFFIXES[low]
    if is_money and low in _MONEY_SUFFIXES:
        return _MONEY_SUFFIXES[low]
    return 1000 if tokens.raw[at] == "k" and tokens.touches(at - 1) else 0
