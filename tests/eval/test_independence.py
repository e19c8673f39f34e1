"""The grader has its own eyes: it imports nothing of what it grades."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from eval import matching

EVAL = Path(matching.__file__).parent
GRADED = {"app", "answer", "index", "ingest", "prompts", "train"}
FILES = [path for path in sorted(EVAL.rglob("*.py")) if path.parent.name != "peers"]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EVAL)))
def test_no_grading_module_imports_the_engine(path: Path) -> None:
    assert not imported(path) & GRADED
