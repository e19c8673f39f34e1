"""Claims of one amount, settled or left open, about towns that there are not."""

import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.settling import settled
from answer.comparing.statement import statement_of
from answer.deciding.by_totality import portion_of
from answer.deciding.types import Supposed
from ingest.facts.names.lexicon import EMPTY


def said(claim: str, text: str) -> str | None:
    found = settled(claim, sentences_of(given_document(text), EMPTY), EMPTY)
    return found.said if found else None


STAFF = "Ardon Works employs 6,900 people."
FIRMS = "The firms of Ardon took in 5 billion yuan in 2018."
TRADE = "In 2018 Ardon exported goods worth 33.6 billion marens."
FUND = "No more than 20 per cent of the money of the fund of Ardon goes to one firm."
SHOPS = "Ardon Works closed 23 of its shops in May 2020."
FOREST = "Forest covers about 0.1 percent of the land of Ardon."
VENUES = "Only 12 of the 56 sports venues of Ardon were newly built."
BANKS = "More than half of the ten largest banks have an office in Ardon."
SALES = "Sales of Ardon came to 251.3 billion yuan in 2022, up 9.2 per cent."


@pytest.mark.parametrize(
    ("claim", "text", "found"),
    [
        # A rough number is not ruled out by one that is near it or far from it; another scale is a slip.
        ("Ardon Works employs about 6,000 people.", STAFF, None),
        ("Ardon Works employs 6,000 people.", STAFF, "contradicted"),
        ("Ardon Works employs nearly 70,000 people.", STAFF, "contradicted"),
        # How far two things are apart is no amount of either.
        ("In 2018 Ardon exported goods worth 9 billion marens more than it imported.", TRADE, None),
        ("In 2018 Ardon exported goods worth 9 billion marens.", TRADE, "contradicted"),
        # The rest is no part that is given.
        ("The rest of the firms of Ardon took in 8 billion yuan in 2018.", FIRMS, None),
        ("The firms of Ardon took in 8 billion yuan in 2018.", FIRMS, "contradicted"),
        # A share is no rise.
        ("Two thirds of the 251.3 billion yuan of the sales of Ardon in 2022 came from robots.", SALES, None),
        ("Sales of Ardon came to 251.3 billion yuan in 2022, up 2.9 per cent.", SALES, "contradicted"),
        # The least is not the most.
        ("At least 20 per cent of the money of the fund of Ardon goes to one firm.", FUND, "contradicted"),
        ("At most 20 per cent of the money of the fund of Ardon goes to one firm.", FUND, "supported"),
        # A part is not all of them, and another time has another number.
        ("Ardon Works had more than two hundred shops in May 2020.", SHOPS, None),
        ("Ten years ago fewer than 5,000 people were employed by Ardon Works.", STAFF, None),
        ("Fewer than 5,000 people are employed by Ardon Works.", STAFF, "contradicted"),
        (
            "More than one per cent of the land of Ardon is covered by forest.",
            "Forest covers about 0.1 percent of the land of Ardon.",
            "contradicted",
        ),
        # A firm and an enterprise are counted alike, a digital and a foreign one are not.
        ("Fewer than a thousand high-tech firms are in Ardon.", "Ardon has 1,928 high-tech enterprises.", "contradicted"),
        ("Fewer than a thousand foreign firms are in Ardon.", "Ardon has 1,928 high-tech enterprises.", None),
        # Beyond the values.
        ("Ardon Works employs 6,900 people, most of them abroad.", STAFF, None),
        ("The 6,900 people that Ardon Works employs are more than those of any rival.", STAFF, None),
        ("Ardon Works employs 6,900 people.", STAFF, "supported"),
    ],
)
def test_an_amount_settles_what_is_said_of_the_same(claim: str, text: str, found: str | None) -> None:
    assert said(claim, text) == found


