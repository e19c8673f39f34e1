import pytest

from answer.splitting.chain import may_chain, readings
from ingest.facts.names.lexicon import EMPTY

WON = "Which firm won the Tea Challenge in 2020?"


def test_the_answer_of_the_part_before_is_put_for_it_beside_what_the_question_names() -> None:
    assert readings("Where is Tea Challenge held?", "where is it held?", WON, "Lotus Tea", EMPTY) == (
        "Where is Lotus Tea held?",
        "Where is Tea Challenge held?",
    )


def test_the_noun_asked_for_stands_for_the_answer_alone() -> None:
    assert readings("Where is the firm based?", "where is the firm based?", WON, "Lotus Tea", EMPTY) == (
        "Where is Lotus Tea based?",
    )


def test_there_is_the_place_that_was_asked_for() -> None:
    before = "Which city took over the scheme?"

    assert readings("How many people live there?", "how many people live there?", before, "Ardon", EMPTY) == (
        "How many people live in Ardon?",
    )


@pytest.mark.parametrize("answer", [None, "", "41", "fourth", "the old mill", "In 2020 the Lotus Tea firm of Ardon won it once"])
def test_what_is_no_name_is_put_nowhere(answer: str | None) -> None:
    assert readings("Where is Tea Challenge held?", "where is it held?", WON, answer, EMPTY) == ()


@pytest.mark.parametrize(
    ("piece", "before", "chains"),
    [
        ("where is it based?", WON, True),
        ("how old is he?", "Who leads the zone?", True),
        ("where is it based?", "Who leads the zone?", False),
        ("how fast did it grow?", "What revenue did the zone have?", False),
        ("where are they based?", "Which firms won the race?", False),
        ("what happened in it?", "Which year saw the flood?", False),
        ("who leads the zone?", WON, False),
    ],
)
def test_only_a_name_that_was_asked_for_can_be_meant(piece: str, before: str, chains: bool) -> None:
    assert may_chain(piece, before, EMPTY) is chains
