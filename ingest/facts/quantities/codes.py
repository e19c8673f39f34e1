"""Where a number may start, and what is no number of anything.

Left out: ordinals, dates and times of day, decades, versions, telephone numbers, footnotes, and digits inside a name ("COVID-19",
"A320", "5G", "Q4"), numbers that name ("No. 5", "Windows 10", "371 Elm Street").
"""

import re

from ingest.facts.quantities.draft import Draft
from ingest.facts.quantities.nouns import noun_after
from ingest.facts.quantities.number import Number
from ingest.facts.quantities.numerals import STARTS
from ingest.facts.quantities.stopwords import NO_HYPHENED, ONE_ADJECTIVES, STOP, looks_plural
from ingest.facts.quantities.times import HALVED, MULTIPLIED
from ingest.facts.quantities.tokens import END, NUMBER, SIGN, TAKEN, WORD, Tokens
from ingest.facts.quantities.units import CURRENCIES, unit_at

DASHES = frozenset("-–—‑−‒")
LABELS = frozenset(
    "no nos note notes item items section sections chapter chapters article articles page pages part parts figure"
    " fig table tables level levels volume vol episode episodes route highway interstate exhibit schedule appendix"
    " topic subtopic asc asu ifrs ias sab fasb sfas rule phase tier stage channel form version paragraph verse"
    " clause category line lot block room gate platform flight apartment suite fiscal fy act box number # chromosome"
    " mark mk series season seasons scope round week day game type class grade model group district ward highway"
    " psalm symphony opus op sonata grid top ranked rank seed division".split()
)
_COUNTED_LABELS = frozenset("season seasons week day game round series group class grade top ranked".split())
_ONE_NO_COUNT = frozenset(
    "roof hand voice accord foot eye step"
    " of another time way side day who that which can must should may could would is was in on at or and to after by as".split()
)
_ONE_NOT_BEFORE = frozenset("no any every each this that the which another some".split())
WORDS = STARTS | frozenset(MULTIPLIED) | HALVED | {"twice", "thrice"}
_AFTER_ARTICLE = frozenset(
    "hundred thousand million billion trillion dozen couple few handful half third quarter fifth sixth tenth"
    " hundredth thousandth".split()
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+|[¼-¾⅐-⅞]")
_CAN_START = WORDS | _AFTER_ARTICLE


_STARTING = WORDS | {"a", "an"}


def may_hold_numbers(text: str) -> bool:
    """False where no number can start, told without reading the tokens."""
    return _DIGIT.search(text) is not None or not _CAN_START.isdisjoint(_LETTERS.findall(text.lower()))


def number_starts(tokens: Tokens) -> list[int]:
    """Tokens at which a number may start, by their words alone."""
    return [at for at, (kind, low) in enumerate(zip(tokens.kind, tokens.low, strict=True)) if kind == NUMBER or low in _STARTING]


def starts_number(tokens: Tokens, at: int) -> bool:
    """Whether a number may start at this token."""
    kind = tokens.kind[at]
    if kind == NUMBER:
        return True
    if kind != WORD:
        return False
    low = tokens.low[at]
    return low in WORDS or (low in ("a", "an") and tokens.low[at + 1] in _AFTER_ARTICLE)


def may_start(tokens: Tokens, at: int, *, has_currency: bool) -> bool:
    """Whether digits that touch what stands before them are a number of their own."""
    raw = tokens.raw[at]
    if len(raw) > 1 and raw[0] == "0" and raw[1] not in ".,":
        return False
    if not at or not tokens.touches(at - 1) or has_currency:
        return True
    before = at - 1
    sign, kind = tokens.raw[before], tokens.kind[before]
    if sign == "+" and tokens.kind[at + 1] == tokens.kind[at + 2] == NUMBER:
        return False  # "+86 571 5550 1234"
    if kind in (WORD, NUMBER):
        return False
    if sign in DASHES:
        return not (tokens.touches(before - 1) and tokens.kind[before - 1] == WORD and tokens.raw[before - 1] not in CURRENCIES)
    if sign == ".":
        return not tokens.touches(before - 1) or tokens.raw[before - 1] in CURRENCIES or tokens.low[before - 1] in ("no", "rs")
    if sign in (",", "/", ":", "+") and tokens.touches(before - 1):
        return tokens.kind[before - 1] not in (NUMBER, WORD) and sign not in (":", "/")
    return sign not in ("\u2044", "#", "@", "_", "'", "’", "^", ":", "§", "№", "\\", "=")


def behind_code(tokens: Tokens, at: int) -> int:
    """The token behind everything that touches this one."""
    if tokens.raw[at - 1] == "+":
        while tokens.kind[at + 1] == NUMBER:
            at += 1
    while tokens.touches(at) and (
        tokens.kind[at + 1] in (NUMBER, WORD) or tokens.raw[at + 1] in ("-", ".", ":", "/", "_", "–", ",")
    ):
        if tokens.kind[at + 1] == SIGN and not (tokens.touches(at + 1) and tokens.kind[at + 2] in (NUMBER, WORD)):
            break
        at += 1
    return at + 1


def is_code(tokens: Tokens, number: Number) -> int:
    """Where to read on if the digits run into something that makes them no number; 0 if they don't."""
    last = number.last
    low = tokens.low
    if low[last] in ("a", "p", "am", "pm") and (
        low[last] in ("am", "pm") or (tokens.raw[last + 1] == "." and low[last + 2] == "m")
    ):
        return last + 1
    if _is_day(tokens, number):
        return last
    if low[last] == "o'clock" or low[last] == "o’clock":
        return last + 1
    if number.last != number.first + 1 or not tokens.touches(last - 1):
        return 0
    if tokens.raw[last] in ("'", "’") and low[last + 1] == "s" and tokens.touches(last):
        return last + 2  # "the 50's"
    kind, raw, follower = tokens.kind[last], tokens.raw[last], tokens.kind[last + 1]
    if kind == WORD:
        known = unit_at(tokens, last) or raw in ("x", "fold") or raw in CURRENCIES or low[last] in ("times",)
        if not known or (raw == "s" and (number.value or 0) % 10 == 0) or (len(low[last]) > 3 and low[last] in ("second",)):
            return behind_code(tokens, last)
        return behind_code(tokens, last) if tokens.touches(last) and follower == NUMBER and unit_at(tokens, last) is None else 0
    if raw in ("/", ":", ".", ",") and follower == NUMBER and tokens.touches(last):
        return behind_code(tokens, last)
    if raw == "/" and tokens.touches(last) and follower == WORD and len(low[last + 1]) == 1:
        return behind_code(tokens, last)
    if raw in DASHES and tokens.touches(last):
        if follower == WORD and len(tokens.raw[last + 1]) == 1 and unit_at(tokens, last + 1) is None:
            return behind_code(tokens, last)
        if follower == NUMBER and _is_long_chain(tokens, number.first):
            return behind_code(tokens, last)
    return behind_code(tokens, last) if raw == "_" else 0


_MONTHS = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul"
    " Aug Sep Sept Oct Nov Dec".split()
)


