"""A sentence in the words of a claim."""

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.alignment import aligned
from answer.deciding.superlative import said_of_first


def stems(claim: str, sentence: str) -> list[str]:
    return [token.stem for token in aligned(statement_of(sentence), statement_of(claim)).tokens]


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("The town established 12 laboratories.", "The town set up 12 labs.", ["town", "establish", "12", "laboratori"]),
        ("It is for research and development.", "It is for R&D.", ["research", "develop"]),
        ("Ardon's CEO took part.", "The chief executive participated.", ["ceo", "take", "part"]),
        ("Ardon sells tea.", "Ardon sells tea.", ["ardon", "sell", "tea"]),
        ("The town imports tea.", "The town exports tea.", ["town", "export", "tea"]),
        ("The start is late.", "Start Tower is late.", ["start", "tower", "late"]),
    ],
)
def test_a_synonym_gives_way_to_the_claims_word(claim: str, sentence: str, found: list[str]) -> None:
    assert stems(claim, sentence) == found


def test_what_is_counted_is_named_alike() -> None:
    (quantity,) = aligned(statement_of("The town set up 12 labs."), statement_of("It has 12 laboratories.")).facts.quantities
    assert (quantity.unit, quantity.of) == ("laboratori", ("laboratori",))


def test_spans_and_text_stay_as_they_are() -> None:
    sentence = statement_of("The town set up 12 labs.")
    found = aligned(sentence, statement_of("The town established 12 laboratories."))
    assert found.text == sentence.text
    assert all(0 <= token.start < token.end <= len(found.text) for token in found.tokens)


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("No other town has as many parks as Ardon", "Ardon has more parks than any other town"),
        ("No other town is larger than Ardon", "Ardon is larger than any other town"),
        ("For 19 years, no town has had more parks than Ardon", "For 19 years, Ardon has had more parks than any other town"),
        ("No one is sure", "No one is sure"),
        ("There is no other town", "There is no other town"),
    ],
)
def test_what_no_other_is_is_said_of_the_first(claim: str, turned: str) -> None:
    assert said_of_first(claim) == turned
