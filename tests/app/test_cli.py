"""The command line as a whole: help, usage errors, exit codes, what is imported when."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import cli_errors
from app.cli_text import one_line, printable, shortened

HEAVY = ("torch", "llama_index", "sentence_transformers", "transformers", "chromadb", "streamlit", "sklearn", "numpy")
ROOT = Path(__file__).parents[2]


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


def heavy_after(arguments: list[str]) -> list[str]:
    """Which of the heavy packages a command has imported when it is done."""
    seen = f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    code = f"import sys; from app.cli import main; main({arguments!r}); {seen}"
    ran = run_python(code)
    return ran.stderr.split()


def test_help_names_the_verbs_that_exist(qiantang):
    ran = qiantang("--help")
    assert ran.code == 0
    assert all(verb in ran.out for verb in ("ingest", "ask", "documents", "chat", "doctor"))
    assert "bench" not in ran.out


def test_without_arguments_help_is_printed(qiantang):
    assert qiantang().out == qiantang("--help").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frob"], "qiantang: No such command 'frob'; see 'qiantang --help'\n"),
        (["ask", "--frob"], "qiantang: No such option: --frob; see 'qiantang ask --help'\n"),
        (["chat", "--port", "many"], "qiantang: --port is 'many'; give a number from 1 to 65535, such as 8501\n"),
        (["documents", "show"], "qiantang: Missing argument 'ID'; see 'qiantang documents show --help'\n"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(qiantang, arguments, said):
    ran = qiantang(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_an_unexpected_exception_is_one_line_that_says_how_to_see_more(qiantang, monkeypatch):
    monkeypatch.setattr("app.settings.Settings.index_options", lambda self: 1 / 0)
    ran = qiantang("ingest", Path(__file__).parent / "test_cli.py")  # not read: refused before
    assert (ran.code, ran.out) == (2, "")
    (Path.cwd() / "a.txt").write_text("One sentence.", encoding="utf-8")
    ran = qiantang("ingest", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "qiantang: unexpected ZeroDivisionError: division by zero (set QIANTANG_DEBUG=1 to see where)\n"


def test_with_debug_set_the_exception_is_raised(qiantang, monkeypatch):
    monkeypatch.setenv("QIANTANG_DEBUG", "1")
    monkeypatch.setattr("app.cli_engine.read_settings", lambda **given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        qiantang("documents")


def test_ctrl_c_is_quiet_and_130(qiantang, monkeypatch):
    def interrupted(**given):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli_engine.read_settings", interrupted)
    ran = qiantang("documents")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_a_reader_that_goes_away_is_no_error():
    read, write = os.pipe()
    os.close(read)
    code = "import sys; from app.cli import main; sys.exit(main(['--help']))"
    with os.fdopen(write, "w") as gone:
        ran = subprocess.run(
            [sys.executable, "-c", code], stdout=gone, stderr=subprocess.PIPE, text=True, cwd=ROOT, timeout=60, check=False
        )
    assert (ran.returncode, ran.stderr) == (cli_errors.NOBODY_READS, "")


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["--version"], ["frob"]])
def test_help_imports_nothing_heavy(arguments):
    assert not set(heavy_after(arguments)) & set(HEAVY)


def test_documents_imports_nothing_heavy(tiny_settings):
    assert heavy_after(["documents", "--storage", str(tiny_settings.storage)]) == []
    assert heavy_after(["documents", "show", "lake.md", "--json", "--storage", str(tiny_settings.storage)]) == []


def test_a_setting_that_does_not_fit_is_named_with_its_value(qiantang, monkeypatch):
    monkeypatch.setenv("QIANTANG_PORT", "eighty")
    ran = qiantang("documents")
    assert ran.code == 2
    assert ran.err.startswith("qiantang: the setting QIANTANG_PORT is 'eighty': ")
    assert ran.err.count("\n") == 1


def test_the_chat_gets_the_settings_of_the_command_line(qiantang, monkeypatch, tmp_path):
    served = []
    monkeypatch.setattr("app.serve.serve", served.append)
    assert qiantang("chat", "--port", "8765", "--storage", "elsewhere").code == 0
    assert (served[0].port, served[0].host, served[0].storage) == (8765, "127.0.0.1", Path("elsewhere"))


def test_a_busy_port_is_one_line(qiantang, monkeypatch):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = qiantang("chat", "--port", str(port))
    assert ran.code == 2
    assert f"port {port} is in use" in ran.err
    assert ran.err.count("\n") == 1


def test_text_for_the_terminal_cannot_steer_it():
    assert printable("a\x1b[31mred\u202e\tb\n") == "a\ufffd[31mred\ufffd\tb\n"
    assert one_line("two\nlines\x07") == "two lines\ufffd"
    assert shortened("one two three", 9) == "one two…"


def test_output_that_the_terminal_cannot_encode_is_escaped(tiny_settings):
    code = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["documents", "show", "lake.md", "--json", "--storage", str(tiny_settings.storage)]
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=120,
        check=True,
    )
    assert "¶ 3" in json.loads(ran.stdout.decode("ascii"))["text"]
