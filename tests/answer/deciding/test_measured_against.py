"""Whom a sentence gives a number of, and whom it only measures that against."""

from answer.comparing.statement import statement_of
from answer.deciding.measured_against import is_only_measured_against

GREW = "Sales in Ardon came to 251 million yuan in 2022, a growth 1.6 points faster than that of Sutton."


def test_the_one_that_another_is_measured_against_has_no_number() -> None:
    assert is_only_measured_against(statement_of("Sales in Sutton exceeded 300 million yuan in 2022."), statement_of(GREW))


def test_the_one_that_is_measured_has() -> None:
    assert not is_only_measured_against(statement_of("Sales in Ardon exceeded 300 million yuan in 2022."), statement_of(GREW))
