"""Runs in a folder: listed whoever wrote them, opened, compared."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.eval_runs import SetHead, compare_runs, list_runs, new_folder, open_run
from eval.errors import ComparisonError
from eval.run import read_run
from tests.app.evaluate_world import BOATS, CLAIMS, QUESTIONS, TALL, measured


def test_a_run_is_listed_with_what_it_measured(tmp_path):
    run = measured(tmp_path / "runs" / "one", QUESTIONS, engines={"ours": TALL, "naive": BOATS})
    (head,), unreadable = list_runs(tmp_path / "runs")
    assert unreadable == []
    assert (head.name, head.engines, head.is_partial) == ("one", ("ours", "naive"), False)
    assert head.sets == (SetHead(name="town", form="questions", done=3, row_count=3),)
    assert head.started == datetime.fromisoformat(run.started) and head.started.tzinfo == UTC
    assert [figure.value for figure in head.right if figure] == [pytest.approx(1 / 3)]


def test_runs_stand_newest_first_and_what_is_no_run_is_left_out(tmp_path):
    runs = tmp_path / "runs"
    for name in ("b", "a"):
        measured(runs / name, QUESTIONS, engines={"ours": TALL})
    text = (runs / "b" / "run.json").read_text(encoding="utf-8")
    started = read_run(runs / "b").started
    (runs / "b" / "run.json").write_text(text.replace(started, "2020-01-01T00:00:00+00:00"), encoding="utf-8")
    (runs / "notes").mkdir()
    (runs / ".draft").mkdir()
    (runs / ".draft" / "run.json").write_text("{}", encoding="utf-8")
    assert [head.name for head in list_runs(runs)[0]] == ["a", "b"]


def test_a_broken_run_is_named_and_hides_no_other(tmp_path):
    runs = tmp_path / "runs"
    measured(runs / "good", QUESTIONS, engines={"ours": TALL})
    (runs / "bad").mkdir()
    (runs / "bad" / "run.json").write_text('{"format": 99}', encoding="utf-8")
    heads, (bad,) = list_runs(runs)
    assert [head.name for head in heads] == ["good"]
    assert bad.folder.name == "bad" and "has run format 99; this version reads 1" in bad.reason


def test_there_are_no_runs_where_there_is_no_folder(tmp_path):
    assert list_runs(tmp_path / "none") == ([], [])


def test_a_run_that_was_written_anew_is_read_anew(tmp_path):
    folder = tmp_path / "runs" / "one"
    measured(folder, QUESTIONS, engines={"ours": TALL})
    assert open_run(folder) is open_run(folder)
    file = folder / "run.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"interrupted": false', '"interrupted": true'), encoding="utf-8")
    assert open_run(folder).interrupted


def test_a_new_folder_is_never_one_that_is_there(tmp_path):
    first = new_folder(tmp_path)
    first.mkdir()
    assert new_folder(tmp_path) != first


def test_two_runs_are_compared_over_the_rows_that_both_have(tmp_path):
    runs = tmp_path / "runs"
    measured(runs / "before", QUESTIONS, engines={"ours": TALL})
    measured(runs / "after", QUESTIONS[:2], engines={"ours": BOATS})
    (one,) = compare_runs(runs / "before", runs / "after", engines=("ours", "ours")).sets
    assert [change.id for change in one.better] == ["boats"]
    assert [change.id for change in one.worse] == ["tall"]
    assert (one.differences["right"].n, one.differences["right"].difference) == (2, 0.0)


def test_two_engines_of_one_run_are_compared(tmp_path):
    folder = tmp_path / "runs" / "one"
    measured(folder, QUESTIONS[:1], engines={"ours": TALL, "naive": BOATS})
    (one,) = compare_runs(folder, folder, engines=("naive", "ours")).sets
    assert [change.id for change in one.better] == ["tall"] and one.worse == ()


def test_runs_of_other_sets_are_not_compared(tmp_path):
    runs = tmp_path / "runs"
    measured(runs / "before", QUESTIONS, engines={"ours": TALL})
    measured(runs / "after", CLAIMS, engines={"ours": TALL}, name="claims")
    with pytest.raises(ComparisonError, match="the runs before and after have no row in common"):
        compare_runs(runs / "before", runs / "after", engines=("ours", "ours"))


def test_the_command_line_writes_where_the_page_looks(qiantang, shared_model, tiny_settings, tmp_path, monkeypatch):
    monkeypatch.setenv("QIANTANG_RUNS", str(tmp_path / "kept"))
    file = Path("own.jsonl")
    file.write_text('{"id": "a", "question": "Who is the director of the factory?", "answers": ["Lin Yue"]}\n', encoding="utf-8")
    assert qiantang("eval", file, "--storage", tiny_settings.storage).code == 0
    assert [head.sets[0].name for head in list_runs(tmp_path / "kept")[0]] == ["own"]
