"""The unit that stands right behind a number, doubtful ones settled by what stands around."""

from dataclasses import replace
from decimal import Decimal

from ingest.facts.quantities.codes import DASHES
from ingest.facts.quantities.draft import Draft
from ingest.facts.quantities.number import times
from ingest.facts.quantities.pounds import pound
from ingest.facts.quantities.stopwords import looks_plural
from ingest.facts.quantities.times import GREW, multiplies
from ingest.facts.quantities.tokens import NUMBER, SIGN, WORD, Tokens
from ingest.facts.quantities.units import CURRENCIES, PERCENT, POINTS, SYMBOLS, TIMES, YUAN_OR_YEN, Unit, currency_after, unit_at


def read_unit(tokens: Tokens, draft: Draft, currency: tuple[str, int] | None) -> None:
    at, number = draft.last, draft.number
    if number.form == "share":
        measure = _measure_of(tokens, at)
        if measure:
            part = number.value or Decimal(0)
            draft.number = replace(number, value=part / 100, low=part / 100, high=part / 100, step=Decimal("0.25"), form="words")
            draft.unit, draft.last = measure
            return
        draft.unit = PERCENT
        return
    if currency:
        draft.unit = Unit(kind="money", base=_which(tokens, currency[0]))
        named = unit_at(tokens, at)
        if named and named[0].kind == "money" and named[0].base == draft.unit.base and named[0].divisor == 1:
            draft.last = named[1]
        return
    if number.form == "vague" and tokens.low[at] == "of":
        at += 1
    if tokens.low[at] in DASHES and tokens.touches(at - 1) and tokens.touches(at) and tokens.kind[at + 1] in (WORD, SIGN):
        hyphened = unit_at(tokens, at + 1)
        if hyphened or tokens.low[at + 1] == "fold":
            at += 1
    if tokens.low[at] == "fold":
        draft.unit, draft.last = TIMES, at + 1
        return
    if tokens.raw[at] in ("x", "×") and tokens.touches(at - 1) and tokens.kind[at + 1] != NUMBER:
        draft.unit, draft.last = TIMES, at + 1
        return
    if tokens.low[at] in ("times", "time"):
        if multiplies(tokens, draft, at + 1):
            draft.unit = TIMES
        else:
            draft.noun = ("time", ("time",))
        draft.last = at + 1
        return
    if tokens.raw[at] in ("'", "′", "’") and tokens.raw[at + 2] in ('"', "″", "”") and tokens.raw[at + 1].isdecimal():
        draft.unit, draft.last = SYMBOLS["ft"], at + 3  # 5'11"
        inches = number.low * 12 + int(tokens.raw[at + 1][:3])
        draft.number = replace(number, value=inches / 12, low=inches / 12, high=inches / 12, step=Decimal(1) / 12)
        return
    code = currency_after(tokens, at)
    if code and tokens.kind[at] != SIGN or code and tokens.raw[at] in ("€", "元"):
        draft.unit, draft.last = Unit(kind="money", base=_which(tokens, code[0])), code[1]
        return
    if tokens.raw[at] in ("m", "b") and tokens.touches(at - 1) and _is_money_word(tokens, at + 1):
        draft.number, at = times(number, Decimal(10**6 if tokens.raw[at] == "m" else 10**9)), at + 1  # "2.3m euros"
    _read_measure(tokens, draft, at)


def _is_money_word(tokens: Tokens, at: int) -> bool:
    found = unit_at(tokens, at)
    return found is not None and found[0].kind == "money" or currency_after(tokens, at) is not None


def _read_measure(tokens: Tokens, draft: Draft, at: int) -> None:
    found = _settled(tokens, draft, at)
    if found is None:
        if _is_age(tokens, draft.first) and draft.number.high <= 130:
            draft.unit = _YEAR
        return
    unit, last = found
    if (
        unit.kind == "measure"
        and unit.base == "m"
        and tokens.low[last] in ("per", "an")
        and tokens.low[last + 1] in ("hour", "second")
    ):
        seconds = 3600 if tokens.low[last + 1] == "hour" else 1
        unit, last = Unit(kind="measure", base="m/s", factor=unit.factor, divisor=unit.divisor * seconds), last + 2
    if (
        tokens.raw[last] in DASHES
        and tokens.low[last + 1] in ("old", "long", "wide", "high", "tall", "deep")
        and tokens.touches(last)
    ):
        last += 2
    draft.unit, draft.last = unit, last
    _add_smaller(tokens, draft)


_YEAR = Unit(kind="measure", base="year")


def _is_age(tokens: Tokens, first: int) -> bool:
    """Whether an age is what follows: "aged just 21", "at the age of 15", "ages 15 to 24"."""
    at = first - 1
    while tokens.low[at] in ("of", "just", "only", "about", "around", "between", "over", "under", "from", "at", "least", "nearly"):
        at -= 1
    return at >= 0 and tokens.low[at] in ("age", "aged", "ages")


_STRAIGHT = frozenset("consecutive straight successive full calendar fiscal whole more further additional other long short".split())


