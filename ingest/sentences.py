"""Sentences of a block, with exact offsets."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from ingest.spans import trimmed

# A word and the next sentence's first, glued where a page lost its full stop: "increased significantlyEach pile is". The head is a
# plain lower-case word of five letters or more, so that names such as WestLake, AliExpress, eBay or byEO stay whole.
GLUED = re.compile(r"(?<![^\W\d_])[a-z]{5,}(?=[A-Z][a-z]*[ ,])")
GLUED_MARGIN = 20  # characters of the block that must stand on either side
# After a full stop without a space: "17.7%.In the", "level.World-class". sentencex cuts most of these.
STOP_GLUED = re.compile(r"(?<=[a-z0-9%)\]”\"’][.!?])(?=[A-Z][a-z]+[ ,])")
ABBREVIATION_BEFORE = re.compile(r"(?:\b(?:Co|Ltd|Inc|Corp|No|Dr|Mr|Ms|Mrs|St|vs|etc|Prof)|\b[A-Z])[.]$")

# An abbreviation that the library takes for an end: the sentence goes on if a small letter or, behind some, a number follows.
CUT_ABBREVIATION = re.compile(r"\b(?:Co|Ltd|Inc|Corp|Bros|LLC|Plc|S\.A|etc|al|approx|Approx)\.$")
CUT_BEFORE_NUMBER = re.compile(r"\b(?:No|Nos|Art|Fig|Figs|Sec|Vol|Ch|pp?|approx|Approx|ca|c)\.$")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, in order, without overlap; white space between them is all they leave out."""
    spans: list[tuple[int, int]] = []
    for a, b in _boundaries(text[start:end]):
        span = trimmed(text, start + a, start + b)
        if span[0] < span[1]:
            spans.append(span)
    return _with_orphans(text, spans)


def _boundaries(block: str) -> Iterator[tuple[int, int]]:
    cuts = {0, len(block)}
    at = 0
    for boundary in get_sentence_boundaries("en", block):
        # The library's own offsets are not relied on: its pieces are found one after another, so a cut is exact or not made.
        found = block.find(boundary["text"], at)
        if found < 0:
            continue
        at = found + len(boundary["text"])
        cuts.add(at)
    cuts.update(
        match.end() for match in GLUED.finditer(block) if match.end() >= GLUED_MARGIN and len(block) - match.end() >= GLUED_MARGIN
    )
    cuts.update(match.start() for match in STOP_GLUED.finditer(block) if not ABBREVIATION_BEFORE.search(block, 0, match.start()))
    ordered = sorted(cuts)
    yield from zip(ordered, ordered[1:], strict=False)


def _with_orphans(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces that are no sentences join the one before: a lone quote mark or dash, what follows an abbreviation."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (not re.search(r"\w", text[start:end]) or _goes_on(text[joined[-1][0] : joined[-1][1]], text[start:end])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(before: str, after: str) -> bool:
    """True if `before` ends in an abbreviation and `after` is the rest of its sentence."""
    if after[0].islower():
        return bool(CUT_ABBREVIATION.search(before))
    return after[0].isdigit() and bool(CUT_BEFORE_NUMBER.search(before))
