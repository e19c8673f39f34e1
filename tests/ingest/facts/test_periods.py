import pytest

from ingest.facts.times import periods
from ingest.facts.types import Period


def test_a_month_ends_on_its_last_day():
    assert periods.of_months(2020, 2) == Period(start=(2020, 2, 1), end=(2020, 2, 29))
    assert periods.of_months(1900, 2) == Period(start=(1900, 2, 1), end=(1900, 2, 28))


def test_months_run_over_the_end_of_a_year():
    assert periods.of_months(2018, 12, 3) == Period(start=(2018, 12, 1), end=(2019, 2, 28))


def test_halves_and_quarters():
    assert periods.of_half(2018, 1) == Period(start=(2018, 1, 1), end=(2018, 6, 30))
    assert periods.of_quarter(2021, 3) == Period(start=(2021, 7, 1), end=(2021, 9, 30))
    assert periods.equals(periods.of_half(2018, 2), periods.of_months(2018, 7, 6))


def test_a_day_that_the_calendar_lacks_is_none():
    assert periods.of_day(2019, 2, 29) is None
    assert periods.of_day(2020, 13, 1) is None
    assert periods.of_day(2020, 2, 29) == Period(start=(2020, 2, 29), end=(2020, 2, 29))


def test_centuries_before_and_after_christ():
    assert periods.of_century(19) == periods.of_years(1801, 1900)
    assert periods.of_century(5, before_christ=True) == periods.of_years(-499, -400)
    assert periods.in_words(periods.of_century(5, before_christ=True)) == "500 BC to 401 BC"


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [(1, 1953, 1957), (2, 1958, 1962), (3, 1966, 1970), (6, 1981, 1985), (13, 2016, 2020), (14, 2021, 2025)],
)
def test_five_year_plans(number: int, first: int, last: int):
    assert periods.of_five_year_plan(number) == periods.of_years(first, last)


def test_months_up_to_a_day():
    assert periods.up_to((2019, 9, 30), 3) == Period(start=(2019, 7, 1), end=(2019, 9, 30))
    assert periods.up_to((2019, 1, 31), 12) == Period(start=(2018, 2, 1), end=(2019, 1, 31))
    assert periods.up_to((2020, 3, 28), 12) == Period(start=(2019, 3, 29), end=(2020, 3, 28))


def test_shifting_keeps_the_end_of_a_month():
    assert periods.shifted(periods.of_months(2019, 2), 1) == periods.of_months(2020, 2)
    assert periods.shifted(periods.of_months(2020, 2), -1) == periods.of_months(2019, 2)


def test_neighbouring_days_cross_months_and_years():
    assert periods.neighbour((2019, 12, 31), 1) == (2020, 1, 1)
    assert periods.neighbour((2020, 3, 1), -1) == (2020, 2, 29)
    assert periods.neighbour((2020, 1, 1), -1) == (2019, 12, 31)
    assert periods.neighbour((2020, 6, 14), 1) == (2020, 6, 15)


def test_containing_and_overlapping():
    year, half = periods.of_year(2018), periods.of_half(2018, 2)
    assert periods.contains(year, half)
    assert not periods.contains(half, year)
    assert periods.overlaps(half, periods.of_years(2018, 2020))
    assert not periods.overlaps(half, periods.of_year(2019))


def test_an_open_side_reaches_for_ever():
    since = Period(start=(2016, 1, 1), end=None)
    assert periods.contains(since, periods.of_year(2030))
    assert not periods.contains(since, periods.of_year(2015))
    assert not periods.contains(periods.of_year(2016), since)
    assert periods.overlaps(since, periods.of_years(2010, 2016))
    assert not periods.equals(since, since)


def test_the_year_of_a_fiscal_year_is_the_one_it_ends_in():
    assert periods.year_of(Period(start=(2018, 4, 1), end=(2019, 3, 31))) == 2019
    assert periods.year_of(periods.of_quarter(2019, 2)) == 2019
    assert periods.year_of(periods.of_years(2016, 2020)) is None
    assert periods.year_of(periods.ALWAYS) is None


def test_years_covered():
    assert periods.years_covered(periods.of_years(2016, 2018)) == (2016, 2017, 2018)
    assert periods.years_covered(Period(start=(2016, 1, 1), end=None)) == ()


def test_a_range_that_runs_backwards_is_none():
    assert periods.joined(periods.of_year(2019), periods.of_year(2018)) is None
    assert periods.joined(periods.of_year(2018), periods.of_year(2019)) == periods.of_years(2018, 2019)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (periods.of_year(2018), "2018"),
        (periods.of_half(2018, 1), "the first half of 2018"),
        (periods.of_quarter(2021, 3), "the third quarter of 2021"),
        (periods.of_months(2021, 5), "May 2021"),
        (periods.of_months(2018, 1, 8), "January to August 2018"),
        (periods.of_months(2018, 11, 3), "November 2018 to January 2019"),
        (periods.of_day(1999, 5, 3), "3 May 1999"),
        (periods.of_years(2016, 2020), "2016 to 2020"),
        (Period(start=(1999, 5, 3), end=(1999, 5, 9)), "3 May 1999 to 9 May 1999"),
        (Period(start=(2016, 1, 1), end=None), "since 1 January 2016"),
        (Period(start=None, end=(2016, 12, 31)), "until 31 December 2016"),
        (periods.ALWAYS, "any time"),
    ],
)  # fmt: skip
def test_in_words(period: Period, words: str):
    assert periods.in_words(period) == words
