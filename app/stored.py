"""What is in the index, read without LlamaIndex or Chroma: `documents` answers at once."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from index import generation as gen
from index.store import FILE, Store
from ingest.document import SourceDocument
from ingest.errors import StorageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The documents of one generation."""

    generation: str
    documents: tuple[SourceDocument, ...]  # sorted by id
    chunk_counts: dict[str, int]  # by document id


def read_stored(storage: Path) -> Stored:
    """The documents of the current generation.

    Raises:
        IndexMissingError: nothing was ingested yet.
        StorageError: the folder cannot be read, or its current generation is damaged.
    """
    pin = gen.pin_current(storage)
    try:
        if not (pin.folder / FILE).is_file():  # SQLite would make an empty one
            raise StorageError(f"the index {pin.manifest.id} in {storage} is damaged; run 'qiantang ingest --rebuild'")
        store = Store(pin.folder)
        try:
            return Stored(generation=pin.manifest.id, documents=tuple(store.documents()), chunk_counts=store.chunk_counts())
        except DatabaseError as exc:
            raise StorageError(f"the index {pin.manifest.id} in {storage} is damaged; run 'qiantang ingest --rebuild'") from exc
        finally:
            store.close()
    finally:
        pin.release()
