"""Of whom and of when a sentence gives its values, part by part: "A has a park, and B has 34 of them" gives none of A."""

import re
from collections.abc import Sequence

from answer.binding import attribute
from answer.comparing.coverage import Covered, asked_times
from answer.comparing.exclusive import same_meaning
from answer.comparing.statement import Statement
from answer.comparing.times import reach
from answer.held import Held
from answer.held_amounts import amounts_in
from answer.question import Asked
from answer.sought import Sought, sought_of
from ingest.facts.names.relations import contains, same_name
from ingest.facts.times.find import time_of
from ingest.facts.times.periods import in_words, is_bounded, overlaps
from ingest.facts.types import Name, TimeMention
from ingest.words import WORD, stem

Span = tuple[int, int]
AMOUNTS = ("count", "money", "percent", "measure", "number")
JOINT = re.compile(r"[;()]|\b(?:and|but|while|whereas)\b")
NOW = re.compile(r"(?i)\b(?:to date|so far|currently|at present|now|today|nowadays|up to now)\b")
FURTHER = 2  # words of the question that an amount's part must have beyond those of any other, to be the one that is meant
THINGS = ("place", "organisation", None)  # kinds of names that have amounts of their own


def values_asked_for(asked: Asked, sentence: Statement) -> tuple[Sought | None, list[Held]]:
    """The amounts of the sentence that are of the sort asked for, of whatever time and whomever; none if no amount is asked for."""
    sought = sought_of(asked.text)
    if sought is None or sought.kind not in AMOUNTS:
        return None, []
    return sought, amounts_in(asked, sought, sentence)


def told_of_other(asked: Asked, sentence: Statement) -> str | None:
    """The name asked for that the sentence has in another part than every such amount, which is another's; None otherwise."""
    _, held = values_asked_for(asked, sentence)
    mine = [name for name in asked.statement.facts.names if name.kind in THINGS]
    if not held or not mine:
        return None
    parts = parts_of(sentence)
    for name in mine:
        own = [_part_at(other.start, parts) for other in sentence.facts.names if _is_it(name, other)]
        if own and all(_is_others(item, name, own, mine, sentence, parts) for item in held):
            return name.text
    return None


def told_of_other_time(asked: Asked, sentence: Statement) -> Covered | None:
    """The time asked for, where the amount that the question's words belong to is one of now or of another time; None otherwise."""
    times = [time for time in asked_times(asked.statement) if is_bounded(time.period)]
    if len(times) != 1 or times[0].relation != "in":
        return None
    _, held = values_asked_for(asked, sentence)
    dated = [one for one in sentence.facts.times if not NOW.fullmatch(sentence.text[one.start : one.end])]
    own = [(item, time_of((item.start, item.end), dated, sentence.text)) for item in held]
    other = _now(times[0], own, sentence) or _nearer(times[0], own, asked, sentence)
    if not other:
        return None
    text = asked.statement.text[times[0].start : times[0].end]
    return Covered(kind="year", text=text, state="broken", reason=f"it speaks of {other}", by="sentence", other=other)


def parts_of(sentence: Statement) -> list[Span]:
    """The parts that a sentence is joined of; names that are joined stay together: "Ardon and Belmar have"."""
    names = sentence.facts.names
    cuts = []
    for match in JOINT.finditer(sentence.text):
        before = any(sentence.text[name.end : match.start()] in (" ", ", ") for name in names if name.end <= match.start())
        after = any(sentence.text[match.end() : name.start] in (" ", " the ") for name in names if name.start >= match.end())
        if not (before and after) and not any(name.start <= match.start() < name.end for name in names):
            cuts.append(match.start())
    return list(zip([0, *cuts], [*cuts, len(sentence.text)], strict=True))


def _part_at(at: int, parts: Sequence[Span]) -> int:
    return next(place for place, (start, end) in enumerate(parts) if start <= at < end)


def _is_it(name: Name, other: Name) -> bool:
    """True if the other is the name, or holds all its words: "the Old Salt Museum" for "the Salt Museum"."""
    words = {stem(word) for word in WORD.findall(name.text)}
    return same_name(name, other) or (name.kind == other.kind and words <= {stem(word) for word in WORD.findall(other.text)})


def _is_others(
    item: Held, name: Name, own: Sequence[int], asked: Sequence[Name], sentence: Statement, parts: Sequence[Span]
) -> bool:
    """True if the value's part names another of the kind, and nothing of the question.

    Behind what is asked about, the other must stand before the value: "A came in 1990 and employs 400 in B" is of A.
    """
    at = _part_at(item.start, parts)
    there = [other for other in sentence.facts.names if _part_at(other.start, parts) == at]
    if at in own or any(_is_it(one, other) for one in asked for other in there):
        return False
    rivals = [other for other in there if other.kind == name.kind and not contains(name, other) and not contains(other, name)]
    return any(other.end <= item.start or at < min(own) for other in rivals)


def _now(time: TimeMention, own: Sequence[tuple[Held, TimeMention | None]], sentence: Statement) -> str:
    """ "the present" if the sentence gives an amount of now and none of the time, which is not that of its document."""
    if sentence.anchor is not None and overlaps(reach(time), sentence.anchor.period):
        return ""
    parts = parts_of(sentence)
    for item, one in own:
        # "In 1997 it was founded, and now it has 85": the year is one of the other part.
        is_tied = one is not None and _part_at(one.start, parts) == _part_at(item.start, parts)
        if one is not None and overlaps(reach(time), reach(one)) and (is_tied or not _is_now(item, sentence, parts)):
            return ""
    return "the present" if any(_is_now(item, sentence, parts) for item, _ in own) else ""


def _is_now(item: Held, sentence: Statement, parts: Sequence[Span]) -> bool:
    start, _ = parts[_part_at(item.start, parts)]
    return NOW.match(sentence.text) is not None or NOW.search(sentence.text, start, item.start) is not None


def _nearer(time: TimeMention, own: Sequence[tuple[Held, TimeMention | None]], asked: Asked, sentence: Statement) -> str:
    """The time of the one amount whose part has more of the question's words than that of every other; "" if it is the time."""
    parts = parts_of(sentence)
    words = attribute(asked)
    shares = [(_words_of(parts[_part_at(item.start, parts)], words, sentence), one) for item, one in own]
    if len(shares) < 2:
        return ""
    (best, when), (second, _) = sorted(shares, key=lambda pair: -len(pair[0]))[:2]
    if not second < best or len(best) < len(second) + FURTHER or when is None or not is_bounded(when.period):
        return ""
    return "" if overlaps(reach(time), reach(when)) else in_words(when.period)


def _words_of(part: Span, words: frozenset[str], sentence: Statement) -> frozenset[str]:
    there = {token.stem for token in sentence.tokens if part[0] <= token.start < part[1]}
    return frozenset(word for word in words if any(same_meaning(word, other) for other in there))
