from collections.abc import Callable
from pathlib import Path

import pytest

from index.options import EmbeddingOptions, IndexOptions
from tests.fakes import FakeEmbedding


@pytest.fixture
def options(tmp_path: Path) -> IndexOptions:
    return IndexOptions(storage=tmp_path / "storage", embedding=EmbeddingOptions(model="letters"))


@pytest.fixture
def embedding() -> FakeEmbedding:
    return FakeEmbedding()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes files into a folder of documents and returns it."""

    def write(**files: str) -> Path:
        path = tmp_path / "docs"
        path.mkdir(exist_ok=True)
        for name, text in files.items():
            (path / f"{name}.md").write_text(text, encoding="utf-8")
        return path

    return write
