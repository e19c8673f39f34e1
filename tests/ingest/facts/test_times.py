import pytest

from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor
from ingest.facts.times.find import find_times, is_baseline, main_mention, spoken_for, time_of
from ingest.facts.types import Period, TimeMention

AUTUMN_2018 = Anchor(period=periods.of_year(2018), grain="year", published=(2018, 10, 22))


def read(text: str, anchor: Anchor | None = None) -> list[tuple[str, str, str]]:
    """What was found: the words, the period in words, the relation."""
    return [(text[m.start : m.end], periods.in_words(m.period), m.relation) for m in find_times(text, anchor)]


def only(text: str, anchor: Anchor | None = None) -> TimeMention:
    (mention,) = find_times(text, anchor)
    return mention


def belongs(text: str, figure: str) -> str | None:
    """The words of the time that belongs to a figure."""
    start = text.index(figure)
    mention = time_of((start, start + len(figure)), find_times(text), text)
    return text[mention.start : mention.end] if mention else None


@pytest.mark.parametrize(
    "text",
    [
        "Output grew in 2018.", "the 2018 Games", "its 2018 report", "a study (2018)", "in fiscal 2018", "for FY2018",
        "FY18", "FY 2018",
        "fiscal year 2018", "financial year 2018", "the class of '18", "2018 was a dry year.", "Works of 2018",
        "2018's best bridges",
        "# Rowing Cup 2018", "# 2018 Rowing Cup", "the Rowing Cup 2018 in Riga", "built around 2018.", "mid-2018",
        "the historic 2018 race",
        "no growth over 2018", "the year 2018", "at end-2018",
    ],
)  # fmt: skip
def test_a_year(text: str):
    assert only(text).period == periods.of_year(2018)


@pytest.mark.parametrize(
    "text",
    [
        "2,000 people", "2000 enterprises", "1500 metres", "RMB2021", "RMB 2021", "$2018", "€ 1999", "Room 2010",
        "No. 2008", "Flight 1549",
        "over 2000 unspoilt beaches", "a crowd of 1900", "more than 1984", "a total of 1862 votes", "scored 1983 points",
        "1999 yuan",
        "a 2000-seat hall", "a 2000-year-old tree", "in 1500 villages", "between 1500 and 2000 people", "1200–1500 members",
        "2018%",
        "3.2018", "2018.5", "call 555-1999", "ISO 9001:2015", "it grew by 2000", "#2010", "about 1800 houses",
        "Windows 2000", "2000+ shops",
        "some 1500 small firms", "a population of 1983", "reached 2000", "12345", "0-2-1", "the 1500 metres",
        "a capacity of 1500;",
    ],
)  # fmt: skip
def test_a_quantity_is_no_year(text: str):
    assert find_times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "May 3, 1999", "3 May 1999", "3rd of May 1999", "the 3rd of May, 1999", "1999-05-03", "1999/05/03",
        "May 3rd , 1999", "3-May-1999",
        "May 3 1999", "on Monday, May 3, 1999", "1999 May 3", "1999年5月3日",
    ],
)  # fmt: skip
def test_a_day_in_every_notation(text: str):
    mention = only(text)
    assert (mention.period, mention.grain) == (periods.of_day(1999, 5, 3), "day")


def test_a_numeric_date_of_two_readings_tells_the_year_alone():
    assert (only("03/05/1999").period, only("03/05/1999").grain) == (periods.of_year(1999), "year")
    assert only("25/12/1999").period == only("12/25/1999").period == only("25.12.1999").period == periods.of_day(1999, 12, 25)
    assert only("05/05/1999").period == periods.of_day(1999, 5, 5)


def test_a_day_that_does_not_exist_tells_its_month():
    assert only("February 30, 2001").period == periods.of_months(2001, 2)


def test_a_date_without_a_year_takes_the_one_named_before_it():
    assert read("It opened in 1994 and closed on 3 May.") == [("1994", "1994", "in"), ("3 May", "3 May 1994", "in")]
    assert read("It closed on 3 May.") == []
    mention = only("It closed on 3 May.", AUTUMN_2018)
    assert (mention.period, mention.resolved_by) == (periods.of_day(2018, 5, 3), "document")


def test_months_in_a_list_share_the_year():
    assert read("in March and April 2018") == [("March", "March 2018", "in"), ("April 2018", "April 2018", "in")]


