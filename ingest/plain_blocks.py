"""Blocks of plain text: lines, or paragraphs of wrapped lines, with a guess at which lines are headings."""

import re
from collections.abc import Iterator

from ingest.furniture import is_furniture
from ingest.spans import RawBlock, trimmed

BLANK = re.compile(r"\n[ \t\f\v\u3000\u00a0]*(?:\n|\Z)")
ITEM = re.compile(r"[ \t]*(?:[-*+•·◦▪–—]|\(?\d{1,3}[.)、]|\(?[a-zA-Z][.)])[ \t]+(?=\S)")
END_OF_SENTENCE = re.compile(r"""[.!?。！？;；:：,，][”’"')\]）]*$""")
BYLINE = re.compile(r"(?i)(?:by|source|photo|image|email|tel|contact|city|country|company)\b.{0,20}?(?:[:：]|\s[A-Z])")
STOP_INSIDE = re.compile(r"[a-z]{3,}[.!?] +[A-Z(]")
HEADING_CHARS, HEADING_WORDS = 110, 16
WRAP_CHARS = (40, 120)  # a line is wrapped by a program at a width between these


def blocks(text: str) -> Iterator[RawBlock]:
    """Headings, paragraphs and list items of a plain text, in order.

    Lines that a program wrapped at a width belong to one paragraph; otherwise each line is its own.
    """
    spans = list(_lines_or_paragraphs(text))
    lines = [text[start:end] for start, end in spans]
    is_title = [
        _looks_like_heading(line) and not _is_caption(line, lines[max(0, at - 1) : at] + lines[at + 1 : at + 2])
        for at, line in enumerate(lines)
    ]
    is_title[-1:] = [False]  # nothing stands below it
    level = 0
    for at, (start, end) in enumerate(spans):
        item = ITEM.match(text, start)
        if item and item.end() < end:
            yield RawBlock(start=item.end(), end=end, kind="item")
        elif is_title[at]:
            # The first heading is the document's; of several in a row each stands below the one before.
            level = 1 if level == 0 else level + 1 if is_title[at - 1] else 2
            yield RawBlock(start=start, end=end, kind="heading", level=level)
        else:
            yield RawBlock(start=start, end=end, kind="paragraph")


def _is_caption(line: str, neighbours: list[str]) -> bool:
    """True if a neighbour says the same again, perhaps with a credit: a picture's caption and its copy."""
    return any(other.startswith(line.strip()) or line.startswith(other.strip()) for other in neighbours)


def _lines_or_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in [*BLANK.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        start, end = trimmed(text, at, stop)
        at = gap.end() - 1 if gap and gap.group().endswith("\n") else stop
        if start == end:
            continue
        lines = _line_spans(text, start, end)
        if _is_wrapped([text[a:b] for a, b in lines]):
            yield start, end
        else:
            yield from lines


def _line_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    for match in re.finditer(r"[^\n]+", text[start:end]):
        span = trimmed(text, start + match.start(), start + match.end())
        if span[0] < span[1]:
            lines.append(span)
    return lines


def _is_wrapped(lines: list[str]) -> bool:
    """True if each line but the last is full: the next line's first word would not have fitted into the width."""
    if len(lines) < 2 or any(ITEM.match(line) for line in lines):
        return False
    width = max(len(line) for line in lines)
    if not WRAP_CHARS[0] <= width <= WRAP_CHARS[1]:
        return False
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width for line, following in zip(lines, lines[1:], strict=False)
    )


def _looks_like_heading(line: str) -> bool:
    line = line.strip()
    return (
        "\n" not in line
        and len(line) <= HEADING_CHARS
        and len(line.split()) <= HEADING_WORDS
        and not END_OF_SENTENCE.search(line)
        and not STOP_INSIDE.search(line)
        and not BYLINE.match(line)
        and not ITEM.match(line)
        and not is_furniture(line)
        and bool(re.search(r"[^\W\d_]", line))
    )
