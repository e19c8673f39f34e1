"""The pages know nothing of one another: each imports its own folder and what is shared, which imports no page."""

import ast
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "app" / "pages"
FOLDERS = sorted(folder.name for folder in PAGES.iterdir() if (folder / "__init__.py").is_file())


def pages_imported(path: Path) -> set[str]:
    """Folders and modules of `app.pages` that a file imports, also inside functions."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return {name.split(".")[2] for name in names if name.startswith("app.pages.")}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_imports_no_other_page(folder: str) -> None:
    known = {folder, "shared"}
    found = {str(path.relative_to(PAGES)): pages_imported(path) - known for path in (PAGES / folder).rglob("*.py")}
    assert {path: others for path, others in found.items() if others} == {}


def test_every_page_has_a_folder() -> None:
    assert FOLDERS == ["activity", "ask", "check", "evaluate", "library", "shared"]
