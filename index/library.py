"""The library of documents as the user changes it: add, update, prune, remove."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index import build as builder
from index import generation as gen
from index.embedding import SentenceEmbedding
from index.options import IndexOptions
from index.stored import read, salvaged, stored_documents
from ingest.aliases import Aliases
from ingest.document import SourceDocument
from ingest.errors import InputError
from ingest.load import Loaded, Refused

LOCK_WAIT_S = 120.0  # another ingest is waited for this long


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingest did, by document id."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    skipped_count: int = 0  # files whose ending is not read
    manifest: gen.Manifest | None = None  # of the index as it is now; None if there is none

    @property
    def has_changes(self) -> bool:
        """True if a document came, changed or went."""
        return bool(self.added or self.changed or self.removed)


def ingest(
    paths: Sequence[Path],
    options: IndexOptions,
    embedding: SentenceEmbedding,
    *,
    prune: bool = False,
    rebuild: bool = False,
    loaded: Loaded | None = None,
    report: builder.Report = lambda step: None,
) -> IngestReport:
    """Adds and updates the documents at `paths`; what is not below them stays as it is.

    Args:
        loaded: what `read` found at the paths, if it was called before.
        prune: remove documents that came from one of the paths before and are no longer there.
        rebuild: build the index anew also where no document changed, or where it was built with other settings.
    Raises:
        InputError: a path cannot be read, or every file of it was refused.
        IndexMismatchError: the index was built with other settings, and `rebuild` is off.
        StorageError: the storage folder cannot be written.
    """
    loaded = loaded or read(paths, options)
    if not loaded.docs and loaded.refused:
        reasons = "; ".join(f"{item.path}: {item.reason}" for item in loaded.refused[:3])
        raise InputError(f"no document could be read: {reasons}")
    with gen.write_lock(options.storage, wait_s=LOCK_WAIT_S):
        if not rebuild:
            _check_settings(options, embedding)
        before, aliases = salvaged(options.storage) if rebuild else stored_documents(options.storage)
        docs = {doc.id: doc for doc in before}
        refused = list(loaded.refused)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        outcome: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": [], "removed": []}
        for doc in loaded.docs:
            known = docs.get(doc.id)
            if known is not None and known.origin != doc.origin and Path(known.origin).exists():
                reason = f"its id {doc.id!r} belongs to {known.origin}, which is in the index; rename one, or remove that first"
                refused.append(Refused(path=doc.origin, reason=reason))
                continue
            kind = "added" if known is None else "unchanged" if known == doc else "changed"
            outcome[kind].append(doc.id)
            docs[doc.id] = replace(doc, changed=known.changed if known is not None and kind == "unchanged" else now)
        gone = _gone(docs, {doc.id for doc in loaded.docs}, paths) if prune else []
        outcome["removed"] = sorted({*gone, *(doc.id for doc in docs.values() if doc.origin in loaded.left_out)})
        for doc_id in outcome["removed"]:
            del docs[doc_id]
        is_all = prune and all(_is_below(doc, paths) for doc in docs.values())
        merged = loaded.aliases if is_all else _merged(aliases, loaded.aliases)
        manifest = _current_manifest(options.storage)
        is_same = not any(outcome[key] for key in ("added", "changed", "removed")) and merged == aliases
        lacks_model = manifest is not None and manifest.model is None and manifest.chunk_count > 0
        if manifest is None or not is_same or rebuild or lacks_model:
            ordered = [docs[doc_id] for doc_id in sorted(docs)]
            manifest = builder.build(ordered, merged, options, embedding, report=report)
            gen.remove_unused(options.storage)
    return IngestReport(
        **{key: tuple(ids) for key, ids in outcome.items()},
        refused=tuple(refused),
        skipped_count=loaded.skipped_count,
        manifest=manifest,
    )


def remove(
    doc_ids: Sequence[str],
    options: IndexOptions,
    embedding: SentenceEmbedding,
    *,
    report: builder.Report = lambda step: None,
) -> gen.Manifest:
    """The index without these documents.

    Raises:
        InputError: one of them is not in the index; nothing is removed.
        IndexMissingError: there is no index.
    """
    with gen.write_lock(options.storage, wait_s=LOCK_WAIT_S):
        gen.require_current(options.storage)
        _check_settings(options, embedding)
        before, aliases = stored_documents(options.storage)
        unknown = sorted(set(doc_ids) - {doc.id for doc in before})
        if unknown:
            raise InputError(f"no document {unknown[0]!r} is in the index; 'qiantang documents' lists those that are")
        kept = [doc for doc in before if doc.id not in set(doc_ids)]
        manifest = builder.build(kept, aliases, options, embedding, report=report)
        gen.remove_unused(options.storage)
    return manifest


def _current_manifest(storage: Path) -> gen.Manifest | None:
    generation = gen.current_id(storage)
    return gen.read_manifest(gen.folder_of(storage, generation)) if generation else None


def _check_settings(options: IndexOptions, embedding: SentenceEmbedding) -> None:
    manifest = _current_manifest(options.storage)
    if manifest is not None:
        gen.check_fits(manifest, options, identity=embedding.identity)


def _gone(docs: dict[str, SourceDocument], found: set[str], paths: Sequence[Path]) -> list[str]:
    """Ids of documents that came from below one of the paths, are not there now, and whose file is gone."""
    return sorted(
        doc.id for doc in docs.values() if doc.id not in found and _is_below(doc, paths) and not Path(doc.origin).exists()
    )


def _is_below(doc: SourceDocument, paths: Sequence[Path]) -> bool:
    return any(Path(doc.origin).is_relative_to(path.resolve()) for path in paths)


def _merged(before: Aliases, now: Aliases) -> Aliases:
    """The aliases of the paths just read, and those of other folders that were there before."""
    names = {entry.name for entry in now.entries}
    return Aliases.of((*now.entries, *(entry for entry in before.entries if entry.name not in names)))
