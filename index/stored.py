"""The documents of the current generation, and what reading a folder anew may take over from them. Imports nothing heavy."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from index import generation as gen
from index.options import IndexOptions
from index.store import FILE, Store
from ingest.aliases import Aliases
from ingest.document import SourceDocument
from ingest.errors import IndexMissingError, StorageError
from ingest.load import Loaded, load_paths


def stored_documents(storage: Path) -> tuple[list[SourceDocument], Aliases]:
    """Documents and aliases of the current generation; none if there is no index.

    Raises:
        StorageError: the current generation is damaged.
    """
    with suppress(IndexMissingError):
        pin = gen.pin_current(storage)
        try:
            return _read_store(pin.folder)
        finally:
            pin.release()
    return [], Aliases()


def salvaged(storage: Path) -> tuple[list[SourceDocument], Aliases]:
    """What can still be read of a damaged generation, or of one of an older format; nothing if that is nothing."""
    generation = gen.current_id(storage)
    with suppress(SQLAlchemyError):
        if generation is not None and (gen.folder_of(storage, generation) / FILE).is_file():
            return _read_store(gen.folder_of(storage, generation))
    return [], Aliases()


def read(
    paths: Sequence[Path],
    options: IndexOptions,
    *,
    only: Collection[Path] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Loaded:
    """What is at the paths; files that are in the index and have not changed are not taken apart again.

    Args:
        only: absolute paths; other files are passed over.
        progress: called with each file's name before it is read.
    Raises:
        InputError: as `load_paths`.
    """
    known: dict[str, SourceDocument] = {}
    with suppress(StorageError):  # whoever writes the index says what is wrong with the folder
        known = {doc.id: doc for doc in salvaged(options.storage)[0]}
    return load_paths(paths, options=options.reading, known=known, only=only, progress=progress)


def _read_store(folder: Path) -> tuple[list[SourceDocument], Aliases]:
    store = Store(folder)
    try:
        return store.documents(), store.aliases()
    finally:
        store.close()
