"""What a visitor does with an answer, in a real Chromium: copy, ask again, say what they think, save, read quotes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.browser_chat import QUESTION, QUOTE, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
NO_COMMAND = "document.execCommand = () => false"


@pytest.fixture
def copied(browser: "Browser", town_address: str) -> Iterator[Visit]:
    """A visitor whose clipboard a test may read."""
    context = browser.new_context(permissions=["clipboard-read"])
    yield Visit(context.new_page(), town_address)
    context.close()


def test_an_answer_is_copied_with_its_numbered_sources(copied: Visit) -> None:
    turn = copied.ask(QUESTION)
    turn.get_by_role("button", name="Copy with sources").click()
    turn.get_by_role("button", name="Copied").wait_for()
    text = copied.page.evaluate("navigator.clipboard.readText()")
    lines = text.splitlines()
    assert lines[0] == QUESTION and f"{QUOTE} [1]" in text
    assert lines[lines.index("Sources") + 1].startswith("[1] The lake town") and f"    “{QUOTE}”" in lines


def test_without_a_clipboard_of_its_own_the_page_copies_by_selecting(browser: "Browser", town_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read"])
    page = context.new_page()
    visit = Visit(page, town_address)
    turn = visit.ask(QUESTION)
    page.evaluate("window.clipboard = navigator.clipboard")
    page.evaluate(NO_CLIPBOARD)
    turn.get_by_role("button", name="Copy with sources").click()
    turn.get_by_role("button", name="Copied").wait_for()
    assert QUOTE in page.evaluate("window.clipboard.readText()")
    context.close()


def test_where_nothing_may_be_copied_the_text_is_shown_to_be_copied_by_hand(visit: Visit) -> None:
    visit.page.evaluate(f"{NO_CLIPBOARD}; {NO_COMMAND}")
    turn = visit.ask(QUESTION)
    turn.get_by_role("button", name="Copy with sources").click()
    box = turn.get_by_label("Copy this text")
    assert QUOTE in box.input_value()
    assert box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd) === box.value")


def test_the_last_question_can_be_asked_again(visit: Visit) -> None:
    first = visit.ask(QUESTION)
    second = visit.ask("How many engineers does the lake town employ?")
    assert first.get_by_role("button", name="Ask again").count() == 0
    second.get_by_role("button", name="Ask again").click()
    visit.page.locator(".turn .waiting").wait_for(state="detached")
    second.locator(".answer").wait_for()
    assert visit.page.locator(".turn").count() == 2 and "18,200" in second.inner_text()


def test_a_thumb_and_a_remark_are_kept_over_a_reload(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    turn.get_by_role("button", name="Not helpful").click()
    box = turn.get_by_label("A remark on this answer")
    box.fill("Which prices?")
    turn.get_by_role("button", name="Send", exact=True).click()
    turn.get_by_text("Your remark is kept").wait_for()
    visit.page.reload()
    turn = visit.page.locator(".turn:has(.answer)")
    turn.get_by_label("A remark on this answer").wait_for()
    assert turn.get_by_label("A remark on this answer").input_value() == "Which prices?"
    pressed = [
        turn.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed") for name in ("Helpful", "Not helpful")
    ]
    assert pressed == ["false", "true"]
    turn.get_by_role("button", name="Not helpful").click()
    turn.locator('[data-action="down"][aria-pressed="false"]').wait_for()


def test_a_conversation_is_saved_as_markdown_and_json(visit: Visit, tmp_path: Path) -> None:
    visit.ask(QUESTION)
    visit.ask("Which opera did Giuseppe Verdi finish in Naples?")
    saved = {}
    visit.page.get_by_role("button", name="Save").click()
    for kind in ("Markdown", "JSON"):
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=kind, exact=True).click()
        saved[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[kind])
    assert [path.suffix for path in saved.values()] == [".md", ".json"]
    text = saved["Markdown"].read_text(encoding="utf-8")
    assert QUOTE in text and "The documents do not say" in text
    turns = json.loads(saved["JSON"].read_text(encoding="utf-8"))["turns"]
    assert [turn["status"] for turn in turns] == ["answered", "declined"]
    assert turns[0]["sentences"][0]["citations"][0]["quote"] == QUOTE


def test_a_quote_can_be_gone_into_with_the_pointer_and_put_away_with_escape(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    chip, card = turn.locator(".chip").first, turn.locator(".card")
    chip.hover()
    card.wait_for()
    box = card.bounding_box()
    visit.page.mouse.move(box["x"] + 20, box["y"] + 20, steps=4)
    visit.page.wait_for_timeout(300)
    assert card.is_visible()
    visit.page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    described = chip.evaluate("chip => chip.getRootNode().getElementById(chip.getAttribute('aria-describedby')).textContent")
    assert described == QUOTE
