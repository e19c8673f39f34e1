"""Tables → one line a row, each cell with the head of its column: "District: Xihu; Growth: 3%".

A row has to say what its figures are by itself: it is found, quoted and checked alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEADER_CHARS = 80  # a longer first row is text, no head
YEAR_LIKE = re.compile(r"(?i)(?:FY\s?|H[12]\s|Q[1-4]\s)?(?:19|20)\d\d(?:[-–/]\d{2,4}|\s?H[12]|\s?Q[1-4]|E|F)?")
VALUE = re.compile(r"[^\w]*\d[\d.,\s]*[^\d]{0,12}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cell:
    """One cell; where it spans several columns or rows, the same object stands in each of them."""

    text: str
    is_header: bool = False  # the format says so
    is_bold: bool = False


Grid = Sequence[Sequence[Cell]]  # rows of equal length


def lines_of(grid: Grid, *, header_count: int | None = None, is_guessed: bool = True) -> list[str]:
    """The rows of a table as text, its head in each; a head without rows is a row.

    Args:
        header_count: rows that the format declares to be the head; None: not declared.
        is_guessed: whether a first row may be taken for the head by its looks where nothing is declared.
    """
    rows = [row for row in grid if any(cell.text for cell in row)]
    if not rows:
        return []
    count = header_count if header_count is not None else _declared(rows)
    if count == 0 and header_count is None and is_guessed and _looks_like_head(rows):
        count = 1
    if count >= len(rows):
        count = 0
    heads = [_head_of(rows[:count], column) for column in range(len(rows[0]))]
    return [line for row in rows[count:] if (line := _line(row, heads))]


def _declared(rows: Grid) -> int:
    """How many rows at the top hold nothing but head cells, of at least two columns."""
    count = 0
    for row in rows:
        filled = [cell for cell in row if cell.text]
        if len(row) < 2 or not all(cell.is_header for cell in filled):
            break
        count += 1
    return count


def _looks_like_head(rows: Grid) -> bool:
    """True if the first row names columns: short, distinct words or years above cells that are of another kind."""
    first, rest = rows[0], rows[1:]
    texts = [cell.text for cell in first]
    named = texts[1:] if not texts[0] else texts
    if (
        len(first) < 2
        or not rest
        or not all(named)
        or len(set(named)) < len(named)
        or len({id(cell) for cell in first}) < len(first)
    ):
        return False
    if any(len(text) > HEADER_CHARS or text.endswith((".", "。", ":")) for text in named):
        return False
    if any(cell.is_bold for cell in first) and all(cell.is_bold or not cell.text for cell in first):
        return not all(cell.is_bold for row in rest for cell in row if cell.text)
    is_period = [bool(YEAR_LIKE.fullmatch(text)) for text in texts]
    if all(is_period[1:]):
        if len(first) == 2 and texts[0]:
            return False  # "Founded | 1998" looks the same as "District | 2021"
        return not is_period[0] or any(not VALUE.fullmatch(row[0].text) or not YEAR_LIKE.fullmatch(row[0].text) for row in rest)
    if any(VALUE.fullmatch(text) and not period for text, period in zip(texts, is_period, strict=True)):
        return False
    if len(first) > 2:
        return True
    return all(VALUE.fullmatch(row[1].text) for row in rest if row[1].text) and len(rest) > 1


def _head_of(rows: Grid, column: int) -> str:
    """The head of a column, outer one first: "Revenue 2018"."""
    words: list[str] = []
    for row in rows:
        text = row[column].text.rstrip(" :：")
        if text and text not in words:
            words.append(text)
    return " ".join(words)


def _line(row: Sequence[Cell], heads: Sequence[str]) -> str:
    cells = [(at, cell) for at, cell in enumerate(row) if cell.text and not any(cell is other for other in row[:at])]
    if len(cells) == 1 and (len(row) == 1 or row[-1] is row[0]):
        return cells[0][1].text  # a line across the table, which names what follows
    parts = []
    for at, cell in cells:
        text = " ".join(cell.text.split())
        spans = sum(cell is other for other in row)
        head = heads[at] if spans == 1 else ""
        parts.append(f"{head}: {text}" if head and head != text else text)
    if not any(heads) and len(parts) > 1:
        label = parts[0].rstrip(" :：")
        return f"{label}: {'; '.join(parts[1:])}" if row[0].text and not VALUE.fullmatch(label) else "; ".join(parts)
    return "; ".join(parts)
