"""Quantities as people write them."""

from decimal import Decimal

import pytest

from ingest.facts.quantities.find import find_quantities
from ingest.facts.types import Quantity


def read(text: str) -> list[tuple[str, str, str]]:
    """Value or bounds, kind and unit of each quantity."""
    return [(_value(found), found.kind, found.unit) for found in find_quantities(text)]


def _value(found: Quantity) -> str:
    return f"{found.low.normalize():f}..{found.high.normalize():f}" if found.value is None else f"{found.value.normalize():f}"


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, f"{text!r}: {found}"
    return found[0]


def test_a_quantity_carries_its_span_hedge_bounds_step_and_noun() -> None:
    text = "In all, more than 4,200 new digital enterprises came."
    assert find_quantities(text) == (
        Quantity(
            start=8,
            end=47,
            value=Decimal(4200),
            low=Decimal(4200),
            high=Decimal("5250.00"),
            hedge="over",
            step=Decimal(1),
            kind="count",
            unit="compani",
            of=("digit", "enterpris"),
        ),
    )
    assert text[8:47] == "more than 4,200 new digital enterprises"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1.2m.", [("1200000", "money", "USD")]),
        ("It cost US$ 5 million.", [("5000000", "money", "USD")]),
        ("It cost HK$3bn.", [("3000000000", "money", "HKD")]),
        ("It cost A$633 million.", [("633000000", "money", "AUD")]),
        ("It cost £76 million.", [("76000000", "money", "GBP")]),
        ("It cost € 2.3 billion.", [("2300000000", "money", "EUR")]),
        ("It cost 2.3m euros.", [("2300000", "money", "EUR")]),
        ("It cost 5 million US dollars.", [("5000000", "money", "USD")]),
        ("It cost Rs 5 crore.", [("50000000", "money", "INR")]),
        ("It cost ¥500.", [("500", "money", "CNY")]),
        ("In Japan it cost ¥500.", [("500", "money", "JPY")]),
        ("It cost 500 yen.", [("500", "money", "JPY")]),
        ("It cost 45 cents.", [("0.45", "money", "USD")]),
        ("The dividend was AU 18 cents.", [("0.18", "money", "AUD")]),
        ("It cost 45 pence.", [("0.45", "money", "GBP")]),
        ("The loss was $(1,234).", [("-1234", "money", "USD")]),
        ("The loss was $(9.8) million.", [("-9800000", "money", "USD")]),
        ("It sold 1.2 million pounds of meat.", [("544310.844", "measure", "kg")]),
        ("The UK spent 1.2 million pounds.", [("1200000", "money", "GBP")]),
    ],
)
def test_money(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half of the firms", [("50", "percent", "%")]),
        ("one half of them", [("50", "percent", "%")]),
        ("more than 1/4 of output", [("25", "percent", "%")]),
        ("two-thirds of all parks", [("66.66666666666666666666666667", "percent", "%")]),
        ("one in five people", [("20", "percent", "%")]),
        ("higher by 7.1 percentage points", [("7.1", "points", "pp")]),
        ("a rise of 50 basis points", [("0.5", "points", "pp")]),
        ("the share fell 3 points to 45%", [("3", "points", "pp"), ("45", "percent", "%")]),
        ("scored 195 points", [("195", "count", "point")]),
        ("minus 3 per cent", [("-3", "percent", "%")]),
        ("a margin of -2.5%", [("-2.5", "percent", "%")]),
        ("compared to (48.3)% before", [("-48.3", "percent", "%")]),
    ],
)
def test_shares_and_points(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("six-fold", [("6", "times", "x")]),
        ("sixfold", [("6", "times", "x")]),
        ("a 20-fold increase", [("20", "times", "x")]),
        ("sales doubled", [("2", "times", "x")]),
        ("costs halved", [("0.5", "times", "x")]),
        ("6 times larger", [("6", "times", "x")]),
        ("twice as many", [("2", "times", "x")]),
        ("an increase of more than 6 times", [("6", "times", "x")]),
        ("she won it 6 times", [("6", "count", "time")]),
        ("he was twice elected", [("2", "count", "time")]),
    ],
)
def test_what_multiplies_is_told_from_occasions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an area of 8,543,100 square meters", [("8543100", "measure", "m2")]),
        ("12 km² of land", [("12000000", "measure", "m2")]),
        ("30 mu", [("20000", "measure", "m2")]),
        ("a 33-yard run", [("30.1752", "measure", "m")]),
        ("5 feet 10 inches tall", [("1.778", "measure", "m")]),
        ("2 hours and 30 minutes", [("9000", "measure", "s")]),
        ("for 12 consecutive years", [("12", "measure", "year")]),
        ("within five trading days", [("5", "count", "day")]),
        ("a six-month period", [("6", "measure", "month")]),
        ("he was 39 years old", [("39", "measure", "year")]),
        ("at the age of 15", [("15", "measure", "year")]),
        ("men aged 15–24", [("15..24", "measure", "year")]),
        ("he stood 5'10\"", [("1.778", "measure", "m")]),
        ("at 90 km/h", [("25", "measure", "m/s")]),
        ("at 90 kilometres per hour", [("25", "measure", "m/s")]),
        ("20 °C", [("20", "measure", "C")]),
        ("68 °F", [("20", "measure", "C")]),
        ("45 degrees", [("45", "measure", "deg")]),
        ("a 16nm chip", [("0.000000016", "measure", "m")]),
        ("5 kWh", [("18000000", "measure", "J")]),
        ("half an hour", [("1800", "measure", "s")]),
        ("He is 1.8 m tall", [("1.8", "measure", "m")]),
    ],
)
def test_measures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("173 national high-tech zones", [("173", "count", "zone")]),
        ("24 city-level cultural and creative parks", [("24", "count", "park")]),
        ("15 cross-industry, cross-sector scenarios", [("15", "count", "scenario")]),
        ("200 sales staff", [("200", "count", "employe")]),
        ("19 U.S. courts", [("19", "count", "court")]),
        ("one national laboratory and two museums", [("1", "count", "laboratori"), ("2", "count", "museum")]),
        ("44 of the firms", [("44", "count", "compani")]),
        ("44 of them are listed firms", [("44", "count", "compani")]),
        ("97 of 253 episodes", [("97", "count", "episod"), ("253", "count", "episod")]),
        ("a three-judge panel", [("3", "count", "judg")]),
        ("tens of thousands of visitors", [("20000..99999", "count", "visitor")]),
        ("several cars", []),
        ("several hundred cars", [("300..999", "count", "car")]),
        ("The number of patents reached 12,000.", [("12000", "count", "patent")]),
        ("It has a population of 11.9 million.", [("11900000", "count", "person")]),
        ("patents: 12,000", [("12000", "count", "patent")]),
        ("Enterprises in the zone grew from 493 to 1,928.", [("493", "count", "compani"), ("1928", "count", "compani")]),
        ("100 listed on the new board", [("100", "bare", "")]),
        ("Sales reached 3.2 million.", [("3200000", "bare", "")]),
        ("Of the 500 firms surveyed, 120 export chips.", [("500", "count", "compani"), ("120", "bare", "")]),
        ("Of the 500 firms surveyed, 120 are new.", [("500", "count", "compani"), ("120", "count", "compani")]),
        ("There were 1,928 firms, up from 493.", [("1928", "count", "compani"), ("493", "count", "compani")]),
        ("Patents grew 15 per cent to 24,148.", [("15", "percent", "%"), ("24148", "count", "patent")]),
        ("The number of firms rose by 12 to 230.", [("12", "count", "compani"), ("230", "count", "compani")]),
        ("3,000 5G base stations", [("3000", "count", "station")]),
        ("Population: 12,204", [("12204", "count", "person")]),
        ("The pair were 12 and proud", [("12", "bare", "")]),
    ],
)
def test_counts_know_what_they_count_or_say_nothing(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


def test_a_year_between_two_counts_does_not_hide_the_noun() -> None:
    text = "The number of listed firms has grown from 493 in 2012 to 1,928 in 2021."
    years = [(text.index(year), text.index(year) + 4) for year in ("2012", "2021")]
    found = find_quantities(text, years)
    assert [(quantity.value, quantity.unit) for quantity in found] == [(Decimal(493), "compani"), (Decimal(1928), "compani")]


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("more than 400 parks", "over", "400", "500"),
        ("upwards of 400 parks", "over", "400", "500"),
        ("400+ parks", "over", "400", "500"),
        ("at least 400 parks", "at_least", "400", "Infinity"),
        ("no fewer than 400 parks", "at_least", "400", "Infinity"),
        ("400 or more parks", "at_least", "400", "Infinity"),
        ("nearly 400 parks", "nearly", "360", "400"),
        ("just under 400 parks", "nearly", "360", "400"),
        ("about 400 parks", "about", "360", "440"),
        ("some 400 parks", "about", "360", "440"),
        ("400 or so parks", "about", "360", "440"),
        ("400-odd parks", "about", "360", "440"),
        ("fewer than 400 parks", "under", "0", "400"),
        ("up to 400 parks", "at_most", "0", "400"),
        ("as many as 400 parks", "at_most", "0", "400"),
        ("no more than 400 parks", "at_most", "0", "400"),
        ("400 parks", "exact", "400", "400"),
        ("about 4 million parks", "about", "3500000", "4500000"),  # half a step is more than a tenth
        ("between 3 and 5 parks", "between", "3", "5"),
        ("3 to 5 parks", "between", "3", "5"),
        ("two or three parks", "between", "2", "3"),
        ("$5-$6 million", "between", "5000000", "6000000"),
        ("3-5 per cent", "between", "3", "5"),
    ],
)
def test_hedges_widen_the_bounds(text: str, hedge: str, low: str, high: str) -> None:
    found = only(f"There are {text}.")
    assert (found.hedge, found.low, found.high) == (hedge, Decimal(low), Decimal(high))
    assert (found.start, found.end) == (10, 10 + len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RMB3.2, 4.1 and 5.0 billion", [("3200000000", "CNY"), ("4100000000", "CNY"), ("5000000000", "CNY")]),
        ("$1.2 million and $3.4 million, respectively", [("1200000", "USD"), ("3400000", "USD")]),
        ("5, 7 and 9 per cent", [("5", "%"), ("7", "%"), ("9", "%")]),
        ("10, 20 and 30 patents", [("10", "patent"), ("20", "patent"), ("30", "patent")]),
        ("24 148 boats", [("24148", "boat")]),
        ("24 148 wooden fishing boats", [("24148", "boat")]),  # a common space, and words before what is counted
        ("6 350 high-rise towers", [("6350", "tower")]),
        ("12 300 or more of them", [("12", ""), ("300", "")]),
        ("the G20 120 young members", [("120", "member")]),
        ("268,000 and 108,000 shares", [("268000", "share"), ("108000", "share")]),
        ("10 parks and 23 brands", [("10", "park"), ("23", "brand")]),
        ("rose from 3 to 5 per cent", [("3", "%"), ("5", "%")]),
        ("$5, 10 parks", [("5", "USD"), ("10", "park")]),
    ],
)
def test_lists_share_unit_and_scale(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(value, unit) for value, _, unit in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Output was up 8.5 per cent.", "up"),
        ("Output rose by 3%.", "up"),
        ("There was an increase of 12%.", "up"),
        ("Output fell 4%.", "down"),
        ("Output was 8.5 per cent lower.", "down"),
        ("There was a 5% decline.", "down"),
        ("Output grew 7.9% year on year.", "up"),
        ("Output grew at an annual rate of about 15 per cent.", "up"),
        ("Costs were partly offset by a $3 million decrease in rents.", "down"),
        ("The rise in costs was offset by $3 million of savings.", None),
        ("Its share rose to 45%.", None),
        ("Its share reached 45%.", None),
        ("Its share fell to 3%.", None),
        ("It lies 8 metres above sea level.", None),
        ("It gained two wings.", None),
        ("Eggs made up 97% of sales.", None),
    ],
)
def test_a_change_has_a_sign_and_a_level_has_none(text: str, sign: str | None) -> None:
    assert only(text).sign == sign


