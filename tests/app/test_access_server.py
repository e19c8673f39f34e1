"""A real server, and requests as they come straight from a browser and through a proxy."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

REPOSITORY = Path(__file__).parents[2]
TIMEOUT_S = 60
PROXIES = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"]
ALL = ["Ask", "Library", "Check", "Activity", "Evaluate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one run of the page's script sent."""

    links: list[str]  # to pages
    titles: list[str]
    is_page_unknown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    port: int
    process: subprocess.Popen[str]

    def visit(self, page: str = "", headers: Mapping[str, str] | None = None) -> Seen:
        """Ask for a page as a browser does."""
        address = f"127.0.0.1:{self.port}"
        with connect(
            f"ws://{address}/_stcore/stream",
            origin=f"http://{address}",  # type: ignore[arg-type]
            additional_headers=headers,
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        ) as session:
            asked = BackMsg()
            asked.rerun_script.page_name = page
            session.send(asked.SerializeToString())
            links, titles, is_unknown = [], [], False
            while True:
                said = ForwardMsg()
                said.ParseFromString(session.recv(timeout=TIMEOUT_S))  # type: ignore[arg-type]
                kind, element = said.WhichOneof("type"), said.delta.new_element
                if kind == "script_finished":
                    return Seen(links=links, titles=titles, is_page_unknown=is_unknown)
                is_unknown = is_unknown or kind == "page_not_found"
                if element.WhichOneof("type") == "page_link":
                    links.append(element.page_link.label)
                if element.WhichOneof("type") == "heading":
                    titles.append(element.heading.body)


def start(folder: Path, **settings: str) -> Server:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", "from app.serve import serve; from app.settings import read_settings; serve(read_settings())"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1", "QIANTANG_PORT": str(port), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == f"Qiantang answers at http://localhost:{port}\n"
    return Server(port=port, process=process)


def stop(server: Server) -> str:
    """Ends it; returns what it wrote into the log."""
    server.process.send_signal(signal.SIGINT)
    try:
        return server.process.communicate(timeout=20)[1]
    except subprocess.TimeoutExpired:
        server.process.kill()
        raise


@pytest.fixture(scope="module")
def local_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """As `make chat` starts it; nothing was ingested. What it writes into the log is looked at when all is done."""
    server = start(tmp_path_factory.mktemp("local"))
    yield server
    said = stop(server)
    assert said.splitlines() == [
        f"qiantang: no pages for staff where a proxy stands before the server (header {h.lower()})" for h in PROXIES
    ]


def test_straight_from_this_machine_all_pages_are_there(local_server: Server) -> None:
    seen = local_server.visit()
    assert (seen.links, seen.is_page_unknown) == (ALL, False)
    assert "Activity" in local_server.visit("activity").titles


@pytest.mark.parametrize("header", PROXIES)
def test_through_a_proxy_there_is_only_ask(local_server: Server, header: str) -> None:
    seen = local_server.visit(headers={header: "for=203.0.113.9"})
    assert (seen.links, seen.is_page_unknown) == ([], False)


@pytest.mark.parametrize("page", ["library", "check", "activity", "evaluate"])
def test_through_a_proxy_a_hidden_page_is_not_reached_by_its_address(local_server: Server, page: str) -> None:
    through, straight = local_server.visit(page, {"X-Forwarded-For": "203.0.113.9"}), local_server.visit(page)
    assert through.is_page_unknown and not straight.is_page_unknown
    assert (through.links, through.titles) == ([], local_server.visit().titles)  # Ask stands in its place
    assert through.titles != straight.titles


def test_served_to_others_there_is_only_ask_and_the_log_says_so_once(tmp_path: Path) -> None:
    server = start(tmp_path, QIANTANG_HOST="0.0.0.0")
    try:
        assert (server.visit().links, server.visit("activity").is_page_unknown) == ([], True)
    finally:
        said = stop(server)
    assert said.splitlines() == [
        "qiantang: only Ask is served, no pages for staff: QIANTANG_HOST is '0.0.0.0', which other machines may reach; "
        "set QIANTANG_TRUSTED=true if everyone who reaches it is staff"
    ]
