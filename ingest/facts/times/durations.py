"""Spans of years that tell their length: "for 12 consecutive years", "within five years", "the fifth year in a row"."""

import re
from typing import Final

from ingest.facts.times import periods
from ingest.facts.times.reading import Reading, Scan
from ingest.facts.times.words import NUMBER, ORDINAL, number_of, ordinal_of

_DURATION: Final = re.compile(
    rf"(?:(?P<half>half\s++a)|(?P<count>{NUMBER})|a|an|one)\s++(?P<run>(?:consecutive|straight|successive|continuous)\s++)?"
    rf"(?:full\s++|whole\s++|long\s++|more\s++)?(?P<unit>years?|decades?|centur(?:y|ies))\b(?P<row>\s++in\s++a\s++row|\s++running|\s++in\s++succession)?",
    re.IGNORECASE,
)
_NTH: Final = re.compile(
    rf"(?P<number>{ORDINAL})[\s-]++(?:(?:consecutive|straight|successive)[\s-]++years?\b|years?\s++(?:in\s++a\s++row|running|in\s++succession)\b)",
    re.IGNORECASE,
)
_HEDGES: Final = frozenset(
    "over more than nearly about around approximately almost at least the some up to only just another roughly".split()
)
_NO_TIME: Final = re.compile(
    r"[\s,]+(?:old|of\s++(?:age|experience|age|service|imprisonment)|older|younger|imprisonment|in\s++(?:prison|jail)|term|apart|senior|junior)\b|['’-]"
)


def read_nth_year(scan: Scan, i: int) -> Reading | None:
    """ "the 11th consecutive year": a span of eleven."""
    match = _NTH.match(scan.text, scan.starts[i])
    years = ordinal_of(match["number"]) if match else 0
    return _run(scan, match, years) if match and years else None


def read_duration(scan: Scan, i: int) -> Reading | None:
    """ "12 consecutive years", "for two decades", "within five years"; an age, a term or a bare number of years is a quantity."""
    match = _DURATION.match(scan.text, scan.starts[i])
    if match is None or _NO_TIME.match(scan.text, match.end()):
        return None
    size = {"y": 1, "d": 10, "c": 100}[match["unit"][0].lower()]
    years = (
        50
        if match["half"] and size == 100
        else 5
        if match["half"] and size == 10
        else (number_of(match["count"]) if match["count"] else 1) * size
    )
    if not years or match["half"] and size == 1:
        return None
    if match["run"] or match["row"]:
        return _run(scan, match, years)
    j = i - 1
    while scan.word(j) in _HEDGES and j > i - 5:
        j -= 1
    if scan.word(j) == "within":
        period = periods.of_years(scan.anchor.year, scan.anchor.year + years) if scan.anchor else periods.ALWAYS
        return Reading(*match.span(), "years", period, relation="by", by_document=scan.anchor is not None, years=years)
    if scan.word(j) in ("for", "throughout", "during", "in", "spanning", "lasting", "lasted"):
        return Reading(*match.span(), "years", periods.ALWAYS, relation="over", years=years)
    return None


def _run(scan: Scan, match: re.Match[str], years: int) -> Reading:
    """A run of years, up to the document's own where there is one."""
    if scan.anchor is None:
        return Reading(*match.span(), "years", periods.ALWAYS, relation="over", years=years)
    period = periods.of_years(scan.anchor.year - years + 1, scan.anchor.year)
    return Reading(*match.span(), "years", period, relation="over", by_document=True, years=years)
