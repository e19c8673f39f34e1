"""A sentence of a draft as a reader sees it: without the marks of Markdown, notes and tags."""

import re

from answer.checking.mapped import Mapped, Span

# What is taken out whole, and pairs of which only the inside is kept (group "kept").
GONE = re.compile(
    r"(?s)<!--.*?-->|!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\]|\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]|【\d+】|</?[a-zA-Z][^<>]{0,200}>|\\(?=[*_#`\[\]])"
)
LINK = re.compile(r"\[(?P<kept>[^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
PAIRS = (
    re.compile(r"(\*\*|__)(?=\S)(?P<kept>.+?)(?<=\S)\1"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])(?P<kept>[^*]+?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<!\w)(_)(?=[^\s_])(?P<kept>[^_]+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(~~)(?P<kept>[^~]+)\1"),
    re.compile(r"(`+)(?P<kept>[^`]+)\1"),
)
LEADING = re.compile(r"\A(?:[-*+•·–—>]|\d{1,3}[.)]|#{1,6}|\[[ xX]\])\s+")
MARK = re.compile(r"[*_`~\[\]<>\\【]|\A[-+•·–—>#\d]")
LINE_END = re.compile(r"\s*\n\s*")


def unmarked(piece: Mapped) -> Mapped:
    """The text without marks, on one line."""
    piece = _lines(piece)
    if not MARK.search(piece.text):
        return piece
    while (match := LEADING.match(piece.text)) is not None:
        piece = piece.cut(match.end(), len(piece.text))
    piece = piece.without(match.span() for match in GONE.finditer(piece.text))
    for pattern in (LINK, *PAIRS):
        for _ in range(2):  # bold within italics
            piece = piece.without(_rims(piece.text, pattern))
    return piece.cut(0, len(piece.text))


def _rims(text: str, pattern: "re.Pattern[str]") -> list[Span]:
    found: list[Span] = []
    for match in pattern.finditer(text):
        start, end = match.span("kept")
        found += [(match.start(), start), (end, match.end())]
    return found


def _lines(piece: Mapped) -> Mapped:
    for match in reversed(list(LINE_END.finditer(piece.text))):
        piece = piece.put(match.start(), match.end(), " ")
    return piece.cut(0, len(piece.text))
