"""Every page as its users meet it: no serious fault for axe-core, the main action within reach of the keyboard, soon there."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from app.records import Records
from tests.app.browser_chat import QUESTION, WAIT_MS
from tests.app.evaluate_world import QUESTIONS, measured
from tests.app.scripted_chat import ADDED, declined

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OURS = ["[data-testid=stMainBlockContainer]"]
STREAMLITS = [  # drawn by Streamlit alone, with nothing of ours in them
    "[data-testid=stDataFrame]",
    "[data-testid=stFileUploader]",
    "[data-testid=stVegaLiteChart]",
    "[data-testid=stNumberInput]",
]
DRAFT = "The lake town added 24.5 billion yuan in 2021. Is it far? The opera house of Naples has 1,300 seats."
TABS_AT_MOST = 40
SWITCHES = 2


@pytest.fixture(scope="module")
def address(desk_address: str, desk_folder: Path, desk_records: str) -> str:
    """A server over the small library, with questions that were asked and two runs of an evaluation."""
    kept = Records(desk_records, keep_days=30)
    talk = kept.new_conversation()
    for at, turn in enumerate((ADDED, declined("Who built the opera?", "not_in_documents", "The documents do not say."))):
        kept.keep_turn(talk, at, turn)
    kept.keep_feedback(talk, 1, is_helpful=False, remark="A pity.")
    kept.close()
    for name, said in (("a", "The tower is 90 metres tall."), ("b", "The lake has 7 boats.")):
        measured(desk_folder / "runs" / name, QUESTIONS, engines={"ours": said, "naive": "The lake has 7 boats."})
    return desk_address


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.set_default_timeout(WAIT_MS)
    yield made
    context.close()


def faults(page: "Page") -> list[str]:
    """The serious and critical faults in what is on the page of ours."""
    idle(page)
    parts = {"include": [[one] for one in OURS], "exclude": [[one] for one in STREAMLITS if page.locator(one).count()]}
    found = Axe().run(page, context=parts).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['html'][:140]} {node.get('failureSummary', '')[:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def idle(page: "Page") -> None:
    page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached")
    page.wait_for_timeout(300)


def go(page: "Page", name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", level=1, name=HEADINGS[name]).wait_for()


HEADINGS = {"Ask": "Qiantang", "Check": "Check a draft", "Library": "Library", "Activity": "Activity", "Evaluate": "Evaluate"}
ACTIONS: dict[str, Callable[["Page"], Any]] = {  # what each page is for
    "Ask": lambda page: page.get_by_placeholder("Ask a question"),
    "Library": lambda page: page.get_by_role("combobox", name="Document"),
    "Check": lambda page: page.get_by_placeholder("Paste a text here"),
    "Activity": lambda page: page.get_by_role("button", name="Who built the opera?"),
    "Evaluate": lambda page: page.locator("[data-testid=stBaseButton-primary]"),
}


def ask(page: "Page") -> Iterator[str]:
    page.locator(".welcome .example").first.wait_for()
    yield "start"
    page.get_by_placeholder("Ask a question").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".turn .chip").first.click()
    page.locator(".panel mark").first.wait_for()
    yield "answer and document"


def check(page: "Page") -> Iterator[str]:
    page.get_by_placeholder("Paste a text here").fill(DRAFT)
    yield "text"
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("button", name="Word", exact=True).wait_for()
    page.locator(".sentence").first.click()
    page.locator(".panel").wait_for()
    yield "findings"


def library(page: "Page") -> Iterator[str]:
    page.get_by_role("combobox", name="Document").fill("lake")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_role("textbox", name="Published").wait_for()
    yield "documents"
    page.get_by_role("tab", name="Add files").click()
    yield "add"


def activity(page: "Page") -> Iterator[str]:
    page.get_by_role("button", name="Who built the opera?").wait_for()
    yield "list"
    page.get_by_role("button", name="Who built the opera?").click()
    page.get_by_text("A pity.").wait_for()
    page.locator("[class*='st-key-row-open-'] button:visible").first.click()
    idle(page)
    yield "row"


def evaluate(page: "Page") -> Iterator[str]:
    yield "measure"
    for view, shown in (("Runs", "At a glance"), ("Compare", "rows in both")):
        page.get_by_role("radio", name=view).or_(page.get_by_role("button", name=view, exact=True)).first.click()
        page.get_by_text(shown).first.wait_for()
        yield view


STATES = {"Ask": ask, "Check": check, "Library": library, "Activity": activity, "Evaluate": evaluate}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 380)])
def test_axe_finds_no_serious_fault_on_any_page(browser: "Browser", address: str, scheme: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    found = {}
    for name, states in STATES.items():
        page.goto(address)  # an open panel stays with its page
        page.get_by_placeholder("Ask a question").wait_for()
        if name != "Ask":
            go(page, name)
        for state in states(page):
            found[f"{name}, {state}"] = faults(page)
            assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth"), f"{name}, {state} is too wide"
    assert {state: fault for state, fault in found.items() if fault} == {}
    context.close()


def test_the_keyboard_reaches_what_each_page_is_for(page: "Page", address: str) -> None:
    page.goto(address)
    for name, action in ACTIONS.items():
        go(page, name)
        idle(page)
        wanted = action(page)
        page.evaluate("document.activeElement?.blur()")
        for _ in range(TABS_AT_MOST):
            page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                break
        else:
            pytest.fail(f"{TABS_AT_MOST} presses of Tab do not reach what {name} is for")


def test_a_page_is_soon_there_when_the_server_is_warm(page: "Page", address: str) -> None:
    page.goto(address)
    page.get_by_placeholder("Ask a question").wait_for()
    medians_ms = {name: statistics.median(times[1:]) for name, times in switch_times_ms(page, SWITCHES + 1).items()}
    print({name: round(median) for name, median in medians_ms.items()}, "ms")
    assert max(medians_ms.values()) < 4000  # on a machine that may be busy; well under a second on one that is not


def switch_times_ms(page: "Page", count: int) -> dict[str, list[float]]:
    """From the click on the link to a page until what it is for can be used, `count` times each."""
    took: dict[str, list[float]] = {name: [] for name in ACTIONS}
    for _ in range(count):
        for name in ("Library", "Check", "Activity", "Evaluate", "Ask"):
            idle(page)
            began = time.perf_counter()
            page.get_by_role("link", name=name, exact=True).click()
            page.get_by_role("heading", level=1, name=HEADINGS[name]).wait_for()
            ACTIONS[name](page).wait_for()
            took[name].append((time.perf_counter() - began) * 1000)
    return took
