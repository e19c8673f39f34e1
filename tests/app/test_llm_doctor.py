"""`doctor` on the language model: one line that says what is wrong and how to mend it."""

import shutil

import pytest

from app.doctor_model import language_model
from app.settings import Settings
from tests.llm_server.faults import FAULTS, Does, Status
from tests.llm_server.places import PLACES
from tests.llm_server.server import LlmServer, Says

SHORT = {"llm_timeout_s": 3.0, "llm_first_byte_timeout_s": 1.0, "llm_connect_timeout_s": 1.0}


def found(model, **values):  # type: ignore[no-untyped-def]
    with LlmServer(model, models=["small"]) as server:
        settings = Settings(**{"llm_model": "small", "openai_base_url": server.address, "OPENAI_API_KEY": "k", **SHORT, **values})
        return language_model(settings), server


def test_a_model_that_answers_is_well_and_its_host_is_named():
    finding, server = found(lambda request: Says("yes"))
    assert (finding.part, finding.state) == ("language model", "ok")
    assert finding.text == f"small at 127.0.0.1:{server.port} answers; questions and passages are sent there"
    assert server.requests[0].body["max_tokens"] == 16


@pytest.mark.parametrize(
    ("status", "said", "remedy"),
    [
        (401, "did not accept the key", "check OPENAI_API_KEY"),
        (403, "does not allow this key", "QIANTANG_LLM_MODEL"),
        (404, "does not know the model", "check QIANTANG_LLM_MODEL and OPENAI_BASE_URL"),
        (429, "asked too often", "limits of the account"),
        (500, "status 500", "see what the server says"),
    ],
)
def test_what_is_wrong_and_its_remedy_stand_in_one_line(status, said, remedy):
    finding, _ = found(lambda request: Status(status, "0.05"))
    assert (finding.state, said in finding.text, remedy in finding.text, "\n" in finding.text) == ("bad", True, True, False)


def test_an_unknown_model_is_told_with_those_that_there_are():
    finding, _ = found(lambda request: Status(404), llm_model="large")
    assert "(it lists small)" in finding.text


# The model is there and answers: what its answers are worth is for the check to say.
ANSWERS = {
    "empty",
    "white space",
    "only thoughts",
    "marks never closed",
    "only unknown numbers",
    "a refusal",
    "the prompt repeated",
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_of_a_server_is_told_in_one_line(name):
    finding, server = found(lambda request: Does(FAULTS[name].does))
    host = f"small at 127.0.0.1:{server.port}"
    if name in ANSWERS:
        assert (finding.state, finding.text) == ("ok", f"{host} answers; questions and passages are sent there")
    else:
        assert (finding.state, "\n" in finding.text) == ("bad", False)
        assert finding.text.startswith(f"{host}: {FAULTS[name].said}")
        assert "To mend it, " in finding.text


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("refused connection", "whether the server is running"),
        ("DNS failure", "check the name in OPENAI_BASE_URL"),
        ("a port that takes the connection and is silent", "QIANTANG_LLM_FIRST_BYTE_TIMEOUT_S"),
        ("TLS, a certificate that nobody vouches for", "SSL_CERT_FILE"),
        ("TLS, where the server speaks none", "write http:// in OPENAI_BASE_URL"),
    ],
)
def test_where_nobody_answers_it_says_what_to_look_at(name, remedy):
    if "certificate" in name and shutil.which("openssl") is None:
        pytest.skip("there is no openssl on this machine to make a certificate with")
    with PLACES[name].at() as address:
        finding = language_model(Settings(llm_model="small", openai_base_url=address, OPENAI_API_KEY="k", **SHORT))
    assert (finding.state, PLACES[name].said in finding.text, remedy in finding.text) == ("bad", True, True), finding.text


@pytest.mark.parametrize(
    ("fault", "remedy"),
    [
        ("a web page", "QIANTANG_LLM_STREAM=False"),
        ("redirect", "no redirect is followed"),
        ("10 MB of text", "see the log of the server"),
        ("filtered", "see the filter"),
    ],
)
def test_the_remedy_is_that_of_the_fault(fault, remedy):
    finding, _ = found(lambda request: Does(FAULTS[fault].does))
    assert (finding.state, remedy in finding.text) == ("bad", True), finding.text


def test_where_no_passage_can_fit_it_says_which_settings_leave_no_room():
    finding, server = found(lambda request: Says("yes"), llm_context_tokens=900)
    assert (finding.state, "QIANTANG_LLM_CONTEXT_TOKENS" in finding.text, server.requests) == ("bad", True, [])


def test_a_silent_server_is_told_in_time():
    finding, _ = found(lambda request: Does(FAULTS["hang before the first byte"].does))
    assert (finding.state, "it sent nothing for 1 second" in finding.text) == ("bad", True)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/v1", "not an address", "http://[::"])
def test_an_address_that_leads_nowhere_is_told(address):
    finding = language_model(Settings(llm_model="small", openai_base_url=address, **SHORT))
    assert "in the middle" not in finding.text
    assert (finding.state, "OPENAI_BASE_URL" in finding.text) == ("bad", True), finding.text


def test_a_limit_that_is_reached_is_a_warning(tmp_path):
    finding, server = found(lambda request: Says("yes"), llm_tokens_a_day=5, storage=tmp_path)
    assert (finding.state, "today's limit of 5 tokens is reached" in finding.text, server.requests) == ("warn", True, [])


def test_half_a_language_model_is_a_warning():
    assert language_model(Settings(llm_model="small")).state == "warn"
    assert language_model(Settings(openai_base_url="http://127.0.0.1:1/v1")).state == "warn"
    assert language_model(Settings()).state == "ok"


def test_user_and_password_of_an_address_are_named_nowhere():
    settings = Settings(llm_model="small", openai_base_url="http://ann:pass-word@127.0.0.1:1/v1", **SHORT)
    assert "pass-word" not in language_model(settings).text + str(settings.describe())
    assert settings.answer_options().language_model.host == "127.0.0.1:1"
