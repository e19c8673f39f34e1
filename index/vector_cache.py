"""Vectors already computed, by (model, text), so that what did not change is not embedded again.

It is also what lets an interrupted ingest go on where it stopped: each batch is stored as soon as it is computed.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import StorageError

FILE = "vectors.sqlite"
BATCH = 64  # texts that are embedded and then stored together; also the step of a progress bar
LOOKUP = 500  # keys in one SQL query; SQLite takes at most 999 in old builds

Vectors = NDArray[np.float32]


class VectorCache:
    """A file of vectors that several processes may read and write."""

    def __init__(self, storage: Path, identity: str) -> None:
        """
        Args:
            storage: folder of the file; it exists.
            identity: of the embedding model; vectors of another are never returned.
        Raises:
            StorageError: the file cannot be written.
        """
        self._identity = identity
        self._path = storage / FILE
        try:
            self._connection = sqlite3.connect(self._path, timeout=60, check_same_thread=False)
            self._connection.execute("pragma journal_mode=wal")
            self._connection.execute("create table if not exists vectors (key blob primary key, vector blob) without rowid")
            self._connection.commit()
        except sqlite3.Error as exc:
            raise StorageError(f"{self._path} cannot be used ({exc}); check the folder's permissions, or delete the file") from exc

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def vectors(
        self, texts: Sequence[str], encode: Callable[[list[str]], Vectors], *, progress: Callable[[int], None] = lambda n: None
    ) -> Vectors:
        """(n_texts, dim) float32 in the order of `texts`; `encode` is called for those that are not here yet.

        Args:
            progress: called with the number of texts that just became ready.
        """
        keys = [self._key(text) for text in texts]
        known = self._known(keys)
        progress(sum(1 for key in keys if key in known))
        missing: dict[bytes, str] = {}
        for key, text in zip(keys, texts, strict=True):
            if key not in known:
                missing.setdefault(key, text)
        # Long texts first: batches of like length waste no padding, and the time that is left is never underestimated.
        todo = sorted(missing.items(), key=lambda item: -len(item[1]))
        for at in range(0, len(todo), BATCH):
            batch = todo[at : at + BATCH]
            rows = encode([text for _, text in batch])
            fresh = {key: np.asarray(row, dtype=np.float32) for (key, _), row in zip(batch, rows, strict=True)}
            with self._connection:
                self._connection.executemany(
                    "insert or replace into vectors values (?, ?)", [(key, row.tobytes()) for key, row in fresh.items()]
                )
            known.update(fresh)
            progress(len(batch))
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([known[key] for key in keys])

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._identity}\x00{text}".encode("utf-8", "surrogatepass")).digest()

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        unique = list(dict.fromkeys(keys))
        for at in range(0, len(unique), LOOKUP):
            part = unique[at : at + LOOKUP]
            marks = ",".join("?" * len(part))
            for key, blob in self._connection.execute(f"select key, vector from vectors where key in ({marks})", part):
                found[bytes(key)] = np.frombuffer(blob, dtype=np.float32)
        return found
