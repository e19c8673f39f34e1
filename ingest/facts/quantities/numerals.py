"""Numbers as they are written: digits with separators, words, both mixed, fractions, and vague ones.

`step` is the worth of the last place stated: 0.1 for "490.5", 1,000,000 for "4 million", 1,000 for "four thousand",
1 for "4,000" and for words below a hundred.
"""

from decimal import Decimal

from ingest.facts.quantities.number import BIGGEST, ONE, SMALL, TEN, TENS, VAGUE, Number, exact, scale_after
from ingest.facts.quantities.shares import VULGAR, read_share, read_written_share, with_fraction
from ingest.facts.quantities.tokens import NUMBER, WORD, Tokens
from ingest.facts.quantities.vague import FEW, read_vague
from ingest.facts.quantities.words import ARTICLED, read_words

_MOST_DIGITS = 60
STARTS = frozenset(SMALL) | frozenset(TENS) | frozenset(FEW) | VAGUE | frozenset(VULGAR) | ARTICLED | {"half", "third", "quarter"}


def read_number(tokens: Tokens, at: int, *, is_money: bool = False, may_join: bool = True) -> Number | None:
    """The number that starts at this token, or None.

    Args:
        is_money: a currency sign stands before it, so that a single m or b is a scale.
        may_join: an "and" may belong to the number; not so between "between" and its "and".
    """
    if tokens.kind[at] == NUMBER:
        number = read_written_share(tokens, at) or _digits(tokens, at, is_money=is_money, may_join=may_join)
    elif tokens.kind[at] == WORD:
        word = tokens.low[at]
        number = None
        if word in STARTS or word in ("a", "an"):
            number = read_vague(tokens, at) or read_share(tokens, at) or read_words(tokens, at, may_join=may_join)
    else:
        number = None
    if number is None or number.high > BIGGEST:
        return None
    return number


def _digits(tokens: Tokens, at: int, *, is_money: bool, may_join: bool) -> Number | None:
    raw = tokens.raw[at]
    if len(raw) > _MOST_DIGITS:
        return None
    plain = raw.replace(".", "").replace(",", ".") if raw.count(".") > 1 else raw.replace(",", "")
    plain = "".join(plain.split())
    mantissa = Decimal(plain)
    step = TEN ** -(len(plain) - plain.index(".") - 1) if "." in plain else ONE
    is_grouped = len(plain) != len(raw)
    last = at + 1
    mantissa, step, last = with_fraction(tokens, last, mantissa, step, may_join=may_join)
    scale, last = scale_after(tokens, last, is_money=is_money)
    value, step = (mantissa * scale if scale > 1 else mantissa), step * scale
    smallest = scale
    while scale > 1:  # "3 billion 200 million"
        tail = _smaller_part(tokens, last, smallest, is_money=is_money)
        if tail is None:
            break
        value, step, smallest, last = value + tail[0], tail[1], tail[2], tail[3]
    return exact(at, last, value, step, "digits", smallest, is_grouped=is_grouped)


def _smaller_part(tokens: Tokens, at: int, bound: int, *, is_money: bool) -> tuple[Decimal, Decimal, int, int] | None:
    """Value, step, scale and end of the next part of a mixed number; its scale is below the one before."""
    if tokens.kind[at] != NUMBER or len(tokens.raw[at]) > 12 or tokens.raw[at].count(".") > 1:
        return None
    scale, last = scale_after(tokens, at + 1, is_money=is_money)
    plain = "".join(tokens.raw[at].replace(",", "").split())
    mantissa = Decimal(plain)
    if not 1 < scale < bound or mantissa * scale >= bound:
        return None
    step = TEN ** -(len(plain) - plain.index(".") - 1) if "." in plain else ONE
    return mantissa * scale, step * scale, scale, last
