"""The page Evaluate, run by Streamlit's own test harness over scripted engines; for the browser see test_browser_evaluate.py."""

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from app import eval_job, preload
from app.eval_runs import list_runs
from app.eval_sets import keep
from app.jobs import Jobs
from app.pages.evaluate import running, start
from app.settings import Settings
from tests.app.evaluate_world import BOATS, CLAIMS, DOCUMENT, HOSTILE, QUESTIONS, TALL, ScriptedEngine, measured, settings_in
from tests.app.test_eval_sets import lines

PAGE = "from app.pages.evaluate.page import page\npage()\n"


class World:
    """A page over scripted engines, whose gate is open unless a test closes it."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.jobs, self.gate = settings, Jobs(), None

    def open(self, **query: str) -> AppTest:
        test = AppTest.from_string(PAGE, default_timeout=30)
        for name, value in query.items():
            test.query_params[name] = value
        return test.run()

    def run(self, name: str) -> Path:
        return self.settings.runs / name


@pytest.fixture
def world(tmp_path, monkeypatch) -> World:
    found = World(settings_in(tmp_path))
    monkeypatch.setattr("app.pages.shared.guard.read_settings", lambda: found.settings)
    for module in (running, start):
        monkeypatch.setattr(module, "jobs", lambda: found.jobs)
    monkeypatch.setattr(preload, "shared", lambda settings: SimpleNamespace(embedding=lambda: None))
    monkeypatch.setattr(
        "app.eval_engine.Engines",
        lambda settings, told, embedding: lambda *, engine, corpus: ScriptedEngine(TALL if engine == "ours" else BOATS, found.gate),
    )
    return found


def text_of(test: AppTest) -> str:
    """All that is written on the page."""
    elements = [*test.markdown, *test.caption, *test.info, *test.warning, *test.error, *test.success, *test.subheader]
    return "\n".join(str(element.value) for element in elements)


def button(test: AppTest, label: str):
    return next(found for found in test.button if found.label == label)


def view(test: AppTest, name: str) -> AppTest:
    return test.segmented_control[0].set_value(name).run()


def test_without_documents_that_ship_and_sets_there_is_nothing_to_measure(world):
    test = world.open()
    assert "is not there" in test.info[0].value
    assert button(test, "Measure").disabled
    assert "Choose at least one set." in [caption.value for caption in test.caption]


def test_before_the_first_run_the_page_says_how_to_get_one(world):
    assert "There are no runs yet" in view(world.open(), "Runs").info[0].value
    assert "There is nothing to compare yet" in world.open(view="compare").info[0].value


def test_a_set_of_ones_own_is_measured_and_its_run_is_shown(world):
    keep(world.settings, "town.jsonl", lines(*QUESTIONS), {"town.md": DOCUMENT})
    test = world.open()
    next(pills for pills in test.pills if "Your sets" in pills.label).set_value(["town"])
    next(pills for pills in test.pills if pills.label == "Engines").set_value(["naive", "ours"])
    test.run()
    assert "6 answers will be asked for." in text_of(test)
    assert "if the server breaks down before the end, nothing is" in text_of(test)
    button(test, "Measure").click().run()
    (job,) = world.jobs.of_kind(eval_job.KIND)
    assert job.wait(20) and job.title == "town · ours, naive"
    test.run()
    assert not test.exception
    (head,), _ = list_runs(world.settings.runs)
    assert test.query_params["view"] == "runs" and test.query_params["run"] == head.name
    assert "2 rows came out wrong\\." in text_of(test) or "2 rows came out wrong." in text_of(test)


def test_a_run_under_way_can_be_stopped_from_another_tab_and_is_called_partial(world):
    world.gate = threading.Semaphore(0)
    keep(world.settings, "town.jsonl", lines(*QUESTIONS), {"town.md": DOCUMENT})
    test = world.open()
    test.pills[0].set_value(["town"]).run()
    button(test, "Measure").click().run()
    (job,) = world.jobs.of_kind(eval_job.KIND)
    world.gate.release()
    while job.done < 1:
        assert not job.wait(0.01)
    other = world.open(view="runs")
    assert "1 of 3" in other.get("progress")[0].proto.text
    button(other, "Stop").click().run()
    world.gate.release()
    assert job.wait(20)
    other.run()
    assert "Partial: stopped after 2 of 3 rows." in other.warning[0].value


def test_a_job_that_failed_says_why_and_can_be_tried_again(world, monkeypatch):
    keep(world.settings, "town.jsonl", lines(*QUESTIONS), {"town.md": DOCUMENT})
    monkeypatch.setattr(ScriptedEngine, "documents", lambda self: {})
    test = world.open()
    test.pills[0].set_value(["town"]).run()
    button(test, "Measure").click().run()
    assert world.jobs.of_kind(eval_job.KIND)[0].wait(20)
    test.run()
    assert "there is no document 'town" in test.error[0].value.replace("\\", "")
    assert not button(test, "Measure").disabled


def test_the_address_names_the_run_and_the_view(world):
    for name in ("first", "second"):
        measured(world.run(name), QUESTIONS, engines={"ours": TALL})
    test = world.open(view="runs", run="first")
    assert test.selectbox(key="evaluate-run").value == "first"
    test.selectbox(key="evaluate-run").select("second").run()
    assert (test.selectbox(key="evaluate-run").value, test.query_params["run"]) == ("second", "second")
    assert world.open(view="runs", run="../../etc").selectbox(key="evaluate-run").value in ("first", "second")


def test_text_of_questions_and_documents_is_escaped(world):
    measured(world.run("one"), QUESTIONS, engines={"ours": TALL})
    test = world.open(view="runs")
    asked = next(element.value for element in test.markdown if "opera" in element.value)
    assert HOSTILE not in asked and "\\<img src\\=x" not in asked.replace("\\<img src=x", "")
    assert all(not element.allow_html for element in test.markdown if "opera" in element.value)


def test_the_rows_are_filtered_by_what_fell_short(world):
    measured(world.run("one"), QUESTIONS, engines={"ours": TALL})
    test = world.open(view="runs")
    what = next(found for found in test.selectbox if found.label == "What fell short")
    assert what.options[0] == "Came out wrong (2)"
    what.select_index([option.startswith("Rows with a piece") for option in what.options].index(True)).run()
    assert "How many boats" in text_of(test) and "opera" not in text_of(test)


def test_two_runs_are_compared_with_the_rows_won_and_lost(world):
    measured(world.run("before"), QUESTIONS, engines={"ours": TALL})
    measured(world.run("after"), QUESTIONS, engines={"ours": BOATS})
    test = world.open(view="compare", run="after", against="before")
    assert not test.exception
    said = text_of(test).replace("\\", "")
    assert "3 rows in both: 1 won, 1 lost. Share right 0.333 before, 0.333 after" in said
    assert [found.label for found in test.expander] == ["Rows lost (1)", "Rows won (1)"]
    assert "How tall is the tower?" in said and "How many boats has the lake?" in said


def test_runs_of_other_sets_are_not_compared_and_the_page_says_so(world):
    measured(world.run("before"), CLAIMS, engines={"ours": TALL}, name="claims")
    measured(world.run("after"), QUESTIONS, engines={"ours": TALL})
    test = world.open(view="compare", run="after", against="before")
    assert "have no row in common" in test.info[0].value


def test_a_broken_run_does_not_hide_the_others(world):
    measured(world.run("good"), QUESTIONS, engines={"ours": TALL})
    world.run("bad").mkdir()
    (world.run("bad") / "run.json").write_text("{", encoding="utf-8")
    test = world.open(view="runs")
    assert "can't be shown" in test.warning[0].value.replace("\\", "")
    assert test.selectbox(key="evaluate-run").value == "good"
