"""Makes the PDF and Word files that the tests read."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.document import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.layout import FURNITURE
from ingest.loaders.extracted import Extracted

LEFT, TOP, LEADING = 72, 740, 14  # points; A4 is 595 by 842

Line = str | tuple[str, float] | list[str]  # a line, a line with the size of its letters, the cells of a row


def pdf(
    *pages: Sequence[Line],
    head: str = "",
    foot: str = "",
    heads: Sequence[str] = (),
    title: str = "",
    encrypt: object = None,
) -> bytes:
    """A PDF, a list of lines a page; "" leaves a line empty.

    Args:
        head: above each page, "{n}" for its number, as in `foot`; `heads` gives each page its own.
        encrypt: a password, or reportlab's own StandardEncryption.
    """
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, encrypt=encrypt)
    canvas.setTitle(title)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(LEFT, 815, heads[number - 1] if heads else head.format(n=number))
        canvas.drawString(LEFT, 25, foot.format(n=number))
        for at, line in enumerate(lines):
            text, size = line if isinstance(line, tuple) else (line, 10.0)
            canvas.setFont("Helvetica-Bold" if size > 10 else "Helvetica", size)
            for column, cell in enumerate(text if isinstance(text, list) else [text]):
                canvas.drawString(LEFT + 130 * column, TOP - LEADING * at, cell)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    """A PDF of one page, drawn by the test."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    draw(canvas)
    canvas.save()
    return held.getvalue()


def word(write: Callable[[Document], object]) -> bytes:
    """A Word document, written by the test."""
    document = docx.Document()
    write(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def blocks(found: Extracted) -> list[tuple[str, str]]:
    """Kind and text of each block that is indexed or is a heading, by its offsets."""
    return [(block.kind, found.text[block.start : block.end]) for block in found.layout if block.kind != FURNITURE]


def furniture(found: Extracted) -> list[str]:
    """The text of each block that is not."""
    return [found.text[block.start : block.end] for block in found.layout if block.kind == FURNITURE]


def put(folder: Path, files: dict[str, bytes]) -> Path:
    """The folder with these files in it."""
    folder.mkdir(exist_ok=True)
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return folder
