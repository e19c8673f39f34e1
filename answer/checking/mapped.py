"""A text that was made from another, and still knows where each of its characters stood there."""

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """A reading of a part of a text: marks taken out, "it" put as what it stands for, a clause with the subject of another."""

    text: str
    places: tuple[Span, ...]  # for each character the span of the original that it comes from

    @classmethod
    def of(cls, original: str, start: int, end: int) -> "Mapped":
        """`original[start:end]` as it stands."""
        return cls(text=original[start:end], places=tuple((at, at + 1) for at in range(start, end)))

    @property
    def span(self) -> Span:
        """From the first to the last place of the original; of an empty text (0, 0)."""
        if not self.places:
            return (0, 0)
        return min(start for start, _ in self.places), max(end for _, end in self.places)

    def origin(self, start: int, end: int) -> Span:
        """Where `text[start:end]` comes from.

        Raises:
            ValueError: the span is empty or not within the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"the span {start}-{end} is not within a text of {len(self.text)} characters")
        within = self.places[start:end]
        return min(place[0] for place in within), max(place[1] for place in within)

    def cut(self, start: int, end: int) -> "Mapped":
        """The same for `text[start:end]`, white space at the ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Mapped(text=self.text[start:end], places=self.places[start:end])

    def put(self, start: int, end: int, said: str) -> "Mapped":
        """`said` in the place of `text[start:end]`; all of it comes from there."""
        origin = self.origin(start, end)
        places = (*self.places[:start], *(origin for _ in said), *self.places[end:])
        return Mapped(text=f"{self.text[:start]}{said}{self.text[end:]}", places=places)

    def without(self, spans: Iterable[Span]) -> "Mapped":
        """The text with these spans taken out."""
        kept: list[int] = []
        at = 0
        for start, end in sorted(spans):
            kept += range(at, max(at, start))
            at = max(at, end)
        kept += range(at, len(self.text))
        return Mapped(text="".join(self.text[place] for place in kept), places=tuple(self.places[place] for place in kept))

    def then(self, other: "Mapped", *, between: str = " ") -> "Mapped":
        """This and another one behind it; what is put between comes from the other's first place."""
        if not self.text or not other.text:
            return self if self.text else other
        places = (*self.places, *(other.places[0] for _ in between), *other.places)
        return Mapped(text=f"{self.text}{between}{other.text}", places=places)
