"""Pages of a PDF → lines of text with their place and size, by PDFium's own record of every letter."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ingest.loaders.pdf_seen import Seen

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LINE_ENDS = frozenset({0, 10, 13})
LINE_END_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen that ends a line
CELL_GAP = 0.85  # of the letter size; words of one sentence stand closer, nearly always also in justified text
SMALL_LETTER = 0.86  # of the line's letter size: a note's mark or an exponent
MARK = re.compile(
    r"[-*+•·◦▪●■–—\uf0b7\uf0a7]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)、]|\d{1,2}(?:\.\d{1,2}){1,4}\.?"
)  # that opens an item or a heading
BOLD = 600  # weight of a font from which on it is bold


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A run of words in a line with no wide gap in it."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page; coordinates in points, from the page's lower left as it is read."""

    cells: tuple[Cell, ...]  # from left to right, at least one
    y: float  # of the baseline
    size: float  # of its letters, points
    page: int  # 0-based
    is_bold: bool = False
    is_upright: bool = True  # as most of the page is

    @property
    def text(self) -> str:
        """Its words; cells parted by a space."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.cells[-1].x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is on a page."""

    lines: tuple[Line, ...]  # in the order of the file
    top: float  # upper and lower edge, in the lines' own coordinates
    bottom: float
    has_picture: bool  # one that covers half of the page, as a scan does
    unknown_count: int = 0  # letters whose font does not say which they are


@dataclass(slots=True, kw_only=True)
class _Char:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    angle: int  # 0..3 quarter turns, -1 for anything between
    is_bold: bool


def read_page(page: Any, number: int) -> Page:
    """The lines of a page of pypdfium2.

    Args:
        number: of the page, 0-based.
    """
    textpage = page.get_textpage()
    seen = Seen(page)
    left, bottom, right, top = page.get_bbox()
    chars, unknown = _chars(textpage, seen)
    turns = Counter(char.angle for char in chars if char is not None and char.angle >= 0).most_common(1)
    turn = turns[0][0] if turns else 0
    lines = tuple(_lines(chars, number, turn))
    edges = {0: (top, bottom), 1: (-left, -right), 2: (-bottom, -top), 3: (right, left)}[turn]
    picture = seen.has_picture
    textpage.close()
    return Page(lines=lines, top=edges[0], bottom=edges[1], has_picture=picture, unknown_count=unknown)


def _chars(textpage: Any, seen: Seen) -> tuple[list[_Char | None], int]:
    """Every letter that is seen, None for each space, and how many letters are not known."""
    raw = textpage.raw
    found: list[_Char | None] = []
    unknown = 0
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    weights: dict[int, bool] = {}
    for at in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if code in LINE_ENDS:
            continue  # PDFium sees one behind each raised digit; where a line ends is told by the letters' places
        if chr(code).isspace():
            found.append(None)
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, at, box) or not pdfium.FPDFText_GetCharOrigin(raw, at, x, y):
            continue
        key, is_seen = seen.look(raw, at, box)
        if not is_seen:
            continue
        if key not in weights:
            weights[key] = _is_bold(raw, at)
        unknown += code == 0xFFFD or 0xE000 <= code <= 0xF8FF or pdfium.FPDFText_HasUnicodeMapError(raw, at) == 1
        angle = _quarter_turns(pdfium.FPDFText_GetCharAngle(raw, at))
        found.append(_turned(chr(code), box, x.value, y.value, angle, weights[key]))
    return found, unknown


def _is_bold(raw: Any, at: int) -> bool:
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, at, name, 128, None)
    low = name.value.decode("utf-8", "replace").casefold()
    # The weight is a guess of PDFium's for many fonts, so the name decides where it says anything.
    return any(word in low for word in ("bold", "black", "heavy", "-bd", "semibd", "cmbx")) or (
        not low and int(pdfium.FPDFText_GetFontWeight(raw, at)) >= BOLD
    )


def _quarter_turns(angle: float) -> int:
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.06 else -1


