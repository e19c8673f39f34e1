"""Numbers in every notation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.quantities.number import Number
from ingest.facts.quantities.numerals import read_number
from ingest.facts.quantities.tokens import Tokens

num2words = pytest.importorskip("num2words").num2words  # the tests' own reference; nothing that ships needs it


def read(text: str, *, is_money: bool = False) -> Number | None:
    return read_number(Tokens(text, ()), 0, is_money=is_money)


def whole(text: str) -> Decimal | None:
    """Value of a text that is one number and nothing else."""
    tokens = Tokens(text, ())
    number = read_number(tokens, 0)
    assert number is not None
    assert number.last == tokens.count, f"read only up to token {number.last} of {text!r}"
    return number.value


@given(st.one_of(st.integers(0, 2000), st.integers(0, 10**12), st.integers(0, 10**20)))
def test_a_number_in_words_is_that_number(number: int) -> None:
    assert whole(num2words(number)) == number
    assert whole(num2words(number).replace(",", "").replace("-", " ")) == number


@given(st.integers(0, 10**29))
def test_digits_are_the_number_with_and_without_separators(number: int) -> None:
    assert whole(str(number)) == number
    assert whole(f"{number:,}") == number
    assert whole(f"{number:,}".replace(",", "\u202f")) == number


@given(st.decimals(0, 999_999, places=3))
def test_decimals_keep_value_and_step(number: Decimal) -> None:
    found = read(f"{number:,}")
    assert found is not None
    assert (found.value, found.step) == (number, Decimal("0.001"))


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("12,345.600", "12345.600", "0.001"),
        ("1 234 567", "1234567", "1"),
        ("1.234.567", "1234567", "1"),
        ("12,34,567", "1234567", "1"),
        ("490.5bn", "490500000000", "100000000"),
        ("1.2 trillion", "1200000000000", "100000000000"),
        ("4 million", "4000000", "1000000"),
        ("4,000", "4000", "1"),
        ("10 thousand", "10000", "1000"),
        ("5k", "5000", "1000"),
        ("3 billion 200 million", "3200000000", "1000000"),
        ("20 billion 420 million", "20420000000", "1000000"),
        ("three hundred and twelve thousand", "312000", "1000"),
        ("a hundred", "100", "100"),
        ("a hundred and one", "101", "1"),
        ("seven billion", "7000000000", "1000000000"),
        ("twelve", "12", "1"),
        ("half a million", "500000", "500000"),
        ("one and a half", "1.5", "0.25"),
        ("one and a half million", "1500000", "250000.00"),
        ("2½", "2.5", "0.25"),
        ("2 1/2", "2.5", "0.25"),
        ("three point one four", "3.14", "0.01"),
        ("half a dozen", "6", "6"),
        ("two dozen", "24", "1"),
        ("fifteen hundred", "1500", "100"),
        ("5 lakh", "500000", "100000"),
        ("a quarter of a million", "250000", "250000"),
    ],
)
def test_a_notation_has_its_value_and_step(text: str, value: str, step: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.step) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("half of", "50"),
        ("a quarter of", "25"),
        ("three-quarters", "75"),
        ("two fifths", "40"),
        ("3/4", "75"),
        ("½", "50"),
        ("one in ten", "10"),
        ("three out of five", "60"),
        ("9 out of 10", "90"),
        ("1 in 4", "25"),
    ],
)
def test_parts_of_a_whole_are_per_cent(text: str, percent: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.form, found.value) == ("share", Decimal(percent))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands of", 20_000, 99_999),
        ("hundreds of", 200, 999),
        ("hundreds of millions of", 200_000_000, 999_999_999),
        ("dozens of", 24, 99),
        ("several hundred", 300, 999),
    ],
)
def test_vague_numbers_are_bounds(text: str, low: int, high: int) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.low, found.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text", ["9" * 61, "9" * 40, "1" + ",000" * 11, "a", "a house", "hundred", "half", "quarter", "couple", ""]
)
def test_what_is_no_number_or_too_big_is_none(text: str) -> None:
    assert read(text) is None


def test_a_single_m_is_a_million_behind_a_currency_only() -> None:
    behind, alone = read("2.3m", is_money=True), read("2.3m")
    assert behind is not None
    assert alone is not None
    assert (behind.value, alone.value) == (Decimal("2300000.0"), Decimal("2.3"))
