"""Values in a text, and other values of the same kind to put in their place."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.facts.annotate import annotate

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")
MONTHS = "January February March April May June July August September October November December".split()
SMALL = "two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
SCALES = ("thousand", "million", "billion", "trillion")
FARTHEST_YEARS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A span that states a value."""

    start: int
    end: int
    text: str
    kind: str  # "number", "time", "rank", "name person", "name place", …: values of one kind can stand in one another's place


def values_of(text: str) -> list[Value]:
    """Numbers, times, ranks and names of the text, in order, none within another."""
    facts = annotate(text)
    spans = [
        *((item.start, item.end, "time") for item in facts.times if item.grain in ("day", "month", "year", "decade", "century")),
        *((item.start, item.end, "rank") for item in facts.ranks),
        *((item.start, item.end, "number") for item in facts.quantities),
        *((item.start, item.end, f"name {item.kind or ''}".strip()) for item in facts.names),
    ]
    found: list[Value] = []
    for start, end, kind in sorted(spans):
        if not found or start >= found[-1].end:
            found.append(Value(start=start, end=end, text=text[start:end], kind=kind))
    return found


def kind_of(answer: str) -> str:
    """The kind of an answer by its looks, where no sentence stands around it."""
    values = [value for value in values_of(answer) if value.end - value.start >= len(answer) / 2]
    if values:
        return values[0].kind
    if any(letter.isdigit() for letter in answer):
        return "number"
    words = answer.split()
    return "name" if all(word[:1].isupper() for word in words) else f"words {min(len(words), 4)}"


def replaced(text: str, span: tuple[int, int], value: str) -> str:
    """The text with another value in the place of a span."""
    return text[: span[0]] + value + text[span[1] :]


def other_value(value: str, kind: str, pool: Iterable[str], chance: random.Random) -> str | None:
    """Another value of the kind, from the pool if it has one, else a changed number; None if there is none."""
    shape = _shape(value)
    others = sorted({other for other in pool if other and _is_other(value, other) and _shape(other) == shape})
    changed = changed_number(value, chance) if kind in ("number", "time", "rank") or NUMBER.search(value) else None
    if kind == "number":  # other numbers of the text are of other things, unless the same word stands behind them
        others = [other for other in others if other.split()[-1] == value.split()[-1] and len(value.split()) > 1]
    if others and (changed is None or chance.random() < 0.5):
        return chance.choice(others)
    return changed


def changed_number(value: str, chance: random.Random) -> str | None:
    """The value with one of its numbers, months or number words changed; None if it has none."""
    options = [*YEAR.finditer(value)]
    if options:
        match = chance.choice(options)
        step = chance.choice([step for step in range(-FARTHEST_YEARS, FARTHEST_YEARS + 1) if step])
        return replaced(value, match.span(), str(int(match.group()) + step))
    options = [match for match in NUMBER.finditer(value) if Decimal(match.group().replace(",", "") or 0) > 0]
    if options:
        match = chance.choice(options)
        return replaced(value, match.span(), _other_number(match.group(), chance))
    for words in (MONTHS, SMALL, ORDINALS, SCALES):
        for word in words:
            found = re.search(rf"\b{word}\b", value, re.IGNORECASE)
            if found:
                return replaced(value, found.span(), chance.choice([other for other in words if other != word]))
    return None


def _other_number(written: str, chance: random.Random) -> str:
    """Another number, written as this one is: two figures exchanged, one changed, or a tenth to the whole more or less."""
    figures = [at for at, sign in enumerate(written) if sign.isdigit()]
    signs = list(written)
    way = chance.random()
    if way < 0.3 and len({signs[at] for at in figures}) > 1:
        a, b = chance.sample(figures, 2)
        while signs[a] == signs[b]:
            a, b = chance.sample(figures, 2)
        signs[a], signs[b] = signs[b], signs[a]
    else:
        at = figures[0] if way < 0.7 else chance.choice(figures)
        signs[at] = chance.choice([figure for figure in "123456789" if figure != signs[at]])
    changed = "".join(signs)
    return changed if changed[0] != "0" or changed.startswith("0.") else "1" + changed[1:]


def _shape(value: str) -> tuple[bool, bool, bool, bool, int]:
    """What two values must have in common to stand in one another's place: year, figures, capitals, length of a date."""
    words = value.split()
    has_year = bool(YEAR.search(value))
    return (has_year, bool(NUMBER.search(value)), words[-1][:1].isupper(), words[0][:1].islower(), len(words) if has_year else 0)


def _is_other(value: str, other: str) -> bool:
    """True unless one is within the other or they share a word that is more than a small one."""
    mine, theirs = ({word for word in text.casefold().split() if len(word) > 3} for text in (value, other))
    a, b = value.casefold(), other.casefold()
    return a not in b and b not in a and not mine & theirs


def tied_names(text: str, values: Sequence[Value]) -> list[Value]:
    """Names that a small word ties to what is said, so that another name there is another fact: "by Lin Yue", "in Ningbo"."""
    ties = (" by", " in", " at", " from", " with", " to", " named", " called", " was", " is")
    return [value for value in values if value.kind.startswith("name") and text[: value.start].rstrip().casefold().endswith(ties)]
