"""An OpenAI-compatible server on loopback: streaming and not, replies scripted or computed, faults on demand.

    with LlmServer(lambda request: Says("The lake is old [1].")) as server:
        ...  # the real client talks to server.address over a real socket

As a program: `python -m tests.llm_server paraphraser` serves a computed model until Ctrl-C (see `tests/llm_server/__main__.py`).
"""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

MODELS = "test-model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the server was asked."""

    body: Mapping[str, Any]
    authorization: str  # the header, "Bearer …"
    number: int  # 1 for the first

    @property
    def prompt(self) -> str:
        """All messages together."""
        return "\n\n".join(str(message["content"]) for message in self.body["messages"])

    @property
    def is_stream(self) -> bool:
        return bool(self.body.get("stream"))


class Behaviour(Protocol):
    """What the server does with a request."""

    def answer(self, handler: "Handler", request: Request) -> None: ...


Model = Callable[[Request], Behaviour]


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP/1.1; a behaviour may write whatever it likes."""

    protocol_version = "HTTP/1.1"
    server: "_Http"

    def do_GET(self) -> None:
        if self.path.rstrip("/").endswith("/models"):
            self.reply(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in self.server.owner.models]})
        else:
            self.reply(404, {"error": {"message": "no such path"}})

    def do_POST(self) -> None:
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        with owner.lock:
            request = Request(body=body, authorization=self.headers.get("authorization", ""), number=len(owner.requests) + 1)
            owner.requests.append(request)
        try:
            behaviour = owner.model(request)
        except Exception as exc:  # else it would look like a server that breaks off, which is a fault that tests are about
            owner.errors.append(exc)
            raise
        behaviour.answer(self, request)

    def reply(self, status: int, value: object, headers: Mapping[str, str] | None = None) -> None:
        """A whole JSON response."""
        self.send_bytes(status, json.dumps(value).encode(), "application/json", headers)

    def send_bytes(self, status: int, body: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        """A whole response."""
        self.send_response(status)
        for name, text in {"content-type": kind, "content-length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def begin_stream(self, kind: str = "text/event-stream; charset=utf-8") -> None:
        """Head of a response whose length is not known."""
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def send_chunk(self, data: bytes) -> None:
        """A part of a stream."""
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def end_stream(self) -> None:
        """The stream's proper end."""
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()

    def cut(self) -> None:
        """End the connection here."""
        self.close_connection = True

    def hang(self, seconds: float) -> None:
        """Say nothing, until the test is over."""
        self.server.owner.closing.wait(seconds)
        self.cut()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    owner: "LlmServer"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is no news."""


class LlmServer:
    """The server; `requests` holds all that it was asked. At its end it raises what its model raised."""

    def __init__(
        self, model: Model, *, models: Iterable[str] = (MODELS,), certificate: tuple[Path, Path] | None = None, port: int = 0
    ) -> None:
        """
        Args:
            certificate: files of certificate and key; given, it speaks TLS.
        """
        self.model = model
        self.models = list(models)
        self.requests: list[Request] = []
        self.errors: list[Exception] = []  # of the model's own code
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self._http = _Http(("127.0.0.1", port), Handler)
        self._http.owner = self
        self._scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
            self._scheme = "https"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def port(self) -> int:
        return int(self._http.server_port)

    @property
    def address(self) -> str:
        """As OPENAI_BASE_URL wants it."""
        return f"{self._scheme}://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> "LlmServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        if self.errors and kind is None:
            raise AssertionError("the model of this test failed by itself") from self.errors[0]


def event(delta: str | None, finish: str | None = None, **more: object) -> bytes:
    """One object of a stream."""
    content = {} if delta is None else {"content": delta}
    choice = {"index": 0, "delta": content, "finish_reason": finish}
    value = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice], **more}
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()


@dataclass(frozen=True, slots=True)
class Says:
    """A whole answer, streamed if that was asked for."""

    text: str
    size: int = 5  # characters a piece
    tokens: int | None = 100  # that it counts; None: it does not count
    pause_s: float = 0.0  # before each piece
    finish: str = "stop"
    pieces: tuple[str, ...] = field(default=())  # in the place of `text` cut into sizes

    def answer(self, handler: Handler, request: Request) -> None:
        usage = None if self.tokens is None else {"prompt_tokens": 0, "completion_tokens": self.tokens, "total_tokens": self.tokens}
        if not request.is_stream:
            message = {"role": "assistant", "content": self.text}
            choices = [{"index": 0, "finish_reason": self.finish, "message": message}]
            value = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices}
            handler.reply(200, value if usage is None else {**value, "usage": usage})
            return
        handler.begin_stream()
        cut = self.pieces or [self.text[at : at + self.size] for at in range(0, len(self.text), self.size)]
        for piece in cut:
            if self.pause_s:
                time.sleep(self.pause_s)
            handler.send_chunk(event(piece))
        handler.send_chunk(event(None, self.finish))
        if usage is not None and request.body.get("stream_options"):
            handler.send_chunk(event(None, None, usage=usage, choices=[]))
        handler.send_chunk(b"data: [DONE]\n\n")
        handler.end_stream()


def in_turn(*behaviours: Behaviour) -> Model:
    """A model that does these things one after another, and the last one from then on."""
    return lambda request: behaviours[min(request.number, len(behaviours)) - 1]
