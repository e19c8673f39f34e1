"""The chat page, run by Streamlit's own test harness over a scripted engine; for the browser see test_browser_chat.py."""

import json
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answer.types import Answer, CitedSentence, Notice
from app import preload
from app.compose import EngineHolder
from app.pages.ask.conversation import Conversation, Failed
from app.pages.ask.said import NOT_NOW
from app.pages.ask.turns import UNEXPECTED
from app.pages.shared.plain_text import plain
from app.settings import Settings
from ingest.errors import IndexMismatchError, IndexMissingError, StorageError
from tests.app.scripted_chat import (
    ADDED,
    BRIDGES,
    EXAMPLES,
    PLAN,
    SCRIPT,
    VALUE,
    OpenChat,
    ScriptedEngine,
    answered,
    cited,
    declined,
)


def test_an_empty_chat_says_what_it_answers_from_and_offers_examples(chat: OpenChat) -> None:
    page = chat()
    assert not page.page.exception
    assert page.page.title[0].value == "Qiantang"
    assert page.shown("welcome") == [
        {
            "library": "It answers from 2 documents, the newest from the first half of 2021",
            "documents": [
                {"title": "Notes", "from": "figures of the first half of 2021"},
                {"title": "The plan", "from": "Town Office · 22 October 2018 · our summary of “A Plan”"},
            ],
            "examples": list(EXAMPLES),
        }
    ]


