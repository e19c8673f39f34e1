import pytest

from answer.markers import marked_sentences, numbers_in


def parsed(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(sentence.text, sentence.numbers) for sentence in marked_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lake is old [1].", [("The lake is old.", (1,))]),
        ("The lake is old. [1] It is deep. [2]", [("The lake is old.", (1,)), ("It is deep.", (2,))]),
        ("The lake is old.[1] It is deep.[2][3]", [("The lake is old.", (1,)), ("It is deep.", (2, 3))]),
        ("The lake is old [1,2] and deep [3].", [("The lake is old and deep.", (1, 2, 3))]),
        ("The lake is old【1】。", [("The lake is old。", (1,))]),
        ("The lake is old【1†source】.", [("The lake is old.", (1,))]),
        ("The lake is old (Source 2). It is deep.", [("The lake is old.", (2,)), ("It is deep.", ())]),
        ("The lake is old [Passage 1]. It is deep [passages 2 and 3].", [("The lake is old.", (1,)), ("It is deep.", (2, 3))]),
        ("[1] The lake is old.", [("The lake is old.", (1,))]),
        ("The lake is old.", [("The lake is old.", ())]),
        ("In 2021 (1) it grew [2018].", [("In 2021 (1) it grew [2018].", ())]),
        ("", []),
    ],
)
def test_marks_belong_to_the_sentence_they_stand_in_or_behind(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert parsed(text) == expected


@pytest.mark.parametrize(
    ("marks", "numbers"), [("[1]", (1,)), ("[3, 1]", (1, 3)), ("[2-4]", (2, 3, 4)), ("[1][1]", (1,)), ("[1-900]", (1, 900))]
)
def test_numbers_of_marks(marks: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(marks) == numbers
