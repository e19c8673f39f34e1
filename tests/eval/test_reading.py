"""Question files: what is read, and how a bad line is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.errors import QuestionFileError
from eval.reading import read_set
from eval.rows import Claim, ConflictQuestion, Dialogue, Evidence, GoldValue, Question, QuestionSet

Write = Callable[[str, list[Any]], Path]


def read(path: Path, sample: int | None = None) -> QuestionSet:
    return read_set(path, name="set", corpus=None, sample=sample)


def test_questions(write_rows: Write) -> None:
    rows = [
        {"id": "a", "question": "How tall?", "answers": ["90"], "evidence": [{"document": "d", "quote": "90"}], "x": 1},
        "",
        {
            "id": "b",
            "question": "Who?",
            "answers_all": [["Li", "Lee"], "Hua"],
            "need": 1,
            "kind": "list",
            "max_words": 9,
        },
        {"id": "c", "question": "Where?", "answerable": False, "answers": [], "near": "d", "evidence": None},
    ]
    questions = read(write_rows("q.jsonl", rows))
    assert questions.rows == (
        Question(id="a", question="How tall?", answers=("90",), evidence=(Evidence(document="d", quote="90"),)),
        Question(id="b", question="Who?", answers_all=(("Li", "Lee"), ("Hua",)), need=1, kind="list", max_words=9),
        Question(id="c", question="Where?", answerable=False, near="d"),
    )
    assert (questions.form, questions.lines, questions.row_count) == ("questions", (1, 3, 4), 3)


def test_all_of_a_list_is_needed_unless_said_otherwise(write_rows: Write) -> None:
    row = read(write_rows("q.jsonl", [{"id": "a", "question": "?", "answers_all": [["x"], ["y"]]}])).rows[0]
    assert isinstance(row, Question) and row.need == 2


def test_dialogues_number_their_turns_and_hand_down_their_kind(write_rows: Write) -> None:
    turns = [
        {"question": "How tall?", "answers": ["90"]},
        {"question": "And wide?", "answerable": False, "kind": "own"},
    ]
    questions = read(write_rows("d.jsonl", [{"id": "d", "turns": turns, "kind": "all"}]))
    first = Question(id="d#1", question="How tall?", answers=("90",), kind="all")
    second = Question(id="d#2", question="And wide?", answerable=False, kind="own")
    assert questions.rows == (Dialogue(id="d", turns=(first, second)),)


def test_claims(write_rows: Write) -> None:
    rows = [{"id": "c", "claim": "It is.", "label": "not_found", "documents": ["d"], "evidence_text": "Is it?"}]
    expected = Claim(id="c", claim="It is.", label="not_found", documents=("d",), evidence_text="Is it?")
    assert read(write_rows("c.jsonl", rows)).rows == (expected,)


def test_conflicts_take_one_piece_of_evidence_or_a_list(write_rows: Write) -> None:
    piece = {"document": "d", "quote": "q"}
    values = [{"value": "1", "as_of": "2021", "evidence": piece}, {"value": "2", "evidence": [piece, piece]}]
    row = read(write_rows("c.jsonl", [{"id": "c", "question": "?", "is_conflict": True, "values": values}])).rows[0]
    read_piece = Evidence(document="d", quote="q")
    assert row == ConflictQuestion(
        id="c",
        question="?",
        is_conflict=True,
        values=(
            GoldValue(value="1", as_of="2021", evidence=(read_piece,)),
            GoldValue(value="2", as_of=None, evidence=(read_piece, read_piece)),
        ),
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{oops", "not JSON"),
        ("[]", "a list; expected an object"),
        ({"question": "?"}, "id is missing"),
        ({"id": 3, "question": "?"}, "id is 3"),
        ({"id": "a"}, "question is missing"),
        ({"id": "a", "question": "?", "answers": "90"}, "answers is a text; expected a list"),
        ({"id": "a", "question": "?", "answers": [90]}, "answers is [90]"),
        ({"id": "a", "question": "?", "answers": [" "]}, "none of them empty"),
        ({"id": "a", "question": "?", "answers_all": [["x"]], "need": 2}, "need is 2, but answers_all names 1"),
        ({"id": "a", "question": "?", "answers_all": [["x"]], "need": 0}, "need is 0"),
        ({"id": "a", "question": "?", "need": 1}, "answers_all names 0"),
        ({"id": "a", "question": "?", "answers_all": [[]]}, "an entry of answers_all is []"),
        ({"id": "a", "question": "?", "polarity": "maybe"}, "polarity is 'maybe'; expected one of yes, no"),
        ({"id": "a", "question": "?", "answerable": "no"}, "answerable is 'no'; expected true or false"),
        ({"id": "a", "question": "?", "answerable": False, "answers": ["x"]}, "answerable is false, but"),
        ({"id": "a", "question": "?", "evidence": [{"document": "d"}]}, "quote is missing"),
        ({"id": "a", "question": "?", "evidence": "d"}, "evidence is a text"),
        ({"id": "a", "question": "?", "max_words": 0}, "max_words is 0"),
        ({"id": "a", "turns": []}, "turns is empty"),
        ({"id": "a", "turns": [{"question": "?"}, {"question": 1}]}, "turn 2: question is 1"),
        ({"id": "a", "claim": "x"}, "label is missing; expected one of supported, contradicted, not_found"),
        ({"id": "a", "claim": "x", "label": "refuted"}, "label is 'refuted'; expected one of supported"),
        ({"id": "a", "question": "?", "is_conflict": True, "values": []}, "values holds 0; a conflict needs two"),
        ({"id": "first", "question": "?"}, "id 'first' stands in line 1 already"),
        ({"id": "a", "claim": "x", "label": "supported"}, "a row of claims in a file of questions"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(write_rows: Write, row: Any, message: str) -> None:
    path = write_rows("q.jsonl", [{"id": "first", "question": "?"}, "", row])
    with pytest.raises(QuestionFileError) as raised:
        read(path)
    assert str(raised.value).startswith(f"{path} line 3: ")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe{"])
def test_a_file_without_readable_rows_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(content)
    with pytest.raises(QuestionFileError, match="holds no rows|can't be read as UTF-8"):
        read(path)
    with pytest.raises(QuestionFileError, match="does not exist"):
        read(tmp_path / "missing.jsonl")


def test_a_line_separator_inside_a_text_does_not_end_the_line(write_rows: Write) -> None:
    assert read(write_rows("q.jsonl", ['{"id": "a", "question": "one\u2028two"}'])).rows[0].id == "a"


def test_the_sum_follows_what_is_asked_not_how_it_is_written(write_rows: Write) -> None:
    first = read(write_rows("a.jsonl", [{"id": "a", "question": "?", "answers": ["x"]}]))
    same = read(write_rows("b.jsonl", ['{"answers":["x"],  "question":"?","id":"a","note":"n"}']))
    other = read(write_rows("c.jsonl", [{"id": "a", "question": "?", "answers": ["y"]}]))
    assert first.sha == same.sha != other.sha


def test_a_sample_is_the_same_each_time_and_keeps_the_order(write_rows: Write) -> None:
    path = write_rows("q.jsonl", [{"id": f"q{i}", "question": "?"} for i in range(50)])
    sample = read(path, sample=7)
    assert sample == read(path, sample=7)
    assert len(sample.rows) == 7 and sample.row_count == 50
    assert list(sample.lines) == sorted(sample.lines)
    assert [row.id for row in sample.rows] == [f"q{line - 1}" for line in sample.lines]
