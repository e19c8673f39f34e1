"""Generations: an index is one immutable folder, switched in one step.

    storage/
      CURRENT              id of the generation that new questions use; replaced with os.replace
      generations/<id>/    documents.sqlite, chroma/, bm25/, sentence vectors; manifest.json is written last and makes it whole
      vectors.sqlite       vectors by (model, text), shared by all generations
      write.lock           held by whoever builds

A question pins its generation with a shared lock; old ones are removed when no one holds them.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import portalocker

from index.options import IndexOptions
from ingest.errors import IndexMismatchError, IndexMissingError, StorageError
from ingest.options import CHUNKING_VERSION, FACTS_VERSION

CURRENT = "CURRENT"
GENERATIONS = "generations"
MANIFEST = "manifest.json"
PIN = "pin.lock"
WRITE_LOCK = "write.lock"
FORMAT = 4  # of the folder; raised when what is in it changes
OPEN_TRIES = 20  # a generation may be removed between reading CURRENT and pinning it


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was built from and with."""

    id: str
    format: int
    created: str  # UTC, ISO 8601
    model: str | None  # identity of the embedding model; None: built without one, BM25 alone
    dim: int  # of its vectors; 0 without a model
    chunking: dict[str, int]  # version and options of the chunker
    document_count: int
    chunk_count: int
    sentence_count: int
    without_model_because: str | None = None


def chunking_of(options: IndexOptions) -> dict[str, int]:
    """What must be equal for two indexes to cut and annotate texts alike."""
    return {"version": CHUNKING_VERSION, "facts": FACTS_VERSION, **asdict(options.chunks)}


def current_id(storage: Path) -> str | None:
    """Id of the current generation; None if nothing was ingested."""
    try:
        return (storage / CURRENT).read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StorageError(f"{storage / CURRENT} cannot be read ({exc.strerror}); check its permissions") from exc


def require_current(storage: Path) -> str:
    """Id of the current generation.

    Raises:
        IndexMissingError: nothing was ingested into this storage folder.
    """
    generation = current_id(storage)
    if generation is None:
        raise IndexMissingError(f"there is no index in {storage} yet; run 'qiantang ingest' first")
    return generation


def folder_of(storage: Path, generation: str) -> Path:
    """Folder of a generation."""
    return storage / GENERATIONS / generation


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a whole generation; None if the folder is not one, or was left half-built."""
    try:
        return Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Declare the generation whole."""
    draft = folder / f"{MANIFEST}.part"
    draft.write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    draft.replace(folder / MANIFEST)


def switch_to(storage: Path, generation: str) -> None:
    """Make this generation the current one, in one step."""
    draft = storage / f"{CURRENT}.{os.getpid()}"
    draft.write_text(generation, encoding="ascii")
    draft.replace(storage / CURRENT)


@dataclass(frozen=True, slots=True)
class Pin:
    """A generation that cannot be removed until this is released."""

    folder: Path
    manifest: Manifest
    _file: IO[str]

    def release(self) -> None:
        """Let the generation go."""
        self._file.close()


def pin_current(storage: Path) -> Pin:
    """The current generation, pinned.

    Raises:
        IndexMissingError: nothing was ingested into this storage folder.
        StorageError: the folder of the current generation is damaged.
    """
    generation: str | None = None
    for _ in range(OPEN_TRIES):
        generation = require_current(storage)
        folder = folder_of(storage, generation)
        try:
            file = (folder / PIN).open("r", encoding="ascii")
        except OSError:
            continue  # removed, because another one has become current meanwhile
        portalocker.lock(file, portalocker.LockFlags.SHARED)
        manifest = read_manifest(folder)
        if manifest is not None:
            return Pin(folder, manifest, file)
        file.close()
    raise StorageError(f"the index {generation} in {storage} is damaged; run 'qiantang ingest --rebuild'")


def check_fits(manifest: Manifest, options: IndexOptions, *, identity: str | None) -> None:
    """Nothing, if an index built so can be searched with these settings.

    Args:
        identity: of the embedding model that would be used; None if it cannot be had.
    Raises:
        IndexMismatchError: built with another model, another chunking or another format.
    """
    remedy = "run 'qiantang ingest --rebuild'"
    if manifest.format != FORMAT:
        raise IndexMismatchError(f"the index {manifest.id} has format {manifest.format}, this program reads {FORMAT}; {remedy}")
    if manifest.chunking != chunking_of(options):
        raise IndexMismatchError(
            f"the index {manifest.id} was cut with {manifest.chunking}, the settings ask for {chunking_of(options)}; {remedy}"
        )
    if identity is not None and manifest.model is not None and manifest.model != identity:
        raise IndexMismatchError(
            f"the index {manifest.id} was built with the model {manifest.model!r}, the settings ask for {identity!r}; "
            f"{remedy}, or set QIANTANG_EMBED_MODEL={manifest.model}"
        )


@contextlib.contextmanager
def write_lock(storage: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Holds the storage folder for writing; makes it if it is not there.

    Raises:
        StorageError: it cannot be written, or another process is writing and does not finish within `wait_s` seconds.
    """
    try:
        (storage / GENERATIONS).mkdir(parents=True, exist_ok=True)
        lock = portalocker.Lock(
            storage / WRITE_LOCK,
            mode="a",
            timeout=wait_s,
            flags=portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING,
        )
        lock.acquire()
    except portalocker.exceptions.LockException as exc:
        raise StorageError(f"another process is writing to {storage}; wait until it has finished and try again") from exc
    except OSError as exc:
        reason = exc.strerror or str(exc)
        raise StorageError(f"the storage folder {storage} cannot be written ({reason}); give another with --storage DIR") from exc
    try:
        yield
    finally:
        lock.release()


def remove_unused(storage: Path) -> list[str]:
    """Ids of the generations removed: all but the current one that no one holds. Call it with the write lock held."""
    current = current_id(storage)
    removed = []
    for folder in sorted((storage / GENERATIONS).iterdir()):
        if folder.name == current or not folder.is_dir():
            continue
        try:
            with (folder / PIN).open("a", encoding="ascii") as file:
                portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
                (folder / MANIFEST).unlink(missing_ok=True)  # first, so that nobody takes half of it for whole
        except (portalocker.exceptions.LockException, FileNotFoundError):
            continue
        shutil.rmtree(folder, ignore_errors=True)
        removed.append(folder.name)
    return removed
