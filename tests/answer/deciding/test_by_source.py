import pytest

from answer.deciding.by_source import by_source, outcome
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of

WANTS = ("plan.md", "2018", "The town of Orlo is known for tea and wants to be the first tea town of the country.")
BECAME = ("feature.md", "2023", "The town of Orlo became the first tea town of the country.")
SECOND = ("guide.md", "2022", "The town of Orlo is the second tea town of the country.")
QUESTION = "Is the town of Orlo the first tea town of the country yet?"


def _told(question: str, *said: tuple[str, str | None, str]) -> list[tuple[str, str]]:
    asked, ranked, documents = read_of(question, *said)
    return [(answer.said, answer.by[0].hit.document) for answer in by_source(asked, ranked, EMPTY, documents)]


def test_what_one_document_plans_and_another_tells_as_done_stands_side_by_side() -> None:
    assert _told(QUESTION, WANTS, BECAME) == [("Yes", "feature.md"), ("No", "plan.md")]


def test_another_place_in_the_order_is_another_answer() -> None:
    assert _told("Is the town of Orlo the first tea town of the country?", BECAME, SECOND) == [
        ("Yes", "feature.md"),
        ("No", "guide.md"),
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (QUESTION, (BECAME,)),
        (QUESTION, (BECAME, ("other.md", "2022", "Orlo, the first tea town of the country, has 40 boats."))),
        ("Was the town of Orlo the first tea town of the country in 2023?", (BECAME, SECOND)),
        (QUESTION, (BECAME, ("other.md", "2022", "The first tea town of the country is about more than tea."))),
        (QUESTION, (BECAME, ("other.md", "2022", "The town of Vess wants to be the first tea town of the country."))),
    ],
)
def test_documents_that_agree_or_speak_of_another_thing_do_not_differ(
    question: str, said: tuple[tuple[str, str | None, str], ...]
) -> None:
    assert _told(question, *said) == []


def test_a_plan_of_a_newer_document_does_not_undo_what_was_done() -> None:
    asked, ranked, documents = read_of(
        QUESTION, BECAME, ("late.md", "2024", "The town of Orlo wants to be the first tea town of the country.")
    )

    told = by_source(asked, ranked, EMPTY, documents)

    assert [answer.said for answer in told] == ["No", "Yes"]
    assert outcome(told) == "Yes"
