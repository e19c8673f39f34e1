"""The walk over a page's tree: elements → blocks of text."""

import re
from typing import Any

from ingest.layout import CONTROL, Layout, TextBuilder, seen_words
from ingest.loaders.html_seen import Seen
from ingest.tables import Cell, lines_of

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form header hgroup"
    " hr html legend li main ol p section summary table tbody td tfoot th thead tr ul".split()
)
RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
SHORT_SCRIPT = 4  # characters that are set above or below the line
NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?")
BREAK = "\v"  # stands for <br> until white space is folded; no page can write it, for HTML reads it as a space
MOST_SPAN, MOST_COLUMNS = 1000, 400


class Walk:
    """Reads one part of a page."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._builder = TextBuilder()
        self._inline: list[str] = []
        self._mark = ""  # of the list item whose first words are still to come
        self._depth = 0  # of lists
        self._term = ""  # of a definition list, for the definition that follows

    def read(self, part: Any) -> tuple[str, Layout]:
        """Its text and blocks."""
        self._visit(part)
        self._flush()
        return self._builder.done()

    def _visit(self, item: Any) -> None:
        if item.tag in HEADINGS:
            self._flush()
            self._inside(item)
            self._flush(kind="heading", level=HEADINGS[item.tag])
        elif item.tag == "pre":
            self._flush()
            lines = map(str.rstrip, CONTROL.sub("", item.text_content()).expandtabs(4).split("\n"))
            self._builder.add("\n".join(filter(None, lines)), "code")
        elif item.tag == "table" and self._is_data(item):
            self._flush()
            self._table(item)
        elif item.tag in ("ul", "ol", "dir"):
            self._list(item)
        elif item.tag == "dt":
            self._flush()
            self._term = _folded("".join(self._words_of(item))).rstrip(" :：")
        elif item.tag == "dd":
            self._flush()
            self._inline.append(f"{self._term}: " if self._term else "")
            self._term = ""
            self._inside(item)
            self._flush(kind="item")
        elif item.tag == "br":
            self._inline.append(BREAK)
        elif item.tag in ("sup", "sub"):
            self._inline.append(self._script(item))
        elif item.tag == "q":
            self._inline.append("“")
            self._inside(item)
            self._inline.append("”")
        elif item.tag in BLOCKS:
            self._flush()
            self._inside(item)
            self._flush()
        else:
            self._inside(item)

    def _inside(self, item: Any) -> None:
        self._inline.append(_plain(item.text))
        for child in item:
            if self._seen.has(child):
                self._visit(child)
            elif child.tag in BLOCKS:
                self._flush()
            self._inline.append(_plain(child.tail))

    def _flush(self, *, kind: str = "", level: int = 0) -> None:
        """What was gathered becomes a block; two line breaks in a row part it."""
        text, self._inline = "".join(self._inline), []
        for part in re.split(rf"{BREAK}\s*{BREAK}", text):
            said = _folded(part)
            if not said:
                continue
            own = kind or ("item" if self._depth else "paragraph")
            mark = self._mark if own in ("item", "paragraph") else ""
            if own == "heading":
                said = " ".join(said.split())
            self._builder.add(said, "item" if mark and own != "heading" else own, level=level, mark=mark)
            self._mark = "" if own != "heading" else self._mark

    def _list(self, item: Any) -> None:
        self._flush()
        outer, outer_mark = self._depth, self._mark
        self._depth += 1
        start = item.get("start", "1")
        number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        for child in item:
            if not self._seen.has(child):
                continue
            if child.tag == "li":
                value = child.get("value", "")
                number = int(value) if re.fullmatch(r"\d{1,6}", value) else number
                self._mark = "  " * outer + (f"{number}. " if item.tag == "ol" else "• ")
                number += 1
            self._visit(child)
            self._flush()
            self._mark = ""
        self._depth, self._mark = outer, outer_mark if not self._builder.length else ""

    def _script(self, item: Any) -> str:
        """Raised or lowered text; the mark of a note is left out, for the number before it is none of its digits."""
        text = _folded("".join(self._words_of(item)))
        is_link = item.tag == "sup" and any(
            link.get("href", "").startswith("#") for link in (*item.iter("a"), *item.iterancestors("a"))
        )
        if NOTE_MARK.fullmatch(text) and is_link:
            return ""
        table = RAISED if item.tag == "sup" else LOWERED
        return text.translate(table) if len(text) <= SHORT_SCRIPT and all(ord(char) in table for char in text) else text

    def _words_of(self, item: Any) -> list[str]:
        """What an element says as one run of words, its blocks parted by a space."""
        kept, self._inline = self._inline, []
        found: list[str] = []

        def gather(part: Any) -> None:
            found.append(_plain(part.text))
            for child in part:
                if self._seen.has(child):
                    if child.tag in ("sup", "sub"):
                        found.append(self._script(child))
                    else:
                        found.append(BREAK if child.tag == "br" or child.tag in BLOCKS else "")
                        gather(child)
                        found.append(BREAK if child.tag in BLOCKS else "")
                found.append(_plain(child.tail))

        gather(item)
        self._inline = kept
        return found

    @staticmethod
    def _is_data(table: Any) -> bool:
        """True for a table of values; False for one that only places things on the page."""
        if table.get("role", "").casefold() in ("presentation", "none"):
            return False
        rows = list(_rows(table))
        if next(table.iter("th"), None) is not None and rows:
            return next((inner for inner in table.iter("table") if inner is not table), None) is None
        is_nested = any(inner is not table for inner in table.iter("table"))
        holds_blocks = sum(
            1 for cell in table.iter("td") if next(cell.iter("p", "h1", "h2", "h3", "ul", "ol", "div"), None) is not None
        )
        widths = [len([cell for cell in row if cell.tag in ("td", "th")]) for row in rows]
        return not is_nested and len(rows) > 1 and max(widths, default=0) > 1 and holds_blocks < 0.5 * sum(widths)

    def _table(self, table: Any) -> None:
        for caption in table.iter("caption"):
            if self._seen.has(caption):
                self._builder.add(_folded("".join(self._words_of(caption))), "paragraph")
        rows = [row for row in _rows(table) if self._seen.has(row)]
        head = [row for row in rows if row.getparent().tag == "thead"]
        grid = self._grid(rows)
        count = len(head) if head and len(head) < len(rows) else None
        self._builder.start_anew()
        for line in lines_of(grid, header_count=count):
            self._builder.add(line, "row")

    def _grid(self, rows: list[Any]) -> list[list[Cell]]:
        """The cells in rows and columns; one that spans several stands in each."""
        grid: list[list[Cell]] = []
        below: dict[int, tuple[Cell, int]] = {}  # by column: a cell that reaches down, and for how many rows yet
        for row in rows:
            line: list[Cell] = []
            for item in (cell for cell in row if cell.tag in ("td", "th") and self._seen.has(cell)):
                _reach_down(line, below)
                text = " ".join(_folded("".join(self._words_of(item))).split())
                is_bold = item.tag == "td" and len(item) == 1 and item[0].tag in ("b", "strong") and not (item.text or "").strip()
                cell = Cell(text=text, is_header=item.tag == "th", is_bold=is_bold)
                down = _span(item, "rowspan")
                for _ in range(min(_span(item, "colspan"), MOST_COLUMNS - len(line))):
                    if down > 1:
                        below[len(line)] = (cell, down - 1)
                    line.append(cell)
            _reach_down(line, below)
            grid.append(line)
        width = max(map(len, grid), default=0)
        return [[*line, *[Cell(text="")] * (width - len(line))] for line in grid]


def _reach_down(line: list[Cell], below: dict[int, tuple[Cell, int]]) -> None:
    while len(line) in below:
        cell, left = below.pop(len(line))
        if left > 1:
            below[len(line)] = (cell, left - 1)
        line.append(cell)


def _rows(table: Any) -> list[Any]:
    """The rows of this table, those of tables within it left out."""
    return [row for part in (table, *table.iterchildren("thead", "tbody", "tfoot")) for row in part.iterchildren("tr")]


def _span(item: Any, name: str) -> int:
    value = item.get(name, "1").strip()
    return max(1, min(int(value), MOST_SPAN)) if re.fullmatch(r"\d{1,6}", value) else 1


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _folded(text: str) -> str:
    return seen_words(text.replace(BREAK, "\n"))
