"""`ask --batch`: a line for each row, in order, whatever the row holds; a file that is whole or not there."""

import json
from pathlib import Path

import pytest

from app.batch import read_rows
from app.row_files import written_whole
from ingest.errors import InputError, StorageError


def write_rows(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def read_replies(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_answers_come_in_input_order_with_the_rows_ids(qiantang, fake_engine, tmp_path):
    rows = write_rows(tmp_path / "q.jsonl", {"id": "b", "question": "long"}, {"id": 7, "question": "longer", "other": [1]})
    ran = qiantang("ask", "--batch", rows, "--out", "a.jsonl")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    first, second = read_replies(tmp_path / "a.jsonl")
    assert (first["id"], first["answer"]) == ("b", "4 characters after 0 turns.")
    assert (second["id"], second["answer"]) == (7, "6 characters after 0 turns.")
    assert fake_engine.is_warm


def test_each_turn_of_a_dialogue_knows_those_before(qiantang, fake_engine, tmp_path):
    rows = write_rows(tmp_path / "q.jsonl", {"id": "d", "turns": [{"question": "one"}, {"id": "d-2", "question": "three"}]})
    ran = qiantang("ask", "--batch", rows, "--as-of", "2021")
    (reply,) = [json.loads(line) for line in ran.out.splitlines()]
    assert (reply["id"], set(reply)) == ("d", {"id", "turns"})
    assert [turn["answer"] for turn in reply["turns"]] == ["3 characters after 0 turns.", "5 characters after 1 turns."]
    assert [turn["id"] for turn in reply["turns"]] == [None, "d-2"]
    assert fake_engine.asked == [("one", 0, "2021"), ("three", 1, "2021")]


def test_a_bad_row_is_told_in_its_place_and_the_rest_goes_on(qiantang, fake_engine, tmp_path):
    rows = write_rows(
        tmp_path / "q.jsonl",
        {"id": "good", "question": "one"},
        "{not json",
        {"id": "none"},
        {"id": "list", "question": ["one"]},
        {"question": "no id"},
        "[1, 2]",
        "",
        {"id": "turn", "turns": [{"question": "one"}, {"answer": "two"}]},
        {"id": "turns", "turns": []},
        {"id": "bang", "question": "explode"},
        {"id": "empty", "question": ""},
    )
    ran = qiantang("ask", "--batch", rows)
    replies = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [(reply["id"], reply.get("error")) for reply in replies[:1] + replies[2:]] == [
        ("good", None),
        ("none", "line 3: the row has no question"),
        ("list", "line 4: the question of the row is ['one'], not text"),
        (None, "line 5 has no id"),
        (None, "line 6 is a list, not an object with id and question"),
        ("turn", "line 8: turn 2 has no question"),
        ("turns", "line 9: 'turns' is not a list of questions, or an empty one"),
        ("bang", "ZeroDivisionError: by nothing"),
        ("empty", None),
    ]
    assert replies[1]["id"] is None
    assert replies[1]["error"].startswith("line 2 is not JSON: ")
    assert (replies[-1]["status"], replies[-1]["reason"]) == ("declined", "empty")
    assert ran.err == "qiantang: 8 of 10 rows could not be answered; each has an 'error' in its place\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "does not exist; name a file of questions, a JSON object a line"),
        (b"", 'holds no rows; write one a line, such as {"id": "q1", "question": "…"}'),
        (b"\n \n", 'holds no rows; write one a line, such as {"id": "q1", "question": "…"}'),
        (b"# A text\nof another kind\n", 'holds no JSON objects; write one a line, such as {"id": "q1", "question": "…"}'),
        ("问题".encode("gb18030"), "is not UTF-8 (byte 0); save it as UTF-8"),
        (
            b'{"id": "a", "question": "x"}\n{"id": "b", "question": "x"}\n{"id": "a"}\n',
            "has the id 'a' in line 1 and in line 3; give each row its own",
        ),
    ],
)
def test_an_input_that_cannot_be_used_writes_nothing(qiantang, fake_engine, tmp_path, content, said):
    rows = tmp_path / "q.jsonl"
    if content is not None:
        rows.write_bytes(content)
    ran = qiantang("ask", "--batch", rows, "--out", "a.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.startswith("qiantang: ")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "a.jsonl").exists()
    assert not fake_engine.asked


def test_a_byte_order_mark_and_separators_inside_a_string_are_no_line_ends(tmp_path):
    rows = tmp_path / "q.jsonl"
    rows.write_bytes(b"\xef\xbb\xbf" + '{"id": "a", "question": "one\u2028two\u0085"}\r\n'.encode())
    assert [row.questions for row in read_rows(rows)] == [("one\u2028two\u0085",)]


def test_an_error_that_concerns_every_row_leaves_the_old_file(qiantang, fake_engine, tmp_path, monkeypatch):
    def damaged(question, **kwargs):
        raise StorageError("the index is damaged; run 'qiantang ingest --rebuild'")

    monkeypatch.setattr(fake_engine, "ask", damaged)
    (tmp_path / "a.jsonl").write_text("before", encoding="utf-8")
    rows = write_rows(tmp_path / "q.jsonl", {"id": "a", "question": "one"})
    ran = qiantang("ask", "--batch", rows, "--out", "a.jsonl")
    assert (ran.code, ran.err) == (2, "qiantang: the index is damaged; run 'qiantang ingest --rebuild'\n")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".qiantang", "a.jsonl", "q.jsonl"]


def test_ctrl_c_in_the_middle_leaves_no_trace(qiantang, fake_engine, tmp_path, monkeypatch):
    def interrupted(question, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(fake_engine, "ask", interrupted)
    rows = write_rows(tmp_path / "q.jsonl", {"id": "a", "question": "one"})
    ran = qiantang("ask", "--batch", rows, "--out", "a.jsonl")
    assert (ran.code, ran.err) == (130, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".qiantang", "q.jsonl"]


@pytest.mark.parametrize(("out", "said"), [("missing/a.jsonl", "No such file or directory"), (".", "is a folder; name a file")])
def test_an_out_that_cannot_be_written_is_told_before_any_work(qiantang, fake_engine, tmp_path, out, said):
    rows = write_rows(tmp_path / "q.jsonl", {"id": "a", "question": "one"})
    ran = qiantang("ask", "--batch", rows, "--out", out)
    assert ran.code == 2
    assert said in ran.err
    assert not fake_engine.is_warm


def test_a_device_is_written_to_and_never_replaced():
    with written_whole(Path("/dev/null")) as file:
        file.write("gone")
    assert Path("/dev/null").is_char_device()


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_text("before", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with written_whole(tmp_path / "link") as file:
        file.write("after")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "after"


def test_a_full_disk_is_told_and_changes_nothing(tmp_path):
    with pytest.raises(InputError, match="No space left on device.*nothing was changed"), written_whole(tmp_path / "a"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "one", "--batch", "q.jsonl"], "both a question and --batch q.jsonl are given"),
        (["ask", "one", "--out", "a.jsonl"], "--out a.jsonl goes with --batch"),
        (["ask", "one", "--as-of", "last year"], "--as-of is 'last year'"),
    ],
)
def test_options_that_do_not_go_together(qiantang, arguments, said):
    ran = qiantang(*arguments)
    assert ran.code == 2
    assert said in ran.err
