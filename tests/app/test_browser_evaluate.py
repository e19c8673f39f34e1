"""Evaluate as an evaluator meets it: a real server over the small library, in a real Chromium, from a file to two compared runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eval.run import read_run
from tests.app.browser_chat import WAIT_MS, Visit, Window, chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

    from app.settings import Settings

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="window.pwned=1"> ![i](http://192.0.2.1/x.png) $a^2$ :red[b] **c**'
ADDED = {"document": "lake.md", "quote": "The lake town's digital economy added 42.5 billion yuan in 2021."}
HOW_MUCH = {
    "question": "How much did the lake town's digital economy add in 2021?",
    "answers": ["42.5 billion"],
    "evidence": [ADDED],
}
GOOD = [
    {"id": "added", "kind": "number", **HOW_MUCH},
    {"id": "wrong", "kind": f"key {HOSTILE}", **HOW_MUCH, "answers": ["9 owls"], "question": f"{HOW_MUCH['question']} {HOSTILE}"},
    {"id": "opera", "question": "Who painted the ceiling of the Sistine Chapel?", "answerable": False},
]
BAD = '{"id": "a", "question": "Fine?", "answers": ["yes"]}\n{"id": "b", "claim": "No question."}\nnot JSON\n'
WAIT_FIRST_MS = 3 * WAIT_MS  # the models are loaded meanwhile
LONG = [{"id": f"q{number}", **HOW_MUCH} for number in range(400)]


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("evaluate") / "runs"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, tiny_settings: "Settings", runs: Path) -> Iterator[str]:
    with serving(tiny_settings.storage, tmp_path_factory.mktemp("elsewhere"), RUNS=str(runs)) as found:
        yield found


class Evaluator(Window):
    """An evaluator's window."""

    def __init__(self, browser: "Browser", address: str, **window: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True, **window)
        super().__init__(self.context.new_page(), WAIT_MS)
        self.go(f"{address}/evaluate")

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.page.get_by_role("heading", name="Evaluate", exact=True).wait_for()

    def give(self, path: Path, content: str) -> None:
        path.write_text(content, encoding="utf-8")
        place = self.page.locator("details", has_text="A set of your own")
        place.wait_for()
        if place.get_attribute("open") is None:
            place.locator("summary").click()
        self.page.wait_for_function("document.querySelectorAll('details input[type=file]').length === 1")
        place.locator("input[type=file]").set_input_files(path)

    def measure(self) -> None:
        self.page.locator("[data-testid=stBaseButton-primary]:not(:disabled)").click()

    def section(self, name: str) -> None:
        self.page.get_by_role("radio", name=name).or_(self.page.get_by_role("button", name=name, exact=True)).first.click()

    def text(self, words: str) -> "Locator":
        return self.page.get_by_text(words).first


def rows_of(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_file_is_measured_a_second_run_stopped_and_the_two_compared(
    browser: "Browser", address: str, runs: Path, tmp_path: Path
) -> None:
    evaluator = Evaluator(browser, address)
    page = evaluator.page

    evaluator.give(tmp_path / "mine.jsonl", BAD)
    evaluator.text("“mine” was not taken: 2 rows of it can't be used.").wait_for()
    evaluator.give(tmp_path / "mine.jsonl", rows_of(GOOD))
    evaluator.text("“mine” was taken: 3 questions. In 1 row something looks wrong").wait_for()

    evaluator.measure()
    evaluator.text("At a glance").wait_for(timeout=WAIT_FIRST_MS)
    page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)").first.wait_for()
    evaluator.text("1 row came out wrong.").wait_for()
    assert evaluator.text("9 owls").is_visible()
    shown = page.locator("strong", has_text="window.pwned").inner_text()
    assert HOSTILE in shown.replace("\u2060", "")  # a mark without width keeps addresses from becoming links
    assert page.evaluate("window.pwned") is None
    first = page.url.rpartition("run=")[2]
    assert [row.is_right for row in read_run(runs / first).engines[0].sets[0].rows] == [True, False, True]

    with page.expect_download() as download:
        page.get_by_role("button", name="HTML").click()
    download.value.save_as(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_bytes() == (runs / first / "report.html").read_bytes()

    link = page.get_by_role("link", name="lake.md").first.get_attribute("href")
    assert link is not None and "document=lake.md" in link and "start=" in link

    evaluator.section("Measure")
    evaluator.give(tmp_path / "mine.jsonl", rows_of(GOOD + LONG))
    evaluator.text("“mine” was taken: 403 questions").wait_for()
    evaluator.measure()
    evaluator.text(" left").wait_for()
    page.reload()  # it goes on without the page
    page.get_by_role("button", name="Stop").click()
    evaluator.text("Partial: stopped after").wait_for()
    second = read_run(max((one for one in runs.iterdir()), key=lambda one: one.name))
    assert second.interrupted and 3 < len(second.engines[0].sets[0].rows) < 403

    evaluator.section("Compare")
    evaluator.text("3 rows in both: 0 won, 0 lost. Share right 0.667 before, 0.667 after").wait_for()
    assert [url for url in evaluator.requests if not url.startswith((address, "data:", "blob:"))] == []
    assert evaluator.complaints == []
    evaluator.context.close()


def test_a_visitor_is_answered_while_a_run_goes_on(browser: "Browser", address: str, tmp_path: Path) -> None:
    evaluator = Evaluator(browser, address)
    evaluator.give(tmp_path / "long.jsonl", rows_of(LONG))
    evaluator.text("“long” was taken").wait_for()
    evaluator.measure()
    evaluator.text(" left").wait_for()
    context = browser.new_context()
    visitor = Visit(context.new_page(), address)
    visitor.page.set_default_timeout(WAIT_MS)
    box = visitor.page.get_by_placeholder("Ask a question")
    box.fill(str(HOW_MUCH["question"]))
    box.press("Enter")
    visitor.page.get_by_text("42.5 billion yuan").first.wait_for()
    assert evaluator.page.get_by_role("button", name="Stop").is_visible()
    evaluator.page.get_by_role("button", name="Stop").click()
    evaluator.text("Partial: stopped after").wait_for()
    context.close()
    evaluator.context.close()
