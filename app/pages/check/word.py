"""A checked draft as a Word document: the findings in a table, then each with its quotes."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.cli_text import printable
from app.pages.check.export import CheckReport, about_source
from app.pages.check.findings import CheckedSentence, CheckedStatement, Kind, Piece, sign_of, word_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

COLOURS: dict[Kind, str] = {
    "contradicted": "B3261E",
    "newer": "7B3FB5",
    "not_found": "8F5D00",
    "supported": "1E6B3E",
    "nothing_to_check": "606060",
}
NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def as_word(report: CheckReport) -> bytes:
    """The .docx; text of drafts and documents stands in it as text and nothing else."""
    from docx import Document
    from docx.shared import Cm

    doc = Document()
    for section in doc.sections:
        section.left_margin = section.right_margin = Cm(2.2)
    properties = doc.core_properties
    properties.title, properties.author, properties.comments = "Check of a draft", "Qiantang", ""
    properties.created = properties.modified = datetime.combine(report.day, datetime.min.time(), tzinfo=UTC).replace(tzinfo=None)
    doc.add_heading("Check of a draft", level=0)
    for line in report.head():
        doc.add_paragraph(clean(line))
    if report.findings:
        _table(doc, report.findings)
        doc.add_heading("Findings", level=1)
        for number, sentence in enumerate(report.findings, start=1):
            _finding(doc, number, sentence, report)
    if report.unchecked:
        doc.add_heading("Nothing to check", level=1)
        for sentence in report.unchecked:
            paragraph = doc.add_paragraph(clean(sentence.text), style="List Bullet")
            paragraph.add_run(clean(f" ({sentence.statements[0].explanation})")).italic = True
    file = io.BytesIO()
    doc.save(file)
    return file.getvalue()


def clean(text: str) -> str:
    """The text without what XML cannot hold and without what would reorder it."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def _table(doc: "WordDocument", findings: Sequence[CheckedSentence]) -> None:
    from docx.shared import Cm

    table = doc.add_table(rows=1, cols=4, style="Table Grid")
    table.autofit = False
    widths = [Cm(1.0), Cm(3.2), Cm(6.2), Cm(6.2)]
    for cell, text in zip(table.rows[0].cells, ("No.", "Verdict", "Your sentence", "What the documents say"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for number, sentence in enumerate(findings, start=1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        _verdict(cells[1].paragraphs[0], sentence.kind)
        _runs(cells[2].paragraphs[0], sentence.pieces)
        cells[3].text = clean(" ".join(statement.explanation for statement in sentence.statements))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _finding(doc: "WordDocument", number: int, sentence: CheckedSentence, report: CheckReport) -> None:
    heading = doc.add_heading(f"{number}. ", level=2)
    _verdict(heading, sentence.kind)
    _runs(doc.add_paragraph(), sentence.pieces)
    if sentence.understood:
        doc.add_paragraph().add_run(clean(f"Read as: {sentence.understood}")).italic = True
    for statement in sentence.statements:
        if len(sentence.statements) > 1:
            stated = doc.add_paragraph()
            _verdict(stated, statement.kind)
            stated.add_run(clean(f": {statement.text}"))
        _statement(doc, statement, report)


def _statement(doc: "WordDocument", statement: CheckedStatement, report: CheckReport) -> None:
    from docx.shared import Cm, Pt

    doc.add_paragraph(clean(statement.explanation))
    for source in statement.sources:
        quote = doc.add_paragraph(style="Quote")
        quote.paragraph_format.left_indent = Cm(0.8)
        quote.paragraph_format.keep_with_next = True
        _runs(quote, source.pieces)
        line = doc.add_paragraph()
        line.paragraph_format.left_indent = Cm(0.8)
        line.add_run(clean(about_source(source, report))).font.size = Pt(9)


def _verdict(paragraph: Any, kind: Kind) -> None:
    """A sign and words, so that it is told without the colour."""
    from docx.shared import RGBColor

    run = paragraph.add_run(f"{sign_of(kind)} {word_of(kind)}")
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(COLOURS[kind])


def _runs(paragraph: Any, pieces: Sequence[Piece]) -> None:
    """The stretches, what differs bold and underlined."""
    for text, differs in pieces:
        run = paragraph.add_run(clean(text))
        if differs:
            run.bold = run.underline = True
