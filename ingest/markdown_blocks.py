"""Blocks of Markdown, by markdown-it's line map; its words are never parsed into other words."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from ingest.spans import RawBlock, line_starts, trimmed

LOCATOR = re.compile(r"<!--\s*(¶[^>]*?)\s*-->")
COMMENT = re.compile(r"(?s)<!--.*?-->")
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
            yield from _around_comments(text, start, end)
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
                yield RawBlock(start=start, end=end, kind=kind, locator=locator)
        elif token.type == "tr_open":
            yield RawBlock(start=start, end=end, kind="row", locator=locator)
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


def _around_comments(text: str, start: int, end: int) -> Iterator[RawBlock]:
    """What an HTML block says between its comments, as a paragraph: it is text that a reader sees."""
    at = start
    for comment in [*COMMENT.finditer(text, start, end), None]:
        stop = comment.start() if comment else end
        inner = trimmed(text, at, stop)
        if inner[0] < inner[1] and re.search(r"\w", re.sub(r"<[^>]*>", "", text[inner[0] : inner[1]])):
            yield RawBlock(start=inner[0], end=inner[1], kind="paragraph")
        at = comment.end() if comment else end
