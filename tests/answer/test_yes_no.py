from collections.abc import Callable

import pytest

from answer.engine import AnswerEngine
from answer.options import AnswerOptions, ReaderOptions

Make = Callable[..., AnswerEngine]
ANSWERS_ALL = AnswerOptions(reader=ReaderOptions(decline_below=0.0))
LIBRARY = {
    "port": "---\ntitle: The port of Ningbo\nas_of: '2019'\n---\n\n"
    "In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo. Its exports rose by 4 per cent in 2019.\n\n"
    "The port is run by Tide Harbour Group.\n"
}
RIVALS = {
    "growth": "---\ntitle: Growth of two industries\nas_of: '2019'\n---\n\n"
    "The tea industry of Ningbo grew 12 per cent in 2019.\n\nThe silk industry of Ningbo grew 7 per cent in 2019.\n"
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did the port of Ningbo handle 1.2 billion tonnes of cargo in 2019?", "Yes"),
        ("Did the port of Ningbo handle more than a billion tonnes of cargo in 2019?", "Yes"),
        ("Did the port of Ningbo handle 1.4 billion tonnes of cargo in 2019?", "No"),
        ("Did the port of Ningbo handle more than 1.4 billion tonnes of cargo in 2019?", "No"),
        ("Did the exports of the port of Ningbo fall by 4 per cent in 2019?", "No"),
        ("Did the exports of the port of Ningbo go down in 2019?", "No"),
        ("port of Ningbo over 1 billion tonnes of cargo in 2019?", "Yes"),
        ("Is it true that the port of Ningbo handled 1.2 billion tonnes of cargo in 2019?", "Yes"),
        ("Does the port of Ningbo have a lighthouse?", None),
        ("Did the port of Ningbo handle more than a billion passengers in 2019?", None),
        ("Did the port of Ningbo handle cargo or passengers?", None),
        ("How much cargo did the port of Ningbo handle in 2019?", None),
    ],
)
def test_yes_and_no_are_decided_by_comparison(make_engine: Make, question: str, said: str | None) -> None:
    short = make_engine(ANSWERS_ALL, **LIBRARY).ask(question).short_answer
    assert (short if short in ("Yes", "No") else None) == said


def test_the_sentence_that_decides_stands_first_and_is_cited(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask("Did the port of Ningbo handle 1.4 billion tonnes of cargo in 2019?")

    assert answer.answer == "No. In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo."
    assert answer.sentences[0].citations[0].quote == "In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo."


def test_two_values_that_are_compared_are_both_cited(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **RIVALS).ask("Did the silk industry of Ningbo grow faster than the tea industry in 2019?")

    assert answer.short_answer == "No"
    assert [sentence.text for sentence in answer.sentences] == [
        "The silk industry of Ningbo grew 7 per cent in 2019.",
        "The tea industry of Ningbo grew 12 per cent in 2019.",
    ]


def test_what_is_taken_for_granted_and_false_is_corrected(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **RIVALS).ask("Why did the tea industry of Ningbo shrink in 2019?")

    assert answer.answer == "No: The tea industry of Ningbo grew 12 per cent in 2019."
    assert (answer.short_answer, answer.is_declined) == ("No", False)
