"""Dates of a calendar: "May 3, 1999", "3rd of May", "1999-05-03", "20 to 30 August 2018", "3 May" without a year."""

import re
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.reading import Part, Reading, Scan
from ingest.facts.times.words import DASH, DAY, ERA_BEFORE_CHRIST, MONTH, MONTHS, YEAR
from ingest.facts.times.year_words import COUNTED_SINGULARS, DATED_PLURALS, UNITS
from ingest.facts.times.years import is_plural

_TO: Final = rf"(?:\s*+{DASH}\s*+|\s++(?:to|and|until|till|through|or|&)\s++)"
_NO_MORE: Final = r"(?![\d%])(?![.,:]\d)"
_OF_YEAR: Final = rf"(?:\s*+,\s*+|\.\s*+|\s++of\s++|\s*+[-/]\s*+|\s++(?:in\s++)?)(?P<year>{YEAR})"
MONTH_FIRST: Final = re.compile(
    rf"(?P<month>{MONTH})[\s-]*+(?:the\s++)?(?P<day>{DAY})(?!\d)(?:{_TO}(?P<last>{DAY})(?![\d:]|\s*+(?:{MONTH})))?(?:{_OF_YEAR}|{_NO_MORE})",
    re.IGNORECASE,
)
DAY_FIRST: Final = re.compile(
    rf"(?P<day>{DAY})(?:{_TO}(?P<last>{DAY}))?(?:\s++(?:day\s++)?of\s++|\s*+[-/]\s*+|\s*+)(?P<month>{MONTH})(?:{_OF_YEAR}|{_NO_MORE})",
    re.IGNORECASE,
)
MONTH_OF_YEAR: Final = re.compile(
    rf"(?P<month>{MONTH})(?:\s*+,\s*+|\s++of\s++(?:fiscal\s++)?|\s*+[-/]\s*+|\s++)(?P<year>{YEAR})", re.IGNORECASE
)
MONTH_ALONE: Final = re.compile(rf"(?P<month>{MONTH})", re.IGNORECASE)
YEAR_FIRST: Final = re.compile(
    r"(?P<year>1\d{3}|20\d\d)(?P<sep>[-/.‐‑–])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)(?!(?P=sep)\d)"
)
YEAR_FIRST_MONTH: Final = re.compile(rf"(?P<year>{YEAR})[ ,](?P<month>{MONTH})(?:\s++(?P<day>{DAY}))?(?!\w)", re.IGNORECASE)
NUMBERS: Final = re.compile(r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>1\d{3}|20\d\d)(?!\d)(?!(?P=sep)\d)")
CHINESE: Final = re.compile(r"(?P<year>1\d{3}|20\d\d)\s*+年(?:\s*+(?P<month>\d{1,2})\s*+月(?:\s*+(?P<day>\d{1,2})\s*+[日号])?)?")

_ERA: Final = re.compile(rf"(?:\s*+,)?\s++(?P<year>\d{{1,4}})\s*+{ERA_BEFORE_CHRIST}")

# A month's name that is also a word or a person's name stands for the month alone only behind one of these.
_LEADS: Final = frozenset(
    "in since by until till from of during late early mid last next through to before after between and or ended ending every each "
    "this both end beginning middle starting begins began around about throughout following for".split()
)
_ALSO_WORDS: Final = frozenset("may march mar august april june jan sep dec".split())


def month_named(text: str) -> int:
    """The month's number, of "Sept." too."""
    return MONTHS[text.rstrip(".").lower()]


def read_month(scan: Scan, i: int) -> Reading | None:
    """What begins with the name of a month."""
    start = scan.starts[i]
    if match := MONTH_FIRST.match(scan.text, start):
        reading = _day_reading(scan, match)
        if reading is not None:
            return reading
    match = MONTH_OF_YEAR.match(scan.text, start)
    if match and (_is_capital(scan.text, start) or scan.words[i] not in _ALSO_WORDS):
        return Reading(start, match.end(), "month", periods.of_months(int(match["year"]), month_named(match["month"])))
    if not _is_month(scan, i):
        return None
    match = MONTH_ALONE.match(scan.text, start)
    if match and (era := _ERA.match(scan.text, match.end())):
        return Reading(start, era.end(), "month", periods.of_months(1 - int(era["year"]), month_named(match["month"])))
    return _month_reading(match.start(), _end_of_month(match), month_named(match["month"])) if match else None


def _end_of_month(match: re.Match[str]) -> int:
    # A full stop belongs to "Sept.", not to "In May."
    word = match["month"]
    return match.end() - (match.group().endswith(".") and (len(word) > 5 or word.lower() == "may."))


def _month_reading(start: int, end: int, month: int) -> Reading:
    return Reading(start, end, "month", parts=(Part("month", month), Part("month", month)))


def _is_capital(text: str, start: int) -> bool:
    return text[start].isupper()


