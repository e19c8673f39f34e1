"""A file with a draft → its text: Markdown, plain text, or Word."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from app.row_files import read_text
from ingest.errors import InputError

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
MAX_BYTES = 32 * 2**20  # of a file, and of a Word document's text unpacked
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
    try:
        size = path.stat().st_size
    except FileNotFoundError as exc:
        raise InputError(f"--file {path} does not exist; name a draft (.md, .txt, .docx)") from exc
    if path.is_dir() or size > MAX_BYTES:
        what = "is a folder" if path.is_dir() else f"has {size:,} bytes, at most {MAX_BYTES:,} are read"
        raise InputError(f"--file {path} {what}; name a draft (.md, .txt, .docx)")
    if ending == ".docx":
        return Draft(text=_word_text(path), media=MEDIA[ending])
    text = read_text(path, of="a draft", option="--file").replace("\r\n", "\n").replace("\r", "\n")
    return Draft(text=text, media=MEDIA[ending])


def _word_text(path: Path) -> str:
    """The paragraphs of a Word document, those in tables too, a blank line between each; headings with a "#"."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(BODY).file_size > MAX_BYTES:
                raise InputError(f"--file {path} unpacks to more than {MAX_BYTES:,} bytes; give it in parts")
            with archive.open(BODY) as file:
                body = file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError) as exc:
        raise InputError(f"--file {path} is no Word document ({_said(exc)}); save it as .docx again, or as .txt") from exc
    if len(body) > MAX_BYTES:
        raise InputError(f"--file {path} unpacks to more than {MAX_BYTES:,} bytes; give it in parts")
    reader = _BodyReader()
    try:
        return reader.read(body)
    except (expat.ExpatError, _RefusedError) as exc:
        raise InputError(f"--file {path} is no Word document that can be read ({exc}); save it as .docx again") from exc


def _said(exc: BaseException) -> str:
    return f"it has no {BODY}" if isinstance(exc, KeyError) else str(exc) or type(exc).__name__


class _RefusedError(ValueError):
    """The XML declares entities, which a Word document never does."""


class _BodyReader:
    """Reads `word/document.xml`. What was deleted under tracked changes is no part of the text."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._paragraph: list[str] = []
        self._heading = False
        self._within: list[str] = []

    def read(self, body: bytes) -> str:
        """The text.

        Raises:
            ExpatError: it is no XML.
            _RefusedError: it declares a document type, and with it perhaps entities.
        """
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(body, True)
        return "\n\n".join(self._blocks)

    def _refuse(self, *_: object) -> None:
        raise _RefusedError("it declares a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = f"{{{name}".removeprefix(WORD)
        self._within.append(tag)
        if tag == "p":
            self._paragraph, self._heading = [], False
        elif tag == "pStyle":
            style = attributes.get(f"{WORD[1:]}val", "")
            self._heading = style.casefold().startswith(("heading", "title", "subtitle"))
        elif tag == "tab":
            self._paragraph.append("\t" if "r" in self._within else "")
        elif tag in ("br", "cr"):
            self._paragraph.append("\n")

    def _end(self, name: str) -> None:
        self._within.pop()
        if f"{{{name}".removeprefix(WORD) == "p":
            text = " ".join("".join(self._paragraph).split())
            if text:
                self._blocks.append(f"# {text}" if self._heading else text)
            self._paragraph = []

    def _characters(self, text: str) -> None:
        if self._within and self._within[-1] == "t" and "del" not in self._within:
            self._paragraph.append(text)
