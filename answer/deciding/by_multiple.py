""" "Did it double?", "has it more than tripled?": how many times as much there is of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from answer.comparing.statement import Statement
from answer.deciding.modality import is_unsettled
from answer.deciding.topic import on_topic
from answer.deciding.types import Decided, Said, Supposed
from answer.features import Candidate
from ingest.facts.number_words import ONES
from ingest.facts.types import Quantity

ENOUGH = 0.6  # share of the topic's words that a sentence must have to decide
FACTORS = {"doubl": Decimal(2), "tripl": Decimal(3), "trebl": Decimal(3), "quadrupl": Decimal(4), "halv": Decimal("0.5")}
HEDGE = r"(?:(?P<hedge>more than|over|at least|nearly|almost|about|around|some|roughly)\s+)?"
ASKED = re.compile(rf"(?i)\b{HEDGE}(?P<verb>doubl|tripl|trebl|quadrupl|halv)(?:e|ed|es|ing)\b")
# "Four times as many in 2021 as in 2012": of one thing at two times, not of two things.
FOLD = re.compile(
    rf"(?i)\b{HEDGE}(?P<count>twice|(?:{'|'.join(ONES[2:11])}|\d+)(?: times|-?fold))"
    r"(?: as (?:many|much|high|large|big)\b[^.;]{0,60}?\bas(?: in| it| they| there| before)\b)"
)
FROM_TO = re.compile(r"(?i)\bfrom\s*$")
PERCENT = Decimal(100)
ROUGH = ("nearly", "almost", "about", "around", "some", "roughly")
FAR = Decimal("0.3")  # share by which a rough multiple is surely missed
SLACK = Decimal("0.1")  # "doubled" is said of 1.95 times as much


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """By how much something is supposed to have grown or shrunk."""

    factor: Decimal
    is_more: bool  # more than that
    is_rough: bool = False  # "nearly", "about"
    span: tuple[int, int]


def multiple_of(supposed: Supposed) -> Multiple | None:
    """What the question asks; None if it asks for no multiple."""
    text = supposed.statement.text
    match = ASKED.search(text) or FOLD.search(text)
    if match is None:
        return None
    hedge = (match["hedge"] or "").casefold()
    factor = FACTORS[match["verb"].casefold()] if "verb" in match.groupdict() else _fold(match["count"])
    return Multiple(factor=factor, is_more=hedge in ("more than", "over"), is_rough=hedge in ROUGH, span=match.span())


def _fold(count: str) -> Decimal:
    """2 for "twice", 4 for "four times" and "4-fold"."""
    word = re.split(r"[\s-]|fold", count.casefold())[0]
    return Decimal(2) if word == "twice" else Decimal(word) if word.isdigit() else Decimal(ONES.index(word))


def by_multiple(multiple: Multiple, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What the nearest sentence with a growth says to it."""
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=[multiple.span]):
        factor = factor_of(candidate.statement)
        if factor is not None and not is_unsettled(supposed, candidate.statement):
            said = _said_roughly(multiple, factor) if multiple.is_rough else _said(multiple, factor)
            return None if said is None else Decided(said=said, by=(candidate,))
    return None


def _said_roughly(multiple: Multiple, factor: Decimal) -> Said | None:
    """What is near it bears it out, what is far off rules it out, and between them nothing is sure."""
    ratio = factor / multiple.factor
    if 1 - SLACK <= ratio <= 1 + SLACK:
        return "Yes"
    return "No" if abs(ratio - 1) > FAR else None


def _said(multiple: Multiple, factor: Decimal) -> Said:
    if multiple.factor < 1:
        return "Yes" if factor <= multiple.factor * (1 + SLACK) else "No"
    limit = multiple.factor if multiple.is_more else multiple.factor * (1 - SLACK / 2)
    return "Yes" if factor >= limit else "No"


def factor_of(sentence: Statement) -> Decimal | None:
    """How many times as much there was afterwards: by a rise in per cent, by two values, or by a multiple that it names."""
    quantities = sentence.facts.quantities
    for first, second in zip(quantities, quantities[1:], strict=False):
        if _is_from_to(first, second, sentence.text) and first.value and second.value:
            return second.value / first.value
    named = ASKED.search(sentence.text)
    if named and named["hedge"] is None:
        return FACTORS[named["verb"].casefold()]
    changes = [item for item in quantities if item.kind == "percent" and item.sign and item.value is not None]
    if len(changes) == 1 and changes[0].value is not None:
        share = changes[0].value / PERCENT
        return 1 + share if changes[0].sign == "up" else 1 - share
    return None


def _is_from_to(first: Quantity, second: Quantity, text: str) -> bool:
    between = text[first.end : second.start]
    return first.unit == second.unit and bool(FROM_TO.search(text[: first.start])) and " to " in f"{between} " and len(between) < 40
