"""Tables of a PDF: neighbouring lines whose cells stand in the same columns."""

import re
from collections.abc import Sequence

from ingest.loaders.pdf_lines import Line
from ingest.tables import Cell, lines_of

LEADER = re.compile(r"(?:\.\s?){5,}\s*[\divxlc]+$|…{2,}\s*\d+$")  # of a table of contents
LEAST_ROWS = 2
FREE_SHARE = 0.6  # of the rows that must have all columns


def table_at(lines: Sequence[Line], start: int) -> int:
    """Where the table that begins with this line ends, exclusive; `start` if none does.

    A table is two or more lines of two or more cells each, one below the other, whose cells fit into common columns.
    """
    end = start
    while end < len(lines) and len(lines[end].cells) > 1 and (end == start or _is_below(lines[end], lines[end - 1])):
        if LEADER.search(lines[end].text):
            break
        end += 1
        if end - start >= LEAST_ROWS and not _is_table(lines[start:end]):
            end -= 1
            break
    return end if end - start >= LEAST_ROWS else start


def _is_table(lines: Sequence[Line]) -> bool:
    columns = _columns(lines)
    full = sum(len(line.cells) == len(columns) for line in lines)
    return len(columns) > 1 and full >= max(LEAST_ROWS, FREE_SHARE * len(lines))


def rows_of(lines: Sequence[Line]) -> list[str]:
    """The rows of the table as text, with the head of their column."""
    columns = _columns(lines)
    grid = []
    for line in lines:
        row = [Cell(text="")] * len(columns)
        for cell in line.cells:
            at = next(number for number, (x0, x1) in enumerate(columns) if cell.x0 < x1 and cell.x1 > x0)
            said = f"{row[at].text} {cell.text}".strip()
            row[at] = Cell(text=said, is_bold=line.is_bold)
        grid.append(row)
    return lines_of(grid)


def carried_on(above: Sequence[Line], lines: Sequence[Line]) -> list[str]:
    """The rows at the head of a page that carry on the table at the foot of the one before, where their columns have heads.

    None if they do not fit into its columns, or if its head is printed again.
    """
    if not above or not lines or lines[0].text == above[0].text:
        return []
    count = 0
    while count < len(lines) and len(lines[count].cells) > 1 and _is_table([*above, *lines[: count + 1]]):
        count += 1
    if not count or len(_columns([*above, *lines[:count]])) != len(_columns(above)):
        return []
    return rows_of([*above, *lines[:count]])[-count:]


def _is_below(line: Line, before: Line) -> bool:
    return 0 < before.y - line.y <= 3 * max(line.size, before.size) and line.page == before.page


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns, left to right: what the cells cover, where they overlap as one."""
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((cell.x0, cell.x1) for line in lines for cell in line.cells):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns
