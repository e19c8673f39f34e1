"""What the readers of times work on and hand over: the words of a text, and one reading of a place in it."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from ingest.facts.glance import words_of
from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor
from ingest.facts.types import Grain, Period, TimeRelation

_NEXT_WORD = re.compile(r"[ \-‐-―]{0,2}([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year that is not known yet: "3 May", "March", "the third quarter"."""

    grain: Literal["day", "month", "quarter", "half", "season"]
    number: int | str  # of the month, quarter or half; the name of the season
    day: int = 0

    def of_year(self, year: int) -> Period | None:
        """The part in that year; None where the year has none, as 29 February."""
        if isinstance(self.number, str):
            return periods.of_season(year, self.number)
        if self.grain == "day":
            return periods.of_day(year, self.number, self.day)
        if self.grain == "month":
            return periods.of_months(year, self.number)
        return periods.of_quarter(year, self.number) if self.grain == "quarter" else periods.of_half(year, self.number)


@dataclass(frozen=True, slots=True)
class Reading:
    """One place of the text, read. `period` is None while the year is missing: then `parts` holds the first and last part."""

    start: int
    end: int
    grain: Grain
    period: Period | None = None
    parts: tuple[Part, Part] | None = None
    relation: TimeRelation | None = None  # where the reading itself says it, else the words before it do
    by_document: bool = False
    years: int | None = None
    is_range: bool = False  # made of two: "from May to July 2018"
    months: int = 0  # it is so many months that end on a day: "the three months ended …" → 3

    def of_year(self, year: int) -> Period | None:
        """The period that the parts make in that year; parts that run backwards began the year before."""
        if self.parts is None:
            return None
        first, last = self.parts[0].of_year(year), self.parts[1].of_year(year)
        if first is None or last is None:
            return None
        whole = periods.joined(first, last)
        earlier = None if whole else self.parts[0].of_year(year - 1)
        return whole or (periods.joined(earlier, last) if earlier else None)


@dataclass(slots=True)
class Scan:
    """A text, its words, and what was read of it so far, in order."""

    text: str
    anchor: Anchor | None
    words: list[str] = field(default_factory=list)  # in lower case
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, anchor: Anchor | None) -> "Scan":
        """The text cut into words; letters and digits that touch are one word."""
        return cls(text, anchor, *words_of(text))

    def word(self, i: int) -> str:
        """The word at that place, "" outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def index_at(self, offset: int) -> int:
        """The place of the first word that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def word_after(self, offset: int) -> str:
        """The next word as written, if only a space or a hyphen stands before it; else ""."""
        match = _NEXT_WORD.match(self.text, offset)
        return match.group(1) if match else ""

    def last_year(self) -> int | None:
        """The year that the last reading with one speaks of; what is longer than a year tells none."""
        for reading in reversed(self.readings):
            if reading.period is not None and reading.relation != "over":
                year = periods.year_of(reading.period)
                if year is not None:
                    return year
        return None


Reader = Callable[[Scan, int], Reading | None]
