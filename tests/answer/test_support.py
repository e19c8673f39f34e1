import pytest

from answer.support import find_support

PASSAGE = "Hangzhou is a city. In 2021 its core digital industries grew 11.5 per cent to RMB490.5bn. Tea grows on the hills."


def found(sentence: str) -> str | None:
    span = find_support(sentence, PASSAGE)
    return PASSAGE[span.start : span.end] if span else None


def test_the_sentence_that_bears_it_out_is_found() -> None:
    assert found("The core digital industries grew 11.5 per cent in 2021.") == (
        "In 2021 its core digital industries grew 11.5 per cent to RMB490.5bn."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The core digital industries grew 12.5 per cent in 2021.",
        "The core digital industries grew 11.5 per cent in 2022.",
        "Robots will take over the harbour.",
        "—",
    ],
)
def test_another_number_or_another_thing_is_not_supported(sentence: str) -> None:
    assert found(sentence) is None


def test_two_neighbours_may_bear_it_out_together() -> None:
    assert found("In the city of Hangzhou the core digital industries grew 11.5 per cent, and tea grows on hills.") is not None