@pytest.mark.parametrize("text", ["He may come.", "They march on.", "April Jones sang.", "in June 26 people left"])
def test_words_that_look_like_months(text: str):
    assert all(mention.grain != "day" for mention in find_times(text, AUTUMN_2018))
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-2020", 2016, 2020), ("between 2022-2025", 2022, 2025), ("from 2012 to 2021", 2012, 2021),
        ("between 1924 and 1932", 1924, 1932),
        ("1927-41", 1927, 1941), ("2019/20", 2019, 2020), ("1999-00", 1999, 2000),
        ("FY19/20", 2019, 2020),
        ("from the 1960s to the 1980s", 1960, 1989), ("the 13th Five-Year Plan", 2016, 2020),
        ("the Fourteenth Five-Year Plan", 2021, 2025),
        ("202 BC–220 AD", -201, 220), ("the Tang dynasty (618–907)", 618, 907),
        ("the first half of the 20th century", 1901, 1950),
    ],
)  # fmt: skip
def test_a_span_of_years(text: str, first: int, last: int):
    mention = only(text)
    assert (mention.period, mention.grain, mention.relation) == (periods.of_years(first, last), "years", "over")


def test_another_countrys_plan_is_left_out():
    assert find_times("the Soviet first five-year plan") == ()


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("the first half of 2018", periods.of_half(2018, 1)), ("H1 2018", periods.of_half(2018, 1)),
        ("1H18", periods.of_half(2018, 1)),
        ("Q3 2021", periods.of_quarter(2021, 3)), ("the third quarter of 2021", periods.of_quarter(2021, 3)),
        ("3Q21", periods.of_quarter(2021, 3)),
        ("the three months ended September 30, 2019", periods.of_quarter(2019, 3)),
        ("2018 fourth quarter", periods.of_quarter(2018, 4)),
        ("the year ended December 31, 2018", periods.of_year(2018)),
        ("the first eight months of 2021", periods.of_months(2021, 1, 8)),
        ("the first three quarters of 2021", periods.of_months(2021, 1, 9)),
        ("52 weeks ended 31 March 2019", periods.of_months(2018, 4, 12)),
        ("January to June 2018", periods.of_half(2018, 1)), ("from November to March 2019", periods.of_months(2018, 11, 5)),
        ("summer 2012", periods.of_months(2012, 6, 3)), ("the last two months of 2018", periods.of_months(2018, 11, 2)),
        ("20 to 30 August 2018", Period(start=(2018, 8, 20), end=(2018, 8, 30))),
        ("between January 3, 2007, and March 3, 2009", Period(start=(2007, 1, 3), end=(2009, 3, 3))),
    ],
)  # fmt: skip
def test_parts_of_a_year(text: str, period: Period):
    assert only(text).period == period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the 1990s", 1990, 1999), ("the '90s", 1990, 1999), ("the 1990 's", 1990, 1999), ("early 1990s", 1990, 1994),
        ("mid-2010s", 2013, 2016),
        ("the late 1980s", 1985, 1989), ("the nineties", 1990, 1999), ("the 1800s", 1800, 1899), ("the 19th century", 1801, 1900),
        ("nineteenth-century", 1801, 1900), ("the 21st century", 2001, 2100), ("5th century BC", -499, -400),
        ("221 BC", -220, -220),
        ("44 BCE", -43, -43), ("AD 79", 79, 79), ("the late 18th century", 1751, 1800), ("XIX century", 1801, 1900),
    ],
)  # fmt: skip
def test_decades_centuries_and_eras(text: str, first: int, last: int):
    assert only(text).period == periods.of_years(first, last)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("in 2021", "in"), ("by 2022", "by"), ("by the end of 2022", "by"), ("since 2016", "since"),
        ("since early 2016", "since"),
        ("from 2016 onwards", "since"), ("From 2016, it grew", "since"), ("starting in 2016", "since"), ("until 2015", "until"),
        ("till 2015", "until"), ("up to 2015", "until"), ("before 2015", "before"), ("prior to May 2015", "before"),
        ("after 2015", "after"),
        ("following 2015", "after"), ("as of December 31, 2015", "in"), ("no later than 2015", "by"), ("during 2015", "in"),
        ("from 2012 to 2015", "over"), ("as early as 2015", "in"), ("on or before 3 May 2015", "by"), ("pre-1940", "before"),
    ],
)  # fmt: skip
def test_relations(text: str, relation: str):
    assert only(text).relation == relation


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("for 12 consecutive years", 12), ("over the past decade", 10), ("in the last three years", 3), ("within five years", 5),
        ("for two decades", 20), ("the 11th straight year", 11), ("for half a century", 50),
        ("over the next twenty-five years", 25),
    ],
)  # fmt: skip
def test_a_span_says_its_length_even_where_nothing_dates_it(text: str, years: int):
    mention = only(text)
    assert (mention.years, mention.period) == (years, periods.ALWAYS)
    assert only(text, AUTUMN_2018).years == years


