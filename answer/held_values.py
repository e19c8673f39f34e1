"""The values of a sentence that may be the short answer, and which of several it is."""

import re
from collections.abc import Callable, Sequence

from answer.binding import SURE, worths
from answer.comparing.coverage import asked_times
from answer.comparing.statement import Statement
from answer.comparing.times import reach
from answer.held import Fact, Held
from answer.held_amounts import amounts_in
from answer.held_names import AGENT, names_in
from answer.held_times import ranks_in, times_in
from answer.question import Asked
from answer.sought import Sought
from answer.span_reader import SentenceSpan
from ingest.facts.times.find import time_of
from ingest.facts.times.periods import in_words, is_bounded, overlaps
from ingest.facts.types import Name, Quantity, TimeMention
from ingest.words import WORD, stem

CLEAR = 0.2  # by this share of its nearness the best of several values must lead the next
CLEAR_NAME = 0.4  # the same of names, of which a sentence has more that fit
FROM, TO = re.compile(r"(?i)\bfrom\s+$"), re.compile(r"(?i)^\s+(?:in \d{4}\s+)?to\s+$")
CLOSE = 0.5  # closeness from which a word ties a name to the question: at most one word between, in one clause
LOCATED = re.compile(r"\b(?:in|at|near|on|outside|beneath|from|to|around)\s+(?:the\s+)?$")


def value_of(asked: Asked, sought: Sought, sentence: Statement, span: SentenceSpan | None = None) -> Held | None:
    """The value of the sentence that is what is sought; None where there is none or none is surely the one.

    Args:
        span: the trained reader's short answer in the sentence; of several values it tells the one that words leave open.
    """
    held = _end_of_rise(fitting(asked, sought, sentence), sentence)
    nearest = _nearest(asked, sought, held, sentence)
    if nearest is not None or span is None or span.logit < SURE:
        return nearest
    read = [item for item in held if span.start < item.end and item.start < span.end]
    return read[0] if len(read) == 1 else None


def fitting(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """The values of the kind that is sought, for the time that is asked for."""
    held = _FINDERS.get(sought.kind, amounts_in)(asked, sought, sentence)
    held = _of_the_time(asked, sought, held, sentence)
    return [item for item in held if _is_tied(asked, sought, item, sentence)] if sought.kind == "name" else held


def _end_of_rise(held: list[Held], sentence: Statement) -> list[Held]:
    """Of "from 10.5% to 24.2%" what it came to; both where they are not such a pair."""
    if len(held) != 2 or not TO.search(sentence.text[held[0].end : held[1].start]):
        return held
    return held[1:] if FROM.search(sentence.text[: held[0].start]) else held


def _is_tied(asked: Asked, sought: Sought, held: Held, sentence: Statement) -> bool:
    """True unless nothing ties the name to the question: a person needs little, a body or a place a word of it close by."""
    if not isinstance(held.fact, Name) or sought.is_title or held.fact.kind == "person":
        return True
    before = sentence.text[: held.start].casefold()
    if sought.is_where:
        return bool(LOCATED.search(before))
    if sought.head and sought.head in {stem(word) for word in WORD.findall(held.fact.text)}:
        return True
    if "place" in sought.name_kinds and LOCATED.search(before):
        return True
    return bool(AGENT.search(before)) or closeness(asked, held, sentence) >= CLOSE


def _names(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    return [Held(fact=name, kind="name", start=name.start, end=name.end) for name in names_in(asked, sought, sentence)]


_FINDERS: dict[str, Callable[[Asked, Sought, Statement], list[Held]]] = {"rank": ranks_in, "time": times_in, "name": _names}


def _of_the_time(asked: Asked, sought: Sought, held: list[Held], sentence: Statement) -> list[Held]:
    """Those for the time that is asked for; without one, the latest of what the sentence follows through the years."""
    if sought.kind in ("time", "name") or not held:
        return held
    owns = [(item, time_of((item.start, item.end), sentence.facts.times, sentence.text)) for item in held]
    named = times_of(asked)
    if named:
        return [item for item, own in owns if own is None or any(overlaps(reach(time), reach(own)) for time in named)]
    dated = [(item, own) for item, own in owns if own is not None and own.years is None and is_bounded(own.period)]
    if len({in_words(own.period) for _, own in dated}) < 2 or len({_sort(item.fact) for item, _ in dated}) > 1:
        return held
    last = max(own.period.end or (0, 0, 0) for _, own in dated)
    return [item for item, own in dated if own.period.end == last]


def times_of(asked: Asked) -> list[TimeMention]:
    """The times that the question is asked for, without one that something is measured against: "more than in 2020"."""
    return list(asked_times(asked.statement))


def _sort(fact: Fact) -> tuple[str, str]:
    return (fact.kind, fact.unit) if isinstance(fact, Quantity) else (type(fact).__name__, "")


def _nearest(asked: Asked, sought: Sought, held: Sequence[Held], sentence: Statement) -> Held | None:
    """The one that stands nearest to the words of the question; None where two stand alike."""
    if len(held) <= 1:
        return held[0] if held else None
    ranked = sorted(((nearness(asked, item, sentence), -item.start, item) for item in held), key=lambda row: row[:2], reverse=True)
    first, second = ranked[0][0], ranked[1][0]
    clear = CLEAR_NAME if sought.kind == "name" else CLEAR
    return ranked[0][2] if first > 0 and first - second >= clear * first else None


def nearness(asked: Asked, held: Held, sentence: Statement) -> float:
    """How near the question's words stand to the value: each counts the more, the fewer words lie between; no fixed scale."""
    return sum(worths(asked, held, sentence).values())


def closeness(asked: Asked, held: Held, sentence: Statement) -> float:
    """The same of the nearest word alone, 0..1; 1 where it stands beside the value."""
    return max(worths(asked, held, sentence).values(), default=0.0)
