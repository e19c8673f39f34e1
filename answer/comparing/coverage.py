"""What a question is bound to, and whether a sentence meets it, breaks it, or leaves it open."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from answer.comparing.exclusive import exclude, is_member
from answer.comparing.names import tied_rival
from answer.comparing.ranks import compare_ranks
from answer.comparing.slots import shared
from answer.comparing.statement import Statement
from answer.comparing.times import compare_times, reach
from answer.comparing.wanted import Wanted, values_beyond, wanted_of
from answer.comparing.wording import same_side
from answer.words import QUESTION_WORDS
from ingest.facts.names.relations import clash, contains, same_name
from ingest.facts.times.find import is_baseline, spoken_for
from ingest.facts.times.periods import in_words, overlaps
from ingest.facts.types import Direction, Name, TimeMention
from ingest.words import stem

AGAINST = re.compile(r"(?i)\b(?:against|compared (?:with|to)|than|over|versus|vs\.?)\s+(?:(?:in|of)\s+)?$")
ON = re.compile(r"(?i)\bon\s+$")
ConstraintKind = Literal["year", "place", "name", "unit", "rank", "attribute"]
State = Literal["met", "broken", "open"]

PARTS_OF_YEAR = frozenset({"half", "quarter", "season"})  # spans that figures are given for
RIVAL_KINDS = frozenset({"percent", "points", "money", "measure", "times"})
MET_SHARE = 0.5  # share of the words of the attribute, by weight, from which it counts as spoken of
QUESTION_STEMS = frozenset(stem(word) for word in QUESTION_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One constraint of a question and how a sentence stands to it."""

    kind: ConstraintKind
    text: str  # as the question writes it
    state: State
    reason: str
    by: str = ""  # what a time is told from: "sentence", "paragraph", "document"
    other: str = ""  # what the sentence speaks of instead: "2021", "Wenzhou"
    share: float = 1.0  # of an attribute's words that are there, by weight


def coverage(question: Statement, sentence: Statement, *, weights: Mapping[str, float] | None = None) -> tuple[Covered, ...]:
    """Every constraint of the question with its state: year, place, name, unit, rank, attribute, in this order.

    Args:
        weights: how much a word tells, by stem; all alike without.
    """
    return (
        *times_covered(question, sentence),
        *names_covered(question, sentence),
        *_unit(question, sentence),
        *_ranks(question, sentence),
        *_attribute(question, sentence, weights),
    )


def times_covered(question: Statement, sentence: Statement) -> tuple[Covered, ...]:
    """The times that the question asks about, each with its state."""
    return tuple(_time(time, question, sentence) for time in asked_times(question))


def asked_times(question: Statement) -> tuple[TimeMention, ...]:
    """Its times without one that something is measured against: "more than in 2020", "growth on 2021"."""
    return tuple(time for time in question.facts.times if not _is_against(time, question.text[: time.start]))


def _is_against(time: TimeMention, before: str) -> bool:
    return bool(AGAINST.search(before) or (time.grain == "year" and ON.search(before)))


def names_covered(question: Statement, sentence: Statement) -> tuple[Covered, ...]:
    """The names of the question, each with its state: named there or around, another in its place, or neither."""
    return tuple(_names(question, sentence))


def _time(asked: TimeMention, question: Statement, sentence: Statement) -> Covered:
    text = question.text[asked.start : asked.end]
    # Of 2022 itself "5% over the same period in 2022" tells nothing.
    told = [time for time in sentence.facts.times if not is_baseline(time, sentence.text)] or sentence.facts.times
    judged = [_time_state(asked, time) for time in told]
    if "met" in judged:
        return Covered(kind="year", text=text, state="met", reason="the sentence names the time")
    if "open" in judged:
        return Covered(kind="year", text=text, state="open", reason="the sentence names a longer or a shorter time")
    spoken = spoken_for(sentence.facts.times, text=sentence.text, paragraph=sentence.paragraph, anchor=sentence.anchor)
    if spoken.period is None:
        return Covered(kind="year", text=text, state="open", reason="nothing tells which time it speaks for")
    state: State = "met" if overlaps(reach(asked), spoken.period) else "broken"
    other = in_words(spoken.period)
    reason = f"its {spoken.source} speaks for {other}"
    return Covered(kind="year", text=text, state=state, reason=reason, by=spoken.source, other=other)


def _time_state(asked: TimeMention, found: TimeMention) -> State:
    """A figure of a quarter is none of its year, one of a year none of its quarter; but an event in May is one of that year."""
    relation = compare_times(asked, found).relation
    if relation == "differs":
        return "broken"
    is_part = asked.grain in ("year", "years") and found.grain in PARTS_OF_YEAR
    return "met" if relation == "same" or (relation == "finer" and not is_part) or asked.relation == "since" else "open"