def test_a_change_said_twice_has_its_sign_twice() -> None:
    found = find_quantities("Expenses decreased $31.3 million or 9.9%; margins rose 5%, 4% and 3%.")
    assert [quantity.sign for quantity in found] == ["down", "down", "up", "up", "up"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$15 per hour", "hour"),
        ("$15 an hour", "hour"),
        ("$12,000 per capita", "person"),
        ("a per capita income of $12,000", "person"),
        ("$5 each", "each"),
        ("300 people per km2", "km2"),
        ("300 people per square kilometre", "km2"),
        ("2 million times a day", "day"),
        ("$5 a year ago", None),
        ("$5", None),
    ],
)
def test_per(text: str, per: str | None) -> None:
    assert only(f"It was {text}.").per == per


@pytest.mark.parametrize(
    "text",
    [
        *[
            "COVID-19",
            "an A320",
            "the G20",
            "5G",
            "4K",
            "Q4",
            "10:30",
            "8 pm",
            "v1.2.3",
            "the 1990s",
            "42nd",
            "007",
            "B2B",
            "+1-555-010-2030",
        ],
        *[
            "no one",
            "one of the best",
            "the one that won",
            "One Direction",
            "number-one",
            "Twenty20",
            "August 18",
            "footnote (1)",
            "[2]",
        ],
        *["24/7", "the second half", "the third quarter", "F-35", "the 50's", "one-of-a-kind", "Form 10-K", "1080i"],
    ],
)
def test_what_is_no_quantity_is_left_out(text: str) -> None:
    assert find_quantities(f"It was {text}.") == ()


