import pytest

from ingest.document import About
from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor, anchor_of
from ingest.facts.types import Grain, Period


@pytest.mark.parametrize(
    ("as_of", "period", "grain"),
    [
        ("2021", periods.of_year(2021), "year"),
        ("2018-H1", periods.of_half(2018, 1), "half"),
        ("H2 2018", periods.of_half(2018, 2), "half"),
        ("2021-Q3", periods.of_quarter(2021, 3), "quarter"),
        ("2021-05", periods.of_months(2021, 5), "month"),
        ("2018-10-22", periods.of_day(2018, 10, 22), "day"),
        ("2021-2022", periods.of_years(2021, 2022), "years"),
        ("2021-22", periods.of_years(2021, 2022), "years"),
        ("FY2021", periods.of_year(2021), "year"),
        ("2018-H3", periods.of_year(2018), "year"),
        ("2019-02-30", periods.of_year(2019), "year"),
    ],
)
def test_every_form_of_as_of(as_of: str, period: Period, grain: Grain):
    assert anchor_of(About(as_of=as_of)) == Anchor(period=period, grain=grain)


def test_the_day_of_publication_stands_beside_the_period():
    anchor = anchor_of(About(as_of="2021", published="2022-03-01"))
    assert anchor == Anchor(period=periods.of_year(2021), grain="year", published=(2022, 3, 1))
    assert anchor.year == 2022


def test_without_as_of_the_year_of_publication_counts():
    assert anchor_of(About(published="2018-10-22")) == Anchor(period=periods.of_year(2018), grain="year", published=(2018, 10, 22))
    assert anchor_of(About(published="October 2018")) == Anchor(period=periods.of_year(2018), grain="year")


def test_an_undated_document_has_no_anchor():
    assert anchor_of(About()) is None
    assert anchor_of(About(as_of="recently", published="last week")) is None
