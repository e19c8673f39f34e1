"""Whom a sentence gives a number of, and whom it only measures that against."""

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.measured_against import is_only_measured_against, is_yardstick

GREW = "Sales in Ardon came to 251 million yuan in 2022, a growth 1.6 points faster than that of Sutton."


def test_the_one_that_another_is_measured_against_has_no_number() -> None:
    assert is_only_measured_against(statement_of("Sales in Sutton exceeded 300 million yuan in 2022."), statement_of(GREW))


def test_the_one_that_is_measured_has() -> None:
    assert not is_only_measured_against(statement_of("Sales in Ardon exceeded 300 million yuan in 2022."), statement_of(GREW))


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("The share of crafts is beyond Beijing and Shanghai.", True),
        ("It ranks 14th, surpassing Wuhan, Beijing and Shanghai.", True),
        ("The share of crafts is higher than that of Shanghai.", True),
        ("The share of crafts in Shanghai is beyond that of Beijing.", False),
        ("It is beyond Shanghai, and crafts of Shanghai are cheap.", False),
        ("Crafts come from Shanghai.", False),
    ],
)
def test_a_yardstick_is_all_that_a_name_may_be(sentence: str, is_one: bool) -> None:
    assert is_yardstick("Shanghai", statement_of(sentence)) == is_one
