"""The README says what is so: commands, targets, settings and links exist, and the plain pip commands are those of the Makefile."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
RUN = "QIANTANG_TEST_README"  # set: the block of pip commands is run, in a fresh .venv; it downloads hundreds of MB


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def shell_blocks(text: str) -> list[list[str]]:
    """The lines of each ```sh block, without comments."""
    return [
        [line.split("  #")[0].strip() for line in block.splitlines()] for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    ]


def plain_commands(text: str) -> list[str]:
    """The block for systems without make."""
    (block,) = [lines for lines in shell_blocks(text) if lines[0].startswith("python3 -m venv")]
    return block


def torch_pin(text: str) -> str:
    (found,) = set(re.findall(r"torch==([\d.]+\d)", text))
    return found


def test_the_two_commands_come_first(readme):
    assert [line.split("   #")[0] for line in readme.splitlines()[:5]] == ["# Qiantang", "", "```sh", "make chat", "make test"]


def test_every_target_that_is_named_exists(readme, makefile):
    named = set(re.findall(r"\bmake (chat|test|[a-z-]+)(?=`| *#|$)", readme, re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"chat", "test", "setup", "check"} <= named
    assert named <= targets


def test_the_version_of_torch_is_the_same_everywhere(readme):
    pins = {
        name: torch_pin((ROOT / name).read_text(encoding="utf-8")) for name in ("README.md", "constraints.txt", "pyproject.toml")
    }
    assert len(set(pins.values())) == 1, pins


def test_the_plain_commands_install_what_make_installs(readme, makefile):
    commands = plain_commands(readme)
    assert commands[0] == "python3 -m venv .venv"
    assert commands[1].startswith(".venv/bin/python -m pip install torch==")
    install = commands[2].removeprefix(".venv/bin/python -m pip ")
    assert f"\t$(PIP) {install}\n" in makefile
    chat = makefile.partition("\nchat:")[2].partition("\n\n")[0]
    assert [f"@$(BIN)/{command.removeprefix('.venv/bin/')}" for command in commands[3:]] == [
        line.strip() for line in chat.splitlines()[1:]
    ]


def test_every_verb_and_option_that_is_named_exists(readme):
    import typer

    from app.cli import app

    group = typer.main.get_command(app)
    named = set(re.findall(r"qiantang ([a-z]+)", readme)) - {"ask"}
    assert named <= set(group.commands)
    options = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", readme))
    known = {"--help"}
    for command in (*group.commands.values(), *group.commands["documents"].commands.values()):
        known |= {name for param in command.params for name in param.opts}
    assert options <= known


def test_the_settings_that_are_named_have_the_defaults_that_are_named(readme):
    table = readme.partition("| variable | default | means |")[2].partition("\n\n")[0]
    defaults = {f"{PREFIX}{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    checked = 0
    for variables, values in re.findall(r"^\| (`.*?`) \| (.*?) \|", table, re.MULTILINE):
        shown = values.replace("`", "").split(", ")
        for variable, value in zip(variables.replace("`", "").split(", "), shown, strict=False):
            assert variable in defaults, variable
            assert value == ("none" if defaults[variable] is None else str(defaults[variable]))
            checked += 1
    assert checked >= 6


def test_files_that_are_linked_exist(readme):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", readme) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_constraints_hold_an_exact_version_of_all_that_is_required():
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pins = {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}
    wrong = [
        need
        for need in map(Requirement, project["dependencies"] + project["optional-dependencies"]["dev"])
        if not need.specifier.contains(pins.get(canonicalize_name(need.name), "0"), prereleases=True)
    ]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.external
@pytest.mark.timeout(3000)
@pytest.mark.skipif(not os.environ.get(RUN), reason=f"downloads hundreds of MB; set {RUN}=1 to run it")
def test_the_plain_commands_work_in_a_fresh_folder(readme, tmp_path):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    beside = Path(sys.base_prefix) / "bin"  # python3 of the commands is the Python that this one was made with
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}", "QIANTANG_PORT": str(port)}
    *installing, chat = plain_commands(readme)
    subprocess.run(["bash", "-euo", "pipefail", "-c", "\n".join(installing)], cwd=tmp_path, env=environment, check=True)
    served = subprocess.Popen(chat.split(), cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert served.stdout is not None
        assert f"http://localhost:{port}" in served.stdout.readline()
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(timeout=60)