@pytest.mark.parametrize(
    "text", ["she was seven years old", "10 years of experience", "a useful life of 3 to 15 years", "a five-year term"]
)
def test_an_age_or_a_term_is_a_quantity(text: str):
    assert find_times(text, AUTUMN_2018) == ()


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("this year", periods.of_year(2018)), ("last year", periods.of_year(2017)), ("next year", periods.of_year(2019)),
        ("this April", periods.of_months(2018, 4)), ("in March this year", periods.of_months(2018, 3)),
        ("last month", periods.of_months(2018, 9)),
        ("the second quarter of this year", periods.of_quarter(2018, 2)), ("now", periods.of_year(2018)),
        ("currently", periods.of_year(2018)),
        ("so far this year", periods.of_year(2018)), ("at present", periods.of_year(2018)),
        ("yesterday", periods.of_day(2018, 10, 21)),
        ("in recent years", periods.of_years(2013, 2018)), ("five years ago", periods.of_year(2013)),
        ("today", periods.of_year(2018)),
        ("for 12 consecutive years", periods.of_years(2007, 2018)), ("the past 20 years", periods.of_years(1998, 2018)),
    ],
)  # fmt: skip
def test_times_counted_from_the_documents_own(text: str, period: Period):
    mention = only(text, AUTUMN_2018)
    assert (mention.period, mention.resolved_by) == (period, "document")


@pytest.mark.parametrize("text", ["this year", "now", "so far", "in recent years", "last April", "five years ago", "yesterday"])
def test_without_an_anchor_they_are_left_out(text: str):
    assert find_times(text) == ()


def test_times_counted_from_the_texts_own():
    assert read("In 2015 it was 5, up from 3 a year earlier") == [("2015", "2015", "in"), ("a year earlier", "2014", "in")]
    assert read("It opened in 1990; ten years later it closed.") == [("1990", "1990", "in"), ("ten years later", "2000", "in")]
    assert [m.resolved_by for m in find_times("Fiscal 2015 beat the prior year.")] == ["text", "text"]


def test_the_same_period_is_the_one_named_before_in_another_year():
    text = "From January to June it rose 5% over the same period last year."
    assert read(text, AUTUMN_2018) == [
        ("January to June", "the first half of 2018", "over"),
        ("same period last year", "the first half of 2017", "in"),
    ]


def test_a_bare_year_in_a_list_takes_the_form_of_the_one_before():
    assert read("as of March 31, 2019 and 2018") == [("March 31, 2019", "31 March 2019", "in"), ("2018", "31 March 2018", "in")]
    text = "years ended March 31, 2019, 2018 and March 31, 2017"
    assert [m.period for m in find_times(text)] == [periods.of_months(year, 4, 12) for year in (2018, 2017, 2016)]


