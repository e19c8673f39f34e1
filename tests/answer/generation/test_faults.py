"""Whatever the server does, the visitor gets the extractive answer with one line on why, within the time-out."""

import socket
import ssl
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from answer.engine import AnswerEngine
from tests.answer.generation.conftest import Asks, options_for
from tests.llm_server.faults import FAULTS, HANG_S, Does, Fault, Status
from tests.llm_server.server import LlmServer, Says, in_turn

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


def test_a_server_that_is_not_there(asks: Asks) -> None:
    engine, server = asks(lambda request: Says(TRUE), **SHORT)
    server.__exit__(None, None, None)

    assert "its server refuses the connection" in asked_within(engine, 1.0).notices[0].text


def test_a_name_that_cannot_be_found(small_index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: Any, *args: Any, **kwargs: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    engine = AnswerEngine(small_index, options_for("http://models.invalid/v1", **SHORT))
    engine.warm_up()
    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert "the name of its server cannot be found" in asked_within(engine, 1.0).notices[0].text


def test_a_name_server_that_hangs(small_index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = AnswerEngine(small_index, options_for("http://models.invalid/v1", **SHORT))
    engine.warm_up()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(HANG_S))

    assert "it sent nothing for 0.8 seconds" in asked_within(engine, SHORT["timeout_s"]).notices[0].text


def test_a_port_that_accepts_and_says_nothing(small_index: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = AnswerEngine(small_index, options_for(f"http://127.0.0.1:{silent.getsockname()[1]}/v1", **SHORT))

        assert "it sent nothing for 0.8 seconds" in asked_within(engine, SHORT["timeout_s"]).notices[0].text


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that nobody vouches for."""
    folder = tmp_path_factory.mktemp("certificate")
    found, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    try:
        subprocess.run([*command, "-keyout", str(key), "-out", str(found)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no openssl on this machine to make a certificate with")
    return found, key


def test_a_certificate_that_nobody_vouches_for(small_index: Any, certificate: tuple[Path, Path]) -> None:
    with LlmServer(lambda request: Says(TRUE), certificate=certificate) as server:
        answer = asked_within(AnswerEngine(small_index, options_for(server.address, **SHORT)), 1.0)

    assert "the certificate of its server cannot be trusted" in answer.notices[0].text
    assert server.requests == []  # neither key nor passages were sent


def test_a_server_that_speaks_no_tls(asks: Asks, small_index: Any) -> None:
    _, server = asks(lambda request: Says(TRUE))
    engine = AnswerEngine(small_index, options_for(server.address.replace("http:", "https:"), **SHORT))

    assert "a secure connection to its server failed" in asked_within(engine, 1.0).notices[0].text
    assert ssl.OPENSSL_VERSION


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
