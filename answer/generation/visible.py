"""A text as its reader sees it, with the way back to the offsets of the stored text."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.hidden import hidden_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """A text without some spans of the stored one."""

    text: str
    offsets: tuple[int, ...]  # of each character, in the stored text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the stored text that `text[start:end]` stands for."""
        return self.offsets[start], self.offsets[end - 1] + 1


def visible(text: str, without: Sequence[tuple[int, int]] = ()) -> Visible:
    """The text without what is hidden, and without further spans."""
    left_out = bytearray(len(text))
    for start, end in (*hidden_spans(text), *without):
        left_out[max(0, start) : end] = b"\x01" * max(0, min(end, len(text)) - max(0, start))
    offsets = tuple(at for at, out in enumerate(left_out) if not out)
    return Visible(text="".join(text[at] for at in offsets), offsets=offsets)
