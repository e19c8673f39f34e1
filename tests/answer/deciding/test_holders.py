"""Whom a place in an order is said of."""

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.holders import has_unread_place, is_of_other_holder
from answer.deciding.places import places_of

MARKETS = "The main markets were Malaysia, Belgium and Chile; Vietnam, third in 2022, fell to fifth."
DISTRICTS = "Westing District contributed the most with 61 million marens, followed by Gulou with 38 million."


@pytest.mark.parametrize(
    ("claim", "sentence", "is_other"),
    [
        ("Belgium was the second market.", MARKETS, True),
        ("Vietnam was the fourth market.", MARKETS, False),  # its own
        ("Gulou was second among the districts.", DISTRICTS, True),
        ("Westing District was second among the districts.", DISTRICTS, False),
        ("Coldry was second among the districts.", DISTRICTS, False),  # it stands nowhere in it: names are held elsewhere
        ("Ardon ranks second.", "The mills of Belmar and those of Ardon rank third.", False),  # of what, not who
        ("Changwei stood third.", "Ardon ranked ninth, and second after the provincial capital Changwei.", True),
    ],
)
def test_a_place_is_that_of_the_name_that_leads_its_clause(claim: str, sentence: str, is_other: bool) -> None:
    claimed, found = statement_of(claim), statement_of(sentence)
    (asked,) = places_of(claimed)
    assert is_of_other_holder(places_of(found)[0], asked, claimed, found) is is_other


@pytest.mark.parametrize(
    ("sentence", "is_there"),
    [
        ("Of the two, the fourth was Belmar's, and its harbour ranks seventh.", True),
        ("Its harbour ranks seventh.", False),
        ("Its harbour ranks seventh for the fourth time.", False),
    ],
)
def test_an_ordinal_that_is_read_as_no_place_may_be_the_one_asked_for(sentence: str, is_there: bool) -> None:
    (asked,) = places_of(statement_of("Ardon took fourth place."))
    assert has_unread_place(asked, statement_of(sentence)) is is_there
