"""How a statement stands to a time, from the words before it: "by the end of 2022", "since early 2016", "prior to May"."""

from dataclasses import replace
from typing import Final

from ingest.facts.times.periods import of_years
from ingest.facts.times.reading import Reading, Scan
from ingest.facts.types import Period, TimeRelation

_EDGES: Final = frozenset("early late mid beginning start end middle turn outset close dawn".split())
_ARTICLES: Final = frozenset("the of year years fiscal financial calendar month period in".split())
_FILLERS: Final = frozenset("the a about around approximately circa ca c roughly sometime at least both either on".split())
_SIMPLE: Final[dict[str, TimeRelation]] = {
    "by": "by", "since": "since", "until": "until", "till": "until", "through": "until", "thru": "until", "before": "before",
    "pre": "before", "after": "after", "following": "after", "post": "after", "over": "over", "throughout": "over",
}  # fmt: skip
_ONE_ROUND: Final = frozenset("season seasons campaign term winter academic school".split())
_STARTS: Final = frozenset("starting beginning effective commencing".split())


def placed(scan: Scan, reading: Reading) -> Reading:
    """The reading with its relation, and with "early", "the end of" and the like taken into its span."""
    i = scan.index_at(reading.start) - 1
    edge_at, edge = _edge(scan, i)
    if edge:
        reading = replace(reading, start=scan.starts[edge_at], period=narrowed(reading, edge))
        i = edge_at - 1
    if reading.relation is not None:
        return reading
    if reading.grain == "years" and scan.word_after(reading.end).lower() in _ONE_ROUND:
        return replace(reading, relation=_relation(scan, i, reading) or "in")  # "the 2016–17 season" is one
    if reading.grain == "years" or _is_range(reading):
        return replace(reading, relation=_relation(scan, i, reading) or "over")
    return replace(reading, relation=_relation(scan, i, reading) or "in")


def _is_range(reading: Reading) -> bool:
    return reading.is_range or reading.parts is not None and reading.parts[0] != reading.parts[1]


def _touches(scan: Scan, i: int) -> bool:
    """Whether nothing but a space or a hyphen stands between word `i` and the next."""
    return (
        i >= 0 and i + 1 < len(scan.words) and scan.text[scan.ends[i] : scan.starts[i + 1]] in (" ", "-", "‑", "–", "'", " '", " ’")
    )


def _edge(scan: Scan, i: int) -> tuple[int, str]:
    """The place of "early", "mid", "the end of", and the word; "" where there is none."""
    for j in range(i, max(i - 4, -1), -1):
        if not _touches(scan, j):
            break
        word = scan.words[j]
        if word in _EDGES:
            # "the end of 2018", "late 2018", "mid-2018"; in "end 2018" as in "the close 2018 race" nothing tells.
            return (j, word) if word in ("early", "late", "mid") or scan.word(j + 1) in ("of", "the") else (-1, "")
        if word not in _ARTICLES:
            break
    return -1, ""


def narrowed(reading: Reading, edge: str) -> Period | None:
    """The part of a decade or century that is meant; shorter periods stay whole, for documents use their ends loosely."""
    period = reading.period
    if period is None or period.start is None or period.end is None or reading.grain not in ("decade", "century"):
        return period
    first, last = period.start[0], period.end[0]
    half = (last - first + 1) // 2
    if edge == "turn":
        return of_years(first - 10, first + 9)
    if edge in ("early", "beginning", "start", "outset", "dawn"):
        return of_years(first, first + half - 1)
    if edge in ("mid", "middle"):
        return of_years(first + half * 3 // 5, last - half * 3 // 5)
    return of_years(first + half, last)


def _relation(scan: Scan, i: int, reading: Reading) -> TimeRelation | None:
    steps = 0
    while (
        i >= 0
        and steps < 5
        and _touches(scan, i)
        and (scan.words[i] in _FILLERS or scan.words[i] in _ARTICLES and scan.words[i] not in ("of", "in"))
    ):
        i, steps = i - 1, steps + 1
    if i < 0 or not _touches(scan, i):
        return None
    word, before = scan.words[i], scan.word(i - 1)
    if before in _STARTS and word in ("in", "on", "from", "with", "of") or word in _STARTS:
        return "since"
    if word == "to":
        return "before" if before in ("prior", "previous") else "until" if before == "up" else None
    if word == "than":
        return "by" if before == "later" else "before" if before == "earlier" else None
    if word == "over" and reading.grain not in ("years", "decade", "century"):
        return None  # "growth over 2017" measures against it
    if word == "from":
        if reading.grain == "years" or _is_range(reading):
            return None
        return "since" if _goes_on(scan, reading) or scan.text[scan.starts[i]].isupper() else None
    if before == "or" and scan.word(i - 2) in ("on", "in", "at"):  # "on or before 3 May"
        return {"before": "by", "after": "since"}.get(word)  # type: ignore[return-value]
    return _SIMPLE.get(word)


def _goes_on(scan: Scan, reading: Reading) -> bool:
    """ "from 2012 on", "from 2012 onwards", "from 2012 to the present"."""
    tail = scan.text[reading.end : reading.end + 20].lstrip().lower()
    return tail.startswith(
        ("onward", "on,", "on ", "on.", "forward", "to present", "to the present", "to date", "– present", "–present")
    )
