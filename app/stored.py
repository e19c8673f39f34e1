"""What is in the index, read without LlamaIndex or Chroma: `documents` answers at once."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from index.store import FILE, Store
from ingest.document import SourceDocument
from ingest.errors import StorageError

TRIES = 5  # another process may replace and remove the generation between our reading its name and its content


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The documents of one generation."""

    generation: str | None  # None: nothing was ingested yet
    documents: tuple[SourceDocument, ...] = ()  # sorted by id
    chunk_counts: dict[str, int]  # by document id


def current_generation(storage: Path) -> str | None:
    """Id of the generation that questions use; None if nothing was ingested."""
    try:
        return (storage / "CURRENT").read_text(encoding="ascii").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as exc:
        raise StorageError(f"the storage folder {storage} cannot be read ({exc}); give another with --storage DIR") from exc


def read_stored(storage: Path) -> Stored:
    """The documents of the current generation; none if nothing was ingested.

    Raises:
        StorageError: the folder cannot be read, or its current generation is damaged.
    """
    generation = None
    for _ in range(TRIES):
        generation = current_generation(storage)
        if generation is None:
            return Stored(generation=None, chunk_counts={})
        folder = storage / "generations" / generation
        if not (folder / FILE).is_file():
            continue
        store = Store(folder)
        try:
            return Stored(generation=generation, documents=tuple(store.documents()), chunk_counts=store.chunk_counts())
        except DatabaseError:
            continue
        finally:
            store.close()
    raise StorageError(f"the index {generation} in {storage} is damaged; run 'qiantang ingest --rebuild'")