def _settled(tokens: Tokens, draft: Draft, at: int) -> tuple[Unit, int] | None:
    """The measure, percentage or currency that stands at this token, doubtful ones settled by what stands around."""
    low = tokens.low
    skipped = at
    while low[skipped] in _STRAIGHT and skipped < at + 2:
        skipped += 1
    if skipped > at:
        found = unit_at(tokens, skipped)
        return found if found and found[0].base in ("s", "month", "year") else None
    found = unit_at(tokens, at)
    if found is None:
        return (POINTS, at + 1) if low[at] in ("points", "point", "pts", "pt") and _percent_around(tokens, at) else None
    unit, last = found
    raw = tokens.raw[at]
    if len(raw) == 1 and raw.isalpha() and not _is_symbol(tokens, draft, at, last):
        return None
    if (
        raw == "m"
        and tokens.touches(at - 1)
        and looks_plural(low[last])
        and low[last] in ("people", "users", "customers", "inhabitants")
    ):
        return None
    if unit.base == "pound" and (kind := pound(tokens, draft.number.scale, last)) is not None:
        return kind, last
    if unit.kind == "money" and unit.divisor != 1 and low[at] in ("cent", "cents"):
        return replace(unit, base="EUR" if _in_euros(tokens) else _dollar(tokens)), last
    if low[at] == "second" and last == at + 1 and not (tokens.raw[at - 1] == "-" or draft.number.value in (1, None)):
        return None  # "the 12 second graders"; more than one are "seconds"
    if low[at] in _ALSO_NAMES and tokens.is_capital(at):
        return None
    return found


_ALSO_NAMES = frozenset("mu li jin liang sec min rand sterling fen".split())  # with a capital they are names


def _is_symbol(tokens: Tokens, draft: Draft, at: int, last: int) -> bool:
    """Whether a single letter stands for a unit: behind digits, and before no name."""
    if (
        tokens.kind[at - 1] != NUMBER
        or tokens.raw[last] in ("'", "’", ".")
        and tokens.touches(last - 1)
        and tokens.kind[last + 1] == WORD
    ):
        return False
    if tokens.touches(at - 1):
        return not (tokens.raw[at] == "s" and draft.number.value is not None and draft.number.value % 10 == 0)
    return (
        tokens.raw[at] in ("m", "g", "W", "L", "V", "J", "h", "s") and tokens.kind[last] != NUMBER and not tokens.is_capital(last)
    )


def _add_smaller(tokens: Tokens, draft: Draft) -> None:
    """ "5 feet 10 inches", "2 hours and 30 minutes": the sum of both, if the second is less than one of the first."""
    unit, at = draft.unit, draft.last
    if unit is None or unit.kind != "measure" or unit.zero or draft.number.value is None:
        return
    if tokens.low[at] == "and":
        at += 1
    if tokens.kind[at] != NUMBER or not tokens.raw[at].replace(".", "").isdecimal() or len(tokens.raw[at]) > 6:
        return
    found = unit_at(tokens, at + 1)
    if tokens.low[at + 1] == "in" and tokens.low[draft.last - 1] == "ft":
        found = unit_at(Tokens("inch", ()), 0)
        found = (found[0], at + 2) if found else None
    if found is None or found[0].base != unit.base or found[0].kind != "measure":
        return
    small = found[0].span(Decimal(tokens.raw[at]))
    one = unit.span(Decimal(1))
    if not 0 <= small < one:
        return
    number = draft.number
    value = unit.span(number.value or Decimal(0)) + small
    step = found[0].span(Decimal(1))
    draft.number = replace(number, value=value, low=value, high=value, step=step)
    draft.unit, draft.last = Unit(kind="measure", base=unit.base), found[1]


def _measure_of(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """The measure in "half an hour", "a quarter of a mile"."""
    if tokens.low[at] == "of":
        at += 1
    if tokens.low[at] not in ("a", "an"):
        return None
    found = unit_at(tokens, at + 1)
    return found if found and found[0].kind == "measure" else None


def _which(tokens: Tokens, code: str) -> str:
    """The sign of yuan and yen settled by the words around it; yuan if nothing tells."""
    if code != YUAN_OR_YEN:
        return code
    return "JPY" if any(word in ("yen", "japan", "japanese", "tokyo", "jpy") for word in tokens.low) else "CNY"


def _in_euros(tokens: Tokens) -> bool:
    return ("€" in tokens.raw or "EUR" in tokens.raw or "euro" in tokens.low or "euros" in tokens.low) and "$" not in tokens.raw


def _dollar(tokens: Tokens) -> str:
    """The dollar that the sentence counts in: that of the first sign or code of one, else the United States'."""
    for at in range(tokens.count):
        joined = tokens.raw[at] + tokens.raw[at + 1]
        code = CURRENCIES.get(joined) if joined.endswith("$") and len(joined) > 1 else CURRENCIES.get(tokens.raw[at])
        if code in ("AUD", "CAD", "HKD", "SGD", "NZD", "TWD"):
            return code
    return "AUD" if "AU" in tokens.raw else "USD"


def _percent_around(tokens: Tokens, at: int) -> bool:
    """Whether the sentence counts in per cent and the points are no goals: "fell 3 points to 45%"."""
    if tokens.low[at - 2] not in GREW and tokens.low[at - 2] not in ("fell", "dropped", "down", "declined", "decreased"):
        return False
    return any(low in ("%", "percent", "percentage", "cent") for low in tokens.low[: tokens.count])
