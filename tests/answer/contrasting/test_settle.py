import pytest

from answer.contrasting.choice import choice_of
from answer.contrasting.settle import settled
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of

TEA = "The tea industry of Orlo grew 12 per cent in 2021."
SILK = "The silk industry of Orlo grew 7 per cent in 2021."
MILL = "The mill of Orlo was opened in 1912."
QUAY = "The quay of Orlo was opened on 3 May 1931."
PAY = "Orlo's average pay ranks fourth in the country."
SAVINGS = "Orlo's household savings rank third in the country."
BOATS = "The share of boats in the trade of Orlo rose from 10.5% in 2007 to 24.2% in 2017."
CARTS = "Carts made up 14.9% of the trade of Orlo in 2017."
EARLY = "Orlo's output grew 14.7% in the first half of 2018."
LATE = "Orlo's output grew 11.5 per cent in 2021."


@pytest.mark.parametrize(
    ("question", "said", "by"),
    [
        ("Which industry grew faster in 2021, tea or silk?", "Tea", (TEA, SILK)),
        ("Which grew less in 2021, the tea industry or the silk industry?", "The silk industry", (TEA, SILK)),
        ("Did the silk industry or the tea industry grow faster in 2021?", "The tea industry", (SILK, TEA)),
        ("Which was opened first, the quay or the mill?", "The mill", (QUAY, MILL)),
        ("Which was opened later, the quay or the mill?", "The quay", (QUAY, MILL)),
        ("Where does Orlo rank higher: average pay or household savings?", "Household savings", (PAY, SAVINGS)),
        ("Did Orlo's output grow faster in the first half of 2018 or in 2021?", "The first half of 2018", (EARLY, LATE)),
    ],
)
def test_the_one_that_is_ahead_is_named_with_a_sentence_for_each(question: str, said: str, by: tuple[str, ...]) -> None:
    sentences = (TEA, SILK, MILL, QUAY, PAY, SAVINGS, EARLY, LATE)
    _, ranked, _ = read_of(question, *(("a", None, sentence) for sentence in sentences))
    choice = choice_of(question)

    assert choice is not None
    found = settled(choice, ranked, EMPTY)

    assert found is not None
    assert (found.said, tuple(item.text for item in found.by)) == (said, by)


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Which grew faster in 2021, tea or silk?", (TEA, "The silk industry of Orlo has 40 looms.")),
        ("Which grew faster in 2021, tea or silk?", (TEA, "The silk industry of Orlo grew 12 per cent in 2021.")),
        ("Which was opened first, the mill or the quay?", (MILL, "The quay of Orlo is to be opened in 2030.")),
        ("Which was opened first, the mill or the quay?", (MILL, "The quay of Orlo was opened in May 1912.")),
    ],
)
def test_where_the_sentences_do_not_tell_neither_is_named(question: str, sentences: tuple[str, ...]) -> None:
    _, ranked, _ = read_of(question, *(("a", None, sentence) for sentence in sentences))
    choice = choice_of(question)

    assert choice is not None and settled(choice, ranked, EMPTY) is None


def test_a_value_of_another_year_in_the_same_sentence_is_not_compared() -> None:
    question = "Which had the larger share in the trade of Orlo in 2017, boats or carts?"
    _, ranked, _ = read_of(question, ("a", None, CARTS), ("a", None, BOATS))
    choice = choice_of(question)

    assert choice is not None
    found = settled(choice, ranked, EMPTY)

    assert found is not None and found.said == "Boats"
