"""Lines of a PDF → headings, paragraphs, items and rows. Lines are joined where that is sure, and stay apart where it is not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.loaders.pdf_furniture import furniture
from ingest.loaders.pdf_lines import Line, Page
from ingest.loaders.pdf_tables import LEADER, carried_on, rows_of, table_at
from ingest.plain_blocks import ITEM

HEADING_GROWTH = 1.12  # letters this much larger than the text's make a heading
SMALL = 0.88  # letters this much smaller are notes
SAME_SIZE = 0.07  # relative
HEADING_CHARS, HEADING_LINES = 180, 3
DEEPEST = 6
NEAR = 12  # groups between the halves of a paragraph that a page's end has parted: its foot, its notes, the next page's head
PITCH = 1.5  # lines of a paragraph are at most this far apart, in letter sizes, where the document does not show its own
PARTED = re.compile(r"\w[-\u2010]$")  # a word, or a pair of years, that the end of a line parts
SENTENCE_END = re.compile(r"[.!?。！？:：;；][”’\"'»)\]）]*[⁰-₉¹²³]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines that belong together."""

    lines: tuple[Line, ...]
    kind: str  # "heading" | "paragraph" | "item" | "row" | "furniture"
    level: int = 0  # of a heading
    row: str = ""  # of a table row: its text with the heads of the columns

    @property
    def text(self) -> str:
        """What its lines say, a line break between each."""
        return self.row or "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How the text of the document is set."""

    size: float  # of most letters, points
    pitch: float  # from line to line, in letter sizes

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "Measures":
        """The most common size and distance; defaults where there is too little to see."""
        sizes: Counter[float] = Counter()
        pitches: Counter[float] = Counter()
        for page in pages:
            for line, after in zip(page.lines, (*page.lines[1:], None), strict=False):
                sizes[line.size] += len(line.text)
                if (
                    after is not None
                    and abs(after.size - line.size) < SAME_SIZE * line.size
                    and 0 < line.y - after.y < 4 * line.size
                ):
                    pitches[round((line.y - after.y) / line.size, 1)] += 1
        pitch, count = (pitches.most_common(1) or [(0.0, 0)])[0]
        return cls(size=(sizes.most_common(1) or [(10.0, 0)])[0][0], pitch=max(pitch, 0.8) * 1.15 if count >= 5 else PITCH)


def groups_of(pages: Sequence[Page]) -> list[Group]:
    """All groups of a document in reading order; a paragraph that runs on over the end of a page is one."""
    measures = Measures.of(pages)
    outside = furniture(pages)
    found: list[Group] = []
    table: list[Line] = []  # the one that the page before ended in
    for number, page in enumerate(pages):
        kept: list[Line] = []
        heads: list[Group] = []
        for at, line in enumerate(page.lines):
            if (number, at) in outside:
                heads.append(Group(lines=(line,), kind="furniture"))
            else:
                kept.append(line)
        at_top = [group for group in heads if group.lines[0].y > (page.top + page.bottom) / 2]
        groups, table = _page_groups(kept, measures, table)
        found += [*at_top, *groups, *(group for group in heads if group not in at_top)]
    return list(_with_levels(_joined(found, measures)))


def _page_groups(lines: Sequence[Line], measures: Measures, above: Sequence[Line]) -> tuple[list[Group], list[Line]]:
    """The groups of a page, and the lines of the table that it ends in, if it ends in one.

    Args:
        above: lines of the table that the page before ended in.
    """
    rows = carried_on(above, lines)
    found = [Group(lines=(line,), kind="row", row=row) for line, row in zip(lines, rows, strict=False)]
    at = len(rows)
    table = [*above, *lines[:at]] if rows else []
    while at < len(lines):
        end = table_at(lines, at)
        if end > at:
            table = list(lines[at:end])
            found += [Group(lines=(table[0],), kind="row", row=row) for row in rows_of(table)]
            at = end
            continue
        table = []
        group = [lines[at]]
        at += 1
        while at < len(lines) and table_at(lines, at) == at and _goes_on(group, lines[at], lines, measures):
            group.append(lines[at])
            at += 1
        found.append(Group(lines=tuple(group), kind=_kind(group, measures)))
    return found, table


def _kind(group: Sequence[Line], measures: Measures) -> str:
    text = " ".join(line.text for line in group)
    if all(LEADER.search(line.text) for line in group):
        return "furniture"
    is_large = all(line.size >= HEADING_GROWTH * measures.size for line in group)
    is_bold = all(line.is_bold for line in group)
    is_short = len(text) <= HEADING_CHARS and len(group) <= HEADING_LINES
    if (is_large or is_bold) and is_short and re.search(r"[^\W\d_]", text) and not text.endswith((".", "。", ";", ",", ":")):
        return "heading"
    return "item" if _mark(text) else "paragraph"


