"""Times that are counted from another: "last year", "a year earlier", "the same period of 2020", "now", "this April"."""

import re
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor
from ingest.facts.times.reading import Reading, Scan
from ingest.facts.times.words import MONTHS, NUMBER, SEASONS, YEAR, number_of
from ingest.facts.types import Period, TimeRelation

RECENT_YEARS: Final = 5  # how far "recent years" reach back

_UNIT: Final = r"(?P<unit>years?|decades?|century|centuries|months?|quarters?|" + "|".join(sorted(SEASONS)) + "|" + "|".join(
    sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True)
) + r")\b"  # fmt: skip
_RELATIVE: Final = re.compile(
    rf"(?P<which>this|current|last|past|next|coming|following|ensuing|succeeding|previous|prior|preceding|same|that|recent)"
    rf"(?:\s++(?:or|and)\s++(?:coming|next|past|previous|preceding))?"
    rf"[\s-]++(?:(?:fiscal|financial|calendar|full|entire)\s++)?(?:(?P<count>{NUMBER})[\s-]++|(?P<few>few|several|many|couple\s++of)\s++)?"
    rf"(?:consecutive\s++|straight\s++|successive\s++)?{_UNIT}",
    re.IGNORECASE,
)
_SAME: Final = re.compile(
    rf"(?:same|corresponding|comparable|equivalent|like|year[\s-]ago)\s++(?:(?:{NUMBER})[\s-]months?[\s-])?(?:fiscal\s++)?(?:period|quarter|month|time|half|stage)s?"
    rf"(?:\s*+,)?(?:\s++(?:of|in|during|for|from))?(?:\s++the)?\s++"
    rf"(?:(?P<last>last\s++(?:fiscal\s++)?year)|(?P<before>(?:(?:previous|prior|preceding)\s++(?:fiscal\s++)?year|a\s++year\s++(?:earlier|ago|before)|year\s++before))"
    rf"|(?:(?:fiscal|financial)\s++(?:year\s++)?)?(?P<year>{YEAR}))\b",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    rf"(?:(?:(?P<count>{NUMBER})|a|an)[\s-]++(?:(?:full|whole)\s++)?(?P<unit>years?|decades?|centur(?:y|ies))"
    r"|the\s++(?P<theyear>year))[\s-]++(?P<way>ago\b|(?:earlier|before|prior|previously|later|after(?:wards?)?|thereafter)\b(?!\s++(?:the|a|an|his|her|its|their|that)\b))",
    re.IGNORECASE,
)
_FORWARD: Final = frozenset("next coming following ensuing succeeding".split())


def read_relative(scan: Scan, i: int) -> Reading | None:
    """ "this year", "the previous year", "the past decade", "the next five years", "this April", "the same period last year"."""
    start = scan.starts[i]
    if match := _SAME.match(scan.text, start):
        reading = _same_period(scan, match)
        if reading is not None:
            return reading
    match = _RELATIVE.match(scan.text, start)
    if match is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    if which == "that" and (
        unit != "year" or scan.word(i - 1) not in ("in", "by", "during", "of", "until", "for", "since", "later")
    ):
        return None
    if unit == "year" and not match["count"] and not match["few"] and which not in ("past", "coming", "recent"):
        return _year(scan, i, match, which)
    if unit.startswith(("year", "decade")) or unit.startswith("centur") and which == "past":
        return _span(scan, match, which, unit)
    if match["count"] or match["few"] or scan.anchor is None:
        return None
    return _century(scan.anchor, match, which) if unit == "century" else _part(scan.anchor, match, which, unit)


def _year(scan: Scan, i: int, match: re.Match[str], which: str) -> Reading | None:
    """One year, counted from the document's for "this", "last" and "next", from the text's own for the others."""
    by_text, anchor = scan.last_year(), scan.anchor
    if which in ("this", "current", "last") or which == "next" and (by_text is None or scan.word(i - 1) != "the"):
        if anchor is None:
            return None
        year = anchor.year + {"this": 0, "current": 0, "last": -1, "next": 1}[which]
        return Reading(*match.span(), "year", periods.of_year(year), by_document=True)
    step = {"same": 0, "that": 0}.get(which, 1 if which in _FORWARD else -1)
    if by_text is not None:
        return Reading(*match.span(), "year", periods.of_year(by_text + step))
    if anchor is not None and step == -1:
        return Reading(*match.span(), "year", periods.of_year(_spoken_year(anchor) - 1), by_document=True)
    return None


def _spoken_year(anchor: Anchor) -> int:
    return anchor.period.end[0] if anchor.period.end else anchor.year


def _span(scan: Scan, match: re.Match[str], which: str, unit: str) -> Reading | None:
    """ "the past decade", "the next five years"; its length is known even where nothing tells when it was."""
    plural = unit in ("years", "decades")
    if (
        which in ("this", "that", "current", "same")
        or plural
        and not (match["count"] or match["few"] or which in ("recent", "past", "coming"))
    ):
        if unit == "decade" and scan.anchor and which in ("this", "current"):
            first = scan.anchor.year - scan.anchor.year % 10
            return Reading(*match.span(), "decade", periods.of_years(first, first + 9), by_document=True)
        return None
    size = 1 if unit.startswith("year") else 10 if unit.startswith("decade") else 100
    count = number_of(match["count"]) if match["count"] else 0 if plural or match["few"] else 1
    years, reach = count * size or None, count * size or RECENT_YEARS * size
    by_text = scan.last_year() if which in ("previous", "preceding", "prior", "following", "next", "ensuing") else None
    if by_text is None and scan.anchor is None:
        return Reading(*match.span(), "years", periods.ALWAYS, relation="over", years=years) if years else None
    base = by_text if by_text is not None else scan.anchor.year if scan.anchor else 0
    period = periods.of_years(base, base + reach) if which in _FORWARD else periods.of_years(base - reach, base)
    return Reading(*match.span(), "years", period, relation="over", by_document=by_text is None, years=years)


