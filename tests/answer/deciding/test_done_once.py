"""Another time contradicts what is done once and a figure that is there; not what may well have been so at both times."""

import pytest

from answer.deciding.decide import decided
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of


def said(question: str, sentence: str) -> str | None:
    asked, ranked, _ = read_of(question, ("a", "2023", sentence))
    found = decided(asked, ranked, EMPTY)
    return found.said if found else None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was the Norrvik ferry terminal opened in June 2018?", "The Norrvik ferry terminal was opened in June 2017."),
        ("Was the brand Tarnblick given up in 2012?", "The brand Tarnblick was given up in 2014."),
        ("Did Norrvik host the Harbour Summit in 2018?", "Norrvik hosted the Harbour Summit in 2016."),
        ("Has Norrvik led in shipping for 20 years?", "Norrvik has led in shipping for 19 years."),
        ("Did Norrvik have 412 bus lines in 2016?", "Norrvik had 412 bus lines in 2019."),
    ],
)
def test_another_time_contradicts_a_deed_that_is_done_once_and_a_figure(question: str, sentence: str) -> None:
    assert said(question, sentence) == "No"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was there a ferry strike in Norrvik in 2018?", "There was a ferry strike in Norrvik in 2017."),
        ("Did Norrvik have a harbour fair with music in 2012?", "In 2014 Norrvik had a harbour fair with music."),
        (
            "Did harbour dues in Norrvik rise by a further six per cent in 2022?",
            "Harbour dues in Norrvik rose by 11.6 per cent in 2021.",
        ),
    ],
)
def test_another_time_leaves_open_what_may_have_been_so_at_both(question: str, sentence: str) -> None:
    assert said(question, sentence) is None
