"""A file with a draft → its text: Markdown, plain text, or Word. Read by the loaders that read documents."""

from dataclasses import dataclass
from pathlib import Path

from ingest.errors import InputError, SourceFileError
from ingest.loaders import markdown, plain
from ingest.loaders.apart import Reader
from ingest.options import ReadOptions

MAX_BYTES = 32 * 2**20  # of a file
LIMITS = ReadOptions(max_file_bytes=MAX_BYTES, max_unpacked_bytes=4 * MAX_BYTES, timeout_s=30.0, max_memory_bytes=2 * 2**30)
MEDIA = {".md": "markdown", ".markdown": "markdown", ".txt": "plain", ".docx": "markdown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft's text and how it is to be read."""

    text: str
    media: str  # "markdown" or "plain"


def read_draft(path: Path) -> Draft:
    """The draft that the file holds.

    Raises:
        InputError: it cannot be read, is too large, or is not what its ending says.
    """
    ending = path.suffix.lower()
    if ending not in MEDIA:
        raise InputError(f"--file {path} ends in {path.suffix!r}, which is not read; give one of .md, .txt, .docx")
    raw = _bytes_of(path)
    if not raw.strip():
        raise InputError(f"--file {path} holds no text; there is nothing to check")
    try:
        return Draft(text=_text(raw, ending), media=MEDIA[ending])
    except SourceFileError as exc:
        raise InputError(f"--file {path} cannot be checked: {exc}") from exc


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir() or size > MAX_BYTES:
            what = "is a folder" if path.is_dir() else f"has {size:,} bytes, at most {MAX_BYTES:,} are read"
            raise InputError(f"--file {path} {what}; name a draft (.md, .txt, .docx)")
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise InputError(f"--file {path} does not exist; name a draft (.md, .txt, .docx)") from exc
    except OSError as exc:
        raise InputError(f"--file {path} cannot be read ({exc.strerror}); name a draft (.md, .txt, .docx)") from exc


def _text(raw: bytes, ending: str) -> str:
    if ending == ".docx":
        with Reader(LIMITS) as reader:
            return reader.read("word draft", raw).text
    load = plain.load if ending == ".txt" else markdown.load
    return load(raw)[0]