@pytest.mark.parametrize(
    "text",
    ["No. 5", "Note 19", "Windows 10 users", "section 2.1", "Notes 3 and 4"]
    + ["USB 3.0 ports", "371 Elm Street", "the “88 Strategy”", "+86 571 5550 1234", "one-time"],
)
def test_labels_are_no_quantities(text: str) -> None:
    assert find_quantities(f"See {text} there.") == ()


@pytest.mark.parametrize("text", ["won 3–1", "a 7-3-2 record", "won 21 to 10"])
def test_scores_are_bare(text: str) -> None:
    assert {(found.kind, found.unit) for found in find_quantities(f"See {text} there.")} == {("bare", "")}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It raised $5 million from investors.", None),
        ("It raised prices by $5.", "up"),
        ("The mast rises 54 metres above the deck.", None),
        ("Shares lost as much as 9%.", "down"),
        ("The club lost 9 players.", None),
        ("Margins narrowed 130 bps.", "down"),
        ("Turnout fell 5.2 points, to 61 per cent.", "down"),
    ],
)
def test_only_what_grows_or_shrinks_has_a_sign(text: str, sign: str | None) -> None:
    assert find_quantities(text)[0].sign == sign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs ninety pounds.", ("measure", "kg")),
        ("He is 90 pounds in weight.", ("measure", "kg")),
        ("She was paid ninety pounds.", ("money", "GBP")),
        ("There were ninety pounds.", ("measure", "pound")),
    ],
)
def test_pounds_are_money_or_weight_by_the_words_around(text: str, expected: tuple[str, str]) -> None:
    assert (only(text).kind, only(text).unit) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It pumps 8 bn cu m of gas a year.", "year"),
        ("It has 3.1 doctors per 1,000 inhabitants.", "1000 person"),
        ("Every day 74 new shops open.", "day"),
        ("Every day of the fair it sold 74 hats.", None),
        ("GDP per capita was $12,000.", "person"),
    ],
)
def test_what_it_is_counted_per(text: str, per: str | None) -> None:
    assert only(text).per == per


