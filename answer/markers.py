"""A model's text with citation marks → sentences with the numbers they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.sentences import sentence_spans

NUMBERS = r"\d{1,3}(?:\s*(?:[,，、;]|and|&|-|–)\s*\d{1,3})*"
MARK = re.compile(
    rf"\s*(?:\[(?:\s*(?:source|passage|ref)s?\.?\s*)?{NUMBERS}\s*\]|【(?:\s*(?:source|passage)s?\s*)?{NUMBERS}\s*(?:†[^】]*)?】"
    rf"|\(\s*(?:source|passage)s?\s*{NUMBERS}\s*\))",
    re.IGNORECASE,
)
RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
MAX_RANGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence that a model wrote."""

    text: str  # without marks
    numbers: tuple[int, ...]  # that it names, in order, each once


def numbers_in(marks: str) -> tuple[int, ...]:
    """The numbers of one or more marks, "[1,3][5-6]" → 1, 3, 5, 6; a range of more than ten counts as its two ends."""
    found: list[int] = []
    for start, end in RANGE.findall(marks):
        low, high = int(start), int(end)
        found.extend(range(low, high + 1) if 0 <= high - low < MAX_RANGE else (low, high))
    found.extend(int(number) for number in re.findall(r"\d+", RANGE.sub(" ", marks)))
    return tuple(sorted(dict.fromkeys(found)))


def marked_sentences(text: str) -> list[MarkedSentence]:
    """Sentences in order; a mark belongs to the sentence that it stands in or right behind.

    `[1]`, `[1,2]`, `[1][2]`, `【1】`, `(Source 1)` are marks; "(1)" and "[2018]" are not, because texts use them for other things.
    """
    plain, marks = _without_marks(text)
    found = []
    spans = sentence_spans(plain, 0, len(plain))
    for at, (start, end) in enumerate(spans):
        until = spans[at + 1][0] if at + 1 < len(spans) else len(plain) + 1
        # A mark behind the full stop stands at the sentence's end; one at the very start of the text belongs to the first.
        since = 0 if at == 0 else start + 1
        last = max(end, until - 1)
        numbers = [number for where, group in marks if since <= where <= last for number in group]
        found.append(MarkedSentence(text=plain[start:end], numbers=tuple(dict.fromkeys(numbers))))
    return found


def _without_marks(text: str) -> tuple[str, Sequence[tuple[int, tuple[int, ...]]]]:
    """The text without its marks, and each mark's numbers with the place in that text where it stood."""
    pieces: list[str] = []
    marks: list[tuple[int, tuple[int, ...]]] = []
    at = length = 0
    for match in MARK.finditer(text):
        piece = text[at : match.start()]
        pieces.append(piece)
        length += len(piece)
        marks.append((length, numbers_in(match.group())))
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces), marks
