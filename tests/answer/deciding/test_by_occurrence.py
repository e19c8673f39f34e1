import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.settling import settled
from answer.deciding.decide import decided
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of

HELD = "Norrvik hosted the Harbour Summit in 2016, and it hosted the 5th Fjord Games."


def said(question: str, sentence: str) -> str | None:
    asked, ranked, _ = read_of(question, ("a", "2023", sentence))
    found = decided(asked, ranked, EMPTY)
    return found.said if found else None


@pytest.mark.parametrize(
    "question",
    [
        "Have the 5th Fjord Games in Norrvik already taken place?",
        "Has Norrvik hosted the 5th Fjord Games yet?",
        "Have the 5th Fjord Games been held?",
        "Did the 5th Fjord Games take place?",
    ],
)
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (HELD, "Yes"),
        ("The 5th Fjord Games took place in Norrvik in 2019.", "Yes"),
        ("At the 5th Fjord Games in Norrvik, the world will see what Norrvik has built.", "No"),
        ("The upcoming 5th Fjord Games in Norrvik have 56 venues.", "No"),
        ("The 5th Fjord Games will be held in Norrvik in September.", "No"),
    ],
)
def test_an_event_has_taken_place_or_is_to_come(question: str, sentence: str, expected: str) -> None:
    assert said(question, sentence) == expected


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Have the 6th Fjord Games already taken place?", HELD),  # another time that it is held
        ("Has Port Lodd hosted the 5th Fjord Games?", HELD),  # another host
        ("Have the 5th Fjord Games already taken place?", "The 5th Fjord Games, planned for 2019, were not held in Norrvik."),
        ("Have the 5th Fjord Games taken place?", "The 5th Fjord Games in Norrvik organised in 2018 were cancelled."),
        ("Have the 5th Fjord Games already taken place?", "Of the 56 venues of the 5th Fjord Games in Norrvik, 12 are new."),
    ],
)
def test_what_tells_of_another_event_or_of_none_decides_nothing(question: str, sentence: str) -> None:
    assert said(question, sentence) != "Yes"


@pytest.mark.parametrize(
    "question", ["Have the 5th Fjord Games not taken place?", "Have the 5th Fjord Games in Norrvik not yet been held?"]
)
def test_a_denial_is_not_answered_as_if_it_denied_nothing(question: str) -> None:
    assert said(question, HELD) != "Yes"


def test_a_claim_that_an_event_has_not_taken_place_is_not_supported_by_its_having_been_held() -> None:
    sentences = sentences_of(given_document(HELD), EMPTY)
    found = settled("The 5th Fjord Games in Norrvik have not yet taken place.", sentences, EMPTY)
    assert found is None or found.said == "contradicted"
