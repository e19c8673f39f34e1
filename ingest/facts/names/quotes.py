"""Titles in quotation marks: "Same Old Love", “Benchmark City for Demonstrating Happiness”."""

import re

from ingest.facts.names.reading import Part
from ingest.facts.names.tokens import Tokens
from ingest.facts.names.words import GENERIC

_MARK = re.compile(r"[\"“”«»„]|``|''")
_MAX_WORDS = 10
_MAX_CHARS = 120


def quoted_titles(tokens: Tokens) -> list[Part]:
    """Quotations that are written like a title: every word but the small ones with a capital."""
    marks = [match.span() for match in _MARK.finditer(tokens.text)]
    found: list[Part] = []
    at = 0
    while at + 1 < len(marks):
        begin, end = marks[at][1], marks[at + 1][0]
        part = _title(tokens, begin, end) if end - begin <= _MAX_CHARS else None
        if part is not None:
            found.append(part)
        at += 2
    return found


def _title(tokens: Tokens, begin: int, end: int) -> Part | None:
    first = next((at for at, start in enumerate(tokens.starts) if start >= begin), None)
    if first is None:
        return None
    last = first
    while last < len(tokens.ends) and tokens.ends[last] <= end:
        last += 1
    if not 0 < last - first <= _MAX_WORDS:
        return None
    shapes = tokens.shapes[first:last]
    if not all(shape.is_capital or shape.is_number or shape.fold in _SMALL for shape in shapes) or not shapes[0].is_capital:
        return None
    if last - first == 1 and (shapes[0].is_function or len(shapes[0].fold) < 2 or shapes[0].fold in GENERIC):
        return None
    closing = tokens.text[tokens.ends[last - 1] : end].strip()
    is_said = closing.endswith((".", "?")) and last - first > 4
    return None if is_said else Part(first=first, end=last)


_SMALL = frozenset("a an the of for on in to at by with and or but from as into over vs de la le tech".split())
