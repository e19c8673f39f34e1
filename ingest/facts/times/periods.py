"""Arithmetic on periods: making them, comparing them, saying them in words.

Years before Christ count as astronomers do: 1 BC is 0, 2 BC is -1.
"""

from typing import Final

from ingest.facts.types import Day, Period

ALWAYS: Final = Period(start=None, end=None)
MONTH_NAMES: Final = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
SEASON_MONTHS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}  # the first of three months


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def of_day(year: int, month: int, day: int) -> Period | None:
    """That day; None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return Period(start=(year, month, day), end=(year, month, day))


def of_months(year: int, month: int, count: int = 1) -> Period:
    """`count` whole months from `month`, which may run past 12 or below 1 into another year."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    start, end = divmod(first, 12), divmod(last, 12)
    return Period(start=(start[0], start[1] + 1, 1), end=(end[0], end[1] + 1, days_in(end[0], end[1] + 1)))


def of_quarter(year: int, quarter: int) -> Period:
    """A quarter of the calendar year, 1 to 4."""
    return of_months(year, quarter * 3 - 2, 3)


def of_half(year: int, half: int) -> Period:
    """A half of the calendar year, 1 or 2."""
    return of_months(year, half * 6 - 5, 6)


def of_season(year: int, season: str) -> Period:
    """Three months, or the whole year for a winter: the one of 2012 may be its first months or its last."""
    return of_months(year, SEASON_MONTHS[season], 3) if season in SEASON_MONTHS else of_year(year)


def of_years(first: int, last: int) -> Period:
    """Whole years, both inclusive."""
    return Period(start=(first, 1, 1), end=(last, 12, 31))


def of_year(year: int) -> Period:
    """A whole calendar year."""
    return of_years(year, year)


def of_century(number: int, *, before_christ: bool = False) -> Period:
    """The 19th is 1801 to 1900, the 5th BC is 500 BC to 401 BC."""
    return of_years(1 - number * 100, 100 - number * 100) if before_christ else of_years(number * 100 - 99, number * 100)


def of_five_year_plan(number: int) -> Period:
    """China's plan of that number: the 1st 1953 to 1957, the 2nd to 1962, the 3rd from 1966, then one every five years."""
    first = 1953 + 5 * (number - 1) if number <= 2 else 1966 + 5 * (number - 3)
    return of_years(first, first + 4)


def up_to(day: Day, months: int) -> Period:
    """The months that end on `day`: 3 up to 30 September are July to September, 12 up to 28 March begin on 29 March."""
    year, month = divmod(day[0] * 12 + day[1] - 1 - months, 12)
    month += 1
    if day[2] == days_in(day[0], day[1]) or day[2] >= days_in(year, month):
        return Period(start=of_months(year, month + 1).start, end=day)
    return Period(start=(year, month, day[2] + 1), end=day)


def shifted(period: Period, years: int) -> Period:
    """The same days of the year, `years` later; 29 February becomes the 28th where it must."""
    return Period(start=_moved(period.start, years), end=_moved(period.end, years))


def _moved(day: Day | None, years: int) -> Day | None:
    if day is None:
        return None
    year, month, date = day
    # The end of a month stays its end: February 2019 moved on by a year is the whole of February 2020.
    last = days_in(year + years, month)
    return (year + years, month, last if date == days_in(year, month) or date > last else date)


def neighbour(day: Day, days: int) -> Day:
    """The day after (1) or before (-1)."""
    year, month, date = day
    if days > 0:
        if date < days_in(year, month):
            return (year, month, date + 1)
        return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    if date > 1:
        return (year, month, date - 1)
    return (year, month - 1, days_in(year, month - 1)) if month > 1 else (year - 1, 12, 31)


def joined(first: Period, last: Period) -> Period | None:
    """From the start of the one to the end of the other; None where that runs backwards or a side is open."""
    if first.start is None or last.end is None or first.start > last.end:
        return None
    return Period(start=first.start, end=last.end)


def is_bounded(period: Period) -> bool:
    """Whether both sides are known."""
    return period.start is not None and period.end is not None


def equals(one: Period, other: Period) -> bool:
    """Whether both are the same days and both are known."""
    return is_bounded(one) and one == other


def contains(outer: Period, inner: Period) -> bool:
    """Whether every day of `inner` is a day of `outer`; an open side holds everything on that side."""
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return starts and ends


def overlaps(one: Period, other: Period) -> bool:
    """Whether they share a day; an open side reaches for ever."""
    apart = (one.end is not None and other.start is not None and one.end < other.start) or (
        other.end is not None and one.start is not None and other.end < one.start
    )
    return not apart


def year_of(period: Period) -> int | None:
    """The year that a figure of this period is filed under: the one in which it ends; None where it spans more than 18 months.

    So the fiscal year from April 2018 to March 2019 is 2019, while 2016 to 2020 is no one year.
    """
    if period.start is None or period.end is None:
        return None
    months = (period.end[0] - period.start[0]) * 12 + period.end[1] - period.start[1]
    return period.end[0] if months < 18 else None


def years_covered(period: Period) -> tuple[int, ...]:
    """Every calendar year that it touches; empty where a side is open."""
    if period.start is None or period.end is None:
        return ()
    return tuple(range(period.start[0], period.end[0] + 1))


def in_words(period: Period) -> str:
    """ "2018", "the first half of 2018", "May 2021", "3 May 1999", "2016 to 2020", "since …", "until …", "any time"."""
    if period.start is None and period.end is None:
        return "any time"
    if period.start is None or period.end is None:
        return f"since {_day_in_words(period.start)}" if period.start else f"until {_day_in_words(period.end)}"
    start, end = period.start, period.end
    if start == end:
        return _day_in_words(start)
    if start[2] != 1 or end[2] != days_in(end[0], end[1]):
        return f"{_day_in_words(start)} to {_day_in_words(end)}"
    return _months_in_words(start, end)


def _months_in_words(start: Day, end: Day) -> str:
    first, last = _year_in_words(start[0]), _year_in_words(end[0])
    months = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
    if start[1] == 1 and end[1] == 12:
        return first if first == last else f"{first} to {last}"
    if months == 1:
        return f"{MONTH_NAMES[start[1] - 1]} {first}"
    if months == 6 and start[1] in (1, 7):
        return f"the {'first' if start[1] == 1 else 'second'} half of {first}"
    if months == 3 and start[1] % 3 == 1:
        return f"the {('first', 'second', 'third', 'fourth')[start[1] // 3]} quarter of {first}"
    year = "" if first == last else f" {first}"
    return f"{MONTH_NAMES[start[1] - 1]}{year} to {MONTH_NAMES[end[1] - 1]} {last}"


def _day_in_words(day: Day | None) -> str:
    return f"{day[2]} {MONTH_NAMES[day[1] - 1]} {_year_in_words(day[0])}" if day else ""


def _year_in_words(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
