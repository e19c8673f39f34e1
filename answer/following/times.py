"""Times that count from the question before: "the year before", "five years later", "in that half-year"."""

import re
from dataclasses import dataclass

from ingest.facts.times.find import find_times
from ingest.facts.times.words import number_of
from ingest.facts.types import TimeMention

_SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a|an|the)"
_UNIT = r"(?:year|half-year|half year|quarter|month|decade|period)"
_BEFORE = r"(?:before(?: that)?|earlier|previously|prior|ago|before then)"
_AFTER = r"(?:after(?: that)?|later|afterwards|thereafter|after then)"
_SHIFTS = (
    (re.compile(rf"(?i)\b(?:in )?(?:the )?(?P<same>same (?:{_UNIT}|time) (?:of|in) )?(?:the )?year {_BEFORE}\b"), -1),
    (re.compile(r"(?i)\b(?:in )?the (?P<same>same (?:\w+ )?(?:of|in) )?(?:the )?(?:previous|preceding|prior) year\b"), -1),
    (re.compile(r"(?i)\b(?:in )?(?:the )?year after(?: that)?\b|\b(?:in )?(?:the )?(?:next|following|subsequent) year\b"), 1),
    (re.compile(rf"(?i)\b(?P<count>{_SMALL}) years? {_BEFORE}\b"), -1),
    (re.compile(rf"(?i)\b(?P<count>{_SMALL}) years? {_AFTER}\b"), 1),
)
_SAME = re.compile(
    rf"(?i)\b(?:in|during|at|for|over|of) (?:that|this|the same|the said) (?:{_UNIT}|time)\b(?! (?:of|last))"
    r"|\bback then\b|\b(?<!and )(?<!but )then(?=\s*[?.!]*$)|\b(?:that|the same) year(?=\s*[?.!]*$)"
)
_COMPARED = re.compile(r"(?i)\b(?:than|against|up from|down from|compared (?:with|to))\s+(?:(?:in|the|that of)\s+)*$")
_OVER = re.compile(r"(?i)\b(?:on|over)\s+$")  # "up on 2019", but "on 5 May" and "over the past decade"
_OF_THE_YEAR = re.compile(r"(?i)\bof (?:the|that|the same) year\b(?! (?:before|after|earlier|later))")
NOW = re.compile(r"(?i)\b(?:now(?:adays)?|today|at present|currently|these days|by now|at the moment)\b")
_PLACED = re.compile(
    r"(?i)(?:\b(?:compared (?:with|to) )?(?:in|during|by|since|for|at|over|from|between|until|till|before|after"
    r"|of|on|around|as of|up to)\s+)?"
    r"(?:\b(?:the|all(?: of)?|early|late|mid|beginning of|end of|whole of|the (?:whole|beginning|end|start|middle) of)\s+)*$"
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A time in a text with its preposition: "in the first half of 2018"."""

    start: int
    end: int
    text: str
    bare: str  # without the preposition


def placed_times(text: str) -> tuple[Placed, ...]:
    """The times that the text names, each with the preposition before it; a year beside a noun is one too."""
    found = []
    for mention in _mentions(text):
        start = _PLACED.search(text[: mention[0]])
        first = start.start() if start else mention[0]
        found.append(Placed(start=first, end=mention[1], text=text[first : mention[1]], bare=text[mention[0] : mention[1]]))
    return tuple(found)


def main_times(text: str) -> tuple[Placed, ...]:
    """Those that the text speaks of; what it is compared with is left out: "more than in 2016", "up on 2019"."""
    return tuple(time for time in placed_times(text) if not _is_compared(time, text[: time.end - len(time.bare)]))


def _is_compared(time: Placed, before: str) -> bool:
    return bool(_COMPARED.search(before) or (_YEAR.fullmatch(time.bare) and _OVER.search(before)))


def _mentions(text: str) -> list[tuple[int, int]]:
    times: tuple[TimeMention, ...] = find_times(text)
    spans = [(time.start, time.end) for time in times]
    bare = [match.span() for match in _YEAR.finditer(text)]
    return sorted(spans + [span for span in bare if not any(a < span[1] and span[0] < b for a, b in spans)])


def has_shift(text: str) -> bool:
    """True if the text counts from a time that it does not name."""
    return any(pattern.search(text) for pattern, _ in _SHIFTS) or bool(_SAME.search(text))


def with_times_of(text: str, last: str) -> str:
    """The text with "the year before", "then", "that year" put as times, counted from those of the last question.

    Times that the last question does not help with stay as they are.
    """
    times = main_times(last) or placed_times(last)
    if not times or (placed_times(text) and not _SAME.search(text)):
        return text
    anchor = times[-1]
    text = _SAME.sub(lambda match: f"{_preposition(match.group(), anchor)}", text)
    year = _YEAR.search(anchor.bare)
    if year is None:
        return text
    text = _OF_THE_YEAR.sub(f"of {year.group()}", text)
    for pattern, sign in _SHIFTS:
        while match := pattern.search(text):
            text = f"{text[: match.start()]}{_shifted(match, anchor, int(year.group()), sign)}{text[match.end() :]}"
    return text


def _preposition(written: str, anchor: Placed) -> str:
    is_year = "year" in written and "half" not in written
    year = _YEAR.search(anchor.bare)
    if is_year and year:
        return f"in {year.group()}"
    return anchor.text if not anchor.text.casefold().startswith("of ") else f"in {anchor.bare}"


def _shifted(match: "re.Match[str]", anchor: Placed, year: int, sign: int) -> str:
    groups = match.groupdict()
    count = 1 if (groups.get("count") or "a").casefold() in ("a", "an", "the") else number_of(groups["count"])
    moved = str(year + sign * count)
    # "Compared with the year before" takes no "in".
    text = moved if re.search(r"(?i)\b(?:with|to|from|on|over|against)\s+$", match.string[: match.start()]) else f"in {moved}"
    if groups.get("same"):
        bare = _YEAR.sub(moved, anchor.bare)
        text = f"in the {bare}" if not _YEAR.fullmatch(bare) else f"in {bare}"
    return text


def tail_of(question: str) -> str:
    """The question's time as it is put at the end of another: " in 2021"; "" if it names none."""
    times = main_times(question)
    if not times:
        return ""
    time = times[-1]
    said = re.sub(r"\bthe (?=\d{4}$)", "", time.text)  # "in the 2022 ranking"
    return f" {said}" if said != time.bare and not said.casefold().startswith("of ") else f" in {time.bare}"
