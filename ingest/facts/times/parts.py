"""Parts of a whole, and periods named by the day they end on."""

import re
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.calendar import read_fiscal, read_year
from ingest.facts.times.dates import read_day, read_month
from ingest.facts.times.eras import read_century, read_decade
from ingest.facts.times.reading import Part, Reading, Scan
from ingest.facts.times.relative import read_relative
from ingest.facts.times.words import DASH, MONTHS, NUMBER, YEAR, number_of, ordinal_of
from ingest.facts.types import Grain, Period

_PART_OF: Final = re.compile(
    rf"(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
    rf"(?:\s*+(?:,|and|to|or|&|{DASH})\s*+(?:the\s++)?(?P<upto>second|third|fourth|2nd|3rd|4th))?[\s-]++"
    rf"(?:(?P<count>{NUMBER})[\s-]++)?(?:calendar\s++|fiscal\s++)?(?P<kind>half|halves|quarter|quarters|third|month|months|years|decade|decades)\b"
    rf"(?P<of>(?:\s*+,)?\s*+(?:of|in)\s++(?:the\s++)?|['’]?\s++(?=FY|fiscal|1\d\d\d|20\d\d))?",
    re.IGNORECASE,
)


_ENDED: Final = re.compile(
    rf"(?:(?P<count>{NUMBER})[\s-]++)?(?:(?:fiscal|financial|calendar)[\s-]++)?(?P<kind>months?|weeks?|quarters?|years?|half[\s-]years?)(?:[\s-]++periods?)?"
    rf"[\s-]++(?:ended|ending|(?P<to>to))(?:\s++on)?\s++",
    re.IGNORECASE,
)


def read_ended(scan: Scan, i: int) -> Reading | None:
    """What is named by its last day: "the three months ended September 30, 2019", "the fiscal year ended March 31, 2019"."""
    match = _ENDED.match(scan.text, scan.starts[i])
    if match is None:
        return None
    at = scan.index_at(match.end())
    if match["to"]:
        if scan.word(i - 1) not in ("the", "in", "for", "over", "during"):
            return None  # "it took two years to 2020" tells nothing of the kind
        is_counted = bool(match["count"]) and match["kind"].lower() == "years" and _is_four_digits(scan.word(at))
        if is_counted and (year := read_year(scan, at)):
            return _years_to(match, year, number_of(match["count"]))
    reader = read_month if scan.word(at) in MONTHS else read_day if scan.word(at)[:1].isdigit() else None
    date = reader(scan, at) if reader else None
    if date is None or date.period is None or date.period.end is None or date.grain not in ("day", "month"):
        return None
    months = _length(match["kind"].lower(), number_of(match["count"]) if match["count"] else 1)
    if not months:
        return None
    period = periods.up_to(date.period.end, months)
    return Reading(match.start(), date.end, _LENGTHS.get(months, "month"), period, months=months)


def _is_four_digits(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _years_to(match: re.Match[str], year: Reading, count: int) -> Reading | None:
    """ "the five years to 2020"."""
    last = periods.year_of(year.period) if year.period and year.grain == "year" else None
    if last is None or not 1 < count <= 100:
        return None
    return Reading(match.start(), year.end, "years", periods.of_years(last - count + 1, last), relation="over", years=count)


_LENGTHS: Final[dict[int, Grain]] = {3: "quarter", 6: "half", 12: "year", 24: "years", 36: "years", 60: "years"}


def _length(kind: str, count: int) -> int:
    """In months; weeks as companies count them, 13 to a quarter; 0 where that comes to no number of months."""
    if kind.startswith("week"):
        return {13: 3, 14: 3, 26: 6, 27: 6, 39: 9, 40: 9, 52: 12, 53: 12}.get(count, 0)
    return count * (6 if kind.startswith("half") else {"month": 1, "quarter": 3, "year": 12}[kind.rstrip("s")])


def read_part(scan: Scan, i: int) -> Reading | None:
    """The part of a whole: "first half of 2018", "second quarter of this year", "first eight months of 2021"."""
    match = _PART_OF.match(scan.text, scan.starts[i])
    if match is None:
        return None
    whole = _whole(scan, match.end()) if match["of"] else None
    return _bare_quarter(match) if whole is None else _part(match, whole)


def _whole(scan: Scan, offset: int) -> Reading | None:
    at = scan.index_at(offset)
    word = scan.word(at)
    if not word or scan.starts[at] != offset:
        return None
    if word == "year":  # "the first half of the year"
        year = scan.last_year()
        if year is None and scan.anchor:
            return Reading(offset, scan.ends[at], "year", periods.of_year(scan.anchor.year), by_document=True)
        return Reading(offset, scan.ends[at], "year", periods.of_year(year)) if year is not None else None
    if match := _PLAIN_YEAR.match(scan.text, offset):
        return Reading(offset, match.end(), "year", periods.of_year(int(match["year"])))
    for reader in (read_fiscal, read_decade, read_century, read_relative):
        reading = reader(scan, at)
        if reading is not None and reading.period is not None and reading.grain != "day":
            return reading
    return None


_PLAIN_YEAR: Final = re.compile(rf"(?P<year>{YEAR})(?!\s?['’]?s\b)(?!\w)")


def _bare_quarter(match: re.Match[str]) -> Reading | None:
    """A quarter that waits for its year; "the first half" alone is as often a match's."""
    number = ordinal_of(match["which"])
    if match["kind"].lower() not in ("quarter", "quarters") or match["count"] or not 1 <= number <= 4 or match["of"]:
        return None
    last = ordinal_of(match["upto"]) if match["upto"] else number
    return Reading(match.start(), match.end("kind"), "quarter", parts=(Part("quarter", number), Part("quarter", last)))


def _part(match: re.Match[str], whole: Reading) -> Reading | None:
    which, kind = match["which"].lower(), match["kind"].lower().rstrip("s")
    kind = "half" if kind == "halve" else kind
    pieces = {"half": 2, "quarter": 4, "third": 3, "month": 12, "year": 0, "decade": 0}[kind]
    count = number_of(match["count"]) if match["count"] else 1
    if whole.period is None:
        return None
    months = _months(whole.period)
    size = months // pieces if pieces else {"year": 12, "decade": 120}[kind]
    if not size:
        return None
    first, last = _places(which, match["upto"], count, months // size)
    if not 0 <= first <= last < months // size:
        return None
    start = whole.period.start
    if start is None:
        return None
    period = periods.of_months(start[0], start[1] + first * size, (last - first + 1) * size)
    return Reading(match.start(), whole.end, _grain(kind, whole.grain), period, by_document=whole.by_document)


def _months(period: Period) -> int:
    if period.start is None or period.end is None:
        return 0
    return (period.end[0] - period.start[0]) * 12 + period.end[1] - period.start[1] + 1


def _places(which: str, upto: str | None, count: int, total: int) -> tuple[int, int]:
    """The first and the last piece that are meant, from 0."""
    if which in ("last", "final"):
        return total - count, total - 1
    first = ordinal_of(which) - 1
    return first, (ordinal_of(upto) - 1 if upto else first + count - 1)


def _grain(kind: str, whole: Grain) -> Grain:
    if kind in ("year", "third") or whole in ("decade", "century", "years"):
        return "decade" if kind == "decade" else "years"
    return {"half": "half", "quarter": "quarter", "month": "month"}.get(kind, "years")  # type: ignore[return-value]
