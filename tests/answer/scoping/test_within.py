from collections.abc import Callable

from answer.engine import AnswerEngine
from answer.options import AnswerOptions, ReaderOptions

Make = Callable[..., AnswerEngine]
ANSWERS_ALL = AnswerOptions(reader=ReaderOptions(decline_below=0.0))
LIBRARY = {
    "profile": "---\ntitle: Orlo in figures\npublisher: town profile\nas_of: '2021'\n---\n\n"
    "The harbour of Orlo has 40 boats. Tide Harbour Company and Vessel Works Company are its largest firms.\n",
    "feature": "---\ntitle: Orlo before the fair\npublisher: feature\nas_of: '2023'\n---\n\n"
    "The harbour of Orlo has 55 boats. The fair is paid for by Tide Harbour Company.\n",
}


def test_only_the_document_that_is_named_answers(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask("According to the town profile, how many boats does the harbour of Orlo have?")

    assert {citation.document for citation in answer.citations} == {"profile.md"}
    assert (answer.short_answer, answer.conflicts) == ("40", ())


def test_two_documents_that_are_named_answer_in_turn(make_engine: Make) -> None:
    question = "How many boats does the harbour of Orlo have in the town profile, and how many in the 2023 feature?"
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask(question)

    assert [part.short_answer for part in answer.parts] == ["40", "55"]


def test_what_both_name_is_found_in_both(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask("Which company is named in both the town profile and the 2023 feature?")

    assert answer.short_answer == "Tide Harbour Company"
    assert [citation.document for citation in answer.citations] == ["profile.md", "feature.md"]


def test_a_name_is_looked_for_in_the_document(make_engine: Make) -> None:
    engine = make_engine(ANSWERS_ALL, **LIBRARY)

    assert engine.ask("Does the town profile mention Vessel Works Company?").short_answer == "Yes"
    assert engine.ask("Does the 2023 feature mention Vessel Works Company?").answer == "“Orlo before the fair” does not say."


def test_each_is_asked_first_of_one_and_then_of_the_other(make_engine: Make) -> None:
    question = "How many boats does the harbour of Orlo have, first in the town profile and then in the 2023 feature?"
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask(question)

    assert [part.short_answer for part in answer.parts] == ["40", "55"]
