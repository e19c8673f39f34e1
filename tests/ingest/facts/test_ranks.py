"""Ranks, read from sentences written for these tests."""

import pytest

from ingest.facts.polarity.find import orders_oppose
from ingest.facts.ranks.against import ANY_PLACE
from ingest.facts.ranks.find import find_ranks
from ingest.facts.ranks.superlatives import ONE_OF_HIGH
from ingest.facts.types import Rank


def places(text: str) -> list[tuple[str, int, int]]:
    return [(text[rank.start : rank.end], rank.low, rank.high) for rank in find_ranks(text)]


def only(text: str) -> Rank:
    (rank,) = find_ranks(text)
    return rank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port ranks fourth in the country.", [("fourth", 4, 4)]),
        ("The port ranked 4th nationwide.", [("4th", 4, 4)]),
        ("The port has been ranked No. 4 in Asia.", [("No. 4", 4, 4)]),
        ("Its song reached number four on the chart.", [("number four", 4, 4)]),
        ("The rowers finished in fourth place.", [("fourth place", 4, 4)]),
        ("The rowers came in 4th.", [("4th", 4, 4)]),
        ("The town jumped to 14th.", [("14th", 14, 14)]),
        ("The town rose from fifth place to 2nd.", [("fifth place", 5, 5), ("2nd", 2, 2)]),
        ("They were tied for third.", [("third", 3, 3)]),
        ("The valley is second among the growers.", [("second", 2, 2)]),
        ("She was the 1,001st visitor.", [("1,001st", 1001, 1001)]),
        ("It is the twenty-first largest lake.", [("twenty-first largest", 21, 21)]),
        ("It is the 21st-largest lake.", [("21st-largest", 21, 21)]),
        ("It is the second and third largest lake.", [("second and third largest", 2, 3)]),
        ("He is the 45th President of the republic.", [("45th", 45, 45)]),
        ("It was the club's 23rd National League season.", [("23rd", 23, 23)]),
        ("She brought out her long awaited third album.", [("third", 3, 3)]),
        ("They meet at the highest level.", [("highest", 1, 1)]),
    ],
)
def test_ordinals_give_a_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is among the top ten brands.", [("top ten", 1, 10)]),
        ("Seven of the top 10 brands moved in.", [("top 10", 1, 10)]),
        ("The film is among the top three.", [("top three", 1, 3)]),
        ("It has 40 of the Top 500 firms.", []),  # a list's name
        ("It has 40 of the top 500 firms.", [("top 500", 1, 500)]),
        ("It was relegated with the bottom five.", [("bottom five", 1, 5)]),
        ("The three largest lakes froze.", [("three largest", 1, 3)]),
        ("The ten most populous towns voted.", [("ten most populous", 1, 10)]),
        ("The first three towns got it.", [("first three", 1, 3)]),
        ("It is one of the largest lakes.", [("one of the largest", 1, ONE_OF_HIGH)]),
        ("It is among the oldest towns.", [("among the oldest", 1, ONE_OF_HIGH)]),
        ("Some of the world's tallest towers stand there.", [("Some of the world's tallest", 1, ONE_OF_HIGH)]),
        ("one of the oldest and most famous bridges", [("one of the oldest", 1, ONE_OF_HIGH), ("most famous", 1, ONE_OF_HIGH)]),
        ("the top 1% of earners", []),
        ("the top 5 per cent of earners", []),
        ("the first two years", []),
    ],
)
def test_ranges_of_places(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "order", "of"),
    [
        ("It is the largest lake in the region.", "large", ("lake",)),
        ("the second largest economy in the world", "large", ("economi",)),
        ("the fourth-highest tower", "high", ("tower",)),
        ("the third smallest city", "small", ("citi",)),
        ("the most populous province", "popul", ("provinc",)),
        ("the second least populated region", "least popul", ("region",)),
        ("the most wealthy town", "wealthy", ("town",)),
        ("the wealthiest town", "wealthy", ("town",)),
        ("the most widely spoken language", "wide speak", ("languag",)),
        ("the best-selling album", "good sell", ("album",)),
        ("the worst-selling album", "bad sell", ("album",)),
        ("the highest-paid player", "high pay", ("player",)),
        ("the southernmost village", "southern", ("villag",)),
        ("the fewest goals", "few", ("goal",)),
        ("the most medals of any team", "most", ("medal",)),
        ("the largest city by population", "large", ("citi", "popul")),
        ("its largest customer Acme", "large", ("custom",)),
        ("the eldest son", "old", ("son",)),
    ],
)
def test_superlatives_name_an_order_and_what_is_ranked(text: str, order: str, of: tuple[str, ...]) -> None:
    rank = only(text)
    assert (rank.order, rank.of) == (order, of)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The town is fourth in GDP among its peers.", ("gdp",)),
        ("The town ranks No. 1 in the country in terms of GDP.", ("gdp",)),
        ("The town's net inflow of talent ranks first in the country.", ("net", "inflow", "talent")),
        ("The town leads the nation in patents.", ("patent",)),
        ("The town ranks first in the country.", ()),
        ("Her third studio album came out in May.", ("studio", "album")),
        ("Her fifth and final studio album came out in May.", ("studio", "album")),
        ("It was the first city in the country to provide the service.", ("citi", "provid")),
        ("China's first AI town is here.", ("ai", "town")),
    ],
)
def test_what_is_ranked(text: str, of: tuple[str, ...]) -> None:
    assert only(text).of == of


