"""The chat page with a language model: where words go, what is shown while it writes, stopping it. See also test_llm_browser.py."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answer.generation.progress import Live, LiveSentence
from answer.options import LanguageModelOptions
from answer.types import Answer, CitedSentence
from app import preload
from app.pages.ask.live_data import live_data
from app.pages.ask.turn_data import turn_data
from app.pages.shared.model_notice import leaves_notice
from tests.llm_server.faults import Status
from tests.llm_server.server import LlmServer, Model, Says

SCRIPT = Path(__file__).parents[2] / "app" / "chat.py"
QUESTION = "How much did the lake town's digital economy add in 2021?"
TRUE = "The lake town's digital economy added 42.5 billion yuan in 2021"


def test_the_notice_names_model_and_host_and_says_if_words_leave_the_machine() -> None:
    notices = [
        leaves_notice(LanguageModelOptions(model="m", base_url=address))
        for address in (
            "https://ann:pw@models.example:8443/v1",
            "http://127.0.0.1:8000/v1",
            "http://localhost/v1",
            "http://[::1]:80/v1",
        )
    ]
    assert notices[0] == (
        "Questions, and the passages found for them, leave this machine: they are sent to the language model m at "
        "models.example:8443. "
        "What it writes is checked here against those passages."
    )
    assert [notice is not None and "on this machine" in notice for notice in notices] == [False, True, True, True]
    assert leaves_notice(LanguageModelOptions()) is None


def test_live_data_says_of_each_sentence_what_the_check_makes_of_it() -> None:
    sentences = (LiveSentence(text="Old.", state="supported"), LiveSentence(text="De", state="checking"))
    data = live_data("q?", Live(understood="Q?", sentences=sentences, doing="Writing"), is_loaded=True)
    assert (data["question"], data["understood"], data["waiting"]) == ("q?", "Q?", "Writing")
    assert data["writing"] == [{"text": "Old.", "state": "supported"}, {"text": "De", "state": "checking"}]


def test_sentences_that_are_not_verified_stand_apart_in_a_turn() -> None:
    sentences = (CitedSentence(text="Robots rule."), CitedSentence(text="<b>No</b>", supported=False))
    answer = Answer(question="q", standalone_question="q", status="answered", answer="Robots rule.", sentences=sentences)
    block = turn_data(answer, {})["answer"]
    assert ([item["text"] for item in block["sentences"]], block["unverified"]) == (["Robots rule."], ["<b>No</b>"])


class Page:
    """A visitor's page."""

    def __init__(self) -> None:
        self.page = AppTest.from_file(str(SCRIPT), default_timeout=60).run()

    def ask(self, question: str) -> None:
        self.page.chat_input[0].set_value(question).run()

    def settle(self) -> None:
        """As the page's own clock would, run it until nothing is pending."""
        until = time.monotonic() + 30
        while self.page.session_state["conversation"].pending and time.monotonic() < until:
            time.sleep(0.1)
            self.page.run()

    def shown(self) -> list[dict[str, Any]]:
        """What the turn components were given."""
        mounted = [element.proto for element in self.page.get("bidi_component")]
        return [json.loads(proto.json) for proto in mounted if proto.component_name == "qiantang_turn"]


OpenPage = Callable[[Model], Page]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, tiny_settings: Any, shared_model: None) -> Iterator[OpenPage]:
    servers = []

    def make(model: Model) -> Page:
        server = LlmServer(model)
        servers.append(server.__enter__())
        monkeypatch.setenv("QIANTANG_STORAGE", str(tiny_settings.storage))
        monkeypatch.setenv("QIANTANG_LLM_MODEL", "test-model")
        monkeypatch.setenv("OPENAI_BASE_URL", server.address)
        preload.shared.cache_clear()
        return Page()

    yield make
    for server in servers:
        server.__exit__(None, None, None)
    preload.shared.cache_clear()


def test_an_answer_is_watched_while_it_grows_and_then_cited(open_page: OpenPage) -> None:
    page = open_page(lambda request: Says(f"{TRUE} [1][2]. Robots rule the town [1].", pause_s=0.02))
    assert any("on this machine" in caption.value for caption in page.page.caption)

    page.ask(QUESTION)
    assert [button.label for button in page.page.button if button.label == "Stop"] == ["Stop"]
    page.settle()

    (turn,) = page.shown()
    assert [item["text"] for item in turn["answer"]["sentences"]] == [f"{TRUE}."]
    assert turn["answer"]["sentences"][0]["citations"] == [1]
    assert turn["answer"]["unverified"] == ["Robots rule the town."]
    assert not page.page.exception
    assert [button.label for button in page.page.button if button.label == "Stop"] == []


def test_stop_keeps_what_was_written(open_page: OpenPage) -> None:
    page = open_page(lambda request: Says(f"{TRUE} [1][2]. " + "The town goes on and on. " * 200, pause_s=0.02))
    page.ask(QUESTION)
    pending = page.page.session_state["conversation"].pending[0]
    until = time.monotonic() + 30
    while not any(item.state == "supported" for item in pending.progress.live.sentences) and time.monotonic() < until:
        time.sleep(0.05)

    next(button for button in page.page.button if button.label == "Stop").click().run()
    page.settle()

    (turn,) = page.shown()
    assert [item["text"] for item in turn["answer"]["sentences"]] == [f"{TRUE}."]
    assert "It was stopped here" in turn["answer"]["notices"][0]


def test_a_failure_is_one_line_beside_the_extractive_answer(open_page: OpenPage) -> None:
    page = open_page(lambda request: Status(401))
    page.ask(QUESTION)
    page.settle()

    (turn,) = page.shown()
    assert len(turn["answer"]["notices"]) == 1
    assert "did not accept the key" in turn["answer"]["notices"][0]
    assert turn["answer"]["sentences"][0]["citations"] == [1]
