"""`qiantang doctor`: what works, what does not, and how to mend it."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from app.cli_options import JsonOption, StorageOption
from app.cli_text import one_line, print_json

if TYPE_CHECKING:
    from app.finding import Finding

PART_WIDTH = 17  # of the longest name and two spaces
MARKS = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "bad": ("✗", "red")}


def doctor(as_json: JsonOption = False, storage: StorageOption = None) -> None:
    """Say of each part whether it works, and how to mend it."""
    from app.cli_engine import settings_of
    from app.cli_errors import BAD_INPUT
    from app.doctor import findings

    settings = settings_of(storage)
    found = []
    for finding in findings(settings):
        found.append(finding)
        if not as_json:
            _print(finding)
    if as_json:
        print_json([asdict(finding) for finding in found])
    if any(finding.state == "bad" for finding in found):
        raise typer.Exit(BAD_INPUT)


def _print(finding: "Finding") -> None:
    from rich.console import Console
    from rich.text import Text

    mark, style = MARKS[finding.state]
    line = Text.assemble((f"{mark} {finding.state:<5}", style), f"{finding.part:<{PART_WIDTH}}{one_line(finding.text)}")
    Console(highlight=False).print(line, soft_wrap=True)
