"""A table of Word → its cells in rows and columns."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ingest.loaders.word_runs import said_by
from ingest.loaders.word_styles import Styles, is_on
from ingest.tables import Cell, lines_of

MOST_COLUMNS = 400
CONTROLS = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"))


def grid_of(table: Any, styles: Styles, notes: list[tuple[str, str]]) -> tuple[list[list[Cell]], int]:
    """The rows, each as wide as the widest, and how many of them repeat as the head on each page; 0 where Word marks none.

    Rows that were deleted under tracked changes are left out.

    Args:
        notes: is given the notes that the cells call.
    """
    grid: list[list[Cell]] = []
    head = 0
    for row in _inner(table, qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        if properties is not None and (properties.find(qn("w:del")) is not None or _is_hidden(properties)):
            continue
        line = _line(row, properties, grid[-1] if grid else [], styles, notes)
        mark = properties.find(qn("w:tblHeader")) if properties is not None else None
        if mark is not None and is_on(mark.get(qn("w:val"))) and head == len(grid):
            head += 1
        grid.append(line)
    width = max(map(len, grid), default=0)
    return [[*line, *[Cell(text="")] * (width - len(line))] for line in grid], head


def _line(row: Any, properties: Any, above: list[Cell], styles: Styles, notes: list[tuple[str, str]]) -> list[Cell]:
    line = [Cell(text="")] * min(_number(properties, "w:gridBefore", 0), MOST_COLUMNS)
    for item in _inner(row, qn("w:tc")):
        cell = item.find(qn("w:tcPr"))
        merge = cell.find(qn("w:vMerge")) if cell is not None else None
        goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        found = above[len(line)] if goes_on and len(line) < len(above) else _cell(item, styles, notes)
        line.extend([found] * max(1, min(_number(cell, "w:gridSpan", 1), MOST_COLUMNS - len(line))))
    return line


def _cell(item: Any, styles: Styles, notes: list[tuple[str, str]]) -> Cell:
    """What a cell says, its paragraphs parted by a space; a table within it row by row."""
    words: list[str] = []
    is_bold = True
    for part in _inner(item, qn("w:p"), qn("w:tbl")):
        if part.tag == qn("w:tbl"):
            words += lines_of(grid_of(part, styles, notes)[0])
            continue
        paragraph_styles = styles.of(part)
        said = said_by(part, styles, paragraph_styles, is_shaded=True)  # a table's style may colour any of its cells
        number = styles.number(part, paragraph_styles) if said.text else ""
        words.append(" ".join(f"{number} {said.text}".split()))
        is_bold &= said.is_bold
        notes += said.notes
    text = " ".join(filter(None, words))
    return Cell(text=text, is_bold=is_bold and bool(text))


def _inner(holder: Any, *tags: str) -> Iterator[Any]:
    """Children with one of the tags, also those within content controls and insertions."""
    for child in holder:
        if child.tag in tags:
            yield child
        elif child.tag in CONTROLS:
            yield from _inner(child, *tags)


def _is_hidden(properties: Any) -> bool:
    hidden = properties.find(qn("w:hidden"))
    return hidden is not None and is_on(hidden.get(qn("w:val")))


def _number(properties: Any, name: str, default: int) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return int(value) if value.isdigit() and len(value) < 7 else default