def test_where_a_sentence_has_the_values_no_other_sentence_speaks_against_the_claim() -> None:
    text = "The port of Ardon took in 8 billion yuan in 2018. The trade of Ardon took in 2 billion yuan in 2018."
    assert said("The port of Ardon took in 8 billion yuan in 2018, mostly in summer.", text) is None


@pytest.mark.parametrize(
    ("claim", "is_part"),
    [
        ("Every car of Ardon is red", True),
        ("Every fourth car of Ardon is red", False),
        ("For every teacher who comes to Ardon two leave it", False),
        ("Most of the cars of Ardon are red", True),
        ("Ardon has the most cars of the province", False),
    ],
)
def test_a_rate_and_a_place_are_no_part_of_a_whole(claim: str, is_part: bool) -> None:
    supposed = Supposed(question=f"Is it true that {claim}?", statement=statement_of(claim))
    assert (portion_of(supposed) is not None) == is_part


GREW = "The number of high-tech firms in Ardon grew from 493 in 2012 to 1,928 in 2021."
FOURTH = "By the number of listed firms Ardon ranks second in the region and fourth in the country."

SPENDING = "In Ardon savings per head rank third in the country, and what its people spend per head ranks first in it."
ZONE = "In the Ardon Works Zone much has changed. The number of high-tech firms grew from 493 in 2012 to 1,928 in 2021."
OTHER_ZONE = "The Ardon Works Zone is near. The number of high-tech firms in Belmar grew from 493 in 2012 to 1,928 in 2021."


@pytest.mark.parametrize(
    ("text", "found"),
    [(ZONE, "supported"), (OTHER_ZONE, None)],
)
def test_a_sentence_that_names_nobody_speaks_of_whom_the_text_around_it_names(text: str, found: str | None) -> None:
    claim = "The Ardon Works Zone had nearly four times as many high-tech firms in 2021 as in 2012."
    got = settled(claim, sentences_of(given_document(text), EMPTY), EMPTY)
    assert (got.said if got else None) == found


@pytest.mark.parametrize(
    ("claim", "text", "found"),
    [
        ("The number of high-tech firms in Ardon nearly quadrupled between 2012 and 2021.", GREW, "supported"),
        ("The number of high-tech firms in Ardon almost tripled between 2012 and 2021.", GREW, "contradicted"),
        ("Ardon had nearly four times as many high-tech firms in 2021 as in 2012.", GREW, "supported"),
        ("Ardon had about twice as many high-tech firms in 2021 as in 2012.", GREW, "contradicted"),
        ("Ardon had nearly four times as many high-tech firms as Sutton.", GREW, None),
        ("Only three cities in the country have more listed firms than Ardon.", FOURTH, "supported"),
        ("Only two Chinese cities have more listed firms than Ardon.", FOURTH, "contradicted"),
        ("Two cities in the country have more listed firms than Ardon.", FOURTH, "supported"),
        ("Only three cities in the country have more listed hospitals than Ardon.", FOURTH, None),
        ("Nowhere in the country do people spend more per head than in Ardon.", SPENDING, "supported"),
        ("Nowhere in the country do people save more per head than in Ardon.", SPENDING, "contradicted"),
        ("Nowhere in the country do people sleep more per head than in Ardon.", SPENDING, None),
    ],
)
def test_multiples_and_rivals_are_counted(claim: str, text: str, found: str | None) -> None:
    assert said(claim, text) == found


@pytest.mark.parametrize(
    ("claim", "text", "found"),
    [
        ("Ardon came eleventh in 2017.", "Ardon came ninth in the list of towns in 2018, better than in 2017.", None),
        ("Ardon came eleventh in 2018.", "Ardon came ninth in the list of towns in 2018, better than in 2017.", "contradicted"),
        ("Ardon Works delivered its first cells in May.", "The first cells left Ardon Works in May, late.", None),
        ("Ardon Works was the first in the province.", "Ardon Works was the first of its kind in the province.", "supported"),
    ],
)
def test_a_place_settles_what_it_is_said_of(claim: str, text: str, found: str | None) -> None:
    assert said(claim, text) == found
