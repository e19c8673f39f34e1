from collections.abc import Callable

import pytest

from answer.engine import AnswerEngine
from answer.options import AnswerOptions, ReaderOptions
from answer.yes_no import supposition
from ingest.facts.names.lexicon import EMPTY

Make = Callable[..., AnswerEngine]
ANSWERS_ALL = AnswerOptions(reader=ReaderOptions(decline_below=0.0))
LIBRARY = {
    "port": "---\ntitle: The port of Ningbo\nas_of: '2019'\n---\n\n"
    "In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo. Its exports rose by 4 per cent in 2019.\n\n"
    "The port is run by Tide Harbour Group.\n"
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did the port of Ningbo handle 1.2 billion tonnes of cargo in 2019?", "Yes"),
        ("Did the port of Ningbo handle more than a billion tonnes of cargo in 2019?", "Yes"),
        ("Did the port of Ningbo handle 1.4 billion tonnes of cargo in 2019?", "No"),
        ("Did the exports of the port of Ningbo fall by 4 per cent in 2019?", "No"),
        ("Is it true that the port of Ningbo handled 1.2 billion tonnes of cargo in 2019?", "Yes"),
        ("Does the port of Ningbo have a lighthouse?", None),
        ("Did the port of Ningbo handle cargo or passengers?", None),
        ("How much cargo did the port of Ningbo handle in 2019?", None),
    ],
)
def test_yes_and_no_are_decided_by_comparison(make_engine: Make, question: str, said: str | None) -> None:
    short = make_engine(ANSWERS_ALL, **LIBRARY).ask(question).short_answer
    assert (short if short in ("Yes", "No") else None) == said


def test_the_sentence_that_decides_stands_first_and_is_cited(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask("Did the port of Ningbo handle 1.4 billion tonnes of cargo in 2019?")

    assert answer.answer.startswith("No. In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo.")
    assert answer.sentences[0].citations[0].quote == "In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo."


def test_what_a_question_supposes_is_its_statement() -> None:
    assert supposition("Is it true that tea grows here?", EMPTY).text == "tea grows here"
    assert supposition("Did Ningbo win?", EMPTY).text == "Ningbo win"
