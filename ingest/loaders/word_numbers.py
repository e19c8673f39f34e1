"""The numbers and bullets that Word writes before paragraphs; they are in no text of the file and have to be counted."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

LEVELS = 9
BULLET = "•"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
         (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered."""

    form: str  # Word's name of it: "decimal", "lowerLetter", "bullet", …
    pattern: str  # "%1.%2": the numbers of the levels above and its own
    start: int


class Numbers:
    """Counts every list of a document."""

    def __init__(self, numbering: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}  # by list
        self._shared: dict[str, str] = {}  # the count that a list goes on with: lists of one definition share it
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is None:
            return
        abstract = {item.get(qn("w:abstractNumId")): _levels(item) for item in numbering.iter(qn("w:abstractNum"))}
        for num in numbering.iter(qn("w:num")):
            key = num.get(qn("w:numId"))
            base = num.find(qn("w:abstractNumId"))
            origin = base.get(qn("w:val")) if base is not None else ""
            overrides = list(num.iter(qn("w:lvlOverride")))
            self._levels[key] = {**abstract.get(origin, {}), **_overridden(overrides, abstract.get(origin, {}))}
            self._shared[key] = f"num {key}" if overrides else f"abstract {origin}"

    def next(self, num: str, level: str) -> str:
        """The number or bullet of the list's next paragraph; "" for the list "0", which stands for none."""
        levels = self._levels.get(num, {})
        at = int(level) if level.isdigit() and int(level) < LEVELS else 0
        own = levels.get(at)
        if own is None or own.form == "none":
            return ""
        counts = self._counts.setdefault(self._shared[num], {})
        counts[at] = counts.get(at, own.start - 1) + 1
        for deeper in [key for key in counts if key > at]:
            del counts[deeper]
        if own.form == "bullet":
            return BULLET

        def count_of(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            shown = levels.get(above, own)
            return written(counts.setdefault(above, shown.start), shown.form)

        return re.sub(r"%([1-9])", count_of, own.pattern).strip()


def _levels(item: Any) -> dict[int, Level]:
    found = {}
    for level in item.iter(qn("w:lvl")):
        at = level.get(qn("w:ilvl"), "0")
        if at.isdigit():
            found[int(at)] = Level(
                form=_value(level, "w:numFmt", "decimal"),
                pattern=_value(level, "w:lvlText", ""),
                start=_int(_value(level, "w:start", "1")),
            )
    return found


def _overridden(overrides: list[Any], base: dict[int, Level]) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for item in overrides:
        found.update(_levels(item))
        at, start = item.get(qn("w:ilvl"), "0"), item.find(qn("w:startOverride"))
        if at.isdigit() and start is not None and int(at) in base and int(at) not in found:
            level = base[int(at)]
            found[int(at)] = Level(form=level.form, pattern=level.pattern, start=_int(start.get(qn("w:val"), "1")))
    return found


def _value(item: Any, name: str, default: str) -> str:
    found = item.find(qn(name))
    return str(found.get(qn("w:val"), default)) if found is not None else default


def _int(value: str) -> int:
    return int(value) if re.fullmatch(r"\d{1,6}", value) else 1


def written(number: int, form: str) -> str:
    """A number in one of Word's forms; digits where the form is none of the common ones."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        letters, left = "", number
        for value, sign in ROMAN:
            letters += sign * (left // value)
            left %= value
        return letters.upper() if form == "upperRoman" else letters
    return f"{number:02d}" if form == "decimalZero" else str(number)
