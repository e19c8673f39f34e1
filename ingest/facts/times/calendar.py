"""Years and what is made of years: spans, fiscal years, plans, quarters, seasons."""

import re
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.reading import Part, Reading, Scan
from ingest.facts.times.words import (
    DASH,
    ORDINAL,
    SEASONS,
    YEAR,
    ordinal_of,
    year_of_two_digits,
)
from ingest.facts.times.years import is_year

_FISCAL: Final = r"(?:(?:fiscal|financial|calendar)(?:\s++years?)?\s++(?:of\s++)?|FY[E\s]?|CY\s?)"
_SHORT: Final = rf"(?:{YEAR}|['’‘]?\d\d(?!\d|[.,]\d|%))"
_SPAN: Final = re.compile(
    rf"(?P<first>{YEAR}|(?:1\d|20)\d\d)\s?(?:{DASH}|/)\s?(?:FY)?(?P<last>{YEAR}|\d{{1,2}})(?![\d%])(?!(?:[-/.,]|\s?{DASH}\s?)\d)(?!\w)"
)
_PLAN: Final = re.compile(
    rf"(?P<number>{ORDINAL})(?:\s++(?:and|to)\s++(?P<last>{ORDINAL}))?[\s-]++(?:five|5)[\s-]++years?[\s-]++plan(?:s|ning)?\b",
    re.IGNORECASE,
)
_OTHER_PLANS: Final = re.compile(
    r"\b(?:Soviet|USSR|Stalin|India|Pakistan|Nepal|Bhutan|Korea|Vietnam|Malaysia|Iran|Turkey|Ethiopia|German|Romania|Poland|Hungary)",
    re.IGNORECASE,
)
_FISCAL_YEAR: Final = re.compile(rf"{_FISCAL}(?P<first>{_SHORT})(?:\s?(?:{DASH}|/)\s?(?:FY)?(?P<last>{_SHORT}))?", re.IGNORECASE)
_SHORT_YEAR: Final = re.compile(r"['’‘](?P<year>\d\d)(?![\w'’]|[.,]\d)")
_QUARTER: Final = re.compile(
    rf"(?:(?P<letter>[QH])(?P<number>[1-4])(?!\d|\w)|(?P<number2>[1-4])(?P<letter2>[QH])(?=['’]?\d\d|\W|$))"
    rf"(?:\s?{DASH}\s?Q(?P<upto>[1-4]))?(?:\s*+(?:of\s++|/|-)?\s*+{_FISCAL}?['’]?(?P<year>{YEAR}|(?<=[\dQHFY'’])\d\d(?![\d%]|[.,]\d)))?",
    re.IGNORECASE,
)
_SEASON: Final = re.compile(
    rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s++of|,)?\s++(?:the\s++)?(?P<year>{YEAR})(?:\s?(?:{DASH}|/)\s?(?P<last>\d\d(?!\d)|{YEAR}))?",
    re.IGNORECASE,
)
_THEN_QUARTER: Final = re.compile(
    r"(?:['’]s)?[\s-]++(?:fiscal\s++)?(?:(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?P<kind>quarter|half)\b|(?P<letter>[QH])(?P<number>[1-4])(?!\w))",
    re.IGNORECASE,
)


def read_year(scan: Scan, i: int) -> Reading | None:
    """A year, a span of years, or a year with its quarter: "2018", "2016-2020", "2018/19", "2018 third quarter"."""
    start, end = scan.starts[i], scan.ends[i]
    if not is_year(scan, i) and not _is_listed(scan, i):
        return None
    if match := _SPAN.match(scan.text, start):
        reading = _span(match)
        if reading is not None:
            return reading
    return _with_quarter(scan, start, end, int(scan.words[i]))


def _with_quarter(scan: Scan, start: int, end: int, year: int) -> Reading:
    """The year, or the quarter or half that is named behind it."""
    if match := _THEN_QUARTER.match(scan.text, end):
        part = part_of_year(match["kind"] or match["letter"], ordinal_of(match["word"]) if match["word"] else int(match["number"]))
        if part:
            return Reading(start, match.end(), part.grain, part.of_year(year))
    return Reading(start, end, "year", periods.of_year(year))


def _is_listed(scan: Scan, i: int) -> bool:
    """A year in a list of years: "2019, 2018 and 2017"."""
    if not scan.readings:
        return False
    last = scan.readings[-1]
    gap = scan.text[last.end : scan.starts[i]]
    if len(gap) > 6 or gap.strip() not in (",", "and", ", and", "or", "&", "/", ", or", ";"):
        return False
    after = scan.word_after(scan.ends[i])
    return last.grain in ("year", "years", "day", "month", "quarter") and not (after.endswith("s") and scan.words[i].endswith("00"))


