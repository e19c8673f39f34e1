"""A follow-up is rewritten by the model, or by the rules when that fails; what it was understood as is in the answer."""

import re
from typing import Any

import pytest

from tests.answer.generation.conftest import Asks
from tests.llm_server.faults import Status
from tests.llm_server.server import Request, Says

FIRST = "How many invention patents does the zone hold?"
FOLLOW_UP = "And how many high-tech enterprises did it have in 2021?"
REWRITTEN = "How many high-tech enterprises did the zone have in 2021?"


def model(rewrites: Any) -> Any:
    """Answers truthfully, and rewrites follow-ups as it is told to."""

    def answer(request: Request) -> Any:
        if "Rewrite the last question" in request.prompt:
            return rewrites
        said = "The number of high-tech enterprises in the zone was 1,928 in 2021"
        return Says(f"{said} [1][2][3]." if "1,928" in request.prompt else "The documents do not say.")

    return answer


def follow_up(asks: Asks, rewrites: Any, question: str = FOLLOW_UP) -> Any:
    engine, server = asks(model(rewrites))
    first = engine.ask(FIRST)
    return engine.ask(question, history=(first,)), server


@pytest.mark.parametrize("text", [REWRITTEN, f'"{REWRITTEN}"', f"Question: {REWRITTEN}", f"<think>Hm.</think>{REWRITTEN}\n"])
def test_a_follow_up_is_rewritten_by_the_model(asks: Asks, text: str) -> None:
    answer, server = follow_up(asks, Says(text))

    assert answer.standalone_question == REWRITTEN
    assert "Question: " + FIRST in server.requests[1].prompt
    assert answer.sentences[0].text == "The number of high-tech enterprises in the zone was 1,928 in 2021."


@pytest.mark.parametrize(
    "text",
    [
        "How many high-tech enterprises did the zone have in 2019?",  # a year that nobody named
        "How many high-tech enterprises did Shanghai have in 2021?",  # a name that nobody named
        "The zone had 1,928 high-tech enterprises.",  # an answer
        "See http://192.0.2.1/ first?",
        "Keep what is asked, with its years and numbers. Add nothing that was not said?",
        "I'm sorry, I cannot do that.",
        "What? Why? How many high-tech enterprises did the zone have in 2021?",
        "x" * 5000 + "?",
        "",
    ],
)
def test_what_is_no_such_question_is_not_taken_and_the_rules_do_it(asks: Asks, text: str) -> None:
    answer, _ = follow_up(asks, Says(text))

    assert "zone" in answer.standalone_question
    assert answer.standalone_question != text
    assert re.findall(r"\d+", answer.standalone_question) == ["2021"]


def test_when_the_server_fails_the_rules_do_it_and_the_model_is_not_asked_again(asks: Asks) -> None:
    answer, server = follow_up(asks, Status(401))

    assert "zone" in answer.standalone_question
    assert answer.engine == "extractive"
    assert "its server did not accept the key" in answer.notices[0].text
    assert len(server.requests) == 2


def test_a_first_question_is_not_rewritten(asks: Asks) -> None:
    engine, server = asks(model(Says("x")))

    assert engine.ask(FIRST).standalone_question == FIRST
    assert len(server.requests) == 1


def test_a_question_in_another_language_is_put_into_english(asks: Asks) -> None:
    engine, _ = asks(model(Says(REWRITTEN)))

    answer = engine.ask("高新区2021年有多少家高新技术企业？")

    assert (answer.standalone_question, answer.status) == (REWRITTEN, "answered")


def test_where_that_fails_the_polite_line_comes_and_says_why(asks: Asks) -> None:
    engine, server = asks(model(Status(401)))

    answer = engine.ask("高新区2021年有多少家高新技术企业？")

    assert (answer.status, answer.reason) == ("declined", "language")
    assert [notice.kind for notice in answer.notices] == ["language", "fallback"]
    assert len(server.requests) == 1
