import pytest

from answer.quoted import quoted_first, quoted_in
from tests.answer.candidates import read_of

PROJECTS = "In 2023 Norrvik brought in 422 projects."
FIRST = 'Norrvik has three "First Wave" projects.'


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ('How many "First Wave" projects are there?', [("first", "wave")]),
        ("When was the “Blue Harbour” plan issued?", [("blue", "harbour")]),
        ("How many projects are there?", []),
        ('How long is 5" in centimetres?', []),
        ('What does "…" mean?', []),
    ],
)
def test_what_a_question_quotes(question: str, phrases: list[tuple[str, ...]]) -> None:
    assert list(quoted_in(question)) == phrases


def ordered(question: str, *said: tuple[str, str]) -> list[str]:
    """Texts of the sentences as they are ordered; each is given with the name of its document, the best first."""
    asked, ranked, _ = read_of(question, *((name, None, text) for name, text in said))
    return [item.text for item in quoted_first(asked.text, ranked)]


def test_a_sentence_with_the_quoted_words_goes_before_the_best_without_them() -> None:
    assert ordered('How many "First Wave" projects are there?', ("a", PROJECTS), ("b", FIRST)) == [FIRST, PROJECTS]


def test_without_quotation_marks_the_order_stays() -> None:
    assert ordered("How many First Wave projects are there?", ("a", PROJECTS), ("b", FIRST)) == [PROJECTS, FIRST]


def test_a_sentence_beside_the_one_that_has_the_words_stays_first() -> None:
    said = ("a", "It brought in 422 projects."), ("a", "Norrvik began the First Wave in 2019.")
    assert ordered('How many projects did the "First Wave" bring in?', *said) == [text for _, text in said]


def test_where_no_sentence_has_the_words_the_order_stays() -> None:
    said = ("a", PROJECTS), ("b", "Norrvik lies on a fjord.")
    assert ordered('How many "Second Wave" projects are there?', *said) == [text for _, text in said]
