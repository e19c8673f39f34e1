"""The key is sent to the endpoint and is found nowhere else: not in answers, logs, errors, reports, pages, files or reprs."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answer.engine import AnswerEngine
from app import preload
from app.settings import Settings, read_settings
from tests.app.conftest import Run
from tests.llm_server.faults import Does, Status
from tests.llm_server.server import Behaviour, Handler, LlmServer, Request, Says

KEY = "sk-marked-5f2c9e7710b84d"
PARTS = (KEY, KEY[3:], KEY[::-1])
QUESTION = "How much did the lake town's digital economy add in 2021?"
TRUE = "The lake town's digital economy added 42.5 billion yuan in 2021"
SCRIPT = Path(__file__).parents[2] / "app" / "chat.py"


def tells_the_key(request: Request) -> Behaviour:
    """Tells the key in answers, in errors of every kind, and in what is no answer."""
    key = request.authorization.removeprefix("Bearer ")
    told = f"Incorrect API key provided: {key}"

    def web_page(handler: Handler, request: Request) -> None:
        handler.send_bytes(200, f"<html>{told}</html>".encode(), "text/html", {"x-echo": "1"})

    ways: list[Behaviour] = [
        Says(f"The key is {key} [1]. The lake town's digital economy added 42.5 billion yuan in 2021 [1][2]."),
        Status(401, message=told),
        Status(400, message=told),
        Status(500, "0.01", message=told),
        Does(web_page),
        Says(f"{key}"),
    ]
    return ways[request.number % len(ways)]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tiny_settings: Settings, shared_model: None) -> Iterator[LlmServer]:
    with LlmServer(tells_the_key) as found:
        monkeypatch.setenv("QIANTANG_LLM_MODEL", "test-model")
        monkeypatch.setenv("QIANTANG_LLM_TOKENS_A_DAY", "1000000")
        monkeypatch.setenv("OPENAI_BASE_URL", found.address)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("QIANTANG_STORAGE", str(tiny_settings.storage))
        preload.shared.cache_clear()
        yield found
    preload.shared.cache_clear()


def assert_without_key(where: str, text: str) -> None:
    for part in PARTS:
        assert part not in text, f"the key is in {where}: …{text[max(0, text.find(part) - 80) : text.find(part)]}"


def page_text() -> str:
    """All that the page's script sent to the browser after two questions, and the state of its session."""
    page = AppTest.from_file(str(SCRIPT), default_timeout=60).run()
    for question in (QUESTION, "And in 2020?"):
        page.chat_input[0].set_value(question).run()
        for pending in page.session_state["conversation"].pending:
            pending.answer.result(30)
        page.run()
    assert len(page.session_state["conversation"].answers) == 2
    drawn = [element.proto for kind in ("bidi_component", "caption", "html") for element in page.get(kind)]
    return f"{drawn!r}{page.main!r}{page.session_state['conversation']!r}"


def reprs(settings: Settings, engine: AnswerEngine) -> Iterator[str]:
    for thing in (
        settings,
        settings.answer_options(),
        settings.answer_options().language_model,
        engine,
        vars(engine),
        settings.describe(),
    ):
        yield f"{thing!r} {thing!s}"
    model: Any = engine._model
    yield f"{model!r} {model} {vars(model)!r} {model._client!r} {model._client.to_json()} {model._client.to_dict()}"


def test_the_key_is_nowhere_but_in_the_header(
    server: LlmServer, qiantang: Run, caplog: pytest.LogCaptureFixture, tmp_path: Path, tiny_settings: Settings, tiny_folder: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    (tmp_path / "q.jsonl").write_text(
        "".join(json.dumps({"id": f"q{at}", "question": QUESTION}) + "\n" for at in range(6)), encoding="utf-8"
    )
    (tmp_path / "draft.md").write_text(f"{TRUE}. Robots rule the town.", encoding="utf-8")
    commands = [
        ("ask", QUESTION),
        ("ask", QUESTION, "--json"),
        ("ask", "--batch", "q.jsonl", "--out", "answers.jsonl"),
        ("doctor",),
        ("doctor", "--json"),
        ("ingest", str(tiny_folder)),
        ("documents", "--json"),
        ("check", f"{TRUE}."),
        ("check", "--file", "draft.md"),
        ("ask", ""),
        ("ask", "--batch", "missing.jsonl"),
        ("eval", "q.jsonl", "--engine", "llm", "--corpus", str(tiny_folder), "--out", "run"),
    ]
    for command in commands:
        ran = qiantang(*command)
        assert_without_key(f"the output of {command[0]}", ran.out + ran.err)
    settings = read_settings()
    from app import compose

    engine = compose.open_engine(settings, compose.make_embedding(settings))
    engine.ask(QUESTION)
    for text in reprs(settings, engine):
        assert_without_key("a repr", text)
    assert_without_key("the page", page_text())
    assert_without_key("the log", caplog.text)
    for folder in (tmp_path, tiny_settings.storage):
        for path in filter(Path.is_file, folder.rglob("*")):
            assert_without_key(str(path), path.read_bytes().decode("utf-8", "replace"))
    assert {request.authorization for request in server.requests} == {f"Bearer {KEY}"}
    assert len(server.requests) > 15
