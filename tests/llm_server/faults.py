"""How a server of a language model misbehaves: each fault by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.llm_server.server import Handler, Request, Says, event

HANG_S = 30.0  # longer than any time-out of a test
TRUE = "The zone holds 24,148 invention patents"


@dataclass(frozen=True, slots=True)
class Status:
    """An HTTP error."""

    code: int
    retry_after: str | None = None
    message: str = "an error"

    def answer(self, handler: Handler, request: Request) -> None:
        headers = {"retry-after": self.retry_after} if self.retry_after is not None else {}
        handler.reply(self.code, {"error": {"message": self.message, "type": "x", "code": None}}, headers)


@dataclass(frozen=True, slots=True)
class Does:
    """Whatever a function does with the connection."""

    act: Callable[[Handler, Request], None]

    def answer(self, handler: Handler, request: Request) -> None:
        self.act(handler, request)


def hangs_before_the_first_byte(handler: Handler, request: Request) -> None:
    handler.hang(HANG_S)


def hangs_mid_stream(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    handler.send_chunk(event(f"{TRUE} [1]. It also "))
    handler.hang(HANG_S)


def drips(handler: Handler, request: Request) -> None:
    """Never silent, never done."""
    handler.begin_stream()
    while not handler.server.owner.closing.wait(0.1):
        handler.send_chunk(b": still here\n\n")


def drips_words(handler: Handler, request: Request) -> None:
    """Writes for ever, a character at a time."""
    handler.begin_stream()
    while not handler.server.owner.closing.wait(0.1):
        handler.send_chunk(event("z"))


def is_cut_inside_a_character(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    whole = event(f"{TRUE} – 杭州")
    handler.send_chunk(whole[: whole.index("州".encode()) + 1])
    handler.end_stream()


def is_cut_mid_stream(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    handler.send_chunk(event(f"{TRUE} [1]."))
    handler.cut()


def ends_without_an_end(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    handler.send_chunk(event(f"{TRUE} [1]. It"))
    handler.end_stream()


def writes_10_mb(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    piece = event("The zone holds robots. " * 400)
    for _ in range(10_000_000 // 9_000):
        handler.send_chunk(piece)
    handler.end_stream()


def sends_10_mb_without_a_line(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    for _ in range(160):
        handler.send_chunk(b"x" * 65_536)
    handler.end_stream()


def sends_a_web_page(handler: Handler, request: Request) -> None:
    handler.send_bytes(200, b"<html><body>Sign in to the hotel's network</body></html>", "text/html")


def sends_json_that_is_no_stream(handler: Handler, request: Request) -> None:
    handler.reply(200, {"choices": []})


def sends_other_events(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    handler.send_chunk(b"data: this is no JSON\n\n")
    handler.end_stream()


def is_not_utf8(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    handler.send_chunk(b'data: {"choices": [{"index": 0, "delta": {"content": "\xff\xfe caf\xe9"}}]}\n\n')
    handler.end_stream()


def tells_an_error_in_the_stream(handler: Handler, request: Request) -> None:
    handler.begin_stream()
    handler.send_chunk(event("The zone "))
    handler.send_chunk(b'data: {"error": {"message": "the engine crashed"}}\n\n')
    handler.end_stream()


def repeats_the_prompt(handler: Handler, request: Request) -> None:
    Says(request.prompt).answer(handler, request)


def redirects(handler: Handler, request: Request) -> None:
    handler.send_bytes(307, b"", "text/plain", {"location": "http://127.0.0.1:9/v1/chat/completions"})


def closes_at_once(handler: Handler, request: Request) -> None:
    handler.cut()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault and what the visitor is told."""

    does: Callable[[Handler, Request], None]
    said: str  # part of the notice
    requests: int = 1  # that reach the server


def _status(code: int, retry_after: str | None = None) -> Callable[[Handler, Request], None]:
    return Status(code, retry_after).answer


def _says(text: str, finish: str = "stop") -> Callable[[Handler, Request], None]:
    return Says(text, finish=finish).answer


FAULTS: Mapping[str, Fault] = {
    "401": Fault(does=_status(401), said="its server did not accept the key"),
    "403": Fault(does=_status(403), said="its server does not allow this key to use it"),
    "404, unknown model": Fault(does=_status(404), said="its server does not know the model, or the address is wrong"),
    "429": Fault(does=_status(429), said="its server is asked too often just now", requests=3),
    "429, Retry-After 0.1": Fault(does=_status(429, "0.1"), said="its server is asked too often just now", requests=3),
    "429, Retry-After 3600": Fault(does=_status(429, "3600"), said="its server is asked too often just now"),
    "500": Fault(does=_status(500), said="its server reported an error (status 500)", requests=3),
    "503": Fault(does=_status(503), said="its server reported an error (status 503)", requests=3),
    "redirect": Fault(does=redirects, said="its server refused (status 307)"),
    "closed at once": Fault(does=closes_at_once, said="its answer broke off before the end"),
    "hang before the first byte": Fault(does=hangs_before_the_first_byte, said="it sent nothing for"),
    "hang mid-stream": Fault(does=hangs_mid_stream, said="it sent nothing for"),
    "comments that never end": Fault(does=drips, said="it sent nothing for"),
    "words that never end": Fault(does=drips_words, said="it was not done within"),
    "cut inside a character": Fault(does=is_cut_inside_a_character, said="its answer was no readable text"),
    "cut mid-stream": Fault(does=is_cut_mid_stream, said="its answer broke off before the end"),
    "end without an end": Fault(does=ends_without_an_end, said="its answer broke off before the end"),
    "empty": Fault(does=_says(""), said="its answer was empty"),
    "white space": Fault(does=_says(" \n \n"), said="its answer was empty"),
    "10 MB of text": Fault(does=writes_10_mb, said="its answer was far too long"),
    "10 MB without a line": Fault(does=sends_10_mb_without_a_line, said="its answer was far too long"),
    "a web page": Fault(does=sends_a_web_page, said="what its server sent is no answer"),
    "JSON that is no stream": Fault(does=sends_json_that_is_no_stream, said="what its server sent is no answer"),
    "events that are no JSON": Fault(does=sends_other_events, said="what its server sent is no answer"),
    "not UTF-8": Fault(does=is_not_utf8, said="its answer was no readable text"),
    "an error in the stream": Fault(does=tells_an_error_in_the_stream, said="its server reported an error in the middle"),
    "marks never closed": Fault(
        does=_says(f"{TRUE} [1. It is a zone [2"), said="Nothing that the language model wrote could be verified"
    ),
    "only unknown numbers": Fault(
        does=_says(f"{TRUE} [17]. It is a zone [42]."), said="Nothing that the language model wrote could be"
    ),
    "a refusal": Fault(does=_says("I'm sorry, but I can't help with that request."), said="it would not answer"),
    "filtered": Fault(does=_says("The zone", finish="content_filter"), said="it would not answer"),
    "the prompt repeated": Fault(does=repeats_the_prompt, said="it repeated its instructions"),
    "only thoughts": Fault(does=_says("<think>The zone [1]. What shall I say?"), said="its answer was empty"),
}
