"""The chat as a visitor meets it: a real server over a small library, in a real Chromium."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.app.browser_chat import HOSTILE, QUESTION, QUOTE, TOWN, Visit, is_in_view

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_ask_read_click_and_see_the_span(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    chip = turn.locator(".chip").first
    assert QUOTE in turn.locator(".sentences").inner_text()
    assert chip.inner_text() == "[1]"
    panel = visit.open(chip)
    visit.page.locator(".panel mark").first.wait_for()
    assert visit.marked() == QUOTE  # emoji stand before it: offsets in code points, not in UTF-16 units
    stored = TOWN.split("---\n", 2)[2]
    assert panel.locator("article").evaluate("article => article.textContent").strip() == stored.strip()
    visit.page.wait_for_timeout(300)
    assert is_in_view(visit.page, ".panel mark")
    assert panel.locator(".scroller").evaluate("scroller => scroller.scrollTop") > 500
    assert "Town Office · 1 March 2022 · figures of 2021" in panel.inner_text()
    assert "our summary of “A Report on the Lake Town”, ¶ 7" in panel.inner_text()
    assert turn.locator(".chip").first.is_visible(), "the answer stays beside the document"


def test_hovering_and_focusing_a_citation_show_its_quote_and_source(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    card = turn.locator(".card")
    turn.locator(".chip").first.hover()
    assert card.inner_text().startswith(QUOTE)
    assert "A Report on the Lake Town”, ¶ 7" in card.inner_text()
    visit.page.mouse.move(2, 2)
    card.wait_for(state="hidden")  # with some delay: the pointer may go into it
    turn.locator(".chip").first.focus()
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Tab")
    assert card.is_visible()


def test_the_keyboard_opens_and_closes_a_document_and_comes_back(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    turn.locator(".chip").first.focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator(".panel mark").first.wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.locator(".panel").wait_for(state="detached")
    assert turn.evaluate("turn => turn.getRootNode().activeElement?.className") == "chip"


def test_nothing_is_loaded_from_outside_and_nothing_complains(visit: Visit, town_address: str) -> None:
    turn = visit.ask(QUESTION)
    visit.open(turn.locator(".chip").first)
    visit.page.wait_for_timeout(1000)
    outside = [url for url in visit.requests if not url.startswith((town_address, "data:", "blob:"))]
    assert outside == []
    assert visit.complaints == []


def test_text_of_documents_and_questions_is_shown_as_text(visit: Visit) -> None:
    turn = visit.ask(f"How does the robot museum sign its letters? {HOSTILE}")
    assert turn.locator(".asked").inner_text().endswith(HOSTILE)
    panel = visit.open(turn.locator(".chip, .passage").first)
    assert HOSTILE in panel.locator("h3").inner_text()
    panel.locator("summary").click()
    assert HOSTILE in panel.locator(".note p").inner_text()
    assert HOSTILE in panel.locator("article").inner_text()
    visit.page.wait_for_timeout(500)
    assert visit.page.evaluate("window.pwned") is None
    assert visit.page.locator(".panel :is(img, script, strong), .turn :is(img, script, strong)").count() == 0


def test_a_refusal_says_so_and_offers_passages_and_examples(visit: Visit) -> None:
    turn = visit.ask("Which opera did Giuseppe Verdi finish in Naples?")
    assert turn.locator(".refusal").inner_text().startswith("The documents do not say")
    assert turn.locator(".chip").count() == 0
    assert turn.locator(".passage").count() >= 1
    panel = visit.open(turn.locator(".passage").first)
    visit.page.locator(".panel mark").first.wait_for()
    marked = visit.marked()
    assert marked and marked in panel.locator("article").evaluate("article => article.textContent")
    turn.locator(".example").first.click()
    visit.page.locator(".turn:has(.answer)").nth(1).wait_for()


def test_a_question_in_chinese_gets_two_languages_and_examples(visit: Visit) -> None:
    turn = visit.ask("湖城的数字经济有多大？")
    said = turn.locator(".refusal").inner_text()
    assert "English" in said and any("\u4e00" <= character <= "\u9fff" for character in said)
    assert turn.locator(".example").count() >= 1


def test_two_windows_have_conversations_of_their_own(visit: Visit, browser: "Browser", town_address: str) -> None:
    visit.ask(QUESTION)
    other = browser.new_context()
    second = Visit(other.new_page(), town_address)
    assert second.page.locator(".turn").count() == 0
    second.ask("How many containers did the river port handle in 2020?")
    assert visit.page.locator(".turn").count() == 1
    other.close()


def test_a_new_conversation_starts_with_the_library_and_examples(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.page.get_by_role("button", name="New conversation").click()
    visit.page.locator(".welcome .example").first.wait_for()
    assert visit.page.locator(".turn").count() == 0
    visit.page.locator(".library summary").click()
    panel = visit.open(visit.page.locator(".library .document", has_text="The river port"))
    assert "12 million containers" in panel.locator("article").inner_text()


def test_the_modules_of_the_pages_folder_are_no_pages(browser: "Browser", town_address: str) -> None:
    context = browser.new_context()
    for module in ("", "/ask", "/turn_data"):
        page = Visit(context.new_page(), town_address + module).page
        page.get_by_role("heading", name="Qiantang").wait_for()
        assert page.locator('[data-testid="stSidebarNav"], [data-testid="stSidebar"]').count() == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_narrow_and_wide_windows_in_light_and_dark(browser: "Browser", town_address: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    visit = Visit(context.new_page(), town_address)
    turn = visit.ask(QUESTION)
    panel = visit.open(turn.locator(".chip").first)
    visit.page.locator(".panel mark").first.wait_for()
    visit.page.wait_for_timeout(400)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert is_in_view(visit.page, ".panel mark")
    box, answer = panel.bounding_box(), turn.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 800
    if width == 1280:
        assert answer["x"] + answer["width"] <= box["x"], "the document stands beside the answer"
    background = visit.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    brightness = sum(int(part) for part in background[4:-1].split(",")[:3]) / 3
    assert (brightness > 200) if scheme == "light" else (brightness < 60)
    context.close()
