"""The check of a draft as a visitor meets it: a real server over the small library, in a real Chromium, down to the Word file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from tests.app.browser_chat import Window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WAIT_MS = 90_000
HOSTILE = '<img src=x onerror="window.pwned=1"> **bold** $a^2$ :red[b] signs the letters of 17 robots 🤖.'
DRAFT = f"""# The lake town 🌊

The lake town's digital economy added 24.5 billion yuan in 2021. The river port handled 12 million containers in 2020.

Is it far? The opera house of Naples has 1,300 seats. {HOSTILE}
"""
CONTRADICTED = "The lake town's digital economy added 24.5 billion yuan in 2021."
FOUND = "The lake town's digital economy added 42.5 billion yuan in 2021."


@pytest.fixture(scope="module")
def chat_address(desk_address: str) -> str:
    return desk_address


class Visit(Window):
    """A visit to the page Check."""

    def __init__(self, page: "Page", address: str) -> None:
        super().__init__(page, WAIT_MS)
        self.hear_console()
        page.goto(address)
        page.get_by_role("link", name="Check").click()
        self.box().wait_for()

    def box(self) -> Any:
        return self.page.get_by_placeholder("Paste a text here")

    def press_check(self) -> None:
        self.page.get_by_role("button", name="Check", exact=True).click()

    def check(self, text: str) -> None:
        self.box().fill(text)
        self.press_check()
        self.save_as("Word").wait_for()

    def sentence(self, words: str) -> Any:
        """The sentence of the draft that has these words."""
        return self.page.locator(".sentence", has_text=words)

    def save_as(self, kind: str) -> Any:
        return self.page.get_by_role("button", name=kind, exact=True)

    def saved(self, kind: str, path: Path) -> Path:
        with self.page.expect_download() as download:
            self.save_as(kind).click()
        download.value.save_as(path)
        return path


@pytest.fixture
def visit(browser: "Browser", chat_address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, accept_downloads=True)
    yield Visit(context.new_page(), chat_address)
    context.close()


def test_paste_see_the_marks_click_see_the_quote_and_read_the_word_file(visit: Visit, chat_address: str, tmp_path: Path) -> None:
    visit.check(DRAFT)
    page = visit.page
    sentence = visit.sentence("24.5")
    assert "contradicted" in sentence.get_attribute("class")
    assert sentence.locator(".words").inner_text() == CONTRADICTED
    assert sentence.locator(".sign").inner_text() == "✗"
    assert sentence.locator(".differs").all_inner_texts() == ["24.5 billion yuan"]
    assert "supported" in visit.sentence("river port").get_attribute("class")
    assert visit.sentence("river port").locator(".sign").inner_text() == "✓"
    assert page.locator(".sentence").count() == 6

    sentence.click()
    page.locator(".panel mark").first.wait_for()
    assert "".join(page.locator(".panel mark").all_text_contents()) == FOUND
    assert page.locator(".panel mark .differs").all_inner_texts() == ["42.5 billion yuan"]
    assert page.locator(".panel .finding .differs").all_inner_texts() == ["24.5 billion yuan"]
    assert "42.5 billion yuan" in page.locator(".panel .explanation").first.inner_text()

    found = docx.Document(str(visit.saved("Word", tmp_path / "check.docx")))
    said = [paragraph.text for paragraph in found.paragraphs]
    assert said[0] == "Check of a draft" and FOUND in said
    assert any(text.startswith("Quote: The lake town in 2021 · 1 March 2022 · ¶ 3") for text in said)
    assert ["✗ contradicted", CONTRADICTED] in [[cell.text for cell in row.cells][1:3] for row in found.tables[0].rows]
    assert HOSTILE.encode() in visit.saved("CSV", tmp_path / "check.csv").read_bytes().replace(b'""', b'"')
    assert FOUND in visit.saved("Markdown", tmp_path / "check.md").read_text(encoding="utf-8").replace("*", "")

    assert [url for url in visit.requests if not url.startswith((chat_address, "data:", "blob:"))] == []
    assert visit.complaints == []


def test_the_keyboard_opens_a_sentence_closes_it_and_comes_back(visit: Visit) -> None:
    visit.check(DRAFT)
    visit.sentence("24.5").focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator(".panel mark").first.wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.locator(".panel").wait_for(state="detached")
    visit.page.wait_for_timeout(500)
    draft = visit.page.locator(".draft")
    assert draft.evaluate("draft => draft.getRootNode().activeElement?.className") == "sentence contradicted"


def test_text_of_a_draft_is_shown_as_text(visit: Visit) -> None:
    visit.check(DRAFT)
    visit.sentence("signs the letters").click()
    visit.page.locator(".panel .claim").wait_for()
    assert visit.page.locator(".panel .claim").inner_text() == HOSTILE
    assert HOSTILE in visit.page.locator(".draft .text").inner_text()
    assert visit.page.evaluate("window.pwned") is None
    assert visit.page.locator(":is(.panel, .draft, .findings) :is(img, script, strong)").count() == 0


def test_a_word_file_is_checked_and_a_broken_one_is_refused_in_one_line(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"this is no archive")
    visit.page.locator("input[type=file]").set_input_files(tmp_path / "broken.docx")
    visit.page.get_by_text("broken.docx").wait_for()
    visit.press_check()
    alert = visit.page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().startswith("“broken.docx” cannot be checked: it is no Word document")

    draft = docx.Document()
    draft.add_heading("The lake town")
    draft.add_paragraph(CONTRADICTED)
    draft.save(str(tmp_path / "draft.docx"))
    visit.page.locator("input[type=file]").set_input_files(tmp_path / "draft.docx")
    visit.page.get_by_text("draft.docx").wait_for()
    visit.press_check()
    visit.save_as("Word").wait_for()
    assert visit.page.locator(".sentence.contradicted .words").all_inner_texts() == [CONTRADICTED]


def test_a_long_draft_shows_progress_can_be_stopped_and_is_kept_when_the_page_is_left(visit: Visit) -> None:
    visit.box().fill("The lake town employs 18,200 engineers. " * 800)
    visit.press_check()
    visit.page.locator(".sentence.supported").nth(2).wait_for()
    assert "of 800 sentences" in visit.page.get_by_text("of 800 sentences").inner_text()
    visit.page.get_by_role("button", name="Stop").click()
    visit.page.get_by_text("Stopped after").wait_for()
    visit.page.locator(".sentence").nth(2).wait_for()  # the page is drawn anew from above; the draft comes after the line
    checked = visit.page.locator(".sentence").count()
    assert 3 <= checked < 800
    visit.page.get_by_role("link", name="Ask").click()
    visit.page.get_by_placeholder("Ask a question").wait_for()
    visit.page.get_by_role("link", name="Check").click()
    visit.save_as("Word").wait_for()
    visit.page.locator(".sentence").first.wait_for()
    assert visit.page.locator(".sentence").count() == checked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_window(browser: "Browser", chat_address: str, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    visit = Visit(context.new_page(), chat_address)
    visit.check(DRAFT)
    visit.sentence("24.5").click()
    visit.page.locator(".panel mark").first.wait_for()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = visit.page.locator(".panel").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 800
    context.close()
