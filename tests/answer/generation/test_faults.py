"""Whatever the server does, the visitor gets the extractive answer with one line on why, within the time-out."""

import shutil
import time
from typing import Any

import pytest

from answer.engine import AnswerEngine
from tests.answer.generation.conftest import Asks, options_for
from tests.llm_server.faults import FAULTS, Does, Fault, Status
from tests.llm_server.places import PLACES, Place
from tests.llm_server.server import Says, in_turn

QUESTION = "How many invention patents does the zone hold?"
EXTRACTIVE = "24,148. The zone holds 24,148 invention patents."
TRUE = "The zone holds 24,148 invention patents [1][2][3]."
SHORT: dict[str, Any] = {"timeout_s": 3.0, "first_byte_timeout_s": 0.8, "connect_timeout_s": 0.8}
SLACK_S = 1.5  # of a busy machine


def asked_within(engine: AnswerEngine, seconds: float) -> Any:
    engine.warm_up()  # libraries are loaded by then
    begun = time.monotonic()
    answer = engine.ask(QUESTION)
    took = time.monotonic() - begun
    assert took < seconds + SLACK_S, took
    assert (answer.engine, answer.status) == ("extractive", "answered")
    assert answer.answer.startswith(EXTRACTIVE)
    return answer


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_the_extractive_answer_says_why(asks: Asks, fault: Fault) -> None:
    engine, server = asks(lambda request: Does(fault.does), **SHORT)

    answer = asked_within(engine, SHORT["timeout_s"])

    assert fault.said in answer.notices[-1].text
    assert answer.notices[-1].kind == "fallback"
    assert len(server.requests) == fault.requests


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_where_nobody_answers_it_says_so(small_index: Any, place: Place) -> None:
    if "certificate" in place.said and shutil.which("openssl") is None:
        pytest.skip("there is no openssl on this machine to make a certificate with")
    with place.at() as address:
        answer = asked_within(AnswerEngine(small_index, options_for(address, **SHORT)), SHORT["timeout_s"])

    assert [(notice.kind, place.said in notice.text) for notice in answer.notices] == [("fallback", True)]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_another_try_mends_is_mended(asks: Asks, status: int) -> None:
    engine, server = asks(in_turn(Status(status, "0.05"), Says(TRUE)))

    answer = engine.ask(QUESTION)

    assert (answer.engine, answer.answer) == ("test-model", EXTRACTIVE)
    assert (len(server.requests), answer.notices) == (2, ())


def test_a_server_that_does_not_know_how_to_count_is_asked_without(asks: Asks) -> None:
    engine, server = asks(in_turn(Status(400), Says(TRUE, tokens=None)))

    assert engine.ask(QUESTION).engine == "test-model"
    assert ["stream_options" in request.body for request in server.requests] == [True, False]


def test_a_question_with_several_parts_waits_for_a_silent_server_once(asks: Asks) -> None:
    engine, server = asks(lambda request: Does(FAULTS["hang before the first byte"].does), **SHORT)
    engine.warm_up()

    begun = time.monotonic()
    answer = engine.ask("How many invention patents does the zone hold? Who said that data should help cities to think?")

    assert time.monotonic() - begun < SHORT["timeout_s"] + SLACK_S
    assert (len(answer.parts), len(server.requests)) == (2, 1)


def test_without_streaming_the_answer_is_the_same(asks: Asks) -> None:
    engine, server = asks(lambda request: Says(TRUE), stream=False)

    assert engine.ask(QUESTION).answer == EXTRACTIVE
    assert [request.is_stream for request in server.requests] == [False]