def _is_month(scan: Scan, i: int) -> bool:
    """Whether the name alone is the month: "in May", "from January to June"; not "may", "April O'Neil", "March on Rome"."""
    if not _is_capital(scan.text, scan.starts[i]):
        return False
    after = scan.word_after(scan.ends[i])
    if scan.word(i - 1) in _LEADS:
        return not after[:1].isupper() or after.lower() in MONTHS
    return scan.words[i] not in _ALSO_WORDS and (after in ("to", "this", "last", "and", "through", "until") or i == 0 and not after)


def _day_reading(scan: Scan, match: re.Match[str]) -> Reading | None:
    """The day or days of the match; the month where the calendar has no such day."""
    month, year = month_named(match["month"]), match["year"]
    first, last = _number(match["day"]), _number(match["last"] or match["day"])
    if year is None:
        if (era := _ERA.match(scan.text, match.end())) and first == last:
            day = periods.of_day(1 - int(era["year"]), month, first)
            return Reading(match.start(), era.end(), "day", day) if day else None
        if _is_count(scan, match):
            return None
        if not 1 <= first <= last <= periods.days_in(2000, month):
            return None
        parts = Part("day", month, first), Part("day", month, last)
        return Reading(match.start(), _end_of_month(match), "day", parts=parts, is_range=first != last)
    start, end = periods.of_day(int(year), month, first), periods.of_day(int(year), month, last)
    period = periods.joined(start, end) if start and end else None
    if period is None:
        return Reading(match.start(), match.end(), "month", periods.of_months(int(year), month))
    return Reading(match.start(), match.end(), "day", period, is_range=first != last)


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _is_count(scan: Scan, match: re.Match[str]) -> bool:
    """ "In June 26 people died": the number counts what follows. A lower-case month before a number is a verb."""
    word = match["month"].lower()
    if word in ("may", "march", "mar") and not match["month"][0].isupper():
        return True
    if not match.group().endswith(match["last"] or match["day"]):
        return False
    after = scan.word_after(match.end())
    return after in UNITS or after in COUNTED_SINGULARS or after.islower() and is_plural(after) and after not in DATED_PLURALS


def read_day(scan: Scan, i: int) -> Reading | None:
    """What begins with the number of a day, "3 May 1999", "3rd of May", "20 to 30 August", or with two numbers, "03/05/1999"."""
    start = scan.starts[i]
    if (
        scan.text[max(0, start - 1) : start] in ("$", "£", "€", "¥", ".", ",", "/")
        and scan.text[max(0, start - 2) : start - 1].isdigit()
    ):
        return None
    if match := DAY_FIRST.match(scan.text, start):
        # "May" and "March" behind a number are verbs if small: "of the 20 may".
        if match["month"][0].isupper() or match["year"]:
            return _day_reading(scan, match)
        return None
    if match := NUMBERS.match(scan.text, start):
        return _numeric(match)
    return None


def _numeric(match: re.Match[str]) -> Reading | None:
    """A day where only one order can be meant; else the year, for 03/05 is March here and May there."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    start, end = match.span()
    days = {periods.of_day(year, one, two), periods.of_day(year, two, one)} - {None}
    if not days:
        return None
    if len(days) == 1:
        return Reading(start, end, "day", days.pop())
    return Reading(start, end, "year", periods.of_year(year))


def read_year_first(scan: Scan, i: int) -> Reading | None:
    """ "1999-05-03", "2018 October 22", "2018年10月"."""
    start = scan.starts[i]
    if start and scan.text[start - 1] in "-/." and scan.text[max(0, start - 2) : start - 1].isdigit():
        return None
    if match := YEAR_FIRST.match(scan.text, start):
        period = periods.of_day(int(match["year"]), int(match["month"]), int(match["day"]))
        return Reading(start, match.end(), "day", period) if period else None
    match = YEAR_FIRST_MONTH.match(scan.text, start)
    reading = _month_behind(match) if match and match["month"][0].isupper() else None
    if reading is not None:
        return reading
    if match := CHINESE.match(scan.text, start):
        return _chinese(match)
    return None


def _month_behind(match: re.Match[str]) -> Reading | None:
    year, month = int(match["year"]), month_named(match["month"])
    if match["day"] is None:
        is_apart = _is_name_behind(match)
        return None if is_apart else Reading(*match.span(), "month", periods.of_months(year, month))
    day = periods.of_day(year, month, _number(match["day"]))
    return Reading(*match.span(), "day", day) if day else None


def _is_name_behind(match: re.Match[str]) -> bool:
    # "In 2004 April was born", "In 2018, May 3": the month goes with what follows it.
    return match["month"].lower() in _ALSO_WORDS or "," in match.group()


def _chinese(match: re.Match[str]) -> Reading | None:
    year, month, day = int(match["year"]), match["month"], match["day"]
    start, end = match.span()
    if month is None or not 1 <= int(month) <= 12:
        return Reading(start, end, "year", periods.of_year(year))
    period = periods.of_day(year, int(month), int(day)) if day else None
    return Reading(start, end, "day", period) if period else Reading(start, end, "month", periods.of_months(year, int(month)))
