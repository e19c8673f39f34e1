import pytest

from answer.checking.mapped import Mapped
from answer.checking.marks import unmarked

DRAFT = "It says: **Growth** was 5%."


def whole(text: str) -> Mapped:
    return Mapped.of(text, 0, len(text))


def test_a_text_that_is_put_in_comes_from_what_it_replaces():
    read = Mapped.of(DRAFT, 0, 2).put(0, 2, "The zone")
    assert (read.text, read.origin(0, 3), read.origin(4, 8)) == ("The zone", (0, 2), (0, 2))


def test_what_is_left_keeps_its_place():
    read = whole("one two three").without([(4, 8)])
    assert (read.text, read.origin(4, 9)) == ("one three", (8, 13))


def test_two_pieces_joined_know_where_each_comes_from():
    read = whole("A grew and fell")
    joined = read.cut(0, 1).then(read.cut(11, 15))
    assert (joined.text, joined.origin(0, 1), joined.origin(2, 6), joined.span) == ("A fell", (0, 1), (11, 15), (0, 15))


def test_an_empty_span_has_no_origin():
    with pytest.raises(ValueError, match="not within"):
        whole("one").origin(1, 1)


@pytest.mark.parametrize(
    ("draft", "read"),
    [
        ("**Hangzhou** grew by *5%*.", "Hangzhou grew by 5%."),
        ("***Both*** at once.", "Both at once."),
        ("- [x] See [the report](https://example.org/a) of `2021`.", "See the report of 2021."),
        ("It grew.[^1] And fell [2, 3].", "It grew. And fell ."),
        ("A ![picture](a.png) of <b>tea</b><!-- hidden -->.", "A  of tea."),
        ("Two\n  lines_with_marks 2*3*4", "Two lines_with_marks 2*3*4"),
        ("~~Struck~~ __out__", "Struck out"),
    ],
)
def test_marks_are_taken_out(draft: str, read: str):
    assert unmarked(whole(draft)).text == read


def test_a_difference_in_a_marked_sentence_is_told_where_it_stands_in_the_draft():
    read = unmarked(whole(DRAFT))
    at = read.text.index("Growth")
    start, end = read.origin(at, at + len("Growth"))
    assert DRAFT[start:end] == "Growth"
