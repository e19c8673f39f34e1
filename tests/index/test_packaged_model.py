from pathlib import Path

import pytest

from index import packaged_model
from index.embedding import SentenceEmbedding
from index.options import EmbeddingOptions
from ingest.errors import ModelUnavailableError


def test_the_packaged_weights_are_the_published_ones() -> None:
    assert (packaged_model.packaged_folder() / "model.safetensors").is_file()


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_model, "SHA256", "0" * 64)

    with pytest.raises(ModelUnavailableError, match="has SHA-256 53aa"):
        packaged_model.packaged_folder()


def test_a_package_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_model, "PACKAGE", "no_such_package_here")

    with pytest.raises(ModelUnavailableError, match="no_such_package_here is not installed"):
        packaged_model.packaged_folder()


def test_a_model_that_cannot_be_had_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="cannot be loaded.*QIANTANG_EMBED_MODEL"):
        SentenceEmbedding(EmbeddingOptions(model=str(tmp_path / "nothing"))).encode(["x"])
