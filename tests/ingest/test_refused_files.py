"""Files that cannot be read: refused in one line that says why and what to do, and the others go in."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import SourceFileError
from ingest.load import load_paths
from ingest.loaders import worker
from ingest.loaders.apart import Reader
from ingest.options import ReadOptions
from tests.papers import drawn, pdf, put, word

GOOD = {"good.md": b"Good text.", "good.pdf": pdf(["Good page."]), "good.html": b"<p>Good web page."}
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>'
    b"</w:body></w:document>"
)


def docx_with(changed: dict[str, bytes]) -> bytes:
    """A Word document some of whose parts are others."""
    raw = word(lambda document: document.add_paragraph("Text."))
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, changed.get(name, before.read(name)))
        for name in changed.keys() - set(before.namelist()):
            after.writestr(name, changed[name])
    return held.getvalue()


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 3]


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "words.pdf": (lambda: b"Just some words.", "it is no PDF (it does not begin with %PDF-); give it the ending that it is"),
    "empty.pdf": (lambda: b"", "it is empty; fetch or save it again"),
    "damaged.pdf": (
        lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20,
        "it is damaged and cannot be opened; save or download it again",
    ),
    "locked.pdf": (lambda: pdf(["Secret."], encrypt="password"), "it is protected by a password; save it without one"),
    "bare.pdf": (
        lambda: drawn(lambda canvas: canvas.rect(10, 10, 50, 50)),
        "it holds no text (its letters may be drawn as shapes)",
    ),
    "long.pdf": (lambda: pdf(["a"], ["b"], ["c"], ["d"]), "it has 4 pages, more than 3; split it, or raise QIANTANG_MAX_PDF_PAGES"),
    "large.html": (
        lambda: b"<p>" + b"a" * 200_000,
        "it has 200,003 bytes, more than 150,000; split it, or raise QIANTANG_MAX_FILE_MB",
    ),
    "menu.html": (lambda: b"<nav>Home</nav>", "it holds no text besides menus and scripts; open the page, save it complete"),
    "words.docx": (lambda: b"Just some words.", "it is no Word document (it does not begin as one)"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "it is protected by a password, or is an old .doc"),
    "cut.docx": (lambda: cut(word(lambda document: document.add_paragraph("Text."))), "it is damaged (File is not a zip file)"),
    "other.docx": (lambda: docx_with({"[Content_Types].xml": b"<a/>"}), "it is"),
    "entities.docx": (lambda: docx_with({"word/document.xml": ENTITIES}), "declares a document type, which Word never does"),
    "wide.docx": (
        lambda: docx_with({"word/document.xml": ENTITIES.decode().encode("utf-16")}),
        "declares a document type, which Word never does",
    ),
    "bomb.docx": (lambda: docx_with({"word/media/image1.bmp": bytes(3_000_000)}), "more than 2,000,000; make its pictures smaller"),
    "nothing.docx": (lambda: word(lambda document: document.add_paragraph(" ")), "it holds no text; if its pages are pictures"),
}
LIMITS = ReadOptions(max_file_bytes=150_000, max_pages=3, max_unpacked_bytes=2_000_000)


def test_each_is_refused_with_the_reason_and_the_others_go_in(tmp_path: Path) -> None:
    put(tmp_path, {**GOOD, **{name: make() for name, (make, _) in CASES.items()}})

    loaded = load_paths([tmp_path], options=LIMITS)

    said = {Path(item.path).name: item.reason for item in loaded.refused}
    assert [doc.id for doc in loaded.docs] == ["good.html", "good.md", "good.pdf"]
    assert said.keys() == CASES.keys()
    assert {name: reason for name, reason in said.items() if CASES[name][1] not in reason} == {}
    assert [reason for reason in said.values() if "\n" in reason or ";" not in reason or "Traceback" in reason] == []


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    deep = b"<p>x</p>" + b"<div>" * 200 + b"<p>" + b"<b>y</b>" * 200_000
    with Reader(ReadOptions(timeout_s=0.05)) as reader:
        began = time.monotonic()
        with pytest.raises(SourceFileError, match="reading it takes more than 0.05 s; save it anew or split it"):
            reader.read("html", deep)
        assert time.monotonic() - began < 5
    with Reader(ReadOptions()) as reader:
        assert reader.read("html", b"<p>Good.").text == "Good.\n"


def test_a_reader_that_broke_off_is_started_anew() -> None:
    with Reader(ReadOptions()) as reader:
        reader.read("html", b"<p>One.")
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        assert reader.read("html", b"<p>Two.").text == "Two.\n"


def test_a_file_that_takes_too_much_memory_is_refused() -> None:
    with Reader(ReadOptions(max_memory_bytes=200 * 2**20)) as reader, pytest.raises(SourceFileError):
        reader.read("html", b"<p>" + b"<b>word</b> " * 3_000_000)


def test_any_failure_of_a_library_is_a_reason_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(raw: bytes, options: ReadOptions) -> None:
        raise KeyError("word/missing.xml")

    monkeypatch.setattr("ingest.loaders.html.load", fails)

    assert worker._answer("html", b"", ReadOptions()) == {
        "refused": "it is damaged and cannot be taken apart (KeyError: 'word/missing.xml'); save it anew"
    }


def test_a_file_whose_bytes_are_the_same_is_not_taken_apart_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, GOOD)
    before = {doc.id: doc for doc in load_paths([tmp_path]).docs}
    monkeypatch.setattr(Reader, "read", lambda *_: pytest.fail("a file was read again"))

    assert {doc.id: doc for doc in load_paths([tmp_path], known=before).docs} == before


def test_locks_of_word_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, {"good.md": b"Good.", "~$report.docx": b"\x03ann"})

    assert [item.path for item in load_paths([tmp_path]).refused] == []


def test_documents_toml_goes_before_what_a_program_wrote_into_the_file(tmp_path: Path) -> None:
    table = b'["a.pdf"]\ntitle = "Given title"\npublished = "2021-03-01"\n'
    put(tmp_path, {"a.pdf": pdf(["Text."], title="Own title"), "b.pdf": pdf(["Text."], title="Own title"), "documents.toml": table})

    about = {doc.id: (doc.about.title, doc.about.published) for doc in load_paths([tmp_path]).docs}

    assert about == {"a.pdf": ("Given title", "2021-03-01"), "b.pdf": ("Own title", None)}
