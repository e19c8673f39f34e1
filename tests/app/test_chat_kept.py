"""What the chat page keeps and finds again: turns, feedback, the address; run by Streamlit's own test harness."""

from datetime import date
from pathlib import Path

import pytest

from answer.types import Answer, CitedSentence
from app.pages.ask.keeping import OF_ANOTHER
from app.pages.shared.plain_text import plain
from app.records import Records, records
from app.settings import read_settings
from tests.app.scripted_chat import ADDED, BRIDGES, EXAMPLES, PLAN, VALUE, Chat, OpenChat, answered, cited

QUESTION = "How much was added?"


def kept() -> Records:
    found = records(read_settings())
    assert found is not None
    return found


def conversation_of(page: Chat) -> str:
    return page.address["c"]


def test_the_address_names_the_conversation_once_something_is_kept(chat: OpenChat) -> None:
    page = chat(ADDED)
    assert page.address == {}
    page.ask(QUESTION)
    assert kept().turns(conversation_of(page)) == (ADDED,)


def test_another_session_of_that_browser_shows_the_same_and_goes_on(chat: OpenChat) -> None:
    first = chat(ADDED)
    first.ask(QUESTION)
    second = chat(answered("And then?", answer="x"), address={"c": conversation_of(first)})
    assert second.shown("turn")[0]["answer"] == first.shown("turn")[0]["answer"]
    second.ask("And then?")
    assert second.engine.asked == [("And then?", (QUESTION,))]
    assert [turn.question for turn in kept().turns(conversation_of(first))] == [QUESTION, "And then?"]


def test_a_session_that_was_overtaken_goes_on_under_another_address(chat: OpenChat) -> None:
    first = chat(ADDED, answered("a", answer="a"), answered("b", answer="b"))
    first.ask(QUESTION)
    shared = conversation_of(first)
    other = Chat(first.engine, {"c": shared})
    other.ask("b")
    first.ask("a")
    assert conversation_of(first) != shared
    assert [turn.question for turn in kept().turns(shared)] == [QUESTION, "b"]
    assert [turn.question for turn in kept().turns(conversation_of(first))] == [QUESTION, "a"]
    assert sorted(asked.question for asked in kept().asked()) == [QUESTION, "a", "b"]


@pytest.mark.parametrize("secret", [b"another browser!", None])
def test_another_browser_reads_and_goes_on_under_an_address_of_its_own(
    chat: OpenChat, monkeypatch: pytest.MonkeyPatch, secret: bytes | None
) -> None:
    first = chat(ADDED)
    first.ask(QUESTION)
    first.click(0, {"helpful": False})
    shared = conversation_of(first)
    monkeypatch.setattr("app.pages.ask.keeping.browser_secret", lambda: secret)
    second = chat(answered("And then?", answer="x"), address={"c": shared})
    assert second.shown("turn")[0]["answer"] == first.shown("turn")[0]["answer"] and second.shown("turn")[0]["feedback"] is None
    assert second.page.info[0].value == plain(OF_ANOTHER)
    second.click(0, {"helpful": True})
    second.ask("And then?")
    assert len(second.page.info) == 0 and conversation_of(second) != shared
    assert [turn.question for turn in kept().turns(conversation_of(second))] == [QUESTION, "And then?"]
    assert [asked.question for asked in kept().asked()] == ["And then?", QUESTION]  # once, though it is kept twice
    assert kept().turns(shared) == (ADDED,) and kept().feedback(shared)[0].is_helpful is False
    second.click(0, {"helpful": True})
    assert kept().feedback(conversation_of(second))[0].is_helpful and kept().feedback(shared)[0].is_helpful is False