def _century(anchor: Anchor, match: re.Match[str], which: str) -> Reading | None:
    number = (anchor.year + 99) // 100 + {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1}.get(which, 99)
    return Reading(*match.span(), "century", periods.of_century(number), by_document=True) if number < 50 else None


def _part(anchor: Anchor, match: re.Match[str], which: str, unit: str) -> Reading | None:
    """ "this April", "last month", "this summer"."""
    step = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which)
    day = anchor.published or (anchor.period.end if anchor.grain in ("month", "day") else None)
    if step is None:
        return None
    if unit in SEASONS:
        return Reading(*match.span(), "season", periods.of_season(anchor.year + step, unit), by_document=True)
    if unit in MONTHS:
        if not match["unit"][0].isupper():
            return None
        month = MONTHS[unit]
        if day:  # "last April" is the nearest one gone by, "next April" the nearest to come
            year = day[0] + (-1 if step < 0 and month >= day[1] else 1 if step > 0 and month <= day[1] else 0)
        else:
            year = anchor.year + step
        return Reading(*match.span(), "month", periods.of_months(year, month), by_document=True)
    if day is None or unit not in ("month", "quarter"):
        return None
    if unit == "month":
        return Reading(*match.span(), "month", periods.of_months(day[0], day[1] + step), by_document=True)
    quarter = (day[1] - 1) // 3 * 3 + 1 + step * 3
    return Reading(*match.span(), "quarter", periods.of_months(day[0], quarter, 3), by_document=True)


def _same_period(scan: Scan, match: re.Match[str]) -> Reading | None:
    """The last period that the text named, in another year; that whole year where it named none that is shorter."""
    model, by_document = _model(scan), False
    if match["year"]:
        year = int(match["year"])
    elif match["last"] or not model:
        if scan.anchor is None:
            return None
        year, by_document = (scan.anchor.year if match["last"] else _spoken_year(scan.anchor)) - 1, True
    else:
        year = (periods.year_of(model) or 0) - 1
    base = periods.year_of(model) if model else None
    if model is None or base is None:
        return Reading(*match.span(), "year", periods.of_year(year), by_document=by_document)
    grain = scan.readings[-1].grain if scan.readings[-1].grain in ("day", "month", "quarter", "half", "season") else "year"
    return Reading(*match.span(), grain, periods.shifted(model, year - base), by_document=by_document)


def _model(scan: Scan) -> Period | None:
    if not scan.readings:
        return None
    last = scan.readings[-1]
    if last.period is not None:
        return last.period if periods.is_bounded(last.period) and periods.year_of(last.period) is not None else None
    return last.of_year(scan.anchor.year) if scan.anchor else None


def read_ago(scan: Scan, i: int) -> Reading | None:
    """ "five years ago", "a year earlier", "two decades later", "the year before"."""
    match = _AGO.match(scan.text, scan.starts[i])
    if match is None:
        return None
    unit, way = (match["unit"] or "year").lower(), match["way"].lower()
    count = (number_of(match["count"]) if match["count"] else 1) * {"y": 1, "d": 10, "c": 100}[unit[0]]
    by_text = scan.last_year() if way != "ago" else None
    forward = way.startswith(("later", "after", "thereafter"))
    if by_text is not None:
        last = scan.readings[-1]
        if last.period and last.grain in ("quarter", "half") and not forward:
            return Reading(*match.span(), last.grain, periods.shifted(last.period, -count))
        return Reading(*match.span(), "year", periods.of_year(by_text + (count if forward else -count)))
    if scan.anchor is None or forward:
        return None
    base = scan.anchor.year if way == "ago" else _spoken_year(scan.anchor)
    return Reading(*match.span(), "year", periods.of_year(base - count), by_document=True)


_NOW: Final = re.compile(
    r"(?:now|currently|nowadays|presently|today|to date|so far|at present|at the moment|these days)\b(?![-/])"
    r"(?:\s++this\s++(?P<year>year)\b)?",
    re.IGNORECASE,
)
_NEXT_TO_TODAY: Final = {"yesterday": -1, "tomorrow": 1, "tonight": 0}


def read_now(scan: Scan, i: int) -> Reading | None:
    """ "now", "currently", "to date": the period that the document speaks for; "yesterday" only where its day is known."""
    if scan.anchor is None:
        return None
    if scan.words[i] in _NEXT_TO_TODAY:
        step, day = _NEXT_TO_TODAY[scan.words[i]], scan.anchor.published
        if day is None:
            return None
        day = periods.neighbour(day, step) if step else day
        return Reading(scan.starts[i], scan.ends[i], "day", Period(start=day, end=day), by_document=True)
    match = _NOW.match(scan.text, scan.starts[i])
    if match is None or _is_in_name(scan.text, scan.starts[i]):
        return None
    relation: TimeRelation | None = "by" if scan.words[i] in ("to", "so") else None
    if match["year"]:
        return Reading(*match.span(), "year", periods.of_year(scan.anchor.year), relation=relation, by_document=True)
    return Reading(*match.span(), scan.anchor.grain, scan.anchor.period, relation=relation, by_document=True)


def _is_in_name(text: str, start: int) -> bool:
    """ "USA Today", "Apocalypse Now": a capital in the middle of a sentence."""
    return text[start].isupper() and start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
