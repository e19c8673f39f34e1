"""Of whom, and of when, a sentence gives its values, about towns and firms that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.extractive import draft
from answer.options import ReaderOptions
from answer.question import parse_question
from answer.reader import Reading
from answer.refusing.told_of import told_of_other, told_of_other_time
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of

SALT_AND_LAMPS = (
    "In 2017 the added value of salt was 9 billion yuan, and the added value of the lamp industry 2 billion yuan in 2016."
)


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        (
            "How many visitors came to the Salt Museum?",
            "In the Salt Museum guests linger, and in the Lamp Museum it has received 54,000 visitors.",
            "Salt Museum",
        ),
        (
            "How many visitors came to the Lamp Museum?",
            "In the Salt Museum guests linger, and in the Lamp Museum it has received 54,000 visitors.",
            None,
        ),
        (
            "How many people does Belco Works employ?",
            "Foliant Works has 930 people, and Belco Works exports to 34 countries.",
            "Belco Works",
        ),
        ("How many people does Belco Works employ?", "Belco Works and Foliant Works have 930 people.", None),
        ("How many people does Belco Works employ?", "Belco Works came in 1990 and employs 400 people in Ningbo.", None),
        ("How many employees does the office in Wuxi have?", "It has 34 employees in Ningbo and offices in Wuxi.", "Wuxi"),
        ("How many employees does the office in Wuxi have?", "It has 34 employees in Wuxi and offices in Ningbo.", None),
        # Who is not named at all is another matter, and so is what is no amount.
        ("How many people does Belco Works employ?", "Foliant Works has 930 people.", None),
        ("When did Belco Works open?", "Foliant Works opened in 1990, and Belco Works is old.", None),
    ],
)
def test_an_amount_of_another_part_is_of_another(question: str, sentence: str, name: str | None) -> None:
    assert told_of_other(parse_question(question), statement_of(sentence)) == name


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("How many patents did Belco hold in 2012?", "To date, Belco holds 24,148 patents.", "the present"),
        ("How many people did Belco employ in 1997?", "Belco regained the house in 1997 and now employs 85 people.", "the present"),
        ("How many people did Belco employ in 1997?", "Belco employed 40 people in 1997 and now employs 85 people.", None),
        (
            "How large was the output of Belco in 2017?",
            "At present Belco does well, with an output of 5 billion yuan in 2017.",
            None,
        ),
        ("How many patents does Belco hold?", "To date, Belco holds 24,148 patents.", None),
        # What the words of the question belong to is another year's.
        (
            "How high was the added value of the lamp industry in 2017?",
            SALT_AND_LAMPS,
            "2016",
        ),
        (
            "How high was the added value of the lamp industry in 2016?",
            SALT_AND_LAMPS,
            None,
        ),
    ],
)
def test_an_amount_of_another_time_is_none_of_the_one_asked_for(question: str, sentence: str, other: str | None) -> None:
    got = told_of_other_time(parse_question(question), statement_of(sentence))
    assert (got.other if got else None) == other


def test_the_present_of_a_document_is_the_year_that_it_speaks_for() -> None:
    said = "Belco now employs 85 people."
    asked, ranked, _ = read_of("How many people did Belco employ in 2022?", ("a.md", "2022", said))
    assert told_of_other_time(asked, ranked[0].statement) is None
    asked, ranked, _ = read_of("How many people did Belco employ in 2022?", ("a.md", "2018", said))
    assert told_of_other_time(asked, ranked[0].statement) is not None


def test_both_are_told_where_the_question_is_declined() -> None:
    said = "In the Salt Museum guests linger, and in the Lamp Museum it has received 54,000 visitors."
    asked, ranked, documents = read_of("How many visitors came to the Salt Museum?", ("a.md", None, said))
    got = draft(asked, Reading(ranked=tuple(ranked), confidence=0.5), documents, EMPTY, ReaderOptions())
    assert got.lacked == "figure for Salt Museum"
    asked, ranked, documents = read_of("How many people did Belco employ in 1997?", ("a.md", None, "Belco now employs 85 people."))
    got = draft(asked, Reading(ranked=tuple(ranked), confidence=0.5), documents, EMPTY, ReaderOptions())
    assert got.broken is not None and got.broken.text == "1997"