def test_brackets_where_amounts_stand_are_a_minus() -> None:
    assert read("It had an operating loss of (4,310).") == [("-4310", "bare", "")]
    assert read("Net, as reported: (1,234) and 987.") == [("-1234", "bare", ""), ("987", "bare", "")]
    assert read("There are enterprises (1,928) there.") == [("1928", "count", "compani")]


def test_an_unusual_hyphen_is_a_hyphen() -> None:
    assert read("a 30‐minute ride") == [("1800", "measure", "s")]


def test_ranges_of_ages_do_not_take_the_unit_of_the_next_share() -> None:
    units = [unit for _, _, unit in read("10.5% were 18 to 24, 28.5% from 25 to 44, and 26.2% were older.")]
    assert [unit for unit in units if unit == "%"] == ["%", "%", "%"]


@pytest.mark.parametrize(
    "text",
    [
        "In China 12 cities grew.",
        "Every week 12 cities wrote.",
        "Members of Alipay number 12 million.",
        "It came to Venice 22 times.",
    ],
)
def test_a_number_behind_a_name_may_still_count(text: str) -> None:
    assert [found.kind for found in find_quantities(text)] == ["count"]


def test_amounts_say_what_they_are_amounts_of() -> None:
    found = find_quantities(
        "The annual sales of the park were RMB3bn, 27.1 per cent of the city's GDP, with an added value of RMB1bn."
    )
    assert [quantity.of for quantity in found] == [("annual", "sale", "park"), ("citi", "gdp"), ("add", "valu")]


def test_a_currency_between_two_numbers_belongs_to_one_of_them() -> None:
    assert read("5 US$3") == [("5", "bare", ""), ("3", "money", "USD")]
    assert read("12 RMB 1,234") == [("12", "money", "CNY"), ("1234", "bare", "")]


def test_nothing_gives_nothing() -> None:
    assert find_quantities("") == find_quantities("No number here.") == ()
