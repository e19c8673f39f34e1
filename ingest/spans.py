"""What a segmenter gives: a span, its kind, and what stands beside it in the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block as the format tells it, before cleaning."""

    start: int  # code points into the text, inclusive
    end: int  # exclusive
    kind: str  # "heading" | "paragraph" | "item" | "row" | "code"
    level: int = 0  # of a heading, 1 outermost; 0 for others
    locator: str | None = None  # "¶ 7", where the file names it


def line_starts(text: str) -> list[int]:
    """Offset of the first character of each line, and at the end the length of the text."""
    starts = [0]
    starts.extend(at + 1 for at, char in enumerate(text) if char == "\n")
    starts.append(len(text))
    return starts


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; empty at `start` if there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
