"""Starting the web server: what it is told, and what is said when it cannot start."""

import ast
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.serve import OPTIONS, SCRIPT, address, as_environment, check_port, serve, server_options
from app.settings import Settings, read_settings
from ingest.errors import InputError


@pytest.fixture
def busy_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]  # type: ignore[misc]


def test_a_busy_port_is_said_in_one_line(busy_port: int) -> None:
    with pytest.raises(InputError) as caught:
        serve(Settings(port=busy_port))
    assert str(caught.value) == f"port {busy_port} is in use by another program; choose another, such as --port {busy_port + 1}"


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(InputError, match="the address 'no-such-host.invalid' cannot be served on"):
        check_port("no-such-host.invalid", 8501)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://localhost:8501"),
        ("0.0.0.0", "http://localhost:8501"),
        ("::1", "http://localhost:8501"),
        ("192.0.2.7", "http://192.0.2.7:8501"),
        ("2001:db8::7", "http://[2001:db8::7]:8501"),
    ],
)
def test_the_address_that_is_printed_can_be_opened(host: str, shown: str) -> None:
    assert address(Settings(host=host)) == shown


def test_the_page_reads_the_settings_that_the_server_was_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folders = {"storage": tmp_path / "a b", "corpus": tmp_path / "docs", "runs": tmp_path / "runs"}
    given = Settings(**folders, port=9000, llm_model="m", decline_below=0.25, trusted=True, keep_days=7)
    for name, value in as_environment(given).items():
        monkeypatch.setenv(name, value)
    assert read_settings() == given


def test_secrets_are_not_written_into_the_environment() -> None:
    given = Settings(OPENAI_API_KEY="sk-secret")  # type: ignore[call-arg]
    assert "sk-secret" not in str(as_environment(given))


def test_the_options_hold_in_whatever_folder_it_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    options = server_options(Settings(port=9000))
    assert options["server.port"] == 9000 and options["server.address"] == "127.0.0.1"
    assert options["browser.gatherUsageStats"] is False and options["server.headless"] is True
    assert options["theme.dark.backgroundColor"]


def test_every_option_is_one_that_streamlit_knows() -> None:
    from streamlit import config

    assert OPTIONS.is_file()
    unknown = [name for name in server_options(Settings()) if name not in config._config_options_template]
    assert unknown == []


def test_the_script_defines_nothing() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign)]


@contextmanager
def served(program: str, folder: Path) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """A process that runs the program, once it has said its address, and its port; killed at the end if it is still there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=folder,  # an empty folder: nothing was ingested, and no option file is there
        env={**os.environ, "PYTHONPATH": str(SCRIPT.parents[1]), "PYTHONUNBUFFERED": "1", "QIANTANG_PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    watchdog = threading.Timer(90, server.kill)
    watchdog.start()
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Qiantang answers at http://localhost:{port}\n"
        yield server, port
    finally:
        server.kill()
        watchdog.cancel()


def test_it_says_its_address_last_answers_there_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    with served("from app.serve import serve; from app.settings import Settings; serve(Settings())", tmp_path) as (server, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/")
        response = connection.getresponse()
        assert (response.status, b"<title>Streamlit</title>" in response.read()) == (200, True)
        connection.close()
        server.send_signal(signal.SIGINT)
        said, complained = server.communicate(timeout=20)
    assert server.returncode == 0
    assert said.strip() in ("", "Stopping...")
    assert complained == ""


WITH_A_JOB = """
import time
from pathlib import Path
from app.jobs import jobs
from app.serve import serve
from app.settings import Settings

def work(job):
    while not job.is_stopped:
        time.sleep(0.01)
    time.sleep(0.5)
    Path("kept").write_text("figures")

jobs().begin("k", "t", work)
serve(Settings())
"""


def test_a_job_that_is_under_way_keeps_what_it_has_when_the_server_is_ended(tmp_path: Path) -> None:
    with served(WITH_A_JOB, tmp_path) as (server, _):
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=20)
    assert (tmp_path / "kept").read_text() == "figures"
