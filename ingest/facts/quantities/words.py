"""Numbers in words, as they are spoken: groups below a thousand, each with its scale, the scales falling."""

from decimal import Decimal

from ingest.facts.quantities.number import ONE, SCALES, SMALL, TENS, Number, exact, scale_after
from ingest.facts.quantities.shares import with_fraction
from ingest.facts.quantities.tokens import Tokens
from ingest.facts.quantities.vague import FEW

ARTICLED = frozenset(["hundred", "thousand", "million", "billion", "trillion", "dozen", "score"])


def read_words(tokens: Tokens, at: int, *, may_join: bool) -> Number | None:
    """A number in words."""
    low = tokens.low
    cursor, total, group, step, smallest = at, 0, 0, 1, 10**24
    if low[at] == "a":
        if low[at + 1] not in ARTICLED or low[at + 1] == "score":
            return None
        cursor, group = at + 1, 1
    elif low[at] in ARTICLED:
        return None if not _follows_several(tokens, at) else None
    has_group = group > 0
    last = cursor
    while True:
        word = low[cursor]
        if word in SMALL and (
            not has_group or (group % 100 == 0 and group >= 100) or (group % 10 == 0 and group % 100 >= 20 and 0 < SMALL[word] < 10)
        ):
            group, has_group, step = group + SMALL[word], True, 1
        elif word in TENS and (not has_group or (group >= 100 and group % 100 == 0)):
            group, has_group, step = group + TENS[word], True, 1
        elif word == "hundred" and has_group and 0 < group < 100:
            group, step = group * 100, 100
        elif word == "dozen" and has_group and 0 < group < 100 and not total:
            return exact(at, cursor + 1, Decimal(group * 12), ONE, "words")
        elif word in SCALES and has_group and group and SCALES[word] < smallest:
            smallest = SCALES[word]
            total, group, has_group, step = total + group * smallest, 0, False, smallest
        else:
            break
        last = cursor = cursor + 1
        if _is_joint(tokens, cursor, is_after_scale=not has_group, is_after_hundred=group >= 100, may_join=may_join):
            cursor += 1
    if last == at or (last == at + 1 and low[at] == "a"):
        return None
    value = Decimal(total + group)
    fine = Decimal(step)
    if has_group and not total and low[last] == "point" and low[last + 1] in SMALL and SMALL[low[last + 1]] < 10:
        value, fine, last = _spoken_decimals(tokens, last + 1, value)
    if has_group and not total:
        value, fine, last = with_fraction(tokens, last, value, fine, may_join=may_join)
        if value != group:
            scale, last = scale_after(tokens, last, is_money=False)
            return exact(at, last, value * scale, fine * scale, "words", scale)
    return exact(at, last, value, fine, "words", 1 if has_group else smallest)


def _follows_several(tokens: Tokens, at: int) -> bool:
    return tokens.low[at - 1] in FEW


def _goes_on(word: str) -> bool:
    return word in SMALL or word in TENS or word in SCALES or word in ("hundred", "dozen")


def _is_joint(tokens: Tokens, at: int, *, is_after_scale: bool, is_after_hundred: bool, may_join: bool) -> bool:
    """Whether a hyphen, "and" or a comma stands inside a number: "twenty-one", "a hundred and six", "a million, six thousand"."""
    sign = tokens.low[at]
    if sign == "-":
        return tokens.touches(at - 1) and tokens.touches(at) and _goes_on(tokens.low[at + 1])
    if sign == "and":
        return may_join and (is_after_scale or is_after_hundred) and _joins(tokens, at + 1)
    return sign == "," and is_after_scale and _is_group(tokens, at + 1)


def _is_group(tokens: Tokens, at: int) -> bool:
    """Whether a group with a hundred or a scale of its own follows."""
    behind = at
    while tokens.low[behind] in SMALL or tokens.low[behind] in TENS or (tokens.low[behind] == "-" and behind > at):
        behind += 1
    return behind > at and (tokens.low[behind] in SCALES or tokens.low[behind] == "hundred")


def _joins(tokens: Tokens, at: int) -> bool:
    """Whether the words from here are the part of a number below a hundred: "and twelve", not "and three hundred"."""
    low = tokens.low
    if low[at] not in SMALL and low[at] not in TENS:
        return False
    behind = at + 1
    if low[at] in TENS and low[behind] == "-":
        behind += 1
    if low[at] in TENS and low[behind] in SMALL:
        behind += 1
    return low[behind] != "hundred"


def _spoken_decimals(tokens: Tokens, at: int, value: Decimal) -> tuple[Decimal, Decimal, int]:
    """ "three point one four", and a scale behind it."""
    place = ONE
    while SMALL.get(tokens.low[at], 10) < 10 and place > Decimal("1e-12"):
        place /= 10
        value += SMALL[tokens.low[at]] * place
        at += 1
    scale, at = scale_after(tokens, at, is_money=False)
    return value * scale, place * scale, at
