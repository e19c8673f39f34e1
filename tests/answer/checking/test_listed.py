"""What is said of each in a list, about firms that there are not."""

import pytest

from answer.checking.listed import is_of_other_member
from answer.comparing.statement import statement_of
from tests.answer.checking.test_settling import said

SITES = (
    "In Norval Belco has launched a model farm in Sutton Town, Corvid Group has launched a forest project in Ashby Town, and Dorn "
    "Mills has promoted an industrial park in Wells Town."
)
FOUNDED = "Corvid Group, founded by Ann Belm and Ivo Belm in 2014, won approval for a medicine."


@pytest.mark.parametrize(
    ("claim", "sentence", "is_of_other"),
    [
        ("Dorn Mills has launched a forest project in Ashby Town.", SITES, True),
        ("Corvid Group has promoted an industrial park.", SITES, True),
        ("Dorn Mills has promoted an industrial park.", SITES, False),
        ("Dorn Mills has launched a brewery in Ashby Town.", SITES, False),
        ("Dorn Mills has not launched a forest project in Ashby Town.", SITES, False),
        ("Corvid Group won approval for a medicine.", FOUNDED, False),
    ],
)
def test_a_member_is_told_apart_from_the_next(claim: str, sentence: str, is_of_other: bool) -> None:
    assert is_of_other_member(statement_of(claim), statement_of(sentence)) == is_of_other


def test_a_claim_that_gives_one_member_what_another_did_is_contradicted() -> None:
    assert said("Dorn Mills has launched a forest project in Ashby Town.", SITES) == "contradicted"
    assert said("Dorn Mills has promoted an industrial park in Wells Town.", SITES) == "supported"
