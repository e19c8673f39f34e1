import pytest

from answer.hygiene import clean_question


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  How   old?\n", "How old?"),
        ("How\x00 old\x07?", "How old ?"),
        ("How\u200b old\u202e?", "How old?"),
        ("\x00\x01\x02", ""),
        ("?!", ""),
        ("cafe\u0301", "café"),
        ("多少？", "多少？"),
    ],
)
def test_control_and_invisible_characters_are_taken_out(typed: str, read: str) -> None:
    assert clean_question(typed) == read
