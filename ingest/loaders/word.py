"""Word (.docx): headings, paragraphs, numbered and bulleted items, tables as rows with their head, footnotes where they are called.

By python-docx, which opens the package and its styles; the text is walked over here, because its own `paragraph.text` knows no
hidden letters, insertions, notes or text boxes. Headers and footers of pages are left out.
"""

import re
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ingest.document import About
from ingest.errors import SourceFileError
from ingest.layout import FURNITURE, Layout, TextBuilder, seen_words
from ingest.loaders.extracted import Extracted
from ingest.loaders.word_package import opened
from ingest.loaders.word_runs import said_by
from ingest.loaders.word_styles import Styles
from ingest.loaders.word_tables import grid_of
from ingest.options import ReadOptions
from ingest.tables import Grid, lines_of

NOTES = {"footnote": "/footnotes", "endnote": "/endnotes"}
MADE_UP_TITLE = re.compile(r"(?i)word document|microsoft word.*|untitled.*|document\d*|.*\.docx?|\W*|[\d\W]+")
INNER = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"))


def load(raw: bytes, options: ReadOptions) -> Extracted:
    """The text of the document's body, and its title.

    Raises:
        SourceFileError: it is no Word document, cannot be opened, or says nothing.
    """
    document = opened(raw, options)
    walk = Walk(document)
    text, layout = walked(walk, document)
    title = " ".join(seen_words(document.core_properties.title or "").split())
    known = "" if MADE_UP_TITLE.fullmatch(title) else title
    return Extracted(text=text, about=About(title=walk.title or known), layout=layout)


def walked(walk: "Walk", document: Document) -> tuple[str, Layout]:
    """Text and blocks of the document's body.

    Raises:
        SourceFileError: it says nothing.
    """
    walk.inside(document.element.body)
    text, layout = walk.builder.done()
    if not any(block.kind != FURNITURE for block in layout):
        raise SourceFileError("it holds no text; if its pages are pictures, run OCR on them first")
    return text, layout


class Walk:
    """Reads the body of a document, and what hangs on it."""

    def __init__(self, document: Document) -> None:
        parts = {str(part.partname): part for part in document.part.package.iter_parts()}
        numbering = next((part.element for name, part in parts.items() if "/numbering" in name and hasattr(part, "element")), None)
        self._styles = Styles(document.styles.element, numbering)
        self._notes: dict[tuple[str, str], Any] = {}
        for kind, name in NOTES.items():
            for part in (part for path, part in parts.items() if name in path):
                for note in parse_xml(part.blob).iter(qn(f"w:{kind}")):
                    if note.get(qn("w:type"), "normal") == "normal":
                        self._notes[kind, note.get(qn("w:id"), "")] = note
        self.builder = TextBuilder()
        self.title = ""  # what is set in the style "Title"

    def inside(self, holder: Any, *, is_shaded: bool = False) -> None:
        """The blocks within a body, a cell, a note or a text box."""
        for item in holder:
            if item.tag == qn("w:p"):
                self._paragraph(item, is_shaded=is_shaded)
            elif item.tag == qn("w:tbl"):
                self._table(item)
            elif item.tag in INNER:
                self.inside(item, is_shaded=is_shaded)

    def _paragraph(self, item: Any, *, is_shaded: bool) -> None:
        styles = self._styles.of(item)
        said = said_by(item, self._styles, styles, is_shaded=is_shaded)
        text = said.text
        if text:
            number = self._styles.number(item, styles)
            level = self._styles.heading_level(item, styles)
            if self._styles.is_contents(styles):
                self.builder.add(text, FURNITURE)
            elif level:
                one_line = " ".join(text.split())
                self.builder.add(f"{number} {one_line}".strip(), "heading", level=level)
                self.title = self.title or (one_line if self._styles.is_title(styles) else "")
            else:
                self.builder.add(text, "item" if number else "paragraph", mark=f"{number} " if number else "")
        for box in said.boxes:
            self.inside(box, is_shaded=True)  # a box has a colour of its own, or may have
        for note in said.notes:
            self._note(note)

    def _note(self, key: tuple[str, str]) -> None:
        """A footnote stands behind the paragraph that calls it, once."""
        note = self._notes.pop(key, None)
        if note is not None:
            self.inside(note)

    def _table(self, table: Any) -> None:
        notes: list[tuple[str, str]] = []
        grid, header_count = grid_of(table, self._styles, notes)
        if grid and max(map(len, grid)) == 1:  # one column: a frame around text
            for row in table.iterchildren(qn("w:tr")):
                for cell in row.iterchildren(qn("w:tc")):
                    self.inside(cell, is_shaded=True)
            return
        self.builder.start_anew()
        self.rows(grid, header_count)
        for note in notes:
            self._note(note)

    def rows(self, grid: Grid, header_count: int) -> None:
        """The rows of a table, its head in each."""
        for line in lines_of(grid, header_count=header_count or None):
            self.builder.add(line, "row")
