"""Whether sentences name anyone or anything that is asked for by name, about towns and firms that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.extractive import SURE_OF_NAME, draft
from answer.options import ReaderOptions
from answer.question import parse_question
from answer.reader import Reading
from answer.refusing.unnamed import lacks_name
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of


@pytest.mark.parametrize(
    ("question", "sentence", "is_lacking"),
    [
        # Another who holds a place.
        ("Which city came ahead of Hangzhou in the rating?", "Hangzhou was second in the rating.", True),
        ("Which city came ahead of Hangzhou in the rating?", "Behind Shanghai, Hangzhou was second in the rating.", False),
        ("Who came first in the rating in which Hangzhou was second?", "Hangzhou was second in the rating.", True),
        ("Who came first in the rating in which Hangzhou was second?", "Foliant Works came first in the rating.", False),
        # Others than those of the question.
        ("Which firms besides Belco Works made the tram?", "Belco Works made the tram in Ningbo.", True),
        ("Which firms besides Belco Works made the tram?", "Belco Works and Foliant Works made the tram.", False),
        ("With which partners did Belco Works make the tram?", "Belco Works made the tram with its partners.", True),
        ("With which partners did Belco Works make the tram?", "Belco Works made the tram with Foliant Works.", False),
        # Fewer than are asked for.
        ("Which two customers left the port?", "Two customers have left the port for that of Foliant Works.", True),
        ("Which two customers left the port?", "Foliant Works and Belco Works have left the port.", False),
        # What somebody is called.
        ("What is the name of the scientist who came from Beijing?", "He came to Hangzhou from Beijing.", True),
        ("What is the name of the scientist who came from Beijing?", "Fang Jiancheng came to Hangzhou from Beijing.", False),
        # Where it is tells not who it is; asked for so, it may.
        ("Which bank lent the money?", "A bank lent the money at the fair of Ardon.", True),
        ("At which bank did she work?", "She worked at Ardon Stone.", False),
        ("In which city is the plant?", "The plant is in Ningbo.", False),
        # Common words may tell who it was.
        ("Who paid for the bridge?", "The bridge was paid for.", True),
        ("Who paid for the bridge?", "The bridge was paid for by the farmers.", False),
        ("Which firm won the prize?", "The oldest firm won the prize.", False),
        ("Which firm is the oldest firm?", "The oldest firm won the prize.", True),
        # No name is asked for.
        ("Which crops grow there?", "Rye and oats grow there.", False),
        ("What does the school charge?", "The school has many pupils.", False),
        ("What place does Ningbo take for trade?", "Ningbo ranks first in trade.", False),
        ('Which two "ports" are in the plan?', "The plan speaks of one for ships and one for ideas.", False),
        ("What does the name of the city mean?", "It means a ford of oxen.", False),
        ("Whose bridge is it?", "It belongs to the farmers.", False),
    ],
)
def test_a_name_that_no_sentence_has_is_missed(question: str, sentence: str, is_lacking: bool) -> None:
    assert lacks_name(parse_question(question), [statement_of(sentence)]) == is_lacking


def test_one_sentence_with_a_name_is_enough() -> None:
    sentences = [statement_of("The bridge was built."), statement_of("Fang Jiancheng built it.")]
    assert not lacks_name(parse_question("Who built the bridge?"), sentences)


@pytest.mark.parametrize(("confidence", "lacked"), [(SURE_OF_NAME - 0.1, "such name"), (SURE_OF_NAME + 0.1, None)])
def test_a_name_is_missed_only_where_the_reader_is_not_sure(confidence: float, lacked: str | None) -> None:
    asked, ranked, documents = read_of("Who runs the ferry of Ardon?", ("a.md", None, "The ferry of Ardon is run with great care."))
    reading = Reading(ranked=tuple(ranked), confidence=confidence)
    assert draft(asked, reading, documents, EMPTY, ReaderOptions()).lacked == lacked


@pytest.mark.parametrize(
    ("question", "sentence", "is_lacking"),
    [
        ("Who financed the salt fund?", "Ningbo is the home of the salt fund.", True),
        ("Who financed the salt fund?", "Ningbo financed the salt fund.", False),
        ("Who is the founder of the salt fund?", "Ningbo set up the salt fund.", False),
        ("Who financed the salt fund?", "Wuxi is the home of the salt fund.", False),
        ("Who financed the salt fund?", "Belco Works is behind the salt fund.", False),
    ],
)
def test_the_place_that_all_is_about_does_only_what_is_said_of_it(question: str, sentence: str, is_lacking: bool) -> None:
    asked, ranked, _ = read_of(question, ("a", None, sentence), ("a", None, "Ningbo has a fair."))

    assert lacks_name(asked, [ranked[0].statement]) is is_lacking
