"""Addresses at which no language model answers: each as a context that gives an OPENAI_BASE_URL."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.llm_server.faults import HANG_S
from tests.llm_server.server import LlmServer, Says

NOWHERE = "http://models.invalid/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address, and what the visitor is told."""

    at: Callable[[], AbstractContextManager[str]]
    said: str  # part of the notice


@contextmanager
def nobody_listens() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    yield f"http://127.0.0.1:{port}/v1"


@contextmanager
def nobody_speaks() -> Iterator[str]:
    """A port that takes the connection and then says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield f"http://127.0.0.1:{silent.getsockname()[1]}/v1"


def _looked_up(answer: Callable[..., Any]) -> Callable[[], AbstractContextManager[str]]:
    """A name that the system's look-up treats so: what a real resolver says of it differs from machine to machine."""

    @contextmanager
    def place() -> Iterator[str]:
        real = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *args, **kwargs: answer() if host == "models.invalid" else real(host, *args, **kwargs)
        try:
            yield NOWHERE
        finally:
            socket.getaddrinfo = real

    return place


def _unknown() -> None:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@contextmanager
def nobody_vouches() -> Iterator[str]:
    """A server with a certificate that it made for itself.

    Raises:
        FileNotFoundError: there is no openssl on this machine to make one with.
    """
    folder = Path(tempfile.mkdtemp())
    found, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    try:
        subprocess.run([*command, "-keyout", str(key), "-out", str(found)], check=True, capture_output=True)
        with LlmServer(lambda request: Says("The key has come this far."), certificate=(found, key)) as server:
            yield server.address
            assert server.requests == [], "key and passages were sent to a server that nobody vouches for"
    finally:
        shutil.rmtree(folder)


@contextmanager
def no_tls() -> Iterator[str]:
    with LlmServer(lambda request: Says("plain")) as server:
        yield server.address.replace("http:", "https:")


PLACES: Mapping[str, Place] = {
    "refused connection": Place(at=nobody_listens, said="its server refuses the connection"),
    "DNS failure": Place(at=_looked_up(_unknown), said="the name of its server cannot be found"),
    "a name server that hangs": Place(at=_looked_up(lambda: time.sleep(HANG_S)), said="it sent nothing for"),
    "a port that takes the connection and is silent": Place(at=nobody_speaks, said="it sent nothing for"),
    "TLS, a certificate that nobody vouches for": Place(at=nobody_vouches, said="the certificate of its server cannot be trusted"),
    "TLS, where the server speaks none": Place(at=no_tls, said="a secure connection to its server failed"),
}
