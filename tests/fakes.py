"""Fakes with arithmetic in the head; the pipeline around them is the real one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding import SentenceEmbedding
from index.options import EmbeddingOptions
from ingest.errors import ModelUnavailableError

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class FakeEmbedding(SentenceEmbedding):
    """Vector = how often each letter and digit occurs, L2-normalised; a word is a token; no model is loaded."""

    def __init__(self, name: str = "letters") -> None:
        super().__init__(EmbeddingOptions(model=name))
        object.__setattr__(self, "_calls", [])

    @property
    def encoded(self) -> list[str]:
        """Every text that was embedded, in order."""
        return self._calls  # type: ignore[no-any-return, attr-defined]

    @property
    def window_tokens(self) -> int:
        return 256

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def encode(self, texts: Sequence[str], *, prefix: str = "") -> NDArray[np.float32]:
        self.encoded.extend(texts)
        rows = np.array([[text.lower().count(letter) for letter in LETTERS] for text in texts], dtype=np.float32)
        return np.asarray((rows + 1e-6) / np.linalg.norm(rows + 1e-6, axis=1, keepdims=True), dtype=np.float32)


class NoModel(FakeEmbedding):
    """An embedding whose model cannot be had."""

    @property
    def window_tokens(self) -> int:
        raise ModelUnavailableError("the embedding model 'letters' cannot be loaded (no such file)")

    def encode(self, texts: Sequence[str], *, prefix: str = "") -> NDArray[np.float32]:
        raise ModelUnavailableError("the embedding model 'letters' cannot be loaded (no such file)")
