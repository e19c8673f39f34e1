"""PDF: text by page, lines joined into paragraphs, the place where each page starts.

By pypdfium2, because PDFium tells of every letter where it stands, how large it is and whether it is seen, which is what
paragraphs, tables and running heads are recognised by; it opens what Chrome opens, and reads a hundred pages in seconds.
"""

import re
from collections.abc import Sequence
from itertools import groupby

import pypdfium2

from ingest.document import About
from ingest.errors import SourceFileError
from ingest.layout import TextBuilder, seen_words
from ingest.loaders.extracted import Extracted
from ingest.loaders.hyphens import Joiner
from ingest.loaders.pdf_lines import Page, read_page
from ingest.loaders.pdf_paragraphs import Group, groups_of
from ingest.options import ReadOptions
from ingest.plain_blocks import ITEM

MAGIC = b"%PDF-"
MAGIC_BYTES = 1024  # some programs put something before it
UNKNOWN_SHARE = 0.3  # of the letters; with more, what can be read of the text is no text
MADE_UP_TITLE = re.compile(
    r"(?i)microsoft \w+ - .*|untitled.*|.*\.(?:docx?|pdf|xlsx?|pptx?|indd|qxd|rtf|tex|dvi|ps|html?)|\W*|[\d\W]+"
)
STAMP_CHARS = 60  # on a scanned page: a number, the scanner's stamp, and no text of the document
OCR = "run OCR on it first (ocrmypdf does), then ingest the result"
REASONS = {
    pypdfium2.raw.FPDF_ERR_PASSWORD: "it is protected by a password; save it without one",
    pypdfium2.raw.FPDF_ERR_SECURITY: "it is encrypted in a way that is not read; save it without protection",
}


def load(raw: bytes, options: ReadOptions) -> Extracted:
    """The text page by page, running heads and page numbers kept as furniture.

    Raises:
        SourceFileError: it is no PDF, is damaged or protected, has no or too many pages, or holds pictures in the place of text.
    """
    if MAGIC not in raw[:MAGIC_BYTES]:
        raise SourceFileError("it is no PDF (it does not begin with %PDF-); give it the ending that it is, or save it as PDF again")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as exc:
        reason = REASONS.get(exc.err_code or 0, "it is damaged and cannot be opened; save or download it again")
        raise SourceFileError(reason) from exc
    count = len(document)
    if not count:
        raise SourceFileError("it has no pages; save or download it again")
    if count > options.max_pages:
        raise SourceFileError(f"it has {count:,} pages, more than {options.max_pages:,}; split it, or raise QIANTANG_MAX_PDF_PAGES")
    pages = [_page(document, number) for number in range(count)]
    title = " ".join(seen_words(document.get_metadata_dict().get("Title", "")).split())
    document.close()
    _check(pages)
    return _extracted(pages, "" if MADE_UP_TITLE.fullmatch(title) else title)


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as exc:
        raise SourceFileError(f"its page {number + 1} is damaged; save or download it again") from exc
    try:
        return read_page(page, number)
    finally:
        page.close()


def _check(pages: Sequence[Page]) -> None:
    """Nothing, if there is text that can be read."""
    letters = sum(len(line.text) for page in pages for line in page.lines)
    pictures = [page for page in pages if page.has_picture]
    if not letters:
        what = "pictures of pages, no text" if pictures else "no text (its letters may be drawn as shapes)"
        raise SourceFileError(f"it holds {what}; {OCR}")
    unknown = sum(page.unknown_count for page in pages)
    if unknown > UNKNOWN_SHARE * letters:
        raise SourceFileError(f"its fonts do not say which letters they show ({unknown:,} of {letters:,}); {OCR}")
    if len(pictures) == len(pages) and letters < STAMP_CHARS * len(pages):
        raise SourceFileError(f"it holds pictures of pages, no text but {letters:,} characters beside them; {OCR}")


def _extracted(pages: Sequence[Page], title: str) -> Extracted:
    groups = groups_of(pages)
    joiner = Joiner(seen_words(line.text) for page in pages for line in page.lines)
    builder = TextBuilder()
    starts: dict[int, int] = {}
    for group in groups:
        _add(group, builder, joiner, starts)
    text, layout = builder.done()
    if not any(block.kind != "furniture" for block in layout):
        raise SourceFileError(f"it holds no text but what repeats on its pages; {OCR}")
    page_starts = _page_starts(starts, len(pages), len(text))
    second = page_starts[1] if len(pages) > 1 else len(text)
    first = [block for block in layout if block.kind == "heading" and block.level == 1 and block.start < second]
    largest = text[first[0].start : first[0].end] if first else ""  # what is set largest on the first page names the document
    return Extracted(text=text, about=About(title=title or largest, note=_note(pages)), pages=page_starts, layout=layout)


def _add(group: Group, builder: TextBuilder, joiner: Joiner, starts: dict[int, int]) -> None:
    """Puts a group into the text and notes where its pages start."""
    by_page = groupby(group.lines, key=lambda line: line.page)
    lines = [(page, seen_words(line.text)) for page, held in by_page for line in held]
    lines = [(page, line) for page, line in lines if line]
    if group.row or not lines:
        span = builder.add(seen_words(group.row), group.kind)
        if span:
            starts.setdefault(group.lines[0].page, span[0])
        return
    mark = ITEM.match(lines[0][1]) if group.kind == "item" else None
    cut = mark.end() if mark else 0
    parts = joiner.join([lines[0][1][cut:], *(line for _, line in lines[1:])])
    span = builder.add("".join(parts), group.kind, level=group.level, mark=mark[0] if mark else "")
    if span is None:
        return
    at = span[0]
    for (page, _), part in zip(lines, parts, strict=True):
        starts.setdefault(page, at)
        at += len(part)


def _page_starts(starts: dict[int, int], count: int, length: int) -> tuple[int, ...]:
    """Where each page starts, never before the one before it; a page without text starts where the next one does."""
    found = [length] * count
    after = length
    for page in reversed(range(count)):
        after = found[page] = min(starts.get(page, after), after)
    found[0] = 0  # a bullet that opens the text is on its page too
    return tuple(found)


def _note(pages: Sequence[Page]) -> str | None:
    """What a reader should know: which pages could not be read."""
    bare = [number for number, page in enumerate(pages, start=1) if page.has_picture and not page.lines]
    if not bare:
        return None
    if len(bare) == 1:
        return f"Page {bare[0]} is a picture without text and was not read."
    return f"Pages {', '.join(map(str, bare))} are pictures without text and were not read."