def _turned(text: str, box: Any, x: float, y: float, angle: int, is_bold: bool) -> _Char:
    """The letter in coordinates in which its line runs from left to right."""
    if angle == 1:  # runs downwards
        x0, x1, base, size = -box.top, -box.bottom, x, box.right - box.left
    elif angle == 2:
        x0, x1, base, size = -box.right, -box.left, -y, box.top - box.bottom
    elif angle == 3:  # runs upwards
        x0, x1, base, size = box.bottom, box.top, -x, box.right - box.left
    else:
        x0, x1, base, size = box.left, box.right, y, box.top - box.bottom
    return _Char(text=text, x0=x0, x1=x1, y=base, size=abs(size), angle=angle, is_bold=is_bold)


@dataclass(slots=True)
class _Draft:
    """A line while it is put together."""

    chars: list[_Char] = field(default_factory=list)
    spaced: set[int] = field(default_factory=set)  # places before which a space stands
    y: float = 0.0
    size: float = 0.0

    def takes(self, char: _Char) -> bool:
        """True if the letter goes on in this line: on its height, or raised or lowered beside it."""
        last = self.chars[-1]
        size = max(self.size, char.size)
        # Both letters of a ligature have the box of the whole.
        follows = char.x0 >= min(last.x1 - 0.6 * size, last.x0)
        return char.angle == last.angle and abs(char.y - self.y) <= 0.45 * size and follows

    def put(self, char: _Char, is_spaced: bool) -> None:
        if is_spaced or (self.chars and char.x0 - self.chars[-1].x1 > 0.25 * max(self.size, char.size)):
            self.spaced.add(len(self.chars))
        if char.size > self.size * 1.1:
            self.y, self.size = char.y, char.size
        self.chars.append(char)


def _lines(chars: list[_Char | None], page: int, turn: int) -> Iterator[Line]:
    draft = _Draft()
    is_spaced = False
    for char in chars:
        if char is None:
            is_spaced = True
            continue
        if draft.chars and not draft.takes(char):
            yield _line(draft, page, turn)
            draft = _Draft()
        draft.put(char, is_spaced)
        is_spaced = False
    if draft.chars:
        yield _line(draft, page, turn)


def _line(draft: _Draft, page: int, turn: int) -> Line:
    cells: list[Cell] = []
    text, x0 = "", draft.chars[0].x0
    for at, char in enumerate(draft.chars):
        gap = char.x0 - draft.chars[at - 1].x1 if at else 0.0
        if at and gap > CELL_GAP * draft.size and not (not cells and MARK.fullmatch(text.strip())):
            cells.append(Cell(text=text.strip(), x0=x0, x1=draft.chars[at - 1].x1))
            text, x0 = "", char.x0
        elif at in draft.spaced or gap > CELL_GAP * draft.size:
            text += " "
        text += _letter(char, draft, is_first=at == 0)
    cells.append(Cell(text=text.strip(), x0=x0, x1=draft.chars[-1].x1))
    sizes = Counter(round(char.size, 1) for char in draft.chars if char.text.isalnum())
    return Line(
        cells=tuple(cell for cell in cells if cell.text) or (cells[0],),
        y=draft.y,
        size=sizes.most_common(1)[0][0] if sizes else draft.size,
        page=page,
        is_bold=all(char.is_bold for char in draft.chars if char.text.isalnum()),
        is_upright=draft.chars[0].angle == turn,
    )


def _letter(char: _Char, draft: _Draft, *, is_first: bool) -> str:
    """The letter as text; a small raised digit stays one that is raised, or "42%" with note 3 would read "42%3"."""
    if char.text in LINE_END_HYPHENS:
        return "-"
    if char.size < SMALL_LETTER * draft.size and not is_first:
        if char.y > draft.y + 0.15 * draft.size:
            return char.text.translate(RAISED)
        if char.y < draft.y - 0.05 * draft.size:
            return char.text.translate(LOWERED)
    return char.text.translate(LIGATURES)
