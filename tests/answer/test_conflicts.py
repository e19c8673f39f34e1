from collections.abc import Callable
from dataclasses import replace

import pytest

from answer.conflicts import about, as_of, conflict_of, conflicts_of, prefer
from answer.dated_values import dated_values
from answer.deciding.by_source import by_source
from answer.engine import AnswerEngine
from answer.features import candidates_of
from answer.question import parse_question
from ingest.facts.names.lexicon import EMPTY
from ingest.facts.types import Period
from tests.answer.candidates import read_of

SHARE = "What share of output does the toy industry have?"
OLD = ("old.md", "2018", "The toy industry made up 25.0% of output in the first half of 2018.")
NEW = ("new.md", "2021", "The toy industry made up 31 per cent of output.")


def _shown(question: str, *said: tuple[str, str | None, str]) -> list[list[tuple[str, str | None, str]]]:
    asked, candidates, documents = read_of(question, *said)
    found = conflicts_of(asked, dated_values(asked, candidates, documents), documents)
    return [[(value.value, value.as_of, value.citation.document) for value in conflict.values] for conflict in found]


def test_without_a_year_the_earlier_value_stands_behind_the_latest() -> None:
    assert _shown(SHARE, OLD, NEW) == [[("31 per cent", "2021", "new.md"), ("25.0%", "2018-H1", "old.md")]]


def test_with_a_year_another_year_is_no_conflict() -> None:
    assert _shown("What share of output did the toy industry have in 2021?", NEW, OLD) == []


def test_two_sources_that_differ_for_one_year_are_a_conflict() -> None:
    said = (("a.md", "2021", "The port had 90 boats in 2021."), ("b.md", "2022", "In 2021 the port had 75 boats."))
    question = "How many boats did the port have in 2021?"
    assert _shown(question, *said) == [[("90", "2021", "a.md"), ("75", "2021", "b.md")]]


def test_one_source_that_contradicts_itself_counts_too() -> None:
    said = (("a.md", "2021", "The port has 90 boats."), ("a.md", "2021", "The port has 75 boats."))
    assert _shown("How many boats does the port have?", *said) == [[("90", "2021", "a.md"), ("75", "2021", "a.md")]]


def test_half_a_year_is_not_the_year() -> None:
    said = (
        ("a.md", "2018", "The toy industry had sales of 100 billion yuan in 2018."),
        ("b.md", "2018", "The toy industry had sales of 59 billion yuan in the first half of 2018."),
    )
    assert _shown("What were the sales of the toy industry in 2018?", *said) == []


def test_several_names_may_all_be_true() -> None:
    said = (("a.md", "2021", "The fair was hosted by Nanjing."), ("b.md", "2022", "The fair was hosted by Suzhou."))
    assert _shown("Which city hosted the fair?", *said) == []


def test_a_citation_says_what_the_document_says() -> None:
    asked, candidates, documents = read_of(SHARE, OLD, NEW)
    (conflict,) = conflicts_of(asked, dated_values(asked, candidates, documents), documents)
    for value in conflict.values:
        citation = value.citation
        assert documents[citation.document].text[citation.start : citation.end] == citation.quote


def test_the_sentence_with_the_latest_value_answers() -> None:
    asked, candidates, documents = read_of(SHARE, OLD, NEW)
    assert prefer(asked, candidates, dated_values(asked, candidates, documents)) is candidates[1]


def test_a_sentence_that_is_much_worse_does_not_answer() -> None:
    asked, candidates, documents = read_of(SHARE, OLD, NEW)
    ranked = [candidates[0], replace(candidates[1], score=-9.0)]
    assert prefer(asked, ranked, dated_values(asked, ranked, documents)) is ranked[0]


def test_a_question_with_a_year_keeps_the_best_sentence() -> None:
    asked, candidates, documents = read_of("What share of output did the toy industry have in 2018?", OLD, NEW)
    assert prefer(asked, candidates, dated_values(asked, candidates, documents)) is candidates[0]


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(start=(2018, 1, 1), end=(2018, 12, 31)), "2018"),
        (Period(start=(2018, 1, 1), end=(2018, 6, 30)), "2018-H1"),
        (Period(start=(2018, 4, 1), end=(2018, 6, 30)), "2018-Q2"),
        (Period(start=(2018, 2, 1), end=(2018, 2, 28)), "2018-02"),
        (Period(start=(2018, 10, 22), end=(2018, 10, 22)), "2018-10-22"),
        (Period(start=(2016, 1, 1), end=(2020, 12, 31)), "2016-2020"),
        (Period(start=(2018, 4, 1), end=(2019, 3, 31)), "2019"),
        (Period(start=(2018, 1, 1), end=None), None),
    ],
)
def test_a_period_is_written_as_documents_write_theirs(period: Period, text: str | None) -> None:
    assert as_of(period) == text


def test_about_is_the_question_without_its_asking() -> None:
    assert about("What is the added value of toys?") == "added value of toys"
    assert about("How fast do toys sell?") == "How fast do toys sell"


def test_a_conflict_is_found_through_an_index(make_engine: Callable[..., AnswerEngine]) -> None:
    engine = make_engine(
        early="---\ntitle: Early\nas_of: '2018'\n---\n\nThe harbour had 410 cranes in 2018.\n",
        late="---\ntitle: Late\nas_of: '2021'\n---\n\nThe harbour had 655 cranes in 2021.\n",
    )
    index, question = engine.index, "How many cranes does the harbour have?"
    asked = parse_question(question, index.lexicon)
    candidates = candidates_of(asked, index.search(question).hits, index.documents, index.lexicon, index.idf(question))
    found = conflicts_of(asked, dated_values(asked, candidates, index.documents), index.documents)
    assert [[(value.value, value.as_of) for value in conflict.values] for conflict in found] == [[("655", "2021"), ("410", "2018")]]


def test_two_measures_of_one_document_are_no_conflict() -> None:
    said = (
        ("a.md", "2021", "The toy industry made up 27.1 per cent of the town's output in 2021."),
        ("a.md", "2021", "The toy industry contributed 58.8 per cent of the province's growth in 2021."),
    )
    assert _shown("toy industry share 2021", *said) == []


def test_a_no_that_speaks_of_what_was_planned_says_so() -> None:
    held = ("a", "2021", "Norrvik hosted the Harbour Summit in 2016, and it hosted the 5th Fjord Games.")
    ahead = ("b", "2023", "At the 5th Fjord Games in Norrvik, the world will see what Norrvik has built.")
    asked, ranked, documents = read_of("Have the 5th Fjord Games in Norrvik already taken place?", held, ahead)
    (conflict,) = conflict_of(asked, by_source(asked, ranked, EMPTY, documents), documents)
    assert [value.value.split(":")[0] for value in conflict.values] == ["No, still to come", "Yes"]


def test_a_no_that_speaks_of_what_is_is_a_plain_no() -> None:
    first = ("a", "2021", "Norrvik ranks first in the country for boats.")
    second = ("b", "2019", "Norrvik ranks third in the country for boats.")
    asked, ranked, documents = read_of("Does Norrvik rank first in the country for boats?", first, second)
    (conflict,) = conflict_of(asked, by_source(asked, ranked, EMPTY, documents), documents)
    assert [value.value.split(":")[0] for value in conflict.values] == ["Yes", "No"]
