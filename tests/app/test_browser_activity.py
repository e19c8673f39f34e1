"""Activity as staff meet it: a real server with records of a day, in a real Chromium, from the list to the exported row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from answer.types import Answer, Citation, CitedSentence, Conflict, ConflictValue, LookedAt
from app.records import Records
from tests.app.browser_chat import Window
from tests.app.made import citation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WAIT_MS = 30_000
JOINER = "\u2060"  # without width; it keeps Streamlit from replacing signs
HOSTILE = (
    '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> ![i](http://127.0.0.1:9/i.png) '
    "[l](javascript:window.pwned=1) "
    "www.x.example a@x.example -> **bold** $a^2$ :red[r] :material/home: :streamlit: `code` {{x}}"
)
FACT = "The lake town's digital economy added 42.5 billion yuan in 2021."


def cited(title: str) -> Citation:
    return citation(FACT, title=title, published="2022-03-01", locator="¶ 3", as_of="2021")


ADDED = Answer(
    question="How much did the lake town's digital economy add?",
    standalone_question="How much did the lake town's digital economy add?",
    status="answered",
    answer=f"42.5 billion yuan. {FACT}",
    short_answer="42.5 billion yuan",
    confidence=0.93,
    sentences=(CitedSentence(text=FACT, citations=(cited("The lake town in 2021"),)),),
)
STRANGE = Answer(
    question=f"Who? {HOSTILE}",
    standalone_question=f"Understood {HOSTILE}",
    status="declined",
    reason="not_in_documents",
    answer=f"The documents do not say. {HOSTILE}",
    sentences=(CitedSentence(text=HOSTILE, citations=(cited(HOSTILE),)),),
    conflicts=(Conflict(about=HOSTILE, values=(ConflictValue(value=HOSTILE, as_of="2021", citation=cited(HOSTILE)),)),),
    looked_at=(LookedAt(document=f"{HOSTILE}.md", start=0, end=3, quote=HOSTILE, score=0.4),),
)


@pytest.fixture(scope="module")
def kept(desk_records: str) -> Iterator[Records]:
    records = Records(desk_records, keep_days=30)
    records.clear_all()
    talk = records.new_conversation()
    records.keep_turn(talk, 0, ADDED)
    records.keep_turn(talk, 1, STRANGE)
    records.keep_feedback(talk, 1, is_helpful=False, remark=f"Remark {HOSTILE}")
    yield records
    records.close()


@pytest.fixture(scope="module")
def address(desk_address: str, kept: Records) -> str:
    return desk_address


class Visit(Window):
    """A member of staff at the page Activity."""

    def __init__(self, page: "Page", address: str) -> None:
        super().__init__(page, WAIT_MS)
        self.address = address
        page.goto(f"{address}/activity", timeout=3 * WAIT_MS)
        self.button("Make a row").first.wait_for()

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name)

    def faults(self) -> list[str]:
        """What axe-core finds serious in our part of the page."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, context='[class*="st-key-activity-"]').response["violations"]
        return [
            f"{fault['id']}: {node['html'][:120]}"
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    def is_unharmed(self) -> bool:
        """Nothing of the texts ran, and nothing was loaded for them."""
        elsewhere = [
            url for url in self.requests if not url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:"))
        ]
        return self.page.evaluate("window.pwned === undefined") and elsewhere == []


@pytest.fixture
def visit(browser: "Browser", address: str) -> Iterator[Any]:
    opened = []

    def open_page(width: int = 1600, height: int = 1000, scheme: Any = "light") -> Visit:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, timezone_id="Asia/Shanghai")
        opened.append(page)
        return Visit(page, address)

    yield open_page
    for page in opened:
        page.close()


def test_from_the_list_to_an_exported_row(visit: Any, tmp_path: Path) -> None:
    at = visit()
    headlines = at.page.locator('[class*="st-key-headline-open-"] button')
    assert [text.replace(JOINER, "") for text in headlines.all_inner_texts()] == [STRANGE.question, ADDED.question]
    headlines.nth(1).click()
    at.button("All questions").wait_for()
    at.page.get_by_text("The lake town in 2021 · 1 March 2022 · ¶ 3").wait_for()
    at.button("Make a row").click()
    at.button("Save").wait_for()
    at.page.get_by_text("The answer that was given").wait_for()
    at.page.get_by_label("Quote 1, as it stands in the document").fill("The lake town added 99 billion.")
    at.button("Save").click()
    at.page.get_by_text("“The lake town added 99 billion.” does not stand in lake.md").wait_for()
    at.page.get_by_label("Quote 1, as it stands in the document").fill(FACT)
    at.button("Save").click()
    at.page.get_by_text("The row is saved and complete.").wait_for()
    at.button("All rows").click()
    with at.page.expect_download() as download:
        at.button("Export 1 complete row").click()
    path = tmp_path / "questions.jsonl"
    download.value.save_as(path)
    (line,) = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert {key: value for key, value in row.items() if key != "id"} == {
        "question": ADDED.question,
        "answerable": True,
        "answers": ["42.5 billion yuan"],
        "evidence": [{"document": "lake.md", "quote": FACT}],
    }


def test_text_of_others_is_shown_as_text(visit: Any, kept: Records) -> None:
    from playwright.sync_api import expect

    at = visit()
    at.page.locator('[class*="st-key-headline-open-"] button').first.click()
    at.button("All questions").wait_for()
    at.page.get_by_text("What it looked at (1)").click()
    body = at.page.locator('[class*="st-key-activity-question"]')
    for part in ("stExpanderDetails", "stTable"):
        body.get_by_test_id(part).get_by_text("{{x}}").last.wait_for()
    shown = body.inner_text().replace(JOINER, "")
    # Question, as understood, remark, answer, title of the citation, value and title in the table, passage and its document.
    assert shown.count(HOSTILE) == 9
    assert body.locator("img, script, a, code, .katex").count() == 0
    at.button("Make a row").click()
    at.button("Save").wait_for()
    expect(at.page.get_by_label("Question, so that it can be understood by itself")).to_have_value(STRANGE.standalone_question)
    at.button("All rows").click()
    at.page.get_by_text("Understood <img").first.wait_for()
    assert at.is_unharmed()


@pytest.mark.parametrize(("width", "scheme"), [(1600, "light"), (380, "dark")])
def test_it_is_read_at_any_width_and_in_both_schemes(visit: Any, width: int, scheme: str) -> None:
    at = visit(width=width, scheme=scheme)
    views = ["list", "question"]
    faults = {"list": at.faults()}
    assert at.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    at.page.locator('[class*="st-key-headline-open-"] button').nth(1).click()
    at.button("All questions").wait_for()
    at.page.get_by_text("The lake town in 2021 · 1 March 2022").wait_for()
    faults["question"] = at.faults()
    assert at.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults == {view: [] for view in views}


def test_the_keyboard_reaches_and_opens_a_question(visit: Any) -> None:
    at = visit()
    at.page.get_by_placeholder("Search questions and remarks").focus()
    at.page.keyboard.press("Tab")
    assert at.page.evaluate("document.activeElement.innerText").replace(JOINER, "") == STRANGE.question
    at.page.keyboard.press("Enter")
    at.button("All questions").wait_for()
