"""Questions made of sentences; a sentence of another form gives none."""

import pytest

from answer.example_forms import KINDS


def made(sentence: str) -> list[str]:
    return [question for make in KINDS if (question := make(sentence)) is not None]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The output of the town's mills was 42.5 billion yuan in 2021.", "What was the output of the town's mills in 2021?"),
        ("The lake town employs 18,200 engineers.", "How many engineers does the lake town employ?"),
        ("The river port handled 12 million containers in 2020.", "How many containers did the river port handle in 2020?"),
        ("In 2019 Newport had about 140 public baths, all new.", "How many public baths did Newport have in 2019?"),
        ("Newport has 1,500 cyclists from 30 countries.", "How many cyclists does Newport have?"),
        ("The robot factory opened on May 4, 2019.", "When did the robot factory open?"),
        ("The Harbour Trust was founded in 1888 by two sisters.", "When was the Harbour Trust founded?"),
        ("Newport issued the Clean Water Plan on 5 July 2017.", "When did Newport issue the Clean Water Plan?"),
    ],
)
def test_a_sentence_becomes_a_question(sentence: str, question: str) -> None:
    assert made(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "It employs 18,200 engineers.",
        "In the town, it has 4 bridges.",
        "The town has grown by 4 percent.",
        "Newport has 30 billion yuan in reserve.",
        "The harbour was old in 1888.",
        "These were issued in July 2017.",
        "What Newport has is 14 bridges.",
    ],
)
def test_another_sentence_does_not(sentence: str) -> None:
    assert made(sentence) == []