def test_where_a_browser_takes_no_cookies_the_session_still_goes_on_under_one_address(
    chat: OpenChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = chat(ADDED, answered("a", answer="a"))
    monkeypatch.setattr("app.pages.ask.keeping.browser_secret", lambda: None)
    page.ask(QUESTION)
    address = conversation_of(page)
    page.ask("a")
    assert conversation_of(page) == address and len(kept().turns(address)) == 2


@pytest.mark.parametrize("wanted", ["A" * 22, "", "<script>", "x" * 5000])
def test_an_address_that_names_nothing_is_one_line_and_an_empty_chat(chat: OpenChat, wanted: str) -> None:
    page = chat(ADDED, address={"c": wanted})
    assert not page.page.exception and page.shown("turn") == [] and len(page.page.info) == 1
    assert page.address == {}
    page.ask(QUESTION)
    assert len(page.page.info) == 0 and len(kept().turns(conversation_of(page))) == 1


def test_where_nothing_is_kept_there_is_no_address_and_no_feedback(chat: OpenChat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANTANG_KEEP_DAYS", "0")
    page = chat(ADDED)
    page.ask(QUESTION)
    assert page.address == {} and page.shown("turn")[0]["feedback"] is None
    page.click(0, {"helpful": True})
    assert page.talk.opinions == {}
    assert chat(ADDED, address={"c": "A" * 22}).page.info[0].value.startswith("No conversation is kept here")


def test_a_new_conversation_gets_an_address_of_its_own(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask(QUESTION)
    before = conversation_of(page)
    page.page.button(key="new").click().run()
    assert page.address == {}
    page.ask(QUESTION)
    assert conversation_of(page) != before


def test_feedback_is_kept_changed_and_taken_back(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask(QUESTION)
    for event in ({"helpful": False}, {"remark": " Which prices? "}, {"helpful": None}):
        page.click(0, event)
    given = kept().feedback(conversation_of(page))[0]
    assert (given.is_helpful, given.remark) == (None, "Which prices?")
    assert page.shown("turn")[0]["feedback"] == {"is_helpful": None, "remark": "Which prices?"}
    again = Chat(page.engine, {"c": conversation_of(page)})
    assert again.shown("turn")[0]["feedback"] == {"is_helpful": None, "remark": "Which prices?"}


@pytest.mark.parametrize("event", [{"helpful": "yes"}, {"helpful": 2}, {"remark": 3}, {"remark": None}, {"retry": 0}])
def test_feedback_that_is_none_is_not_kept(chat: OpenChat, event: dict[str, object]) -> None:
    page = chat(ADDED)
    page.ask(QUESTION)
    page.click(0, event)
    assert kept().feedback(conversation_of(page)) == {} and len(page.engine.asked) == 1


def test_a_long_remark_is_cut(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask(QUESTION)
    page.click(0, {"remark": "x" * 100_000})
    assert len(kept().feedback(conversation_of(page))[0].remark) == 1000


def test_the_last_question_asked_again_takes_its_own_place(chat: OpenChat) -> None:
    page = chat(ADDED, answered("a", answer="a"))
    page.ask(QUESTION)
    page.ask("a")
    page.click(1, {"helpful": True})
    page.click(1, {"retry": True})
    assert page.engine.asked == [(QUESTION, ()), ("a", (QUESTION,)), ("a", (QUESTION,))]
    assert [turn["question"] for turn in page.shown("turn")] == [QUESTION, "a"]
    assert [turn.question for turn in kept().turns(conversation_of(page))] == [QUESTION, "a"]
    assert page.shown("turn")[1]["feedback"] == {"is_helpful": None, "remark": ""}, "it was said of another answer"


def test_only_the_last_answer_can_be_asked_again(chat: OpenChat) -> None:
    page = chat(ADDED, answered("a", answer="a"))
    page.ask(QUESTION)
    page.ask("a")
    assert [turn["can_retry"] for turn in page.shown("turn")] == [False, True]


def test_questions_that_come_too_fast_get_a_polite_line_and_are_not_asked(chat: OpenChat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANTANG_QUESTIONS_A_MINUTE", "1")
    page = chat(ADDED)
    page.ask(QUESTION)
    page.ask("a")
    assert [turn["question"] for turn in page.shown("turn")] == [QUESTION, "a"]
    assert page.shown("turn")[1]["error"].startswith("That was a lot of questions at once. Please ask again in ")
    assert len(page.engine.asked) == 1 and len(kept().turns(conversation_of(page))) == 1
    page.page.button(key="new").click().run()
    page.ask(QUESTION)
    assert len(page.engine.asked) == 1, "a new conversation is not a new visitor"


def test_asking_again_too_fast_keeps_the_answer(chat: OpenChat, monkeypatch: pytest.MonkeyPatch) -> None:
    page = chat(ADDED)
    page.ask(QUESTION)
    assert page.shown("turn")[0]["can_retry"]
    monkeypatch.setattr("app.pages.ask.page.allow", lambda *args, **more: "Please wait.")
    page.click(0, {"retry": True})
    assert [turn.get("error") for turn in page.shown("turn")] == [None, "Please wait."]
    assert len(kept().turns(conversation_of(page))) == 1


def test_a_link_to_a_span_opens_it_once(chat: OpenChat) -> None:
    start = PLAN.text.index(VALUE)
    page = chat(ADDED, address={"document": PLAN.id, "sha": PLAN.sha, "start": str(start), "end": str(start + len(VALUE))})
    (shown,) = page.shown("document")
    assert (shown["text"][shown["start"] : shown["end"]], shown["warning"]) == (VALUE, None)
    page.talk.opened = None
    page.page.run()
    assert page.shown("document") == [], "it was closed, and is not opened again by the next click"


def test_the_link_of_an_open_document_leads_back_to_it(chat: OpenChat) -> None:
    from urllib.parse import parse_qsl

    page = chat(ADDED)
    page.ask(QUESTION)
    page.click(0, {"open": "citation", "at": 1})
    (shown,) = page.shown("document")
    other = chat(ADDED, address=dict(parse_qsl(shown["link"])))
    (again,) = other.shown("document")
    assert [again[name] for name in ("text", "start", "end", "link")] == [shown[name] for name in ("text", "start", "end", "link")]


def test_examples_after_a_refusal_are_those_nearest_to_the_question(chat: OpenChat) -> None:
    page = chat()
    page.ask("Is the river deep?")
    assert page.shown("turn")[0]["examples"] == [EXAMPLES[1], EXAMPLES[0]]
    page.click(0, {"ask": 0})
    assert page.engine.asked[-1][0] == EXAMPLES[1]


def test_what_is_copied_and_saved_has_the_sources(chat: OpenChat, tmp_path: Path) -> None:
    from app.pages.ask.export import as_json, as_markdown

    bridges = answered("q", CitedSentence(text=BRIDGES, citations=(cited(BRIDGES),)))
    page = chat(bridges)
    page.ask("q")
    assert page.shown("turn")[0]["copy"] == (
        "q\n\nIt has 9 bridges. [1]\n\nSources\n"
        "[1] The plan · Town Office · 22 October 2018 · our summary of “A Plan”, ¶ 7\n    “It has 9 bridges.”\n"
    )
    saved = as_markdown([bridges], {PLAN.id: PLAN}, date(2026, 1, 2)).decode()
    assert saved == (
        "# A conversation with Qiantang\n\nSaved on 2 January 2026.\n\n## q\n\nIt has 9 bridges. \\[1\\]  \n\nSources:\n\n"
        "- \\[1\\] **The plan** · Town Office · 22 October 2018 · our summary of “A Plan”, ¶ 7\n\n  > It has 9 bridges.\n"
    )
    assert b'"saved": "2026-01-02"' in as_json([bridges], date(2026, 1, 2))


def test_a_kept_answer_is_the_answer(chat: OpenChat) -> None:
    page = chat(ADDED)
    page.ask(QUESTION)
    (found,) = kept().turns(conversation_of(page))
    assert isinstance(found, Answer) and found.citations == ADDED.citations
