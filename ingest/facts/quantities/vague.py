"""Numbers of which only bounds are known: "tens of thousands", "several hundred", "dozens"."""

from decimal import Decimal

from ingest.facts.quantities.number import PLURAL_SCALES, VAGUE, Number, scale_after
from ingest.facts.quantities.tokens import Tokens

FEW = {"several": (3, 9), "few": (3, 9), "handful": (2, 9), "couple": (2, 3)}


def read_vague(tokens: Tokens, at: int) -> Number | None:
    """ "tens of thousands of", "several hundred", "dozens of", "a couple of"."""
    low = tokens.low
    word = low[at]
    if word in VAGUE:
        if low[at + 1] != "of" or low[at - 1] == "in":
            return None
        base, last = PLURAL_SCALES[word], at + 1
        if low[at + 2] in VAGUE and low[at + 2] not in ("tens", "dozens") and PLURAL_SCALES[low[at + 2]] > base:
            outer = PLURAL_SCALES[low[at + 2]]
            return _bounds(at, at + 3, 2 * base * outer, 10 * base * outer - 1, outer)
        most = 99 if word in ("dozens", "tens") else 999 if word == "hundreds" else 100 * base - 1
        return _bounds(at, last, 2 * base, most, base)
    if word == "a" and low[at + 1] in FEW and low[at + 1] != "several":
        few, last = FEW[low[at + 1]], at + 2
        if low[at + 1] in ("couple", "handful") and low[last] != "of":
            return None
    elif word == "several":
        few, last = FEW[word], at + 1
    else:
        return None
    scale, last = scale_after(tokens, last, is_money=False)
    if scale == 1:
        return None  # "several cars": that tells no number
    return _bounds(at, last, few[0] * scale, (few[1] + 1) * scale - 1, scale)


def _bounds(first: int, last: int, low: int, high: int, step: int) -> Number:
    return Number(
        first=first,
        last=last,
        value=None,
        low=Decimal(low),
        high=Decimal(high),
        step=Decimal(step),
        form="vague",
        scale=Decimal(step),
    )
