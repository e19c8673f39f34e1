import pytest

from answer.choosing.conjuncts import conjuncts_of
from answer.question import parse_question

SIDE_BY_SIDE = [
    ("floor area and garden area of the town schools", [["floor area", "garden area"]]),
    ("growth 2020 of trade, farming and fishing in Ningbo", [["trade", "farming", "fishing"]]),
    ("output of tea farms 2017 and sales of silk mills", [["output tea farms 2017", "sales silk mills"]]),
    ("boats and barges: spring of 2017 and autumn of 2018", [["boats", "barges"], ["spring of 2017", "autumn of 2018"]]),
    ("Which grew faster in Ningbo in 2020, tea or silk?", [["tea", "silk"]]),
    ("Does Ningbo rank higher for its ferries than for its trams?", [["ferries", "trams"]]),
    ("What were the exports in 2019 and 2021?", [["2019", "2021"]]),
    ("What are the population, the area and the income of Ningbo?", [["population", "area", "income"]]),
]


@pytest.mark.parametrize(("question", "texts"), SIDE_BY_SIDE)
def test_what_is_asked_about_side_by_side_is_told_apart(question: str, texts: list[list[str]]) -> None:
    groups = conjuncts_of(parse_question(question).statement)

    words = [[" ".join(word for word in item.text.split() if word != "of" or item.times) for item in group] for group in groups]
    assert words == texts


ONE = [
    "How many boats lie in Ningbo?",
    "What other lake than the West Lake is clean?",
    "According to the mayor, what is the tallest house?",
    "How many of the 1,200 boats sail?",
    "",
]


@pytest.mark.parametrize("question", ONE)
def test_a_question_about_one_thing_has_none(question: str) -> None:
    assert conjuncts_of(parse_question(question).statement) == ()


def test_a_conjunct_keeps_the_words_that_its_fellows_lack() -> None:
    ((floor, garden),) = conjuncts_of(parse_question("floor area and garden area of the town schools").statement)

    assert (floor.own, garden.own) == ({"floor"}, {"garden"})
