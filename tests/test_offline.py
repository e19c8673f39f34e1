"""Nothing from outside: from an empty storage folder to a cited answer without a network.

In a process of its own, every socket call that would leave this machine is recorded and refused from the first import on. Where
the machine allows, the process also stands in a network namespace that has no network: that holds compiled code as well.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QUESTION = "How much did the lake town's digital economy add in 2021?"

# Python imports sitecustomize before anything else; what the process and its children then try is written down and refused.
GUARD = """
import os, socket

LOG = os.environ["QIANTANG_TEST_SOCKET_LOG"]
HERE = ("127.", "::1", "localhost", "0.0.0.0")


def refuse(host):
    if isinstance(host, bytes):
        host = host.decode()
    if host is None or host == "" or str(host).startswith(HERE):
        return
    with open(LOG, "a", encoding="utf-8") as log:
        log.write(f"{host}\\n")
    raise OSError(101, f"the test allows no network: {host}")


def guarded(name, host_of):
    original = getattr(socket.socket, name)

    def call(self, *args):
        if self.family != socket.AF_UNIX:
            refuse(host_of(args))
        return original(self, *args)

    setattr(socket.socket, name, call)


for name in ("connect", "connect_ex"):
    guarded(name, lambda args: args[0][0])
guarded("sendto", lambda args: args[-1][0])

original_getaddrinfo = socket.getaddrinfo


def getaddrinfo(host, *args, **kwargs):
    refuse(host)
    return original_getaddrinfo(host, *args, **kwargs)


socket.getaddrinfo = getaddrinfo
"""


@pytest.fixture
def workplace(tmp_path: Path, tiny_folder: Path) -> Path:
    """A folder with documents in `corpus/` and no index; a home that holds no cache of any model."""
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "home").mkdir()
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return tmp_path


def clean_environment(workplace: Path) -> dict[str, str]:
    """No cache, no switch that would keep a library off the network by itself: the program has to do that."""
    dropped = ("HF_", "TRANSFORMERS_", "QIANTANG_", "OPENAI_", "ANONYMIZED_", "STREAMLIT_", "NLTK_", "TIKTOKEN_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "HOME": str(workplace / "home"), "XDG_CACHE_HOME": str(workplace / "home" / ".cache"), "PYTHONPATH": str(ROOT)}


def without_network() -> tuple[str, ...]:
    """What to put before a command so that it has no network; empty where that is not allowed."""
    before = ("unshare", "--net")
    is_allowed = shutil.which("unshare") and not subprocess.run([*before, "true"], capture_output=True, check=False).returncode
    return before if is_allowed else ()


# One process for all commands: what takes the time is importing PyTorch and loading the model.
COMMANDS = """
import sys
from app.cli import main
for arguments in (["ingest", "--json"], ["ask", sys.argv[1], "--json"], ["documents", "show", "lake.md", "--json"]):
    code = main(arguments)
    if code:
        sys.exit(code)
    print("\\0")
"""


@pytest.mark.slow
def test_from_an_empty_folder_to_a_cited_answer_no_socket_leaves_this_machine(workplace):
    log = workplace / "sockets.log"
    environment = clean_environment(workplace)
    environment["PYTHONPATH"] = os.pathsep.join([str(workplace / "guard"), str(ROOT)])
    environment["QIANTANG_TEST_SOCKET_LOG"] = str(log)
    ran = subprocess.run(
        [*without_network(), sys.executable, "-c", COMMANDS, QUESTION],
        cwd=workplace,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    report, answer, doc = (json.loads(printed) for printed in ran.stdout.split("\0\n") if printed)
    assert report["added"] == ["lake.md", "river.txt"]
    assert report["index"]["model"] == "all-MiniLM-L6-v2"
    assert (answer["status"], answer["notices"]) == ("answered", [])  # a notice would say that the model could not be had
    (citation, *_) = answer["sentences"][0]["citations"]
    assert (citation["document"], citation["sha"]) == (doc["document"], doc["sha"])
    assert doc["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert (log.read_text(encoding="utf-8") if log.exists() else "") == ""


def test_the_guard_refuses_and_records(workplace):
    environment = {**os.environ, "PYTHONPATH": str(workplace / "guard"), "QIANTANG_TEST_SOCKET_LOG": str(workplace / "log")}
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "the test allows no network: 192.0.2.1" in ran.stderr
    assert (workplace / "log").read_text(encoding="utf-8") == "192.0.2.1\n"
