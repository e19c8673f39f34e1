"""Parts of a whole, in per cent: "half of", "two-thirds", "3/4", "one in ten".

So half, 50% and one in two are one value. A fraction is as rough as a whole per cent: "a third" is 33%.
"""

from decimal import Decimal

from ingest.facts.quantities.number import HUNDRED, ONE, SCALES, SMALL, TENS, Number, exact, scale_after
from ingest.facts.quantities.stopwords import STOP
from ingest.facts.quantities.tokens import NUMBER, WORD, Tokens

_DENOMINATORS = {
    word: value for value, word in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2)
} | {"fourth": 4, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
_DENOMINATORS |= {word + "s": value for word, value in _DENOMINATORS.items()} | {"halves": 2}
_DENOMINATORS["half"] = 2
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5)}
VULGAR |= {"⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10)}
_WRITTEN_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000))
_HALF_BEFORE_NO_SHARE = frozenset(
    "first second latter later early earlier former other top bottom upper lower northern southern"
    " eastern western left right last back better third fourth".split()
)
BEFORE_QUARTERS = frozenset("first last past next previous recent consecutive these those all both final following".split())
_HALF_AFTER = frozenset("of the a an its their his her our that this those these".split())
_BEFORE_SHARE = frozenset(
    "by about around nearly almost roughly approximately over under than least most to only just up down further additional"
    " some exactly".split()
)


def with_fraction(tokens: Tokens, last: int, mantissa: Decimal, step: Decimal, *, may_join: bool) -> tuple[Decimal, Decimal, int]:
    """ "2½", "2 1/2", "2 and a half"."""
    vulgar = VULGAR.get(tokens.raw[last])
    if vulgar:
        return mantissa + Decimal(vulgar[0]) / vulgar[1], Decimal("0.25"), last + 1
    if tokens.kind[last] == NUMBER and not tokens.touches(last - 1):
        share = _slashed(tokens, last)
        if share and share[0] < share[1] and mantissa < 1000:
            return mantissa + Decimal(share[0]) / share[1], Decimal("0.25"), last + 3
    if tokens.low[last : last + 5] == ["-", "and", "-", "a", "-"] and tokens.low[last + 5] in ("half", "quarter"):
        return mantissa + ONE / _DENOMINATORS[tokens.low[last + 5]], Decimal("0.25"), last + 6
    if may_join and tokens.low[last] == "and" and tokens.low[last + 1] == "a" and tokens.low[last + 2] in ("half", "quarter"):
        return mantissa + ONE / _DENOMINATORS[tokens.low[last + 2]], Decimal("0.25"), last + 3
    return mantissa, step, last


