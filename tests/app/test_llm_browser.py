"""A streamed answer as a visitor sees it: a real server of ours, a real server of a model on loopback, a real Chromium."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.app.browser_chat import serving
from tests.llm_server.server import Behaviour, LlmServer, Request, Says

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from app.settings import Settings

pytestmark = pytest.mark.browser

WAIT_MS = 90_000
QUESTION = "How much did the lake town's digital economy add in 2021?"
TRUE = "The lake town's digital economy added 42.5 billion yuan in 2021"
HOSTILE = '<img src=x onerror="window.pwned=1"> **bold** $a^2$ :red[b]'


def model(request: Request) -> Behaviour:
    """Slow enough to be watched; to a question on engineers it writes without end."""
    if "engineers" in request.prompt.rpartition("Question\n")[2]:
        return Says("The lake town employs 18,200 engineers [1][2]. " + "And so on it goes for long. " * 300, pause_s=0.03)
    return Says(f"{TRUE} [1][2]. Robots rule **the town** $a$ [1]. {HOSTILE} [1].", pause_s=0.06)


@pytest.fixture(scope="module")
def chat_address(tmp_path_factory: pytest.TempPathFactory, tiny_settings: "Settings") -> Iterator[str]:
    with LlmServer(model) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.address)
        patch.setenv("OPENAI_API_KEY", "sk-browser-1234567")
        with serving(tiny_settings.storage, tmp_path_factory.mktemp("elsewhere"), LLM_MODEL="test-model") as address:
            yield address


@pytest.fixture
def page(browser: "Browser", chat_address: str) -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    found = context.new_page()
    found.set_default_timeout(WAIT_MS)
    found.goto(chat_address)
    found.get_by_placeholder("Ask a question").wait_for()
    yield found
    context.close()


def ask(page: "Page", question: str) -> None:
    page.get_by_placeholder("Ask a question").fill(question)
    page.keyboard.press("Enter")


def test_a_streamed_answer_is_checked_as_it_comes_and_its_citation_opens(page: "Page") -> None:
    assert page.get_by_text(
        re.compile(r"are sent to the language model test-model at 127\.0\.0\.1:\d+, on this machine")
    ).is_visible()
    ask(page, QUESTION)
    page.locator(".writing .checking").first.wait_for()
    page.locator(".writing .supported").first.wait_for()
    half = page.locator(".writing").inner_text()
    assert "[" not in half and TRUE in half

    turn = page.locator(".turn:has(.sources)").first
    turn.wait_for()
    assert turn.locator(".sentences .sentence").all_inner_texts() == [f"{TRUE}."]
    assert turn.locator(".unverified .text").all_inner_texts() == ["Robots rule the town $a$."]
    assert "held a link, an image or markup" in " ".join(turn.locator(".notice").all_inner_texts())
    assert page.evaluate("window.pwned") is None
    assert page.locator(".turn :is(img, script, a)").count() == 0

    turn.locator(".chip").first.click()
    page.locator(".panel mark").first.wait_for()
    assert "".join(page.locator(".panel mark").all_text_contents()) == f"{TRUE}."
    assert page.get_by_role("button", name="Stop").count() == 0


def test_the_stop_button_keeps_what_was_written(page: "Page") -> None:
    ask(page, "How many engineers does the lake town employ?")
    page.locator(".writing .supported").first.wait_for()
    page.get_by_role("button", name="Stop").click()

    turn: Any = page.locator(".turn:has(.sources)").first
    turn.wait_for()
    assert turn.locator(".sentences .sentence").all_inner_texts() == ["The lake town employs 18,200 engineers."]
    assert "It was stopped here" in turn.locator(".notice").first.inner_text()
    ask(page, QUESTION)  # and the conversation goes on
    page.locator(".turn:has(.sources)").nth(1).wait_for()
