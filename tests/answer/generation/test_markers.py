"""Marks are understood in every form that models write, and a stream never shows half of one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.generation.marked_text import MarkedSentence, marked_sentences
from answer.generation.markers import Mark, MarkReader, Piece, numbers_in

KNOWN = 6  # passages that the model was given
CASES: list[tuple[str, list[tuple[str, tuple[int, ...]]]]] = [
    ("The lake is old [1].", [("The lake is old.", (1,))]),
    ("The lake is old. [1] It is deep. [2]", [("The lake is old.", (1,)), ("It is deep.", (2,))]),
    ("The lake is old.[1] It is deep.[2][3]", [("The lake is old.", (1,)), ("It is deep.", (2, 3))]),
    ("The lake is old [1,2] and deep [3].", [("The lake is old and deep.", (1, 2, 3))]),
    ("The lake is old [1, 2; 4].", [("The lake is old.", (1, 2, 4))]),
    ("The lake is old [2-4].", [("The lake is old.", (2, 3, 4))]),
    ("The lake is old [1] [2].", [("The lake is old.", (1, 2))]),
    ("The lake is old【1】。", [("The lake is old。", (1,))]),
    ("The lake is old【1†source】.", [("The lake is old.", (1,))]),
    ("The lake is old［1，2］.", [("The lake is old.", (1, 2))]),
    ("The lake is old [^1].", [("The lake is old.", (1,))]),
    ("The lake is old [#1].", [("The lake is old.", (1,))]),
    ("The lake is old (Source 2). It is deep.", [("The lake is old.", (2,)), ("It is deep.", ())]),
    ("The lake is old (sources 1 and 2).", [("The lake is old.", (1, 2))]),
    ("The lake is old [Source 1].", [("The lake is old.", (1,))]),
    ("The lake is old [Passage 1]. It is deep [passages 2 and 3].", [("The lake is old.", (1,)), ("It is deep.", (2, 3))]),
    ("The lake is old (1). It is deep (2, 3).", [("The lake is old.", (1,)), ("It is deep.", (2, 3))]),
    ("The lake is old. (1) It is deep. (2)", [("The lake is old.", (1,)), ("It is deep.", (2,))]),
    ("The lake is old (1)(2).", [("The lake is old.", (1, 2))]),
    ("The lake is old (1)\nIt is deep (2)", [("The lake is old", (1,)), ("It is deep", (2,))]),
    ("[1] The lake is old.", [("The lake is old.", (1,))]),
    ("The lake is old [17].", [("The lake is old.", (17,))]),
    ("- **The lake** is old [1]\n- It is deep [2]\n", [("The lake is old", (1,)), ("It is deep", (2,))]),
    ("The lake is old.", [("The lake is old.", ())]),
    ("In 2021 (1) it grew [2018].", [("In 2021 (1) it grew [2018].", ())]),
    ("It has 9 boats (9).", [("It has 9 boats (9).", ())]),
    ("It has [5G masts] and (4 of them) boats.", [("It has [5G masts] and (4 of them) boats.", ())]),
    ("(1) The lake is old. (2) It is deep.", [("The lake is old.", ()), ("It is deep.", ())]),
    ("", []),
]
BROKEN = [
    "The lake is old [1. It is deep [2.",
    "The lake is old [1",
    "The lake is old [",
    "The lake is old [Source 1. Deep.",
    "Old【3",
]
FORMS = [
    "[1]",
    "[1,2]",
    "[1][2]",
    "【1】",
    "【1†source】",
    "(1)",
    "(Source 1)",
    "[Source 1]",
    "[1-3]",
    "［1］",
    "[^1]",
    "(1, 2)",
    "[17]",
    "[1",
]


def read(*pieces: str) -> list[Piece]:
    """What comes out, neighbouring texts joined."""
    reader = MarkReader(KNOWN)
    out = [item for piece in pieces for item in reader.feed(piece)] + reader.end()
    joined: list[Piece] = []
    for item in out:
        if isinstance(item, str) and joined and isinstance(joined[-1], str):
            joined[-1] += item
        elif item != "":
            joined.append(item)
    return joined


def shown_while_reading(text: str) -> list[str]:
    """The plain text after each character."""
    reader, plain, seen = MarkReader(KNOWN), "", []
    for char in text:
        plain += "".join(item for item in reader.feed(char) if isinstance(item, str))
        seen.append(plain)
    return seen


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_belong_to_the_sentence_they_stand_in_or_behind(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(sentence.text, sentence.numbers) for sentence in marked_sentences(text, KNOWN)] == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES] + BROKEN)
def test_every_split_gives_the_same(text: str) -> None:
    whole = read(text)
    for at in range(len(text) + 1):
        assert read(text[:at], text[at:]) == whole
    assert read(*text) == whole


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("frame", ["The lake is old {}. It is deep.", "The lake is old. {} It is deep.", "The lake is old {}"])
def test_no_part_of_a_mark_is_ever_shown(form: str, frame: str) -> None:
    text = frame.format(form)
    final = "".join(item for item in read(text) if isinstance(item, str))
    assert not set(final) & set("[]【】［］()†1237")
    for seen in shown_while_reading(text):
        assert final.startswith(seen)


@pytest.mark.parametrize("text", BROKEN)
def test_a_mark_that_is_never_closed_is_no_citation_and_no_text(text: str) -> None:
    sentences = marked_sentences(text, KNOWN)
    assert sentences[0].has_broken_mark
    assert sentences[0].numbers == ()
    assert not any(set(sentence.text) & set("[【") for sentence in sentences)


PARTS = st.sampled_from(
    [*FORMS, "The lake", " ", ".", "\n", "old", "[", "(", "]", ")", "1", "2018", "and", "Source", "†", "【", ", "]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join), st.data())
def test_no_split_of_any_text_changes_what_is_read(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    ends = [0, *cuts, len(text)]
    assert read(*(text[a:b] for a, b in zip(ends, ends[1:], strict=False))) == read(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_what_is_shown_only_ever_grows(text: str) -> None:
    seen = [*shown_while_reading(text), "".join(item for item in read(text) if isinstance(item, str))]
    assert all(later.startswith(earlier) for earlier, later in zip(seen, seen[1:], strict=False))


@pytest.mark.parametrize(
    ("marks", "numbers"), [("[1]", (1,)), ("[3, 1]", (1, 3)), ("[2-4]", (2, 3, 4)), ("[1][1]", (1,)), ("[1-900]", (1, 900))]
)
def test_numbers_of_marks(marks: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(marks) == numbers


def test_a_broken_mark_is_told_from_a_closed_one() -> None:
    assert read("Old [1. Deep [2].") == ["Old", Mark(numbers=(1,), is_closed=False), ". Deep", Mark(numbers=(2,)), "."]


def test_a_sentence_is_ended_only_when_the_next_one_has_begun() -> None:
    from answer.generation.marked_text import MarkedText

    text = MarkedText(KNOWN)
    text.feed("The firm is Lake Boats Co. ")
    assert [sentence.is_ended for sentence in text.sentences()] == [False]
    text.feed("Ltd. of the old town [1]. The second sentence is quite long by now")
    assert text.sentences()[0] == MarkedSentence(
        text="The firm is Lake Boats Co. Ltd. of the old town.", numbers=(1,), is_ended=True
    )
