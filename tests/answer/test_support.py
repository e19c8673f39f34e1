import pytest

from answer.checking.bearing import bears_out
from answer.support import find_support

PASSAGE = (
    "Hangzhou is a city. In 2021 its core digital industries grew 11.5 per cent to RMB490.5bn. Tea grows on the hills. "
    "The museum was not opened in May 2019. Lin Yue designed the bridge."
)
GROWTH = "In 2021 its core digital industries grew 11.5 per cent to RMB490.5bn."


def found(sentence: str) -> str | None:
    span = bears_out(sentence, PASSAGE)
    return PASSAGE[span.start : span.end] if span else None


@pytest.mark.parametrize(
    "sentence",
    [
        "The core digital industries grew 11.5 per cent in 2021.",
        "Core digital industries rose by 11.5% in 2021, to 490.5 billion yuan.",
        "In 2021 core digital industries grew to 490,500 million yuan.",
    ],
)
def test_the_sentence_that_bears_it_out_is_found_whatever_the_form_of_its_numbers(sentence: str) -> None:
    assert found(sentence) == GROWTH


@pytest.mark.parametrize(
    "sentence",
    [
        "The core digital industries grew 12.5 per cent in 2021.",
        "The core digital industries grew 11.5 per cent in 2022.",
        "The core digital industries grew 11.5 per cent to RMB490.5m in 2021.",
        "The core digital industries fell 11.5 per cent in 2021.",
        "In 2021 Ningbo's core digital industries grew 11.5 per cent.",
        "The museum was opened in May 2019.",
        "Tea does not grow on the hills.",
        "Wang Jian designed the bridge.",
        "Robots will take over the harbour.",
        "—",
    ],
)
def test_one_changed_fact_is_not_supported(sentence: str) -> None:
    assert found(sentence) is None


def test_the_sentence_before_is_quoted_where_it_alone_has_the_name() -> None:
    assert found("In 2021, Hangzhou's core digital industries grew to 490,500 million yuan.") == f"Hangzhou is a city. {GROWTH}"


def test_two_neighbours_may_bear_it_out_together() -> None:
    assert found("In the city of Hangzhou the core digital industries grew 11.5 per cent, and tea grows on hills.") is not None


def test_a_copy_is_supported_by_the_shipped_check() -> None:
    span = find_support(GROWTH, PASSAGE)
    assert span is not None
    assert PASSAGE[span.start : span.end] == GROWTH