def test_a_life_is_two_days_and_a_term_of_office_one_span():
    assert read("Ada Brook (2 May 1858 – 11 June 1937) was a painter.") == [
        ("2 May 1858", "2 May 1858", "in"),
        ("11 June 1937", "11 June 1937", "in"),
    ]
    assert read("She taught at Riga (1896–1932) for long.") == [("1896–1932", "1896 to 1932", "over")]


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("It grew from 410 in 2012 to 1,650 in 2021.", "410", "2012"),
        ("It grew from 410 in 2012 to 1,650 in 2021.", "1,650", "2021"),
        ("It grew from 410 in 2012 to 1,650.", "1,650", None),
        ("In 2021, the mills made 5 and the yards 6.", "6", "2021"),
        ("The mills made 50 and the yards 60 in 2021.", "50", "2021"),
        ("Costs were 1.2 million and 3.4 million in 2018 and 2019, respectively.", "1.2", "2018"),
        ("Costs were 1.2 million and 3.4 million in 2018 and 2019, respectively.", "3.4", "2019"),
        ("As of June 30, 2019 and 2018, it was $4.1 million and $8.3 million.", "8.3", "2018"),
        ("The trade would reach 700 billion by 2025, by a plan of 2021.", "700", "2025"),
        ("The loan stood at £60.2m (2018: £48.9m).", "60.2", None),
        ("The loan stood at £60.2m (2018: £48.9m).", "48.9", "2018"),
        ("In 2019 sales were $5 million, up from $3 million in 2018, and costs $2 million.", "3", "2018"),
        ("In 2019 sales were $5 million, up from $3 million in 2018, and costs $2 million.", "$2", "2019"),
        ("In 2017 output was 1.9 billion, an increase of 21.4% over 2016.", "21.4", "2017"),
        ("At May 31, 2019 it held bonds of $320 million which expire after 2032.", "320", "May 31, 2019"),
        ("In 2017, 2018 and 2019 the sales were $9,928, $6,316 and $8,951.", "6,316", "2018"),
        ("Nothing but 5 boats.", "5", None),
    ],
)  # fmt: skip
def test_the_time_of_a_figure(text: str, figure: str, time: str | None):
    assert belongs(text, figure) == time


def test_the_main_time_is_no_comparison():
    text = "Compared with 2016, output in 2017 rose."
    main = main_mention(find_times(text), text)
    assert main is not None and main.period == periods.of_year(2017)


def test_a_sentence_speaks_for_its_own_period_first():
    own, heading = find_times("in 2017"), find_times("Report 2015")
    assert (spoken_for(own, paragraph=heading, anchor=AUTUMN_2018).year, spoken_for(own).source) == (2017, "sentence")


def test_else_for_the_nearest_of_its_paragraph():
    paragraph = (*find_times("Report 2015"), *find_times("In May 2016 it opened"))
    spoken = spoken_for((), paragraph=paragraph, anchor=AUTUMN_2018)
    assert (spoken.period, spoken.year, spoken.source, spoken.mention) == (
        periods.of_months(2016, 5),
        2016,
        "paragraph",
        paragraph[-1],
    )


def test_else_for_its_documents_or_none():
    spoken = spoken_for((), anchor=AUTUMN_2018)
    assert (spoken.period, spoken.source, spoken.mention) == (periods.of_year(2018), "document", None)
    assert (spoken_for(()).period, spoken_for(()).year, spoken_for(()).source) == (None, None, "none")


def test_the_years_to_a_year_and_days_before_christ() -> None:
    (five,) = find_times("Over the five years to 2020 it grew.")
    assert (five.period, five.years) == (Period(start=(2016, 1, 1), end=(2020, 12, 31)), 5)
    (ides,) = find_times("Caesar was murdered on 15 March 44 BC.")
    assert ides.period == Period(start=(-43, 3, 15), end=(-43, 3, 15))
    assert find_times("It took two years to 2000 metres.") == ()
    assert find_times("Blade Runner 2049 is shown.") == ()
    assert [one.relation for one in find_times("They won in the 2016–17 season.")] == ["in"]


@pytest.mark.parametrize("text", ["For the three years to come it grew.", "For the two years to that day", "in the 5 years to"])
def test_years_to_something_that_is_no_year_are_not_read_as_a_span_of_years(text: str):
    assert all(mention.period.end is None for mention in find_times(text))


def test_years_to_a_day_end_on_it():
    assert read("It grew for the 3 years to 12 May 2020.")[0][1:] == ("13 May 2017 to 12 May 2020", "over")


@pytest.mark.parametrize(
    ("text", "is_against"),
    [
        ("In 2023 it rose 5% over the same period of 2022.", True),
        ("In 2023 it was higher than in 2022.", True),
        ("In 2023 it was 40, compared with 2022.", True),
        ("In 2023 it was 40, compared with 38 in 2022.", False),
        ("In 2023 it was 40, up from 38 in 2022.", False),
        ("In 2023 it was 40; in 2022 it was 38.", False),
    ],
)
def test_a_time_without_a_value_of_its_own_is_only_measured_against(text: str, is_against: bool) -> None:
    mention = find_times(text)[1]
    assert is_baseline(mention, text) is is_against
