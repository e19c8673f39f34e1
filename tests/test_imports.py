"""Imports run one way: app → eval → answer → index → ingest. Read from the source, so that lazy imports count as well."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "app": {"app", "eval", "answer", "index", "ingest"},
    "eval": {"eval", "answer", "index", "ingest"},
    "answer": {"answer", "index", "ingest", "prompts"},
    "index": {"index", "ingest"},
    "ingest": {"ingest"},
    "prompts": {"prompts"},
    "train": {"train", "eval", "answer", "index", "ingest"},  # and nobody imports train
}
LAYERS = set(MAY_IMPORT)


def imported(source: str) -> list[tuple[int, str]]:
    """Line and top-level name of each import, also inside functions and under TYPE_CHECKING; "." for a relative one."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name.split(".")[0]) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, "." if node.level else str(node.module).split(".")[0]))
    return found


def reversed_imports(layer: str, source: str) -> list[tuple[int, str]]:
    """Those of a layer's file that it may not have."""
    return [(line, name) for line, name in imported(source) if name == "." or (name in LAYERS and name not in MAY_IMPORT[layer])]


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_no_import_is_reversed(layer):
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sorted((ROOT / layer).rglob("*.py"))
        for line, name in reversed_imports(layer, path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", sorted(LAYERS - {"train"}))
def test_every_layer_is_there(layer):
    assert list((ROOT / layer).rglob("*.py"))


def test_eval_is_never_imported_whole():
    wrong = [
        str(path.relative_to(ROOT))
        for layer in sorted(LAYERS)
        for path in (ROOT / layer).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "eval" for alias in node.names)
    ]
    assert wrong == []  # it would hide the builtin


def test_the_check_sees_lazy_and_relative_imports():
    lines = (
        "def f():",
        "    from app.settings import Settings",
        "from . import x",
        "import answer.engine, os",
        "from index import search",
    )
    source = "\n".join(lines)
    assert reversed_imports("index", source) == [(3, "."), (4, "answer"), (2, "app")]
