"""One number with the sign, the currency and the unit that stand right at it."""

from dataclasses import replace
from decimal import Decimal

from ingest.facts.quantities.codes import behind_code, counts_one, is_code, is_footnote, is_label, is_name, is_old_year, may_start
from ingest.facts.quantities.draft import Draft
from ingest.facts.quantities.hedges import hedge_after
from ingest.facts.quantities.measures import read_unit
from ingest.facts.quantities.number import Number, scale_after, times
from ingest.facts.quantities.numerals import read_number
from ingest.facts.quantities.shares import BEFORE_QUARTERS
from ingest.facts.quantities.times import HALVED, MULTIPLIED, multiplied, twice
from ingest.facts.quantities.tokens import END, NUMBER, WORD, Tokens
from ingest.facts.quantities.units import PERCENT, currency_before


def read_draft(tokens: Tokens, at: int, behind: int = 0) -> tuple[Draft | None, int]:
    """The draft that starts at this token, if there is one, and where to read on; it takes no token before `behind`."""
    if tokens.kind[at] == WORD:
        word = tokens.low[at]
        if word in MULTIPLIED or word in HALVED:
            return multiplied(tokens, at), at + 1
        if word in ("twice", "thrice"):
            return twice(tokens, at), at + 1
    currency = currency_before(tokens, at)
    if currency and currency[1] < behind:
        currency = None
    opens = at
    if currency is None and tokens.raw[at - 1] == "(" and tokens.raw[at + 1] == ")" and at > 1:
        currency = currency_before(tokens, at - 1)  # "$(1,234)"
        currency = currency if currency and currency[1] >= behind else None
        opens = at - 1
    if tokens.low[at - 1] in BEFORE_QUARTERS and tokens.low[at + 1] in ("quarters", "halves"):
        return None, at + 2  # "the first three quarters": of a year that nobody named
    if tokens.kind[at] == NUMBER and tokens.low[at - 1] in ("per", "every") and currency is None and tokens.kind[at - 2] != END:
        return None, at + 1  # "per 1,000 inhabitants": what the rate is per
    if tokens.kind[at] == NUMBER and not may_start(tokens, at, has_currency=currency is not None):
        return None, behind_code(tokens, at)
    number = read_number(tokens, at, is_money=currency is not None, may_join="between" not in tokens.low[max(at - 3, 0) : at])
    if number is None:
        return None, at + 1
    number = _pointed(tokens, at, number)
    if tokens.kind[at] == NUMBER and currency is None and (rest := is_code(tokens, number)):
        return None, rest
    if tokens.kind[at] == WORD and is_name(tokens, number):
        return None, number.last
    draft = Draft(number, first=at, last=number.last)
    after = hedge_after(tokens, draft.last)
    if after and after[0] is not None:
        draft.after, draft.last = after
    read_unit(tokens, draft, currency)
    if currency:
        draft.first, draft.has_sign = currency[1], True
        if opens != at:
            scale, last = scale_after(tokens, at + 2, is_money=True)  # "$(9.8) million"
            draft.number, draft.last = times(_negative(number), Decimal(scale)), max(draft.last, last)
    if draft.first > behind:
        _read_minus(tokens, draft)
    if draft.unit is None and not currency:
        if number.form == "words" and number.value == 1 and not counts_one(tokens, number):
            return None, number.last
        if is_footnote(tokens, number):
            return None, number.last
        draft.is_name = is_label(tokens, draft)
        draft.is_bare = draft.is_name or is_old_year(tokens, draft)
    return draft, draft.last


def _negative(number: Number) -> Number:
    value = None if number.value is None else -number.value
    return replace(number, value=value, low=-number.high, high=-number.low)


def _read_minus(tokens: Tokens, draft: Draft) -> None:
    """ "-2.5%", "minus 3", "(1,234) and (5)"."""
    before = draft.first - 1
    raw = tokens.raw[before]
    if raw in ("-", "−", "–") and tokens.touches(before):
        freely = before == 0 or not tokens.touches(before - 1) or tokens.raw[before - 1] in ("(", "[", "~")
        if (
            freely
            and tokens.kind[before - 1] != NUMBER
            and (raw != "–" or (draft.unit and draft.unit.kind in ("percent", "points")))
        ):
            draft.number, draft.first = _negative(draft.number), before
    elif tokens.low[before] == "minus" or (tokens.low[before] == "negative" and draft.unit):
        draft.number, draft.first = _negative(draft.number), before
    elif raw == "+" and tokens.touches(before) and not tokens.touches(before - 1):
        draft.first = before
    elif raw == "(" and tokens.raw[draft.last] == ")" and draft.unit is None and tokens.raw[draft.last + 1] == "%":
        draft.number, draft.first, draft.last, draft.unit = _negative(draft.number), before, draft.last + 2, PERCENT  # "(48.3)%"
    elif raw == "(" and tokens.raw[draft.last] == ")" and _in_table(tokens, draft):
        draft.number, draft.first, draft.last = _negative(draft.number), before, draft.last + 1


# Between these and a number in brackets stands no noun that it could count: "a loss of (4,310)", "net loss (4,310)".
_BEFORE_MINUS = frozenset(
    "of was were is to from by and or loss losses deficit expense expenses outflow outflows benefit provision cash net total income"
    " earnings profit".split()
)


def _in_table(tokens: Tokens, draft: Draft) -> bool:
    """Whether a number in brackets stands where amounts do, so that the brackets are a minus."""
    if draft.unit is not None or not (draft.number.is_grouped or "." in tokens.raw[draft.number.first]):
        return False
    left, right = draft.first - 2, draft.last + 1
    if tokens.raw[left] == ":" or tokens.low[left] in _BEFORE_MINUS:
        return True
    if tokens.raw[left] in (",", ")") or tokens.low[left] == "and":
        left -= 1
    if tokens.raw[left] == ")":
        left -= 1
    if tokens.raw[right] == "," or tokens.low[right] == "and":
        right += 1
    if tokens.raw[right] in ("(", "$"):
        right += 1
    return (left >= 0 and tokens.kind[left] == NUMBER) or tokens.kind[right] == NUMBER


def _pointed(tokens: Tokens, at: int, number: Number) -> Number:
    """ ".5" is a half, not five."""
    if not (tokens.raw[at - 1] == "." and tokens.touches(at - 1) and tokens.raw[at].isdecimal()) or tokens.low[at - 2] in (
        "no",
        "rs",
    ):
        return number
    if number.value is None:
        return number
    shift = Decimal(10) ** -len(tokens.raw[at])
    value = number.value * shift
    return replace(number, value=value, low=value, high=value, step=number.step * shift)
