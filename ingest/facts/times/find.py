"""The dates and periods that a text names, each with its relation: "in 2021", "by 2022", "over the past decade"."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ingest.facts.glance import holds
from ingest.facts.times.anchors import Anchor
from ingest.facts.times.calendar import (
    read_fiscal,
    read_plan,
    read_quarter,
    read_season,
    read_short_year,
    read_year,
)
from ingest.facts.times.compared import is_baseline, is_comparison, main_mention
from ingest.facts.times.dates import read_day, read_month, read_year_first
from ingest.facts.times.durations import read_duration, read_nth_year
from ingest.facts.times.eras import read_anno, read_century, read_decade, read_era, read_old_year
from ingest.facts.times.links import time_of
from ingest.facts.times.parts import read_ended, read_part
from ingest.facts.times.ranges import follows_in_list, in_same_form, ranged, shared_year, with_year
from ingest.facts.times.reading import Reader, Reading, Scan
from ingest.facts.times.relations import placed
from ingest.facts.times.relative import read_ago, read_now, read_relative
from ingest.facts.times.spoken import SpokenFor, spoken_for
from ingest.facts.times.words import CARDINALS, DECADE_WORDS, MONTHS, ORDINALS, SEASONS
from ingest.facts.types import TimeMention

__all__ = ["SpokenFor", "find_times", "is_baseline", "is_comparison", "main_mention", "spoken_for", "time_of"]

_COUNT_READERS: Final[tuple[Reader, ...]] = (read_ended, read_ago, read_duration)
_ORDINAL_READERS: Final[tuple[Reader, ...]] = (read_part, read_century, read_plan, read_nth_year)
_YEAR_READERS: Final[tuple[Reader, ...]] = (read_year_first, read_era, read_decade, read_year)


def _readers() -> dict[str, tuple[Reader, ...]]:
    """Which readers look at a word."""
    table: dict[str, tuple[Reader, ...]] = dict.fromkeys(CARDINALS, _COUNT_READERS)
    table |= dict.fromkeys((word.split("-")[0] for word in ORDINALS), _ORDINAL_READERS)
    table["twenty"] = (*_COUNT_READERS, *_ORDINAL_READERS)
    table |= dict.fromkeys(MONTHS, (read_month,))
    table |= dict.fromkeys(SEASONS, (read_season,))
    table |= dict.fromkeys(DECADE_WORDS, (read_decade,))
    table |= dict.fromkeys(
        "this current past next coming following ensuing succeeding previous prior preceding same that recent".split(),
        (read_relative,),
    )
    table |= dict.fromkeys("corresponding comparable equivalent like".split(), (read_relative,))
    table |= {
        "last": (read_part, read_relative),
        "final": (read_part,),
        "year": (read_ended, read_relative),
        "half": (read_ended, read_duration),
    }
    table |= dict.fromkeys(("years", "quarter", "quarters", "month", "months"), (read_ended,))
    table |= dict.fromkeys(("fiscal", "financial", "calendar"), (read_fiscal, read_ended))
    table |= dict.fromkeys(("a", "an", "the"), (read_ago, read_duration))
    table |= {"a": (read_anno, read_ago, read_duration), "the": (read_ago,)}
    table |= dict.fromkeys("now currently nowadays presently today yesterday tomorrow tonight to so at these".split(), (read_now,))
    table |= dict.fromkeys("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(), (read_century,))
    table["ad"] = (read_anno,)
    return table


_READERS: Final = _readers()
_LETTERED: Final = re.compile(r"(?:fy|cy)(?:e?\d\d(?:\d\d)?)?$|[qh][1-4](?:fy)?(?:\d\d){0,2}$")
_NUMBERED: Final = re.compile(r"[1-4][qh](?:fy)?(?:\d\d){0,2}$")


_ARTICLES: Final = frozenset(("a", "an", "the"))


def find_times(text: str, anchor: Anchor | None = None) -> tuple[TimeMention, ...]:
    """The times that the text names, in order, without overlap.

    Args:
        anchor: the date of the document; without it "this year" and a month without a year are left out.
    """
    scan = Scan.of(text, anchor)
    free_from = 0
    # An article begins nothing but a span of years: "a decade ago", "the year before"; or "A.D. 79".
    idle = frozenset() if holds(text, ("year", "decade", "centur", "Year", "A.D", "A. D", "YEAR")) else _ARTICLES
    for i, (word, readers) in enumerate(zip(scan.words, map(_readers_of, scan.words), strict=True)):
        if not readers or i < free_from or word in idle:
            continue
        reading = _read(scan, i)
        if reading is not None:
            reading = placed(scan, in_same_form(scan, with_year(scan, ranged(scan, reading, _read), _read)))
            _add(scan, reading)
            free_from = scan.index_at(reading.end)
    _settle(scan)
    return tuple(mention for reading in scan.readings if (mention := _mention(reading)) is not None)


def _read(scan: Scan, i: int) -> Reading | None:
    """What the first reader that can make something of the place makes of it."""
    for reader in _readers_of(scan.words[i]):
        reading = reader(scan, i)
        if reading is not None:
            return reading
    return None


@lru_cache(maxsize=50_000)
def _readers_of(word: str) -> tuple[Reader, ...]:
    if word in _READERS:
        return _READERS[word]
    first = word[0]
    if first.isdecimal() and word.isascii():
        return _readers_of_number(word)
    if first in "fcqh" and _LETTERED.match(word):
        return (read_fiscal,) if first in "fc" else (read_quarter,)
    return _YEAR_READERS[:1] if "年" in word else ()


def _readers_of_number(word: str) -> tuple[Reader, ...]:
    if word.isdecimal():
        if len(word) == 4:
            return _YEAR_READERS if "1000" <= word < "2100" else (read_era,)
        if len(word) == 3:
            return (read_era, read_old_year, *_COUNT_READERS)
        return (read_day, read_era, *_COUNT_READERS, read_short_year) if len(word) <= 2 else ()
    if word.endswith("s"):
        return (read_decade,)
    if word[-2:] in ("st", "nd", "rd", "th"):
        return (*_ORDINAL_READERS, read_day)
    return (read_quarter,) if _NUMBERED.match(word) else ()


def _add(scan: Scan, reading: Reading) -> None:
    """Take the reading in; one before it that waits for a year gets this one's, if both stand in one list."""
    if scan.readings and scan.readings[-1].period is None:
        year = shared_year(scan, scan.readings[-1], reading)
        _settle(scan, year)
    scan.readings.append(reading)


def _settle(scan: Scan, year: int | None = None) -> None:
    """Give the last reading, if it waits for a year, the given one, else the one named before it, else the document's."""
    if not scan.readings or scan.readings[-1].period is not None:
        return
    reading = scan.readings.pop()
    is_near = reading.grain in ("day", "month") or follows_in_list(scan, reading)
    named = year if year is not None else scan.last_year() if is_near else None
    by_document = named is None
    if named is None and scan.anchor is not None:
        named = scan.anchor.year
    period = reading.of_year(named) if named is not None else None
    if period is not None:
        scan.readings.append(replace(reading, period=period, by_document=by_document))


def _mention(reading: Reading) -> TimeMention | None:
    if reading.period is None:
        return None
    return TimeMention(
        start=reading.start,
        end=reading.end,
        period=reading.period,
        grain=reading.grain,
        relation=reading.relation or "in",
        resolved_by="document" if reading.by_document else "text",
        years=reading.years,
    )
