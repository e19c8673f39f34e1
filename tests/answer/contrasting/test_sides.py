import pytest

from answer.contrasting.sides import sides_of_contrast
from ingest.facts.names.lexicon import EMPTY


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "How do the 2021 incomes of the harbour and of the whole town compare?",
            ("the 2021 incomes of the harbour", "the 2021 incomes of the whole town"),
        ),
        (
            "How did the share of tea in trade change between the first half of 2018 and 2023?",
            ("What was the share of tea in trade in the first half of 2018?", "What was the share of tea in trade in 2023?"),
        ),
        (
            "How does the growth of tea compare with that of silk in 2021?",
            ("the growth of tea in 2021", "the growth of silk in 2021"),
        ),
        ("Compare the growth of tea and silk in 2021.", ("the growth of tea in 2021", "the growth of silk in 2021")),
        ("tea share first half 2018 and core tea share 2021", ("tea share first half 2018", "core tea share 2021")),
        (
            "What is the difference between the tea rate and the silk rate in 2021?",
            ("the tea rate in 2021", "the silk rate in 2021"),
        ),
    ],
)
def test_each_of_two_things_is_asked_for_by_itself(question: str, sides: tuple[str, ...]) -> None:
    assert sides_of_contrast(question, EMPTY) == sides


@pytest.mark.parametrize(
    "question",
    [
        "How did trade fare in early 2023?",
        "How many boats and carts are there?",
        "What changed between the two towns?",
        "tea and silk",
    ],
)
def test_what_contrasts_nothing_has_no_sides(question: str) -> None:
    assert sides_of_contrast(question, EMPTY) == ()
