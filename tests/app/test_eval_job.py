"""An evaluation as a job: its progress, its stop, what it leaves behind."""

import threading

import pytest

from app import eval_job
from app.eval_job import Plan, Told, begin, engines, options_of, time_left
from app.eval_runs import open_run
from app.eval_sets import SetChoice, brought, keep, shipped
from app.jobs import Job, Jobs
from app.settings import Settings
from eval.options import LIMITS
from eval.progress import Stopped
from ingest.errors import IndexMissingError, InputError
from tests.app.evaluate_world import DOCUMENT, QUESTIONS, TALL, ScriptedEngine, settings_in
from tests.app.test_eval_sets import lines


@pytest.fixture
def settings(tmp_path) -> Settings:
    found = settings_in(tmp_path)
    keep(found, "town.jsonl", lines(*QUESTIONS), {"town.md": DOCUMENT})
    return found


@pytest.fixture
def gate(monkeypatch) -> threading.Semaphore:
    """Lets each question through; engines are scripted."""
    found = threading.Semaphore(0)
    monkeypatch.setattr(
        "app.eval_engine.Engines", lambda settings, told, embedding: lambda *, engine, corpus: ScriptedEngine(TALL, found)
    )
    return found


def plan_of(settings: Settings, **more: object) -> Plan:
    return Plan(**{"sets": brought(settings), "engines": ("ours",), "limit": None, **more})  # type: ignore[arg-type]


def test_a_run_is_written_where_the_command_line_writes_them(settings, gate):
    gate.release(3)
    job = begin(Jobs(), settings, plan_of(settings), lambda: None)
    assert job.wait(20)
    assert (job.state, job.title, job.error) == ("done", "town · ours", "")
    assert job.result.parent == settings.runs
    run = open_run(job.result)
    assert not run.interrupted and [row.id for row in run.engines[0].sets[0].rows] == ["tall", "boats", "opera"]
    assert (job.result / "report.html").is_file()


def test_what_was_done_before_a_stop_is_kept_as_partial(settings, gate):
    job = begin(Jobs(), settings, plan_of(settings), lambda: None)
    gate.release(1)
    while job.done < 1:
        assert not job.wait(0.01)
    job.stop()
    gate.release(1)
    assert job.wait(20)
    run = open_run(job.result)
    assert job.state == "stopped" and run.interrupted
    assert [row.id for row in run.engines[0].sets[0].rows] == ["tall", "boats"]


def test_nothing_is_kept_of_a_run_that_was_stopped_before_its_first_row(settings, gate, monkeypatch):
    waiting = threading.Event()
    job = begin(Jobs(), settings, plan_of(settings), lambda: waiting.wait(10) and None)
    job.stop()
    waiting.set()
    assert job.wait(20)
    assert (job.state, job.result) == ("stopped", None)
    assert not settings.runs.exists() or list(settings.runs.iterdir()) == []


def test_a_set_whose_documents_changed_since_it_was_given_fails_in_one_line(settings, gate, monkeypatch):
    monkeypatch.setattr(ScriptedEngine, "documents", lambda self: {"town.md": "Nothing."})
    job = begin(Jobs(), settings, plan_of(settings), lambda: None)
    assert job.wait(20)
    assert job.state == "failed" and "doesn't stand in town.md, and 1 more like it" in job.error


def test_one_runs_at_a_time(settings, gate):
    at_work = Jobs()
    first = begin(at_work, settings, plan_of(settings), lambda: None)
    assert begin(at_work, settings, plan_of(settings, engines=("naive",)), lambda: None) is first
    gate.release(3)
    assert first.wait(20)


@pytest.mark.parametrize(
    ("changed", "said"), [({"sets": ()}, "no question set is chosen"), ({"engines": ()}, "no engine is chosen")]
)
def test_a_plan_without_a_choice_is_refused(settings, changed, said):
    with pytest.raises(InputError, match=said):
        begin(Jobs(), settings, plan_of(settings, **changed), lambda: None)


def test_a_set_of_ones_own_needs_a_library(settings):
    (settings.storage / "CURRENT").unlink()
    with pytest.raises(IndexMissingError):
        begin(Jobs(), settings, plan_of(settings), lambda: None)


def test_all_that_ships_is_held_to_the_limits_that_ship(repository, tmp_path):
    settings = Settings(storage=tmp_path, corpus=repository / "corpus", runs=tmp_path / "runs")
    ships = shipped(settings)
    assert options_of(settings, Plan(sets=ships, engines=("ours",), limit=None)).limits == LIMITS
    assert options_of(settings, Plan(sets=ships[1:], engines=("ours",), limit=None)).limits is None
    assert options_of(settings, Plan(sets=ships, engines=("naive",), limit=None)).limits is None
    assert {spec.corpus for spec in options_of(settings, Plan(sets=ships, engines=("ours",), limit=3)).sets} == {settings.corpus}


def test_the_language_model_is_offered_where_one_is_set(tmp_path):
    assert engines(Settings(storage=tmp_path)) == ("ours", "naive", "bm25", "fused")
    with_model = engines(Settings(storage=tmp_path, llm_model="m", openai_base_url="http://127.0.0.1:9/v1"))
    assert with_model[-1] == "llm" and set(with_model) == set(eval_job.ABOUT)


def test_progress_counts_rows_over_all_sets_and_tells_the_time_that_is_left():
    now = [0.0]
    job = Job(id="e-1", kind="evaluate", title="t")
    told = Told(job, ["ours: a", "ours: b"], 20, clock=lambda: now[0])
    told.begin("ours: making ready the corpus", None)
    assert (job.stage, job.done, job.total) == ("ours: making ready the corpus", 0, 0)
    told.begin("Embedding", 64)
    now[0] = 100.0  # what it takes to make an index is no measure of a row
    told.advance()
    assert (job.stage, job.done, job.total) == ("Embedding", 1, 64)
    told.begin("ours: a", 10)
    for _ in range(10):
        now[0] += 2.0
        told.advance()
    assert (job.stage, job.done, job.total) == ("ours: a: working out the figures", 10, 20)
    told.begin("ours: b", 10)
    assert (job.stage, job.done, job.total) == ("ours: b, row 1 of 10 · about 20 s left", 10, 20)


def test_a_stop_ends_the_asking_at_the_next_word_of_progress():
    job = Job(id="e-1", kind="evaluate", title="t")
    told = Told(job, ["ours: a"], 1)
    told.begin("ours: a", 1)
    job.stop()
    with pytest.raises(Stopped):
        told.advance()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3, "a few seconds left"), (44, "about 40 s left"), (130, "about 2 min left"), (9000, "about 2.5 h left")],
)
def test_time_is_told_roughly(seconds, said):
    assert time_left(seconds) == said


def test_a_plan_says_what_it_measures(tmp_path):
    one = SetChoice(name="town", path=tmp_path, form="questions", count=3, row_count=3, is_shipped=False)
    assert Plan(sets=(one,), engines=("ours", "naive"), limit=20).title == "town · ours, naive · at most 20 rows of each"
