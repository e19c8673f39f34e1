"""What a format tells of its structure, kept beside the text: which spans are headings, paragraphs, items, rows, furniture."""

import json
import re
from collections.abc import Sequence

from ingest.hidden import INVISIBLE
from ingest.spans import RawBlock

FURNITURE = (
    "furniture"  # kind of a block that is kept in the text and not indexed: running heads, page numbers, a table of contents
)
LISTED = frozenset({"item", "row"})  # these follow one another line by line, all else after a blank line
SHOWN_MARKS = re.compile("[\u200c\u200d\ufe0e\ufe0f]")  # they have no width of their own and yet change the letters beside them
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ud800-\udfff\ufffe\uffff]")
SPACES = re.compile(r"[^\S\n]+")

Layout = tuple[RawBlock, ...]


def seen_words(text: str) -> str:
    """The text with white space as single spaces, line breaks kept, without characters that nobody sees."""
    text = INVISIBLE.sub(lambda match: "".join(SHOWN_MARKS.findall(match[0])), CONTROL.sub("", text))
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class TextBuilder:
    """Puts a stored text together block by block and remembers where each one is."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[RawBlock] = []
        self._length = 0
        self._is_new = False

    def start_anew(self) -> None:
        """The next block stands apart: it begins a table of its own."""
        self._is_new = True

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    def add(self, text: str, kind: str, *, level: int = 0, mark: str = "") -> tuple[int, int] | None:
        """The span of the block, or None if it says nothing.

        Args:
            text: as it is to be stored.
            level: of a heading, 1 outermost.
            mark: what stands before it and is no part of it, a bullet or a number.
        """
        if not text.strip():
            return None
        is_next = bool(self._blocks) and kind in LISTED and kind == self._blocks[-1].kind and not self._is_new
        gap = "" if not self._blocks else "\n" if is_next else "\n\n"
        self._is_new = False
        self._put(gap + mark)
        start = self._length
        self._put(text)
        self._blocks.append(RawBlock(start=start, end=self._length, kind=kind, level=level))
        return start, self._length

    def _put(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    def done(self) -> tuple[str, Layout]:
        """The text and its blocks in order; both empty if nothing was added."""
        return "".join([*self._parts, "\n"] if self._parts else []), tuple(self._blocks)


def encode_layout(layout: Sequence[RawBlock]) -> str:
    """Blocks as JSON that `decode_layout` reads back; locators are not part of a layout."""
    return json.dumps([[block.start, block.end, block.kind, block.level] for block in layout], separators=(",", ":"))


def decode_layout(value: str) -> Layout:
    """The blocks that `encode_layout` was given; none for an empty text."""
    return tuple(RawBlock(start=start, end=end, kind=kind, level=level) for start, end, kind, level in json.loads(value or "[]"))
