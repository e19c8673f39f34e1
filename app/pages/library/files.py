"""The files behind the library: which were uploaded, under which name an upload is kept, and putting several in place at once."""

import contextlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.about_table import ABOUT_FILE, told_in
from ingest.document import SourceDocument
from ingest.errors import InputError, StorageError
from ingest.load import LEFT_OUT, UPLOADS
from ingest.loaders import LOADERS

NAME_BYTES = 150  # of a file name; file systems take 255, and drafts beside it need room
NOT_IN_NAMES = re.compile(r'[<>:"|?*`$\[\]{}%#;&\'\\/]+')
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)$")  # names that Windows keeps for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as the browser sent it, and the name that it gets."""

    sent_as: str  # never used as a path
    name: str  # safe; in the folder of uploads
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that was taken out of the library and lies where it lay."""

    path: Path
    root: Path  # that it is below


def uploads_folder(corpus: Path) -> Path:
    """Where uploads are kept."""
    return corpus.resolve() / UPLOADS


def file_of(doc: SourceDocument) -> Path:
    """Where the document's file lies, or lay."""
    root = Path(doc.root or ".")
    is_file_itself = root.name == doc.id and not root.is_dir()
    return root if is_file_itself else root / doc.id


def is_uploaded(path: Path, corpus: Path) -> bool:
    """True if the file came in through the page."""
    return path.is_relative_to(uploads_folder(corpus))


def safe_name(sent_as: str) -> str:
    """A name for a file in the folder of uploads: without path parts, marks of a shell or of HTML, or anything that cannot be seen.

    Raises:
        InputError: its ending is not one that is read.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", sent_as))[-1]
    seen = "".join(char for char in last if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    stem, dot, ending = seen.rpartition(".")
    ending = f".{ending.strip().lower()}" if dot else ""
    if ending not in LOADERS:
        what = f"files that end in “{ending}” are not read" if ending else "it has no ending that tells its format"
        raise InputError(f"{what}; give one of {', '.join(sorted(LOADERS))}")
    stem = re.sub(r"-{2,}", "-", NOT_IN_NAMES.sub("-", " ".join(stem.split()))).lstrip("._~- ").rstrip(".- ")
    stem = stem.encode()[:NAME_BYTES].decode(errors="ignore").rstrip() or "document"
    if RESERVED.match(stem) or f"{stem}{ending}".lower() in LEFT_OUT:
        stem = f"document {stem}"
    return f"{stem}{ending}"


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number if it is taken; capitals make no difference, since on some systems they make none."""
    folded = {other.casefold() for other in taken}
    stem, _, ending = name.rpartition(".")
    numbered = (f"{stem} ({number}).{ending}" for number in range(2, len(folded) + 3))
    return name if name.casefold() not in folded else next(other for other in numbered if other.casefold() not in folded)


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of the files in a folder; none if it is not there."""
    try:
        return tuple(sorted(item.name for item in folder.iterdir() if not item.name.startswith(".")))
    except OSError:
        return ()


def left_out(documents: Collection[SourceDocument], corpus: Path) -> tuple[LeftOut, ...]:
    """The files that a `documents.toml` keeps out, in the folders that documents come from and in the corpus folder."""
    roots = {corpus.resolve(): corpus.resolve(), uploads_folder(corpus): corpus.resolve()}
    for doc in documents:
        roots.setdefault(file_of(doc).parent, Path(doc.root))
    found = []
    for folder, root in sorted(roots.items()):
        with contextlib.suppress(InputError):  # the next ingest says what is wrong with it
            found += [LeftOut(path=folder / name, root=root) for name, told in told_in(folder).items() if told.leaves_out]
    return tuple(item for item in found if item.path.is_file())


@contextlib.contextmanager
def kept_unless_done(path: Path) -> Iterator[None]:
    """What is done inside changes the file; if it breaks off, the file is again as it was."""
    before = path.read_bytes() if path.exists() else None
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            if before is None:
                path.unlink(missing_ok=True)
            else:
                _put(path, before)
        raise


@contextlib.contextmanager
def in_place(folder: Path, contents: Mapping[str, bytes]) -> Iterator[None]:
    """The files lie in the folder inside; if what is done there breaks off, the folder is again as it was.

    Raises:
        StorageError: they cannot be written: no right to, no room.
    """
    is_new = not folder.exists()
    placed: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            _put(folder / name, content, before=_before(folder, name))
            placed.append(name)
        yield
    except BaseException as exc:
        for name in placed:
            _restore(_before(folder, name), folder / name)
        if is_new:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if nothing else is in it by now
        if isinstance(exc, OSError):
            raise StorageError(f"the folder {folder} cannot be written ({exc.strerror or exc}); nothing was added") from exc
        raise
    for name in placed:
        _before(folder, name).unlink(missing_ok=True)


def _before(folder: Path, name: str) -> Path:
    """Where a file waits that another is put in the place of; it is renamed, since a full disk has no room for a copy."""
    return folder / f".{name}.before"


def _restore(before: Path, path: Path) -> None:
    with contextlib.suppress(OSError):
        if before.exists():
            before.replace(path)
        else:
            path.unlink(missing_ok=True)


def _put(path: Path, content: bytes, *, before: Path | None = None) -> None:
    """The file with this content, whole or not at all.

    Args:
        before: where what is there now goes; None: it goes.
    """
    handle, draft = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).chmod(0o644)
        if before is not None and path.exists():
            path.replace(before)
        Path(draft).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(draft).unlink()
        raise


def table_file(path: Path) -> Path:
    """The `documents.toml` beside a file."""
    return path.parent / ABOUT_FILE