@pytest.mark.parametrize(
    ("text", "relation", "other", "low", "high"),
    [
        ("It is second only to Beijing.", "behind", "Beijing", 2, 2),
        ("It is second only to Beijing, Shanghai and Shenzhen.", "behind", "Beijing, Shanghai and Shenzhen", 4, 4),
        ("It is second only to the island of Oahu in breaks.", "behind", "the island of Oahu", 2, 2),
        ("It is next only to Tokyo.", "behind", "Tokyo", 2, 2),
        ("The duo placed behind only Norway.", "behind", "Norway", 2, 2),
        ("She finished second to Li.", "behind", "Li", 2, 2),
        ("They stood ahead of Shanghai.", "ahead", "Shanghai", 1, ANY_PLACE),
        ("It lags behind Beijing.", "behind", "Beijing", 2, ANY_PLACE),
        ("It is on a par with Shenzhen.", "equal", "Shenzhen", 1, ANY_PLACE),
        ("The figure is equal to Shenzhen.", "equal", "Shenzhen", 1, ANY_PLACE),
        ("They are tied with Celtic.", "equal", "Celtic", 1, ANY_PLACE),
    ],
)
def test_ranks_that_name_another(text: str, relation: str, other: str, low: int, high: int) -> None:
    rank = only(text)
    assert (rank.relation, rank.other, rank.low, rank.high) == (relation, other, low, high)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("They finished last.", 1),
        ("They ended in last place.", 1),
        ("They came second to last.", 2),
        ("They came next to last.", 2),
        ("They were third from bottom.", 3),
        ("He was the last king of the line.", 1),
    ],
)
def test_ranks_from_the_other_end(text: str, low: int) -> None:
    rank = only(text)
    assert (rank.is_from_end, rank.low, rank.high) == (True, low, low)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was runner-up in May.", [("runner-up", 2, 2)]),
        ("She won the silver medal.", [("silver medal", 2, 2)]),
        ("They were crowned champions.", [("crowned champions", 1, 1)]),
        ("It tops the list.", [("tops the list", 1, 1)]),
        ("It is a leading firm.", []),
        ("He beat the defending champion.", []),
        ("It is known as the Champion of Diversity.", []),
    ],
)
def test_titles_and_lists(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on 42nd Street.",
        "They met on the 42nd Street.",
        "in the 19th century",
        "from the 12th to the 14th centuries",
        "the 13th Five-Year Plan",
        "on May 3rd",
        "on the 3rd of May",
        "the First Lady spoke",
        "the first half of 2018",
        "the second quarter",
        "in its fourth fiscal quarter",
        "the Second World War",
        "World War II",
        "Elizabeth II",
        "a third of the people",
        "two thirds of the people",
        "one-third of the people",
        "a second wave",
        "0.5 second",
        "50 times per second",
        "the “No. 1 Project” of the city",
        "No. 5 Middle School opened",
        "the 9th Battalion",
        "the 1st battalion of his regiment",
        "File No. 333-2222",
        "the number 5 bus",
        "Symphony No. 5 was played",
        "first-class service",
        "in the first tier",
        "a second-hand shop",
        "third-party advice",
        "At first, nobody came.",
        "First, wash the rice.",
        "It first opened in 1990.",
        "It was first published in 1990.",
        "Most people agree.",
        "most of the people",
        "at least five, at most ten",
        "the most recent report",
        "the latest report",
        "at best",
        "He wrote many best-selling novels.",
        "She did her best at the time.",
        "The team is at its best in May.",
        "best known for its tea",
        "interest in the west of the forest",
        "the 20th China Expo",
        "the World's Strongest Man contest",
        "ahead of schedule",
        "equal to 5 per cent",
        "the last two years",
        "at last",
        "a second lieutenant",
        "her third cousin",
    ],
)
def test_names_times_and_fractions_are_no_ranks(text: str) -> None:
    assert places(text) == []


def test_what_a_time_has_taken_is_not_read() -> None:
    text = "the third season and the second album"
    assert places(text) == [("third", 3, 3), ("second", 2, 2)]
    assert [rank.start for rank in find_ranks(text, [(4, 16)])] == [25]


@pytest.mark.parametrize(
    ("a", "b", "opposed"),
    [
        ("large", "small", True),
        ("high", "low", True),
        ("most", "least", True),
        ("most", "few", True),
        ("popul", "least popul", True),
        ("good sell", "bad sell", True),
        ("northern", "southern", True),
        ("expens", "cheap", True),
        ("old", "young", True),
        ("large", "big", False),
        ("large", "high", False),
        ("popul", "popular", False),
        ("large", "large", False),
        ("", "large", False),
        ("", "", False),
    ],
)
def test_orders_oppose(a: str, b: str, opposed: bool) -> None:
    assert orders_oppose(a, b) is opposed
    assert orders_oppose(b, a) is opposed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It led in Zhejiang (fourth in China).", [(4, 4, "", "")]),
        ("It topped the index.", [(1, 1, "", "")]),
        ("It is bigger than any other town.", [(1, 1, "", "")]),
        ("It is more populous than that of any other county.", [(1, 1, "", "")]),
        ("It ranked between 4th and 6th.", [(4, 6, "", "")]),
        ("It is third by cargo and fifth by passengers.", [(3, 3, "", ""), (5, 5, "", "")]),
        ("It stands in third place, level with Jiangsu.", [(3, 3, "Jiangsu", "equal")]),
        ("Zhuhai tied for eighth with Foshan.", [(8, 8, "Foshan", "equal")]),
        ("It came second, behind Lille's oldest bakery.", [(2, 2, "Lille's oldest bakery", "behind")]),
        ("A further 2,000 follow the first 3,500.", []),
        ("It stood, behind Platform 9, for years.", []),
        ("Sales rose in the first three quarters.", []),
    ],
)
def test_places_said_in_other_ways(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    assert [(rank.low, rank.high, rank.other, rank.relation) for rank in find_ranks(text)] == expected
