"""How exactly a number is meant, and what else it may then be.

The tolerances, with X the value as stated:
- over X: X to 1.25 X. Nobody calls 1,300 "more than 1,000"; the next round number would be used. Both ends closed: what is counted
  as "over 4,000" may have been 4,000.
- at_least X: X without end; a lower limit promises nothing more.
- nearly X: 0.9 X to X. about X: 0.9 X to 1.1 X. Neither is narrower than half a step, which rounding alone explains.
- under X, at_most X ("up to", "as many as"): 0 to X.
- between A and B: A to B.
- exact: X, though a reader who knows `step` may grant the half of it.
"""

from decimal import Decimal

from ingest.facts.quantities.tokens import Tokens
from ingest.facts.types import Hedge

ENDLESS = Decimal("Infinity")
_OVER, _ABOUT, _HALF, _NOUGHT = Decimal("1.25"), Decimal("0.1"), Decimal("0.5"), Decimal(0)

_WORDINGS: dict[Hedge, str] = {
    "over": "more than, over, in excess of, upwards of, upward of, exceeding, exceeded, exceeds, exceed, "
    "surpassed, surpassing, surpasses, greater than, higher than, larger than, longer than, older than, "
    "above, beyond, topped, topping, >, just over, well over, slightly over, a little over, not just, "
    "better than",
    "at_least": "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of, minimum, ≥, > =",
    "nearly": "nearly, almost, close to, just under, just below, just short of, approaching, virtually, near to, not quite",
    "about": "about, around, some, roughly, approximately, an estimated, estimated, an approximate, circa, c ., ca "
    "., approx, approx ., ~, ≈, in the region of, in the order of, on the order of, somewhere around",
    "under": "under, less than, fewer than, below, lower than, smaller than, shorter than, younger than, short of, <",
    "at_most": "up to, as many as, as much as, as high as, as long as, no more than, not more than, at most, at the "
    "most, a maximum of, maximum of, maximum, not exceeding, not exceed, not exceeded, not over, ≤, < =",
    "between": "between",
}
_BEFORE: dict[str, Hedge] = {words: hedge for hedge, text in _WORDINGS.items() for words in text.split(", ")}
_LONGEST = max(len(words.split()) for words in _BEFORE)
_LAST_WORDS = frozenset(words.split()[-1] for words in _BEFORE)

_AFTER: tuple[tuple[tuple[str, ...], Hedge], ...] = (
    (("+",), "over"),
    (("plus",), "over"),
    (("-", "plus"), "over"),
    (("-", "odd"), "about"),
    (("odd",), "about"),
    (("or", "so"), "about"),
    (("or", "more"), "at_least"),
    (("or", "above"), "at_least"),
    (("or", "over"), "at_least"),
    (("or", "older"), "at_least"),
    (("and", "above"), "at_least"),
    (("or", "less"), "at_most"),
    (("or", "fewer"), "at_most"),
    (("or", "below"), "at_most"),
    (("or", "under"), "at_most"),
)


def hedge_before(tokens: Tokens, at: int) -> tuple[Hedge, int] | None:
    """The hedge that ends right before this token, and its first token."""
    if tokens.low[at - 1] not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, at), 0, -1):
        hedge = _BEFORE.get(" ".join(tokens.low[at - length : at]))
        if hedge:
            return hedge, at - length
    return None


def is_only_preposition(tokens: Tokens, at: int) -> bool:
    """Whether a hedge before a span of time is rather the preposition of "grew over three years"."""
    return tokens.low[at] == "over" and tokens.low[at - 1] not in _SPAN_BEFORE


_SPAN_BEFORE = frozenset(
    "for lasted lasting last lasts spent spans spanning spanned after of than with took take takes taking ran is was"
    " has have had and".split()
)


def hedge_after(tokens: Tokens, at: int) -> tuple[Hedge, int] | None:
    """The hedge that starts at this token and the token behind it."""
    for words, hedge in _AFTER:
        if tokens.low[at] == words[0] and (len(words) == 1 or tokens.low[at + 1] == words[1]):
            if words[0] == "+" and not tokens.touches(at - 1):
                return None
            if words[0] == "+" and tokens.touches(at) and tokens.raw[at + 1].isalnum():  # "1+6"
                return None
            return hedge, at + len(words)
    return None


def bounds(hedge: Hedge, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """Least and greatest that may be meant; of a negative value the mirror image."""
    if value < 0:
        low, high = bounds(hedge, -value, step)
        return -high, -low
    slack = max(value * _ABOUT, step * _HALF)
    if hedge == "over":
        return value, value * _OVER
    if hedge == "at_least":
        return value, ENDLESS
    if hedge == "nearly":
        return value - slack, value
    if hedge == "about":
        return value - slack, value + slack
    if hedge in ("under", "at_most"):
        return min(_NOUGHT, value), value
    return value, value
