"""Decades, centuries, and years that say their era: "the 1990s", "the 19th century", "221 BC"."""

import re
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.reading import Reading, Scan
from ingest.facts.times.words import (
    DASH,
    DECADE_WORDS,
    ERA_AFTER_CHRIST,
    ERA_BEFORE_CHRIST,
    ORDINAL,
    ordinal_of,
    year_of_two_digits,
)

_DECADE: Final = re.compile(r"(?P<year>1\d\d0|20\d0)(?:\s?['’‘`]\s?s|s)\b")
_SHORT_DECADE: Final = re.compile(r"(?P<year>\d0)(?:\s?['’‘`]\s?s|s)\b")
_CENTURY: Final = re.compile(
    rf"(?P<number>{ORDINAL}|[XVI]{{1,5}}(?:th)?)(?:[\s-]++(?:centur(?:y|ies))\b)(?:\s*+(?:(?P<bc>{ERA_BEFORE_CHRIST})|{ERA_AFTER_CHRIST}))?",
    re.IGNORECASE,
)
_CENTURY_LIST: Final = re.compile(
    rf"(?P<number>{ORDINAL})(?=(?:\s*+{DASH}\s*+|\s*+,\s*+|\s++(?:and|or|to)\s++)(?:and\s++|or\s++)?(?:the\s++)?(?:(?:early|late|mid)[\s-]++(?:to[\s-](?:late|mid)[\s-])?)?{ORDINAL}[\s-]++centur)",
    re.IGNORECASE,
)
_BEFORE_CHRIST: Final = re.compile(rf"(?P<year>\d{{1,4}})(?:\s*+{DASH}\s*+(?P<last>\d{{1,4}}))?\s*+{ERA_BEFORE_CHRIST}")
_AFTER_CHRIST: Final = re.compile(rf"(?P<year>\d{{1,4}})(?:\s*+{DASH}\s*+(?P<last>\d{{1,4}}))?\s*+{ERA_AFTER_CHRIST}")
_ANNO: Final = re.compile(rf"A\.?D\.?\s*+(?P<year>\d{{1,4}})(?:\s*+{DASH}\s*+(?P<last>\d{{1,4}}))?(?!\d|[.,]\d)")
# Years of three digits say what they are by where they stand.
_REIGN: Final = re.compile(rf"(?P<year>\d{{3}})\s*+{DASH}\s*+(?P<last>\d{{3,4}})(?=\))")
_OLD_YEAR: Final = re.compile(r"(?P<year>\d{3})(?![\d%]|[.,]\d)")
_REIGNS: Final = frozenset("dynasty dynasties empire kingdom period era reign caliphate shogunate r c ca".split())


def read_era(scan: Scan, i: int) -> Reading | None:
    """Years that say their era: "221 BC", "206-9 BC", "79 AD"."""
    text, start = scan.text, scan.starts[i]
    if start and (text[start - 1] in ".,-–" and text[start - 2 : start - 1].isdigit()):
        return None
    if match := _BEFORE_CHRIST.match(text, start):
        first, last = 1 - int(match["year"]), 1 - int(match["last"] or match["year"])
        return _years(match, first, last)
    if match := _AFTER_CHRIST.match(text, start):
        return _years(match, int(match["year"]), int(match["last"] or match["year"]))
    return None


def read_anno(scan: Scan, i: int) -> Reading | None:
    """ "AD 79"."""
    match = _ANNO.match(scan.text, scan.starts[i])
    return _years(match, int(match["year"]), int(match["last"] or match["year"])) if match else None


def read_old_year(scan: Scan, i: int) -> Reading | None:
    """ "the Tang dynasty (618–907)", "in the year 618"."""
    start, before = scan.starts[i], scan.word(i - 1)
    if before in _REIGNS and (match := _REIGN.match(scan.text, start)):
        return _years(match, int(match["year"]), int(match["last"]))
    match = _OLD_YEAR.match(scan.text, start) if before == "year" and scan.word(i - 2) == "the" else None
    return _years(match, int(match["year"]), int(match["year"])) if match else None


def _years(match: re.Match[str], first: int, last: int) -> Reading | None:
    if first > last:
        return None
    return Reading(match.start(), match.end(), "year" if first == last else "years", periods.of_years(first, last))


def read_decade(scan: Scan, i: int) -> Reading | None:
    """ "1990s", "1970's", "the '90s", "the nineties"; "the 1800s" is the century."""
    start = scan.starts[i]
    if scan.words[i] in DECADE_WORDS:
        if scan.word(i - 1) not in ("the", "early", "late", "mid", "roaring") or scan.word(i - 2) in ("his", "her", "their"):
            return None
        return _decade(start, scan.ends[i], 1900 + DECADE_WORDS[scan.words[i]])
    if match := _DECADE.match(scan.text, start):
        year = int(match["year"])
        if year % 100 == 0 and year < 2000:
            return Reading(start, match.end(), "century", periods.of_years(year, year + 99))
        return _decade(start, match.end(), year)
    match = _SHORT_DECADE.match(scan.text, start)
    quoted = scan.text[max(0, start - 1) : start] in ("'", "’", "‘") and start > 0
    if match and (
        quoted or scan.word(i - 1) in ("the", "early", "late", "mid") and int(match["year"]) >= 50 and scan.word(i - 2) != "low"
    ):
        return _decade(start - quoted, match.end(), year_of_two_digits(match["year"]))
    return None


def _decade(start: int, end: int, year: int) -> Reading:
    return Reading(start, end, "decade", periods.of_years(year, year + 9))


def read_century(scan: Scan, i: int) -> Reading | None:
    """ "19th century", "5th century BC", "18th" in "18th and 19th centuries"."""
    start = scan.starts[i]
    if match := _CENTURY.match(scan.text, start):
        word = match["number"]
        number = _roman(word) if word[0] in "XVIxvi" and not ordinal_of(word) else ordinal_of(word)
        if 1 <= number <= 30:
            return Reading(start, match.end(), "century", periods.of_century(number, before_christ=bool(match["bc"])))
    if match := _CENTURY_LIST.match(scan.text, start):
        tail = _CENTURY.search(scan.text, match.end(), match.end() + 80)
        if tail and 1 <= ordinal_of(match["number"]) <= 30:
            period = periods.of_century(ordinal_of(match["number"]), before_christ=bool(tail["bc"]))
            return Reading(start, match.end(), "century", period)
    return None


def _roman(word: str) -> int:
    values = [{"x": 10, "v": 5, "i": 1}[letter] for letter in word.lower().removesuffix("th")]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
