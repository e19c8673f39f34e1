"""Sentence vectors: one memory-mapped array, rows in the order of chunks and of sentences within them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = "sentences.npy"
FIRST = "sentence_first.npy"


class SentenceVectors:
    """Cosine of a question to every sentence, at about a millisecond for 20,000."""

    def __init__(self, vectors: NDArray[np.float32], first: NDArray[np.int64]) -> None:
        self._vectors = vectors  # (n_sentences, dim), rows L2-normalised
        self._first = first  # (n_chunks + 1,): row of each chunk's first sentence, and the number of sentences

    @classmethod
    def write(cls, folder: Path, vectors: NDArray[np.float32], counts: list[int]) -> None:
        """Save the vectors of all sentences; `counts` is the number of sentences of each chunk."""
        np.save(folder / FILE, np.ascontiguousarray(vectors, dtype=np.float32))
        np.save(folder / FIRST, np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64))

    @classmethod
    def open(cls, folder: Path) -> "SentenceVectors | None":
        """The saved vectors; None if the generation was built without a model."""
        if not (folder / FILE).exists():
            return None
        return cls(np.load(folder / FILE, mmap_mode="r"), np.load(folder / FIRST))

    def cosines(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n_sentences,) float32, -1..1."""
        return np.asarray(self._vectors @ vector, dtype=np.float32)

    def best_by_chunk(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n_chunks,) float32: the best of each chunk's sentences; every chunk has one."""
        return np.asarray(np.maximum.reduceat(cosines, self._first[:-1]), dtype=np.float32)

    def of_chunk(self, cosines: NDArray[np.float32], row: int) -> list[float]:
        """Cosines of one chunk's sentences, in order."""
        return [float(value) for value in cosines[self._first[row] : self._first[row + 1]]]
