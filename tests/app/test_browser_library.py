"""The library as a member of staff meets it: a real server, real files, a real Chromium; and what answers show of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.app.browser_chat import HOSTILE, WAIT_MS, Visit, Window, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from index.embedding import SentenceEmbedding

pytestmark = pytest.mark.browser

OURS = [".st-key-library-card", ".st-key-library-job", ".st-key-library-dates", ".panel", ".st-key-differing-0", "h1"]
LAKE = "---\ntitle: The lake town\nas_of: 2021\n---\nThe port of Ningbo has 44 cranes. The lake town employs 18,200 engineers.\n"
HARBOUR = f"# {HOSTILE}\n\nThe harbour of the lake town has 77 lighthouses. The port of Ningbo has 51 cranes in 2021.\n"
NAME = 'harbour <img src=x onerror="window.pwned=1">.md'
UNSEEN = "\u2060"  # put into addresses so that nothing makes a link of them
QUESTION = "How many lighthouses does the harbour of the lake town have?"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "lake.md").write_text(LAKE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(corpus: Path, tmp_path_factory: pytest.TempPathFactory, embedding: "SentenceEmbedding") -> Iterator[str]:
    """A server over a library of one document; each test adds files of names of its own."""
    from app.settings import Settings
    from index.library import ingest

    storage = tmp_path_factory.mktemp("storage")
    ingest([corpus], Settings(storage=storage, embed_dtype="float32").index_options(), embedding)
    with serving(storage, tmp_path_factory.mktemp("elsewhere"), CORPUS=str(corpus)) as found:
        yield found


class Staff(Window):
    """A member of staff at the page Library."""

    def __init__(self, page: "Page", address: str) -> None:
        super().__init__(page, WAIT_MS)
        page.goto(f"{address}/library")
        page.get_by_role("heading", name="Library").wait_for()
        page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached")  # a tab that is drawn anew forgets a click

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()
        self.page.get_by_role("tab", name=name, selected=True).wait_for()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def upload(self, *files: tuple[str, bytes]) -> None:
        self.tab("Add files")
        sent: Any = [{"name": name, "mimeType": "text/markdown", "buffer": content} for name, content in files]
        self.page.locator("input[type=file]").set_input_files(sent)
        self.press("Add to the library")

    def choose(self, text: str) -> None:
        self.tab("Documents")
        self.page.get_by_role("combobox", name="Document").fill(text)
        self.page.get_by_role("option").first.click()
        self.page.locator(".st-key-library-card").wait_for()

    def told(self) -> str:
        """What the last change came to."""
        self.page.get_by_role("button", name="Done").wait_for(timeout=2 * WAIT_MS)  # the model may still be loading
        said: str = self.page.locator(".st-key-library-job").inner_text()
        self.press("Done")
        self.page.get_by_role("button", name="Done").wait_for(state="detached")
        return said


def answer_of(browser: "Browser", address: str) -> str:
    """What a visitor who comes now is told, with the source."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    visit = Visit(context.new_page(), address)
    turn = visit.ask(QUESTION)
    said = turn.inner_text()
    if turn.locator(".chip").count():
        said += visit.open(turn.locator(".chip").first).locator("header").inner_text()
    context.close()
    return str(said)


def serious_faults(page: "Page") -> list[str]:
    """What axe-core finds in our part of the page."""
    present = [[selector] for selector in OURS if page.locator(selector).count()]
    found = Axe().run(page, context={"include": present}).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:150]}" for item in found if item["impact"] in ("serious", "critical")]


def test_upload_edit_the_date_see_it_in_the_answer_and_remove(browser: "Browser", address: str, corpus: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    staff = Staff(context.new_page(), address)

    staff.upload((NAME, HARBOUR.encode()), ("broken.pdf", b"%PDF-1.4 and no more"))
    said = staff.told()
    assert "Added: uploads/harbour -img src=x onerror=" in said
    assert "Refused: “broken.pdf”: it is damaged" in said
    answer = answer_of(browser, address)
    assert "77" in answer and "undated" in answer

    staff.choose("harbour")
    assert HOSTILE.rstrip("*") in staff.page.locator(".st-key-library-card").inner_text().replace(UNSEEN, "")
    assert serious_faults(staff.page) == []
    staff.press("Edit")
    staff.page.get_by_role("textbox", name="Published").fill("2022-05-06")
    staff.press("Save")
    staff.page.get_by_role("link", name="Ask").click()  # the job goes on while the page is left
    staff.page.get_by_placeholder("Ask a question").wait_for()
    staff.page.get_by_role("link", name="Library").click()
    assert "Changed: uploads/harbour" in staff.told()
    assert "6 May 2022" in answer_of(browser, address)
    assert (corpus / "uploads" / "documents.toml").read_text().endswith('published = "2022-05-06"\n')

    staff.choose("harbour")
    staff.press("How it was cut")
    panel = staff.page.locator(".panel")
    panel.wait_for()
    assert panel.locator(".passage .sentence").first.inner_text() == "The harbour of the lake town has 77 lighthouses."
    assert serious_faults(staff.page) == []
    staff.press("Remove")
    staff.page.locator(".st-key-library-card").get_by_text("is deleted").wait_for()
    staff.press("Remove it")
    assert "Removed: uploads/harbour" in staff.told()
    assert not list((corpus / "uploads").glob("*.md"))
    assert "77" not in answer_of(browser, address)

    assert staff.page.evaluate("window.pwned") is None and staff.complaints == []
    assert staff.page.locator(".panel img, .st-key-library-card img, .stAlert img").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_values_that_disagree_are_shown_beside_their_documents(browser: "Browser", address: str, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    staff = Staff(context.new_page(), address)
    staff.upload((f"cranes {scheme}.md", HARBOUR.encode()))
    staff.told()
    staff.tab("Values that disagree")
    staff.press("Look for them")
    pair = staff.page.locator(".st-key-differing-0")
    pair.wait_for()
    assert "44 cranes" in pair.inner_text() and "51 cranes" in pair.inner_text()
    assert serious_faults(staff.page) == []
    pair.get_by_role("button", name="Show").first.click()
    staff.page.locator(".panel mark").first.wait_for()
    assert "cranes" in staff.page.locator(".panel mark").first.inner_text()
    assert staff.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_what_one_member_of_staff_changes_another_sees_and_does_not_overwrite(
    browser: "Browser", address: str, corpus: Path
) -> None:
    first, second = browser.new_context(), browser.new_context()
    one, other = Staff(first.new_page(), address), Staff(second.new_page(), address)
    one.upload(("berths.md", b"The harbour has 9 berths."))
    assert "Added: uploads/berths.md" in one.told()
    other.tab("Add files")
    sent: Any = {"name": "berths.md", "mimeType": "text/markdown", "buffer": b"Other text."}
    other.page.locator("input[type=file]").set_input_files(sent)
    other.page.get_by_text("was uploaded before").wait_for()
    assert other.page.get_by_role("button", name="Add to the library").is_disabled()
    other.page.get_by_text("Replace it").click()
    other.press("Add to the library")
    assert "Changed: uploads/berths.md" in other.told()
    assert (corpus / "uploads" / "berths.md").read_text() == "Other text."
    first.close()
    second.close()
