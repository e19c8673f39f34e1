"""What a claim and the sentences found for it settle, about towns that there are not."""

from dataclasses import dataclass

import pytest

from answer.checking.bearing import bears_out
from answer.checking.crossed import is_crossed
from answer.checking.settling import settled
from answer.comparing.statement import Statement, statement_of
from answer.deciding.clauses import is_exchanged
from ingest.facts.names.lexicon import EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    statement: Statement
    text: str


def said(claim: str, *sentences: str) -> str | None:
    evidence = [Sentence(statement=statement_of(text), text=text) for text in sentences]
    found = settled(claim, evidence, EMPTY)  # type: ignore[arg-type]
    return found.said if found else None


ARDON = "In 2021 the robot makers of Ardon had sales of 36.69 billion yuan, 11.5 per cent more than in 2020."
PARKS = "Ardon holds 24,148 invention patents."
GROWN = "The number of high-tech firms in Ardon grew from 493 in 2012 to 1,928 in 2021."
GOAL = "By 2025 Ardon expects its ports to have an income of 600 billion yuan."
MAYOR = "Ardon mayor Lin Weiming said that the port will grow."
SITES = "Belco Group has opened a wind park in Norval Town, Corvid Group has opened a solar park in Sutton Town."


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("Ardon's robot makers sold for 36,690 million yuan in 2021.", ARDON, "supported"),
        ("In 2021 the robot makers of Ardon had sales of 36.69 million yuan.", ARDON, "contradicted"),
        ("Ardon owns 24,418 invention patents.", PARKS, "contradicted"),
        ("Ardon had 493 high-tech firms in 2021.", GROWN, "contradicted"),
        ("Ardon had 1,928 high-tech firms in 2021.", GROWN, "supported"),
        ("The number of high-tech firms in Ardon shrank between 2012 and 2021.", GROWN, "contradicted"),
        ("By 2035 Ardon expects its ports to have an income of 600 billion yuan.", GOAL, "contradicted"),
        ("Sales of Ardon's robot makers fell by 11.5 per cent in 2021.", ARDON, "contradicted"),
        ("The mayor of Ardon is Lin Weiming.", MAYOR, "supported"),
        ("Tan Jiaming is the mayor of Ardon.", MAYOR, "contradicted"),
        ("Belco Group runs the largest port of Ardon.", MAYOR, None),
        ("Ardon holds 24,148 invention patents because taxes are low.", PARKS, None),
        ("Belco Group has opened a park in Sutton Town.", SITES, "contradicted"),
    ],
)
def test_a_claim_is_settled_by_what_a_sentence_says_of_the_same(claim: str, sentence: str, found: str | None) -> None:
    assert said(claim, sentence) == found


def test_a_sentence_whose_subject_stands_before_it_bears_a_claim_out() -> None:
    before = "The robot factory of Ardon opened in 2019."
    leaning = Sentence(statement=statement_of("Its director is Lin Yue.", context=before), text="Its director is Lin Yue.")
    found = settled("The director of the robot factory of Ardon is Lin Yue", [leaning], EMPTY)  # type: ignore[list-item]
    assert found is not None and found.said == "supported"


def test_another_number_does_not_speak_against_a_claim_that_a_second_sentence_bears_out() -> None:
    assert said("Ardon has 42 parks.", "Ardon has 24 parks in its west.", "Ardon has 42 parks.") == "supported"


def test_an_amount_a_year_is_not_the_same_amount_a_day() -> None:
    assert (
        said("The data of Ardon are moved 2 million times a year.", "The data of Ardon are moved 2 million times a day.")
        != "supported"
    )


@pytest.mark.parametrize(
    ("claim", "sentence", "is_so"),
    [
        (
            "It makes half of the output and a quarter of the growth.",
            "It makes a quarter of the output and half of the growth.",
            True,
        ),
        (
            "It makes a quarter of the output and half of the growth.",
            "It makes a quarter of the output and half of the growth.",
            False,
        ),
        (
            "It took fourth place for robots and third place for chips.",
            "It took third place for robots and fourth place for chips.",
            True,
        ),
    ],
)
def test_two_values_that_change_places_are_seen(claim: str, sentence: str, is_so: bool) -> None:
    assert is_crossed(statement_of(claim), statement_of(sentence)) is is_so


def test_two_firms_that_change_towns_are_seen() -> None:
    found = statement_of(SITES)
    assert is_exchanged(statement_of("Belco Group has opened a park in Sutton Town."), found)
    assert not is_exchanged(statement_of("Belco Group has opened a park in Norval Town."), found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Geelong Motors has opened a wind park in Norval Town.",
        "Belco Group has not opened a wind park in Norval Town.",
        "Belco Group opened more wind parks than Corvid Group in Norval Town.",
        "Belco Group will have opened a wind park in Norval Town by 2030.",
    ],
)
def test_shared_words_alone_bear_out_no_stranger_denial_comparison_or_other_year(sentence: str) -> None:
    assert bears_out(sentence, "Belco Group has opened a wind park in Norval Town by 2026.") is None


def test_what_all_but_bears_a_claim_out_is_no_less_near_than_what_would_contradict_it() -> None:
    claim = "Trams and buses cross the Harrow Bridge again."
    near, far = "Trams and buses cross the Harrow Bridge.", "Trams and buses do not cross the Harrow Bridge."
    assert said(claim, far) == "contradicted"
    assert said(claim, near, far) is None


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("Ardon was overtaken by Norval.", "Ardon leads with 91 points, ahead of Norval with 88.", "contradicted"),
        ("Ardon overtook Norval.", "Ardon leads with 91 points, ahead of Norval with 88.", "supported"),
        ("Ardon outnumbers Norval in looms.", "In looms Ardon lags behind Norval.", "contradicted"),
        # that something rose does not tell how fast it did before
        ("The growth of wool exports was lower than in the year before.", "Wool exports rose by 7.9 per cent.", None),
        ("Wool exports were lower than in the year before.", "Wool exports rose by 7.9 per cent.", "contradicted"),
        # a comparison bears out what it compares, not what is said besides
        ("Ardon has more looms than Norval, at the cost of weavers in the villages.", "Ardon has more looms than Norval.", None),
        ("Ardon has more looms than Norval.", "Ardon has more looms than Norval.", "supported"),
    ],
)
def test_a_comparison_is_settled_by_which_is_ahead(claim: str, sentence: str, found: str | None) -> None:
    assert said(claim, sentence) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Ardon climbed from 12th to 9th place for exports.", "contradicted"),
        ("Ardon dropped from 9th to 12th place for exports.", None),
        ("Norval's school rolls rose from 12th to 9th in size.", None),
    ],
)
def test_a_change_told_the_other_way_round_is_contradicted(claim: str, found: str | None):
    assert said(claim, "For exports, Ardon fell from the 9th to the 12th place in the table.") == found
