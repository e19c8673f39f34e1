"""Claims of a place in an order, about towns and firms that there are not."""

import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.settling import settled
from ingest.facts.names.lexicon import EMPTY


def said(claim: str, text: str) -> str | None:
    found = settled(claim, sentences_of(given_document(text), EMPTY), EMPTY)
    return found.said if found else None


FIRST = "The harbour capacity of Ardon ranks first among the cities of the coast."
THIRD = "The harbour capacity of Ardon ranks third among the cities of the coast."
PAY = "The average pay of Lyon ranks fourth in the country."
BEHIND = "Ardon took second place in the ranking of ports, one behind Belmar."
TOP = "In the trade of the top 20 towns, Ardon ranks sixth with seven mills."
DISTRICTS = "Of its districts, Westing contributed the most with 61 million marens, followed by Gulou with 38 million marens."
PARKS = "First place among the parks goes to Ardon with 94 points."
UNDER = "Firms run by people under 35 receive loans of 2 million marens from the bank of Ardon without a guarantor."


@pytest.mark.parametrize(
    ("claim", "text", "found"),
    [
        # That nobody is ahead makes it the first.
        ("No other city of the coast can match the harbour capacity of Ardon.", FIRST, "supported"),
        ("No other city of the coast can match the harbour capacity of Ardon.", THIRD, "contradicted"),
        ("Nowhere on the coast is the harbour capacity greater than in Ardon.", FIRST, "supported"),
        ("In 2021 only two cities of the coast had a greater harbour capacity than Ardon.", f"In 2021 {THIRD}", "supported"),
        ("No other city of the coast is as old as Ardon.", FIRST, None),
        # "The country" is the one in which the town lies.
        ("The average pay of Lyon ranks second in France.", PAY, "contradicted"),
        ("The average pay of Lyon ranks second in Italy.", PAY, None),
        ("The average pay of Lyon ranks second in France.", PAY.replace("country", "world"), None),
        # The list in which a place is had is no place of its own.
        ("With seven mills, Ardon ranks second among the top 20 by trade.", TOP, "contradicted"),
        ("With seven mills, Ardon ranks sixth among the top 20 by trade.", TOP, None),  # the rest is read
        # Whom a place is behind has another place.
        ("In the ranking of ports, Belmar took first place.", BEHIND, None),
        ("In the ranking of ports, Ardon took third place.", BEHIND, "contradicted"),
        # A place counts against its own holder, in its own order.
        ("Gulou was second among the districts with 38 million marens.", DISTRICTS, None),
        ("Westing was second among the districts with 61 million marens.", DISTRICTS, "contradicted"),
        ("By capital Ardon is second among the parks.", PARKS, None),
        ("Ardon is second among the parks with 94 points.", PARKS, "contradicted"),
    ],
)
def test_a_place_settles_what_is_said_of_its_holder(claim: str, text: str, found: str | None) -> None:
    assert said(claim, text) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Firms run by people under 35 need a guarantor for loans of 2 million marens from the bank of Ardon.", None),
        ("Firms run by people under 35 receive loans of 2 million marens from the bank of Ardon.", "supported"),
    ],
)
def test_a_limit_that_tells_whom_a_sentence_is_about_bears_nothing_else_out(claim: str, found: str | None) -> None:
    assert said(claim, UNDER) == found