def _slashed(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Numerator and denominator of "3/4"."""
    if not (tokens.raw[at + 1] == "/" and tokens.kind[at + 2] == NUMBER and tokens.touches(at) and tokens.touches(at + 1)):
        return None
    over, under = tokens.raw[at], tokens.raw[at + 2]
    if not (over.isdecimal() and under.isdecimal() and len(over) < 4 and len(under) < 5):
        return None
    if tokens.touches(at + 2) and tokens.raw[at + 3] in ("/", "-", "."):
        behind = tokens.kind[at + 4] == NUMBER and tokens.touches(at + 3)
        if behind:
            return None
    if int(under) > 10 and tokens.low[at + 3] != "of" and tokens.kind[at - 1] != NUMBER:
        return None  # a runway 14/32, a mark of 27/100
    return (int(over), int(under)) if int(under) in _WRITTEN_DENOMINATORS and int(over) else None


def read_written_share(tokens: Tokens, at: int) -> Number | None:
    """ "3/4", "9 out of 10", "1 in 4"."""
    share = _slashed(tokens, at)
    if share and share[0] < share[1] and not (at and tokens.touches(at - 1) and tokens.raw[at - 1] in ("/", "-", ".")):
        return _part(tokens, at, at + 3, share)
    if tokens.raw[at].isdecimal() and len(tokens.raw[at]) <= 3:
        return _one_in(tokens, at, int(tokens.raw[at]), at + 1)
    return None


def read_share(tokens: Tokens, at: int) -> Number | None:
    """ "half of", "a third of", "two-thirds", "three in five"."""
    low = tokens.low
    vulgar = VULGAR.get(tokens.raw[at])
    if vulgar:
        return _part(tokens, at, at + 1, vulgar)
    if low[at] == "half":
        return _half(tokens, at)
    over = 1 if low[at] in ("a", "an") else SMALL.get(low[at], 0)
    if not over:
        return None
    under = at + 1
    if low[under] == "-" and tokens.touches(at) and tokens.touches(under):
        under += 1
    below = _DENOMINATORS.get(low[under])
    if below == 4 and low[at - 1] in BEFORE_QUARTERS and low[under].startswith("quarter"):
        return None  # nine months
    if below and over < below and _is_part(tokens, at, under, over):
        return _part(tokens, at, under + 1, (over, below))
    return _one_in(tokens, at, over, at + 1) if low[at] not in ("a", "an") else None


def _is_part(tokens: Tokens, at: int, under: int, over: int) -> bool:
    """Whether "one third" is a part and not "one third party", and "a quarter" no three months."""
    low = tokens.low
    if over > 1:
        return low[under].endswith("s")
    if low[under].endswith("s"):
        return False
    if low[under + 1] == "of" or (low[under + 1] in ("the", "its", "their") and low[under] in ("half", "quarter", "third")):
        return low[under] != "half" or low[at - 1] not in _HALF_BEFORE_NO_SHARE
    if low[at] == "one" and low[under + 1] in ("was", "is", "were", "are", "to", "went", "goes", "and", "in", "for", ",", "."):
        return True
    before = low[at - 1] in _BEFORE_SHARE
    if before and (tokens.kind[under + 1] != WORD or low[under + 1] in STOP):
        return True
    return low[at] == "one" and low[at + 1] == "-" and low[under + 1] in ("lower", "higher")


def _half(tokens: Tokens, at: int) -> Number | None:
    low = tokens.low
    if low[at - 1] in _HALF_BEFORE_NO_SHARE or low[at + 1] == "-" and tokens.touches(at):
        return None
    if low[at + 1] in ("a", "an") and low[at + 2] in ("dozen", "hundred", *SCALES):
        scale, last = scale_after(tokens, at + 2, is_money=False)
        return exact(at, last, Decimal(scale) / 2, Decimal(scale) / 2, "words", scale)
    if low[at + 1] in SCALES and tokens.kind[at + 1] == WORD:
        scale, last = scale_after(tokens, at + 1, is_money=False)
        return exact(at, last, Decimal(scale) / 2, Decimal(scale) / 2, "words", scale)
    if low[at + 1] in _HALF_AFTER or low[at - 1] in _BEFORE_SHARE:
        return _part(tokens, at, at + 1, (1, 2))
    return None


def _part(tokens: Tokens, first: int, last: int, share: tuple[int, int]) -> Number:
    """The part in per cent; or, before "of a million", the number. A fraction is as rough as a whole per cent: "a third" is 33%."""
    behind = last + 1 if tokens.low[last] == "of" else last
    if tokens.low[behind] in ("a", "an") and tokens.low[behind + 1] in SCALES:
        scale, end = scale_after(tokens, behind + 1, is_money=False)
        return exact(first, end, Decimal(scale) * share[0] / share[1], Decimal(scale) / share[1], "words", scale)
    return exact(first, last, HUNDRED * share[0] / share[1], ONE, "share")


def _one_in(tokens: Tokens, at: int, over: int, behind: int) -> Number | None:
    """ "one in ten", "9 out of 10", "three of every five"."""
    low = tokens.low
    if low[at - 1] in ("ranked", "rank", "ranks", "ranking", "place"):
        return None
    if low[behind] == "out" and low[behind + 1] == "of":
        under = behind + 2
    elif low[behind] == "in" or (low[behind] == "of" and low[behind + 1] == "every"):
        under = behind + 1
    else:
        return None
    if low[under] == "every":
        under += 1
    raw = tokens.raw[under]
    whole = int(raw) if raw.isdecimal() and len(raw) < 5 else SMALL.get(low[under], TENS.get(low[under], 0))
    both = (tokens.kind[at] == NUMBER) == (tokens.kind[under] == NUMBER)
    if (
        not (both and 0 < over < whole <= 1000)
        or low[under + 1] in _NO_WHOLE
        or tokens.kind[under + 1] == NUMBER
        or low[under + 1] in SCALES
    ):
        return None
    return exact(at, under + 1, HUNDRED * over / whole, ONE, "share")


_NO_WHOLE = frozenset(
    "hundred year years month months week weeks day days hour hours minute minutes seconds decades games - , %".split()
)
