"""Units and their conversion, against another library."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from ingest.facts.quantities.tokens import Tokens
from ingest.facts.quantities.units import CURRENCIES, NAMES, SYMBOLS, Unit, currency_before, noun_unit, unit_at

BASES = {"m": "meter", "m2": "meter**2", "m3": "meter**3", "kg": "kilogram", "s": "second"}
BASES |= {"m/s": "meter/second", "W": "watt", "J": "joule", "B": "byte", "Hz": "hertz", "V": "volt", "bit/s": "bit/second"}
SURVEYED = {"acre", "fathom", "furlong"}  # pint takes these from the survey foot, which differs in the sixth place


@cache
def pint() -> Any:
    return pytest.importorskip("pint").UnitRegistry(non_int_type=Decimal)


def measure(text: str) -> Unit:
    found = unit_at(Tokens(text, ()), 0)
    assert found is not None, text
    return found[0]


@pytest.mark.parametrize(
    "name",
    [
        *[
            "metre",
            "kilometre",
            "centimetre",
            "millimetre",
            "micrometer",
            "nanometer",
            "mile",
            "nautical_mile",
            "yard",
            "foot",
            "inch",
        ],
        *[
            "fathom",
            "furlong",
            "light_year",
            "hectare",
            "acre",
            "square_mile",
            "square_foot",
            "square_yard",
            "square_inch",
            "litre",
        ],
        *[
            "millilitre",
            "cubic_meter",
            "cubic_centimeter",
            "cubic_foot",
            "cubic_yard",
            "cubic_inch",
            "cubic_mile",
            "kilogram",
            "gram",
        ],
        *[
            "milligram",
            "microgram",
            "metric_ton",
            "short_ton",
            "long_ton",
            "ounce",
            "second",
            "millisecond",
            "minute",
            "hour",
            "day",
            "week",
        ],
        *[
            "fortnight",
            "knot",
            "watt",
            "kilowatt",
            "megawatt",
            "gigawatt",
            "horsepower",
            "joule",
            "kilojoule",
            "watt_hour",
            "kilowatt_hour",
        ],
        *[
            "megawatt_hour",
            "terawatt_hour",
            "byte",
            "kilobyte",
            "megabyte",
            "gigabyte",
            "terabyte",
            "petabyte",
            "gibibyte",
            "hertz",
        ],
        *["megahertz", "gigahertz", "volt", "kilovolt", "mph", "kph"],
    ],
)
def test_factors_agree_with_pint(name: str) -> None:
    ours = measure(name.replace("_", " "))
    theirs = pint().Quantity(Decimal(1), _in_pint(name)).to(BASES[ours.base]).magnitude
    tolerance = Decimal("1e-5" if name in SURVEYED else "1e-12")
    assert abs(ours.span(Decimal(1)) - theirs) <= abs(theirs) * tolerance


def _in_pint(name: str) -> str:
    head, _, rest = name.partition("_")
    power = {"square": 2, "cubic": 3}.get(head)
    return f"{rest}**{power}" if power else name


def test_temperatures_are_shifted_and_their_differences_are_not() -> None:
    fahrenheit = measure("°F")
    assert fahrenheit.in_base(Decimal(212)) == 100
    assert fahrenheit.span(Decimal(9)) == 5


def test_fifteen_mu_are_a_hectare() -> None:
    assert measure("mu").span(Decimal(15)) == measure("hectare").span(Decimal(1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US$", "USD"),
        ("$", "USD"),
        ("HK$", "HKD"),
        ("A$", "AUD"),
        ("C$", "CAD"),
        ("RMB", "CNY"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("Rs.", "INR"),
    ]
    + [("S$", "SGD"), ("₹", "INR"), ("USD", "USD"), ("NT$", "TWD"), ("CHF", "CHF")],
)
def test_signs_before_an_amount_name_the_currency(text: str, code: str) -> None:
    tokens = Tokens(text + "5", ())
    assert currency_before(tokens, tokens.count - 1) == (code, 0)


def test_doubtful_units_equal_only_themselves() -> None:
    assert {measure("ton").base, measure("tonne").base, measure("gallon").base} == {"ton", "kg", "gallon"}


def test_every_unit_has_a_positive_factor_and_every_currency_a_code() -> None:
    units = [*SYMBOLS.values(), *(unit for forms in NAMES.values() for _, unit in forms)]
    assert all(unit.factor > 0 and unit.divisor > 0 for unit in units)
    assert all(len(code) == 3 or code == "¥" for code in CURRENCIES.values())


def test_nouns_that_count_the_same_share_a_unit() -> None:
    assert noun_unit("enterprises") == noun_unit("companies") == noun_unit("firms") == "compani"
    assert noun_unit("people") == noun_unit("inhabitants") == "person"
    assert noun_unit("patents") != noun_unit("companies")