def test_an_answer_comes_short_first_then_sentences_with_numbered_citations(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask("How much was added?")
    (turn,) = page.shown("turn")
    assert turn["question"] == "How much was added?"
    assert turn["answer"]["short"] == "42 billion yuan"
    assert turn["answer"]["sentences"] == [{"text": VALUE, "citations": [1]}]
    assert turn["answer"]["text"] is None
    assert turn["citations"] == [
        {
            "number": 1,
            "title": "The plan",
            "from": "Town Office · 22 October 2018 · our summary of “A Plan”, ¶ 7",
            "quote": VALUE,
        }
    ]
    assert page.shown("welcome") == []


def test_a_citation_has_one_number_wherever_it_stands(chat: OpenChat) -> None:
    first, second = cited(VALUE), cited(BRIDGES)
    page = chat(
        answered("q", CitedSentence(text="A", citations=(first, second)), CitedSentence(text="B", citations=(second, first)))
    )
    page.ask("q")
    (turn,) = page.shown("turn")
    assert [sentence["citations"] for sentence in turn["answer"]["sentences"]] == [[1, 2], [2, 1]]
    assert [source["places"] for source in turn["sources"]] == [[{"number": 1, "place": "¶ 7"}, {"number": 2, "place": "¶ 7"}]]


def test_a_sentence_without_support_is_not_shown(chat: OpenChat) -> None:
    page = chat(
        answered("q", CitedSentence(text=VALUE, citations=(cited(VALUE),)), CitedSentence(text="Invented.", supported=False))
    )
    page.ask("q")
    assert [sentence["text"] for sentence in page.shown("turn")[0]["answer"]["sentences"]] == [VALUE]


def test_clicking_a_citation_opens_the_whole_document_at_the_span(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask("How much was added?")
    page.click(0, {"open": "citation", "at": 1})
    (opened,) = page.shown("document")
    assert opened["text"] == PLAN.text
    assert opened["text"][opened["start"] : opened["end"]] == VALUE
    assert opened["title"] == "The plan"
    assert opened["facts"] == ["Town Office · 22 October 2018 · figures of 2018", "our summary of “A Plan”, ¶ 7"]
    assert opened["warning"] is None


@pytest.mark.parametrize(
    "event",
    [{}, {"open": "citation", "at": 0}, {"open": "citation", "at": 2}, {"open": "citation", "at": "1"}, {"ask": 99}, {"open": "x"}],
)
def test_an_event_that_names_nothing_does_nothing(chat: OpenChat, event: dict[str, Any]) -> None:
    page = chat(ADDED)
    page.ask("How much was added?")
    page.click(0, event)
    assert not page.page.exception and page.shown("document") == [] and len(page.engine.asked) == 1


def test_a_refusal_offers_the_nearest_passages_and_examples(chat: OpenChat) -> None:
    page = chat()
    page.ask("Who built it?")
    (turn,) = page.shown("turn")
    assert turn["answer"]["declined"] and turn["answer"]["text"] == "The documents do not say."
    assert turn["answer"]["passages"] == [
        {"at": 0, "quote": "The river is long.", "from": "Notes · figures of the first half of 2021"}
    ]
    assert turn["examples"] == list(EXAMPLES)
    page.click(0, {"open": "passage", "at": 0})
    assert (page.shown("document")[0]["start"], page.shown("document")[0]["end"]) == (0, 18)


def test_a_question_in_chinese_gets_the_line_in_both_languages_and_examples_but_no_passages(chat: OpenChat) -> None:
    line = "Sorry, English only.\n抱歉，只能读英文。"
    page = chat(declined("数字经济有多大？", "language", line))
    page.ask("数字经济有多大？")
    (turn,) = page.shown("turn")
    assert turn["answer"]["text"] == line
    assert turn["answer"]["passages"] == [] and turn["examples"] == list(EXAMPLES)


def test_notices_are_shown(chat: OpenChat) -> None:
    page = chat(answered("q", notices=(Notice(kind="fallback", text="The model did not answer."),), answer="Hello!"))
    page.ask("q")
    block = page.shown("turn")[0]["answer"]
    assert block["notices"] == ["The model did not answer."] and block["text"] == "Hello!"


def test_a_follow_up_knows_the_turns_before_and_shows_how_it_was_understood(chat: OpenChat) -> None:
    follow_up = answered("And in 2018?", standalone_question="How much was added in 2018?", answer="x")
    page = chat(ADDED, follow_up)
    page.ask("How much was added?")
    page.ask("And in 2018?")
    assert page.engine.asked == [("How much was added?", ()), ("And in 2018?", ("How much was added?",))]
    assert [turn["understood"] for turn in page.shown("turn")] == [None, "How much was added in 2018?"]


def test_a_rerun_keeps_the_conversation_and_asks_nothing_again(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask("How much was added?")
    before = page.shown("turn")[0]["answer"]
    page.page.run()
    assert page.shown("turn")[0]["answer"] == before and len(page.engine.asked) == 1


def test_an_example_is_asked_when_it_is_clicked(chat: OpenChat) -> None:
    page = chat()
    page.ask("Who built it?")
    page.click(0, {"ask": 1})
    assert page.engine.asked[-1] == (EXAMPLES[1], ("Who built it?",))
    assert [turn["question"] for turn in page.shown("turn")] == ["Who built it?", EXAMPLES[1]]


def test_a_new_conversation_is_empty_and_closes_the_document(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask("How much was added?")
    page.click(0, {"open": "citation", "at": 1})
    page.page.button(key="new").click().run()
    assert page.shown("turn") == [] and page.shown("document") == [] and len(page.shown("welcome")) == 1
    page.ask("How much was added?")
    assert page.engine.asked[-1] == ("How much was added?", ())


def test_a_known_error_is_one_line_and_the_question_stays(chat: OpenChat) -> None:
    page = chat(IndexMismatchError("the index was built with 'a', run 'qiantang ingest --rebuild'"))
    page.ask("q")
    assert not page.page.exception
    (turn,) = page.shown("turn")
    assert (turn["question"], turn["error"], turn["can_retry"]) == (
        "q",
        "the index was built with 'a', run 'qiantang ingest --rebuild'",
        True,
    )
    page.ask("again")
    assert "error" not in page.shown("turn")[0] and [turn["question"] for turn in page.shown("turn")] == ["again"]


def test_visitors_read_no_folders_models_and_settings(
    chat: OpenChat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("QIANTANG_TRUSTED", "false")
    page = chat(IndexMismatchError("the index was built with 'a', run 'qiantang ingest --rebuild'"))
    page.ask("q")
    assert page.shown("turn")[0]["error"] == NOT_NOW and "ingest --rebuild" in caplog.text
    monkeypatch.setattr(
        "app.pages.ask.page.follow_address", lambda *_: (_ for _ in ()).throw(StorageError("/srv/index is damaged"))
    )
    page.page.run()
    assert [error.value for error in page.page.error] == [plain(NOT_NOW)] and "/srv/index" in caplog.text


def test_an_unexpected_error_is_logged_and_shows_no_traceback(chat: OpenChat, caplog: pytest.LogCaptureFixture) -> None:
    page = chat(ZeroDivisionError("secret detail"))
    page.ask("q")
    assert not page.page.exception
    assert [turn["error"] for turn in page.shown("turn")] == [UNEXPECTED]
    assert "secret detail" in caplog.text


def test_without_an_index_the_page_says_which_command_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing() -> EngineHolder:
        raise IndexMissingError(f"there is no index in {tmp_path} yet")

    loading = preload.Preload(lambda: SimpleNamespace(engine=missing))  # type: ignore[arg-type, return-value]
    monkeypatch.setattr(preload, "shared", lambda settings: loading)
    monkeypatch.setenv("QIANTANG_STORAGE", str(tmp_path))
    for _ in range(2):  # before and after the loading has failed
        page = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
        assert not page.exception and not page.error
        assert page.code[0].value == f"qiantang ingest --storage {tmp_path}"
        loading._done.wait(5)
    monkeypatch.setenv("QIANTANG_TRUSTED", "false")
    page = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    assert not page.code and str(tmp_path) not in str(page.main), "a visitor has nothing to install, and needs no folder's name"


def test_the_first_page_does_not_wait_for_the_model(monkeypatch: pytest.MonkeyPatch, tiny_settings: Settings) -> None:
    may_load = threading.Event()
    engine = ScriptedEngine([])

    def slow() -> Any:
        may_load.wait(30)
        return SimpleNamespace(engine=lambda: engine)

    loading = preload.Preload(slow)
    monkeypatch.setattr(preload, "shared", lambda settings: loading)
    monkeypatch.setenv("QIANTANG_STORAGE", str(tiny_settings.storage))
    page = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    try:
        assert not loading.is_ready and not page.exception
        assert "is still loading" in page.caption[-1].value and page.chat_input
        (mounted,) = page.get("bidi_component")
        assert json.loads(mounted.proto.json)["library"] == "It answers from 2 documents, the newest from 1 March 2022"
    finally:
        may_load.set()
    loading.engine()
    page.run()
    assert not any("loading" in caption.value for caption in page.caption)
    assert json.loads(page.get("bidi_component")[0].proto.json)["examples"] == list(EXAMPLES)


def test_the_engine_is_made_once_for_all_sessions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QIANTANG_STORAGE", str(tmp_path))
    made = []

    def make() -> Any:
        made.append(1)
        return SimpleNamespace(engine=lambda: engine)

    engine = ScriptedEngine([ADDED])
    loading = preload.Preload(make)
    monkeypatch.setattr(preload, "shared", lambda settings: loading)
    for _ in range(3):
        page = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
        page.chat_input[0].set_value("How much was added?").run()
    assert made == [1] and len(engine.asked) == 3


def test_a_question_asked_while_another_is_answered_waits_for_it() -> None:
    talk, may_answer = Conversation(), threading.Event()

    def slowly(question: str, history: tuple[Answer, ...]) -> Answer:
        if question == "first":
            may_answer.wait(10)
        return answered(question, answer=",".join(turn.question for turn in history))

    talk.ask("first", slowly)
    talk.ask("second", slowly)
    first, second = talk.snapshot()[1]
    may_answer.set()
    assert [talk.settle(pending, str) for pending in (first, second)] == talk.answers
    assert [answer.answer for answer in talk.answers] == ["", "first"]
    assert talk.settle(second, str) == talk.answers[1] and len(talk.answers) == 2, "kept once, whichever run of the page waits"


def test_a_question_after_one_that_failed_is_answered() -> None:
    talk = Conversation()

    def answer(question: str, history: tuple[Answer, ...]) -> Answer:
        if question == "bad":
            raise ZeroDivisionError
        return answered(question, answer=str(len(history)))

    talk.ask("bad", answer)
    talk.ask("good", answer)
    bad, good = talk.snapshot()[1]
    assert talk.settle(bad, lambda exc: "no") == Failed(question="bad", reason="no")
    settled = talk.settle(good, lambda exc: "no")
    assert isinstance(settled, Answer) and settled.answer == "0"