def _names(question: Statement, sentence: Statement) -> Iterator[Covered]:
    own, around = sentence.facts.names, sentence.context_names
    for name in question.facts.names:
        kind: ConstraintKind = "place" if name.kind == "place" else "name"
        if any(same_name(name, other) for other in own):
            yield Covered(kind=kind, text=name.text, state="met", reason="named in the sentence")
            continue
        rival = _rival(name, own) or tied_rival(name, question, sentence)
        if rival is None and any(same_name(name, other) for other in around):
            yield Covered(kind=kind, text=name.text, state="met", reason="named around the sentence")
            continue
        rival = rival or _rival(name, around)
        if rival is not None:
            yield Covered(kind=kind, text=name.text, state="broken", reason=f"it speaks of {rival.text}", other=rival.text)
        else:
            yield Covered(kind=kind, text=name.text, state="open", reason="not named")


def _rival(name: Name, others: tuple[Name, ...]) -> Name | None:
    """Another thing of the same kind that is spoken of instead; what lies in it or holds it is none."""
    for other in others:
        if clash(name, other) and not contains(name, other) and not contains(other, name):
            return other
    return None


def _unit(question: Statement, sentence: Statement) -> Iterator[Covered]:
    wanted = wanted_of(question.text)
    if wanted is None:
        return
    state, reason = _has_wanted(wanted, question, sentence)
    yield Covered(kind="unit", text=wanted.text, state=state, reason=reason)


def _has_wanted(wanted: Wanted, question: Statement, sentence: Statement) -> tuple[State, str]:
    facts = sentence.facts
    if wanted.kind == "time":
        asked = [time.period for time in question.facts.times]
        has = any(time.period not in asked for time in facts.times)
        return ("met", "it names a time") if has else ("open", "it names no time")
    if wanted.kind == "name":
        has = any(not any(same_name(name, other) for other in question.facts.names) for name in facts.names)
        return ("met", "it names someone or something") if has else ("open", "it names nothing new")
    if wanted.kind == "rank":
        return ("met", "it names a place in an order") if facts.ranks else ("open", "it names no place in an order")
    values = values_beyond(facts, question.facts)
    if any(wanted.fits(quantity) for quantity in values):
        return "met", "it has such a value"
    # A share where an amount is asked for stands in its place; what counts other things does not.
    if values and wanted.kind != "count" and any(quantity.kind in RIVAL_KINDS for quantity in values):
        return "broken", "its values are of another kind"
    return "open", "it has no such value"


def _ranks(question: Statement, sentence: Statement) -> Iterator[Covered]:
    for rank in question.facts.ranks:
        text = question.text[rank.start : rank.end]
        judged = [compare_ranks(rank, other) for other in sentence.facts.ranks]
        if any(item.relation in ("same", "finer", "coarser") for item in judged):
            yield Covered(kind="rank", text=text, state="met", reason="the sentence names the place")
        elif any(item.relation == "differs" for item in judged):
            yield Covered(kind="rank", text=text, state="broken", reason="it names another place in the order")
        else:
            yield Covered(kind="rank", text=text, state="open", reason="it names no place in that order")


def _opposite(question: Statement, sentence: Statement) -> Direction | None:
    """The sentence's word that is the opposite of one of the question's, where it has not the word itself."""
    for asked in question.facts.directions:
        rivals = [item for item in sentence.facts.directions if item.axis == asked.axis]
        if rivals and all(item.side != asked.side for item in rivals):
            return rivals[0]
    return None


def _attribute(question: Statement, sentence: Statement, weights: Mapping[str, float] | None) -> Iterator[Covered]:
    """The words that say what is asked about, names and values left out."""
    spans = [(name.start, name.end) for name in question.facts.names]
    if (wanted := wanted_of(question.text)) is not None and wanted.kind in ("money", "measure"):
        at = question.text.find(wanted.text)  # the unit is a constraint of its own
        spans.append((at, at + len(wanted.text)))
    words = [
        token
        for token in question.tokens
        if not token.in_value and token.stem not in QUESTION_STEMS and not any(start <= token.start < end for start, end in spans)
    ]
    if not words:
        return
    text = " ".join(question.text[token.start : token.end] for token in words)
    there = sentence.stems | sentence.context_stems | same_side(question, sentence)
    share = shared([token.stem for token in words], there, weights)
    missing = [token for token in words if token.stem not in there]
    rivals = [token for token in missing if is_member(token.stem)]
    rival = next((other for token in rivals for other in sentence.tokens if exclude(token.stem, other.stem, in_place=True)), None)
    opposite = rival or _opposite(question, sentence)
    if opposite is not None:
        reason = f"it speaks of {sentence.text[opposite.start : opposite.end]}"
        yield Covered(kind="attribute", text=text, state="broken", reason=reason, share=share)
    elif share >= MET_SHARE:
        yield Covered(kind="attribute", text=text, state="met", reason="it has the words", share=share)
    else:
        lacking = ", ".join(question.text[token.start : token.end] for token in missing)
        yield Covered(kind="attribute", text=text, state="open", reason=f"it does not speak of {lacking}", share=share)