def _is_day(tokens: Tokens, number: Number) -> bool:
    """The day of a date that names no year, "August 18": nobody took it, as it names no period by itself."""
    if len(tokens.raw[number.first]) > 2 or not tokens.raw[number.first].isdecimal():
        return False
    before = number.first - (2 if tokens.raw[number.first - 1] == "." else 1)
    return tokens.raw[before] in _MONTHS or tokens.raw[number.last] in _MONTHS


def _is_long_chain(tokens: Tokens, at: int) -> bool:
    """A telephone number, an ISBN: more than two groups, or one with a leading nought or many digits. Not the record 7-3-2."""
    groups = [tokens.raw[at]]
    while tokens.raw[at + 1] in DASHES and tokens.touches(at) and tokens.touches(at + 1) and tokens.kind[at + 2] == NUMBER:
        at += 2
        groups.append(tokens.raw[at])
    if any(len(group) > 1 and group[0] == "0" and group[1].isdecimal() for group in groups):
        return True
    return len(groups) > 2 and any(len(group) > 3 for group in groups)


def is_name(tokens: Tokens, number: Number) -> bool:
    """A number in words inside a name: "Ocean's Eleven", "the Big Ten Conference"."""
    at, last = number.first, number.last
    if tokens.touches(last - 1) and tokens.kind[last] == NUMBER:
        return True  # "Twenty20"
    if tokens.raw[at - 1] == "-" and tokens.touches(at - 1) and tokens.touches(at - 2) and tokens.kind[at - 2] == WORD:
        return True  # "number-one"
    if not tokens.is_capital(at) or at == 0 or tokens.raw[at - 1] in (".", "!", "?", ":", "“", '"', "*", "•", "—"):
        return bool(at == 0 and tokens.is_capital(at) and number.value == 1 and tokens.is_capital(last))
    return tokens.is_capital(at - 1) and tokens.low[at - 1] not in STOP or tokens.is_capital(last) or number.value in (1, None)


