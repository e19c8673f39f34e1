"""Spans of a text that whoever reads the document does not see: comments, hidden or white elements, invisible characters."""

import re
from collections.abc import Iterator

COMMENT = re.compile(r"(?s)<!--.*?(?:-->|\Z)")
NEVER_SHOWN = re.compile(r"(?is)<(script|style|template|noscript|head|title|iframe|object|svg)\b[^>]*>.*?(?:</\1\s*>|\Z)")
STYLED = re.compile(r"(?is)<(?P<tag>[a-z][a-z0-9]*)\b(?P<attributes>[^>]*)>.*?(?:</(?P=tag)\s*>|(?=\n[ \t]*\n)|\Z)")
UNSEEN = re.compile(
    r"""(?ix) display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | opacity\s*:\s*0(?:\.0+)?\s*(?:[;"']|$)
      | font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|rem|%)?\s*(?:[;"']|$)
      | (?<![-\w])color\s*[:=]\s*["']?\s*(?:white|transparent|\#f{3}(?:f|f{3})?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255
        |hsl\([^)]*,\s*100%\s*\))
      | (?:left|top|text-indent)\s*:\s*-\d{3,}
      | (?:^|\s)(?:hidden|aria-hidden\s*=\s*["']?true)(?=\s|=|$|/)"""
)
LATEX_WHITE = re.compile(r"(?i)\\(?:textcolor\{white\}\{[^}]*\}|color\{white\}[^\n]*)")
# Link definitions of Markdown are not shown either: "[//]: # (text)" is a way to write a comment.
REFERENCE = re.compile(r"(?m)^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$")
# Zero width, direction, tags and other format characters; a soft hyphen too.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)


def hidden_spans(text: str) -> list[tuple[int, int]]:
    """What is not seen, in order, without overlaps; invisible characters included."""
    return _merged([*_elements(text), *(match.span() for match in INVISIBLE.finditer(text))])


def hidden_elements(text: str) -> list[tuple[int, int]]:
    """The same without the invisible characters, which stand inside words that are seen."""
    return _merged(list(_elements(text)))


def _elements(text: str) -> Iterator[tuple[int, int]]:
    if "<" in text:
        for pattern in (COMMENT, NEVER_SHOWN):
            yield from (match.span() for match in pattern.finditer(text))
        yield from (match.span() for match in STYLED.finditer(text) if UNSEEN.search(match["attributes"]))
    if "\\" in text:
        yield from (match.span() for match in LATEX_WHITE.finditer(text))
    if "]:" in text:
        yield from (match.span() for match in REFERENCE.finditer(text))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