def _mark(text: str) -> str:
    """The bullet or number that an item begins with; "" where it begins with neither."""
    match = ITEM.match(text)
    return match[0] if match and match.end() < len(text) else ""


def _goes_on(group: Sequence[Line], line: Line, page: Sequence[Line], measures: Measures) -> bool:
    """True if the line belongs to the paragraph before it."""
    last = group[-1]
    gap = last.y - line.y
    if bool(LEADER.search(last.text)) != bool(LEADER.search(line.text)):
        return False
    if not 0 < gap <= measures.pitch * max(line.size, last.size) or not _is_alike(last, line) or _mark(line.text):
        return False
    if min(last.x1, line.x1) <= max(last.x0, line.x0):
        return False
    ends = bool(SENTENCE_END.search(last.text))
    if ends and line.x0 > last.x0 + 0.8 * line.size and not _mark(group[0].text):
        return False  # the first line of a paragraph is set in
    if PARTED.search(last.text):
        return True
    return not _is_broken_off(last, line, page) or (not ends and line.text[:1].islower())


def _is_alike(last: Line, line: Line) -> bool:
    return abs(last.size - line.size) <= SAME_SIZE * max(last.size, line.size) and last.is_bold == line.is_bold


def _is_broken_off(last: Line, line: Line, page: Sequence[Line]) -> bool:
    """True if the next line's first word would have fitted behind the last: its end was meant."""
    words = line.text.split(maxsplit=1)
    letters = max(1, len(line.text))
    needed = (len(words[0]) + 1) * (line.x1 - line.x0) / letters if words else 0.0
    return last.x1 + needed < _right_edge(last, page) - 0.5 * last.size


def _right_edge(line: Line, page: Sequence[Line]) -> float:
    """How far lines of this column reach."""
    column = [
        other.x1
        for other in page
        if abs(other.size - line.size) <= SAME_SIZE * line.size
        and abs(other.x0 - line.x0) <= 3 * line.size
        and len(other.cells) == 1
    ]
    return max(column, default=line.x1)


def _joined(groups: Sequence[Group], measures: Measures) -> Iterator[Group]:
    """The groups, those that run on over the end of a page or a column as one; what stood between them follows after."""
    taken: set[int] = set()
    for number, group in enumerate(groups):
        if number in taken:
            continue
        if group.kind in ("paragraph", "item") and not _is_small(group, measures):
            at = _next_of_text(groups, measures, number + 1)
            while at is not None and _runs_on(group, groups[at]):
                group = replace(group, lines=(*group.lines, *groups[at].lines))
                taken.add(at)
                at = _next_of_text(groups, measures, at + 1)
        yield group


def _next_of_text(groups: Sequence[Group], measures: Measures, start: int) -> int | None:
    """Number of the next group that is no furniture and no note; None if there is none near."""
    for at in range(start, min(len(groups), start + NEAR)):
        if groups[at].kind != "furniture" and not (_is_small(groups[at], measures) and groups[at].kind != "heading"):
            return at
    return None


def _is_small(group: Group, measures: Measures) -> bool:
    return all(line.size < SMALL * measures.size for line in group.lines)


def _runs_on(group: Group, after: Group) -> bool:
    """True if a sentence is broken off at the end of a page or a column and goes on in the next."""
    last, line = group.lines[-1], after.lines[0]
    is_next = line.page == last.page + 1 or (line.page == last.page and line.y > last.y)
    if after.kind != "paragraph" or not is_next or not _is_alike(last, line) or SENTENCE_END.search(last.text):
        return False
    first = line.text[:1]
    widest = max(other.x1 - other.x0 for other in group.lines)
    is_full = len(group.lines) > 1 and last.x1 - last.x0 > 0.9 * widest
    return first.islower() or bool(PARTED.search(last.text)) or (is_full and first.isalnum())


def _with_levels(groups: Iterator[Group]) -> Iterator[Group]:
    """Headings with their level: the larger the letters, the higher."""
    found = list(groups)
    looks = sorted({_look(group) for group in found if group.kind == "heading"}, reverse=True)
    for group in found:
        if group.kind == "heading":
            group = replace(group, level=min(DEEPEST, looks.index(_look(group)) + 1))
        yield group


def _look(group: Group) -> tuple[int, bool]:
    line = group.lines[0]
    return round(line.size), line.is_bold
