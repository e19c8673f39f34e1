"""Two times that make one: "from 2012 to 2021", "between May and July 2018"; and lists that share a year."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.reading import Reading, Scan
from ingest.facts.times.words import DASH

_TO: Final = re.compile(
    rf"(?:\s*+(?P<dash>{DASH})\s*+(?!\d[\d,.]*\s?%)|(?:\s*+,)?\s++(?P<word>to|until|till|through|thru|and|or)\s++)"
    r"(?:the\s++)?(?:(?:end|beginning|start)\s++of\s++)?(?:early|late|mid)?[\s-]?(?:in\s++|on\s++)?"
)
_OF: Final = re.compile(r"(?:\s*+,)?\s++(?:of\s++|in\s++)?(?:the\s++)?")
_WHICH: Final = frozenset("this last next current same previous prior preceding following".split())
_YEAR_GAP: Final = re.compile(r"\s*+(?:,\s*+(?:and|or)|,|and|or|&)\s*+(?:the\s++)?")
_LIST_GAP: Final = re.compile(r"\s*+(?:,\s*+(?:and|or)|,|/|&|and|or|to|through)\s*+(?:in\s++|on\s++|the\s++)?")
# A name: capitalised words, quotation marks and the particles of names; no verb.
_NAME_WORD: Final = r"(?:[^\W\d_a-z][\w.'’-]*|[\"“”'’«»,&.]|de|van|von|der|la|le|del|da|di|of|the|bin|ibn|al|and|y|e|zu)"
_NAME_BEFORE: Final = re.compile(rf"^[#*\s]*{_NAME_WORD}(?:\s++{_NAME_WORD}){{0,9}}\s*+$")
_RANGE_GRAINS: Final = frozenset(("day", "month", "quarter", "half", "season", "year", "decade", "century"))


def ranged(scan: Scan, first: Reading, read: Callable[[Scan, int], Reading | None]) -> Reading:
    """From the first to the one that follows it by "to" or a dash, or by "and" behind "between"; the first if nothing does."""
    match = _TO.match(scan.text, first.end)
    if match is None or first.grain not in _RANGE_GRAINS or first.relation or (first.period is None and first.parts is None):
        return first
    before = scan.word(scan.index_at(first.start) - 1)
    between = "between" in (before, scan.word(scan.index_at(first.start) - 2), scan.word(scan.index_at(first.start) - 3))
    if match["word"] in ("and", "or") and not between:
        return first
    at = scan.index_at(match.end())
    if at >= len(scan.words) or scan.starts[at] > match.end() + 1:
        return first
    last = _last(scan, first, at, read)
    if last is None or last.relation or last.by_document != first.by_document:
        return first
    if match["dash"] and is_lifespan(scan.text, first.start, last.end) and first.grain in ("day", "month", "year"):
        return first
    return _joined(first, last) or first


def _last(scan: Scan, first: Reading, at: int, read: Callable[[Scan, int], Reading | None]) -> Reading | None:
    # The second year of a range needs no sign of its own that it is one.
    word = scan.words[at]
    if first.grain in ("year", "month") and len(word) == 4 and word.isdecimal() and "1000" <= word < "2100":
        reading = read(scan, at)
        if reading is None and first.grain == "year":
            return None
        return reading
    return read(scan, at)


def _joined(first: Reading, last: Reading) -> Reading | None:
    """One reading from the first to the last; None where they do not go together or run backwards."""
    if last.grain not in _RANGE_GRAINS or first.months or last.months:
        return None
    grain = first.grain if first.grain == last.grain else max(first.grain, last.grain, key=_ORDER.index)
    if grain in ("year", "decade", "century"):
        grain = "years"
    if first.period is None and last.period is None:
        parts = (first.parts[0], last.parts[1]) if first.parts and last.parts else None
        return Reading(first.start, last.end, grain, parts=parts, is_range=True)
    start, end = first.period, last.period
    if start is None and end is not None:
        year = periods.year_of(end)
        start = first.of_year(year) if year is not None else None
        if start and year is not None and not periods.joined(start, end):
            start = first.of_year(year - 1)  # "from November to March 2019"
    if end is None and start is not None:
        year = periods.year_of(start)
        end = last.of_year(year) if year is not None else None
    period = periods.joined(start, end) if start and end else None
    return replace(first, end=last.end, grain=grain, period=period, parts=None, is_range=True) if period else None


_ORDER: Final = ("day", "month", "quarter", "half", "season", "year", "years", "decade", "century")


def is_lifespan(text: str, start: int, end: int) -> bool:
    """Whether the two dates are a birth and a death: in brackets behind a name that opens the sentence."""
    opening = max(text.rfind("(", max(0, start - 120), start), text.rfind("-LRB-", max(0, start - 120), start))
    if opening < 0 or text.find(")", opening, start) >= 0:
        return False
    tail = text[end : end + 8].lstrip()
    if not tail.startswith((")", "-RRB-", ",", ";")):
        return False
    return len(text[:opening]) < 120 and _NAME_BEFORE.match(text[:opening]) is not None


def with_year(scan: Scan, reading: Reading, read: Callable[[Scan, int], Reading | None]) -> Reading:
    """A part of a year together with the year behind it: "March this year", "January to August of last year"."""
    match = _OF.match(scan.text, reading.end) if reading.parts is not None else None
    if match is None:
        return reading
    at = scan.index_at(match.end())
    whole = read(scan, at) if scan.word(at) in _WHICH and scan.starts[at] == match.end() else None
    year = periods.year_of(whole.period) if whole is not None and whole.grain == "year" and whole.period else None
    period = reading.of_year(year) if year is not None else None
    if whole is None or period is None:
        return reading
    return replace(reading, end=whole.end, period=period, parts=None, by_document=whole.by_document)


def in_same_form(scan: Scan, reading: Reading) -> Reading:
    """A bare year in a list takes the form of the one before it: "at 31 March 2019 and 2018", "fourth quarter of 2019 and 2018"."""
    if not scan.readings or reading.period is None or reading.period.start is None or reading.is_range:
        return reading
    model = scan.readings[-1]
    if model.is_range or model.period is None or not _YEAR_GAP.fullmatch(scan.text, model.end, reading.start):
        return reading
    if model.months and reading.grain == "day":  # "years ended 31 March 2019 and 31 March 2018"
        return replace(reading, grain=model.grain, period=periods.up_to(reading.period.start, model.months), months=model.months)
    year = periods.year_of(model.period)
    is_bare = reading.grain == "year" and reading.end - reading.start == 4
    if year is None or not is_bare or not (model.months or model.grain in ("day", "quarter", "half")):
        return reading
    return replace(
        reading, grain=model.grain, period=periods.shifted(model.period, reading.period.start[0] - year), months=model.months
    )


def follows_in_list(scan: Scan, waiting: Reading) -> bool:
    """Whether only "and" or a comma stands between it and the reading before: "2018 second quarter and third quarter"."""
    return bool(scan.readings) and _YEAR_GAP.fullmatch(scan.text, scan.readings[-1].end, waiting.start) is not None


def shared_year(scan: Scan, waiting: Reading, following: Reading) -> int | None:
    """The year of the second, if only "and" or a comma stands between: "in March and April 2018"."""
    gap = scan.text[waiting.end : following.start]
    if following.period is None or following.by_document or len(gap) > 16 or not _LIST_GAP.fullmatch(gap):
        return None
    if following.grain not in ("day", "month", "quarter", "half"):
        return None
    return periods.year_of(following.period)
