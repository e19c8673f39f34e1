"""Paths → documents: which files are read, which are refused and why."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from ingest.about_table import ABOUT_FILE, NOTHING_TOLD, Told, told_in
from ingest.aliases import Alias, Aliases, load_aliases
from ingest.blocks import blocks_of
from ingest.document import SourceDocument
from ingest.errors import InputError, SourceFileError
from ingest.layout import Layout
from ingest.loaders import LOADERS
from ingest.loaders.apart import Reader
from ingest.loaders.extracted import Extracted
from ingest.options import READING_VERSION, ReadOptions

LEFT_OUT = frozenset({"readme.md", "sources.md"})
UPLOADS = "uploads"  # folder below a corpus folder for what comes in through a page; whoever uploads may also delete there
NO_DOCUMENTS: Mapping[str, SourceDocument] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that did not become a document."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was found below the paths that were given."""

    docs: tuple[SourceDocument, ...]  # sorted by id
    refused: tuple[Refused, ...]
    aliases: Aliases
    skipped_count: int  # files with endings that are not read
    left_out: frozenset[str] = frozenset()  # absolute paths of files that a `documents.toml` says are to be left out


def load_paths(
    paths: Sequence[Path],
    *,
    options: ReadOptions | None = None,
    known: Mapping[str, SourceDocument] = NO_DOCUMENTS,
    only: Collection[Path] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Loaded:
    """Every readable document at or below the paths.

    Args:
        paths: folders or files. Files that start with ".", "_" or "~$", README.md and SOURCES.md are left out of folders.
        only: absolute paths; other files are passed over, and every id is what it would be without this.
        known: by id, what was read before: a PDF, Word or HTML file whose bytes are the same is not taken apart again.
        progress: called with each file's name before it is read.
    Raises:
        InputError: a path does not exist, a folder holds nothing that can be read, or a `documents.toml` or `aliases.toml` is
            malformed.
    """
    docs: dict[str, SourceDocument] = {}
    refused: list[Refused] = []
    aliases: list[Alias] = []
    left_out: set[str] = set()
    skipped = 0
    limits = options or ReadOptions()
    with Reader(limits) as reader:
        for path in paths:
            files, other = _files(path)
            skipped += other
            root = path if path.is_dir() else path.parent
            aliases.extend(load_aliases(root).entries)
            files = [file for file in files if only is None or file.absolute() in only]
            tables = {folder: told_in(folder) for folder in {file.parent for file in files}}
            for file in files:
                progress(file.name)
                doc_id = file.relative_to(root).as_posix()
                told = tables[file.parent].get(file.name, NOTHING_TOLD)
                if told.leaves_out:
                    left_out.add(str(file.resolve()))
                    continue
                try:
                    doc = _load(file, doc_id, told, known.get(doc_id), reader, limits)
                except SourceFileError as exc:
                    refused.append(Refused(path=str(file), reason=str(exc)))
                    continue
                doc = replace(doc, root=str(path.resolve()))
                same = docs.get(doc.id)
                if same is not None and same.origin != doc.origin:
                    reason = f"its id {doc.id!r} is also that of {same.origin}; rename one, or ingest the folder above both"
                    refused.append(Refused(path=str(file), reason=reason))
                    continue
                docs[doc.id] = doc
    ordered = tuple(docs[key] for key in sorted(docs))
    return Loaded(
        docs=ordered,
        refused=tuple(refused),
        aliases=Aliases.of(tuple(aliases)),
        skipped_count=skipped,
        left_out=frozenset(left_out),
    )


def _files(path: Path) -> tuple[list[Path], int]:
    """Readable files at or below a path, sorted, and how many others there are."""
    endings = ", ".join(sorted(LOADERS))
    if not path.exists():
        raise InputError(f"{path} does not exist; give a folder or a file ({endings})")
    if path.is_file():
        if path.suffix.lower() not in LOADERS:
            raise InputError(f"{path} ends in {path.suffix!r}, which is not read; give one of {endings}")
        return [path], 0
    found, other = [], 0
    for file in sorted(_walk(path)):
        if file.suffix.lower() in LOADERS:
            if file.name.lower() not in LEFT_OUT:
                found.append(file)
        elif file.name not in (ABOUT_FILE, "aliases.toml"):
            other += 1
    if not found:
        raise InputError(f"{path} holds no document; put files in it that end in {endings}")
    return found, other


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as exc:
        raise InputError(f"{folder} cannot be listed ({exc.strerror}); check its permissions") from exc
    for entry in entries:
        if entry.name.startswith((".", "_", "~$")):  # the last are locks of Word
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_file():
            yield entry


def _load(path: Path, doc_id: str, told: Told, known: SourceDocument | None, reader: Reader, limits: ReadOptions) -> SourceDocument:
    loader = LOADERS[path.suffix.lower()]
    raw = _bytes_of(path, limits.max_file_bytes)
    reading = ""
    if loader.load is not None:
        text, said = loader.load(raw)
        found = Extracted(text=text, about=said)
    else:
        if not raw.strip():
            raise SourceFileError("it is empty; fetch or save it again, or leave it out")
        reading = f"{loader.media} {READING_VERSION} {hashlib.sha256(raw).hexdigest()}"
        if known is not None and known.reading == reading:
            found = Extracted(text=known.text, about=known.said, pages=known.pages, layout=known.layout)
        else:
            found = reader.read(loader.media, raw)
    merged = told.over(found.about)  # the table is written last, and often because the file itself is wrong
    if merged.published is not None and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", merged.published):
        raise SourceFileError(f"'published' is {merged.published!r}, but should be a date such as 2018-10-22")
    if not merged.title:
        merged = replace(merged, title=_title(found.text, loader.media, found.layout) or path.stem)
    return SourceDocument(
        id=doc_id,
        text=found.text,
        media=loader.media,
        about=merged,
        origin=str(path.resolve()),
        pages=found.pages,
        layout=found.layout,
        said=found.about,
        reading=reading,
    )


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > most:
            raise SourceFileError(f"it has {size:,} bytes, more than {most:,}; split it, or raise QIANTANG_MAX_FILE_MB")
        return path.read_bytes()
    except OSError as exc:
        raise SourceFileError(f"it cannot be opened ({exc.strerror}); check its permissions") from exc


def _title(text: str, media: str, layout: Layout) -> str | None:
    """The first heading, or the first line if it is short enough to be one."""
    for block in blocks_of(text, media, layout):
        if block.dropped == "furniture":
            continue
        line = " ".join(text[block.start : block.end].split())
        return line.strip("# *_") if block.dropped == "heading" or len(line) <= 110 else None
    return None
