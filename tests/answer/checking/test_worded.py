"""A sentence bears a claim out by words alone only with all of them, in the claim's order; towns and firms that there are not."""

import pytest

from answer.checking.worded import is_worded
from answer.comparing.statement import statement_of
from answer.deciding.alignment import aligned

CASES = {
    "Belco built the Norval dam in 1990, and the water board runs it.": [
        ("Belco built the Norval dam.", True),
        ("The water board built the Norval dam.", False),
        ("Belco runs the Norval dam.", False),
        ("Belco sold the Norval dam.", False),
    ],
    "In 2019 the heirs claimed a share in the mill, and the court dismissed the case.": [
        ("The heirs claimed a share in the mill.", True),
        ("The court granted the heirs a share in the mill.", False),
        ("The heirs claimed a share in the mill again.", False),
    ],
    "The contract for the crane was won by Dorn.": [
        ("Dorn won the contract for the crane.", True),
        ("Dorn lost the contract for the crane.", False),
    ],
    "Harrow Bridge opened in 2004 and was widened in 2018.": [
        ("Harrow Bridge was widened in 2018.", True),
        ("Harrow Bridge will be widened in 2018.", False),
        ("Harrow Bridge has never been widened.", False),
        ("Harrow Bridge was widened for the first time in 2018.", False),
    ],
    "Ferries go to Lund, whereas trains leave for Ulm.": [
        ("Ferries go to Lund.", True),
        ("Ferries leave for Ulm.", False),
        ("Ferries go to Lund, whereas trains leave for Ulm.", True),
    ],
    "Sarn has no theatre of its own, only two cinemas.": [
        ("Sarn has a theatre of its own, but no cinemas.", False),
        ("Sarn has no theatre of its own.", True),
    ],
    "Exports of wool from Sarn grew in 2020.": [
        ("Sarn's exports of wool grew in 2020.", True),
        ("Sarn's exports of wool grew fast in 2020.", False),
    ],
    "Tea accounts for 40% of exports and silk for 25%.": [
        ("Silk accounts for 25% of exports.", True),
        ("Silk accounts for 25% of imports.", False),
    ],
    "Belco trained 1,960 welders, and 27 of the smiths among them have medals.": [
        ("Of the smiths, 27 have medals.", True),
        ("Smiths number 1,960 and have medals.", False),
    ],
}


@pytest.mark.parametrize(("sentence", "claim", "found"), [(sentence, *case) for sentence, cases in CASES.items() for case in cases])
def test_words_bear_a_claim_out_only_all_of_them_and_in_its_order(sentence: str, claim: str, found: bool) -> None:
    claimed = statement_of(claim.rstrip("."))
    assert is_worded(claimed, aligned(statement_of(sentence), claimed)) is found


def test_it_stands_for_a_name_that_is_told_before() -> None:
    claimed = statement_of("Belco sells 40 kinds of rope")
    leaning = statement_of("It sells 40 kinds of rope.", context="Belco was founded in 1990.")
    other = statement_of("He sells 40 kinds of rope.", context="Belco was founded in 1990.")
    assert is_worded(claimed, leaning)
    assert not is_worded(claimed, other)