def counts_one(tokens: Tokens, number: Number) -> bool:
    """Whether "one" is a number and no pronoun."""
    if tokens.low[number.first - 1] in _ONE_NOT_BEFORE or number.last != number.first + 1:
        return number.last != number.first + 1 and tokens.low[number.first - 1] not in _ONE_NOT_BEFORE
    low = tokens.low[number.last]
    if low in ("to", "or", "and", "-") and starts_number(tokens, number.last + 1):
        return True
    if tokens.kind[number.last] != WORD:
        return low == "-" and tokens.touches(number.last - 1) and not {tokens.low[number.last + 1]} & (STOP | NO_HYPHENED)
    return low not in _ONE_NO_COUNT and (low not in STOP or (low in ONE_ADJECTIVES and tokens.kind[number.last + 1] == WORD))


def is_footnote(tokens: Tokens, number: Number) -> bool:
    """ "(1)", "[2]", "3)" and the "4." that opens a line."""
    at, last = number.first, number.last
    if tokens.kind[at] != NUMBER or len(tokens.raw[at]) > 2 or last != at + 1:
        return False
    if tokens.raw[last] in (")", "]"):
        return tokens.raw[at - 1] in ("(", "[") or at == 0
    return at == 0 and tokens.raw[last] == "." and tokens.kind[last + 1] in (WORD, END)


def is_label(tokens: Tokens, draft: Draft) -> bool:
    """Whether what stands around makes the number a name's: "Note 19", "No. 5", "Windows 10", "Level 2", "371 Elm Street"."""
    number, at = draft.number, draft.first
    if number.is_grouped or number.scale != 1 or tokens.kind[number.first] != NUMBER or draft.after:
        return False
    before = at - 1
    if tokens.raw[before] == "." and tokens.low[before - 1] in ("no", "nos", "vol", "fig", "sec", "op", "ch", "art", "pp", "p"):
        return True
    if _is_address(tokens, number.last) or (tokens.raw[before] in _OPENING and tokens.is_capital(number.last)):
        return True
    low = tokens.low[before]
    if tokens.raw[before] == "&" or tokens.kind[before] != WORD:
        return tokens.raw[before] == "#"
    if low in LABELS and not (low == "number" and looks_plural(tokens.low[before - 1])):
        return tokens.is_capital(before) or low not in _COUNTED_LABELS or noun_after(tokens, number.last) is None
    return draft.noun is None and tokens.is_capital(before) and _is_of_name(tokens, number, before)


def _is_of_name(tokens: Tokens, number: Number, before: int) -> bool:
    """Whether the number goes with the capitalised word before it: "Windows 10"; not "In China 12 cities", no table."""
    low = tokens.low[before]
    if (
        low in STOP
        or low in CURRENCIES
        or low in _BEFORE_NUMBERS
        or low.endswith(("ly", "'s", "’s"))
        or (looks_plural(low) and not before)
    ):
        return False
    behind = number.last + (tokens.raw[number.last] == "(")
    is_row = tokens.kind[behind] in (NUMBER, TAKEN) or tokens.raw[behind] in ("$", "€", "£", "—", "|", "%")
    if is_row or len(tokens.raw[number.first]) > 4:
        return False
    start = before
    while start > 0 and tokens.is_capital(start - 1):
        start -= 1
    opener = start - 1 if tokens.low[start] not in ("in", "at") else start
    return tokens.low[opener] not in ("in", "at") or noun_after(tokens, number.last) is None


_BEFORE_NUMBERS = frozenset("almost some around barely merely virtually another altogether".split())  # at the head of a sentence
_OPENING = frozenset('“"«‘')
_STREETS = frozenset("street avenue road drive lane boulevard square terrace st ave rd blvd highway parkway crescent court".split())


def _is_address(tokens: Tokens, at: int) -> bool:
    """ "371 Tecumseh Avenue": capitalised words from here lead to a street."""
    for place in range(at, at + 4):
        if not (tokens.is_capital(place) or (place > at and tokens.raw[place] in (".", "-"))):
            return False
        if place > at and tokens.low[place] in _STREETS:
            return True
    return False


def is_old_year(tokens: Tokens, draft: Draft) -> bool:
    """Four digits, left over by the reader of times, that are rather a year than a count: "2017 contracts", not "2000 people"."""
    first = draft.number.first
    raw = tokens.raw[first]
    if not (len(raw) == 4 and raw[:2] in ("19", "20") and raw.isdecimal() and raw[2:] != "00" and draft.noun is None):
        return False
    return tuple(tokens.low[max(first - 2, 0) : first]) not in _COUNTED and tokens.low[first - 1] not in ("exactly", "precisely")


# What stands before a count and never before a year.
_COUNTED = frozenset({("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("at", "most"), ("total", "of")})
