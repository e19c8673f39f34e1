"""Blocks of Markdown, by markdown-it's line map; its words are never parsed into other words."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from ingest.hidden import hidden_elements
from ingest.spans import RawBlock, line_starts, trimmed

LOCATOR = re.compile(r"<!--\s*(¶\s*\d+[a-z]?(?:\s*[-–,]\s*\d+[a-z]?)*)\s*-->")  # and no words, which would be a comment
ITEM_MARK = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
HEADING_MARK = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
UNDERLINE = re.compile(r"\n[ \t]*(?:=+|-+)[ \t]*\Z")
CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*\Z")
QUOTE_MARK = re.compile(r"[ \t]*(?:>[ \t]*)+")

_parser = MarkdownIt("commonmark").enable("table")


def blocks(text: str) -> Iterator[RawBlock]:
    """Headings, paragraphs, list items, table rows and code of a Markdown text, in order.

    A comment `<!-- ¶ 7 -->` gives its locator to the block below it, a whole list or table included, and to no other.
    """
    starts = line_starts(text)
    locator: str | None = None
    fresh = False  # whether the locator still waits for its block
    for token in _parser.parse(text):
        if token.map is None:
            continue
        start, end = trimmed(text, starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        if token.type == "html_block":
            found = LOCATOR.search(text, start, end)
            if found:
                locator, fresh = found.group(1).strip(), True
            yield from _seen_and_unseen(text, start, end)
            continue
        if token.level == 0 and token.nesting >= 0:
            locator, fresh = (locator, False) if fresh else (None, False)
        if token.type == "heading_open":
            start, end = _heading_span(text, start, end)
            if start < end:
                yield RawBlock(start=start, end=end, kind="heading", level=int(token.tag[1]))
        elif token.type == "paragraph_open":
            kind = "item" if token.level else "paragraph"
            mark = ITEM_MARK.match(text, start) or QUOTE_MARK.match(text, start)
            if token.level and mark and mark.end() < end:
                start = mark.end()
            if start < end:
                yield from _parted(text, start, end, kind, locator)
        elif token.type == "tr_open":
            yield from _parted(text, start, end, "row", locator)
        elif token.type in ("fence", "code_block") and start < end:
            yield RawBlock(start=start, end=end, kind="code", locator=locator)


def _heading_span(text: str, start: int, end: int) -> tuple[int, int]:
    mark = HEADING_MARK.match(text, start)
    if mark:
        start = min(mark.end(), end)
        closing = CLOSING_HASHES.search(text, start, end)
    else:
        closing = UNDERLINE.search(text, start, end)
    return trimmed(text, start, closing.start() if closing else end)


def _seen_and_unseen(text: str, start: int, end: int) -> Iterator[RawBlock]:
    """What an HTML block says, as paragraphs, and what it hides, as blocks of their own; a locator alone is neither."""
    for block in _parted(text, start, end, "paragraph", None):
        said = text[block.start : block.end]
        if not LOCATOR.fullmatch(said) and re.search(r"\w", said if is_hidden(said) else re.sub(r"<[^>]*>", "", said)):
            yield block


def _parted(text: str, start: int, end: int, kind: str, locator: str | None) -> Iterator[RawBlock]:
    """The span as one block; where part of it is hidden, as blocks before, in and after that part: no chunk reaches across it."""
    at = start
    hidden = [(start + a, start + b) for a, b in hidden_elements(text[start:end])]
    for a, b in [*hidden, (end, end)]:
        for piece in (trimmed(text, at, a), trimmed(text, a, b)):
            if piece[0] < piece[1]:
                yield RawBlock(start=piece[0], end=piece[1], kind=kind, locator=locator)
        at = b


def is_hidden(block: str) -> bool:
    """True if a reader of the document sees nothing of it."""
    return hidden_elements(block) == [(0, len(block))]