def _span(match: re.Match[str]) -> Reading | None:
    """The span of years; a month where "2021-05" can be no span; None where the second number belongs to nothing."""
    first, tail = int(match["first"]), match["last"]
    last = first - first % 10 ** len(tail) + int(tail)
    if len(tail) == 2 and tail == "00" and first % 100 == 99:
        last += 100  # "1999-00"
    if first < last <= first + 150:
        return Reading(match.start(), match.end(), "years", periods.of_years(first, last))
    if len(tail) == 2 and 1 <= int(tail) <= 12 and "-" in match.group():
        return Reading(match.start(), match.end(), "month", periods.of_months(first, int(tail)))
    return None


def part_of_year(kind: str, number: int) -> Part | None:
    if kind.lower() in ("q", "quarter"):
        return Part("quarter", number) if 1 <= number <= 4 else None
    return Part("half", number) if 1 <= number <= 2 else None


def read_plan(scan: Scan, i: int) -> Reading | None:
    """China's five-year plans by their number; nothing where the text is about another country's."""
    match = _PLAN.match(scan.text, scan.starts[i])
    if match is None or _OTHER_PLANS.search(scan.text):
        return None
    first, last = ordinal_of(match["number"]), ordinal_of(match["last"] or match["number"])
    if not 1 <= first <= last <= 25:
        return None
    period = periods.joined(periods.of_five_year_plan(first), periods.of_five_year_plan(last))
    return Reading(match.start(), match.end(), "years", period)


def read_fiscal(scan: Scan, i: int) -> Reading | None:
    """ "fiscal 2019", "financial year 2018/19", "FY19"."""
    match = _FISCAL_YEAR.match(scan.text, scan.starts[i])
    if match is None:
        return None
    first = _full_year(match["first"])
    last = _full_year(match["last"]) if match["last"] else first
    if last == first + 1:
        # One year of account over two calendar years is filed under the second, and written so or as a span: both years are kept.
        return Reading(match.start(), match.end(), "years", periods.of_years(first, last))
    if last > first:
        return Reading(match.start(), match.end(), "years", periods.of_years(first, last))
    return _with_quarter(scan, match.start(), match.end("first"), first)


def _full_year(digits: str) -> int:
    digits = digits.lstrip("'’‘")
    return int(digits) if len(digits) == 4 else year_of_two_digits(digits)


def read_short_year(scan: Scan, i: int) -> Reading | None:
    """ "'98": an apostrophe and two digits, where no quotation is opened."""
    start = scan.starts[i] - 1
    match = _SHORT_YEAR.match(scan.text, start) if start >= 0 else None
    if match is None or (start and scan.text[start - 1].isalnum()):
        return None
    return Reading(start, match.end(), "year", periods.of_year(year_of_two_digits(match["year"])))


def read_quarter(scan: Scan, i: int) -> Reading | None:
    """ "Q3 2021", "H1 2018", "3Q19", "Q1-Q3 2021"; a quarter without a year waits for one."""
    match = _QUARTER.match(scan.text, scan.starts[i])
    if match is None:
        return None
    letter, number = match["letter"] or match["letter2"], int(match["number"] or match["number2"])
    first, last = part_of_year(letter, number), part_of_year(letter, int(match["upto"] or number))
    if first is None or last is None:
        return None
    if match["year"] is None:
        if first.grain == "half" or scan.text[match.start()].isdigit():
            return None
        return Reading(match.start(), match.end("upto") if match["upto"] else scan.ends[i], first.grain, parts=(first, last))
    start, end = first.of_year(_full_year(match["year"])), last.of_year(_full_year(match["year"]))
    period = periods.joined(start, end) if start and end else None
    return Reading(match.start(), match.end(), first.grain, period) if period else None


def read_season(scan: Scan, i: int) -> Reading | None:
    """ "summer 2012", "the winter of 2012-13"."""
    match = _SEASON.match(scan.text, scan.starts[i])
    if match is None or scan.words[i] not in SEASONS:
        return None
    year, season = int(match["year"]), scan.words[i]
    if match["last"]:
        return Reading(
            match.start(),
            match.end(),
            "season",
            periods.of_months(year, 12, 3) if season == "winter" else periods.of_years(year, year + 1),
        )
    if scan.word_after(match.end())[:1].isupper() and not scan.text[match.start()].islower():
        return None  # "Summer 2012 Olympics", "Fall 2000 Tour": a name, whose year is the year
    return Reading(match.start(), match.end(), "season", periods.of_season(year, season))
