"""What a document's own date is: the period it speaks for and the day it was published."""

import re
from dataclasses import dataclass

from ingest.document import About
from ingest.facts.times import periods
from ingest.facts.types import Day, Grain, Period

_SPAN = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4})(?!\d)")
_SHORT_SPAN = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2})(?!\d)(?![-/]\d)")
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_PART = re.compile(r"(\d{4})[-\s]?([HQ])([1-4])(?!\d)|([HQ])([1-4])[-\s]?(\d{4})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What "now" and "this year" mean in a document."""

    period: Period  # what its figures speak for; bounded on both sides
    grain: Grain
    published: Day | None = None

    @property
    def year(self) -> int:
        """What "this year" means: the year of publication, else the last year that it speaks for."""
        if self.published:
            return self.published[0]
        return self.period.end[0] if self.period.end else 0


def anchor_of(about: About) -> Anchor | None:
    """The period of `as_of`, else the year of `published`; None where neither can be read."""
    published = _published(about.published)
    if spoken_for := _period(about.as_of or ""):
        return Anchor(period=spoken_for[0], grain=spoken_for[1], published=published)
    # "2018" or "October 2018" says the year, if not the day.
    if year := _YEAR.search(about.published or ""):
        return Anchor(period=periods.of_year(int(year.group(1))), grain="year", published=published)
    return None


def _published(text: str | None) -> Day | None:
    match = _DAY.search(text or "")
    period = periods.of_day(*map(int, match.groups())) if match else None
    return period.start if period else None


def _period(as_of: str) -> tuple[Period, Grain] | None:
    if match := _DAY.search(as_of):
        day = periods.of_day(*map(int, match.groups()))
        if day:
            return day, "day"
    if (match := _SPAN.search(as_of)) and int(match[1]) < int(match[2]):
        return periods.of_years(int(match[1]), int(match[2])), "years"
    if match := _PART.search(as_of):
        return _part(int(match[1] or match[6]), (match[2] or match[4]).upper(), int(match[3] or match[5]))
    if match := _SHORT_SPAN.search(as_of):
        year, last = int(match[1]), int(match[2])
        if 1 <= last <= 12:
            return periods.of_months(year, last), "month"
        if last > year % 100:
            return periods.of_years(year, year - year % 100 + last), "years"
    if match := _YEAR.search(as_of):
        return periods.of_year(int(match[1])), "year"
    return None


def _part(year: int, letter: str, number: int) -> tuple[Period, Grain]:
    if letter == "Q":
        return periods.of_quarter(year, number), "quarter"
    # There is no third half: the year is all that can be trusted then.
    return (periods.of_half(year, number), "half") if number <= 2 else (periods.of_year(year), "year")
