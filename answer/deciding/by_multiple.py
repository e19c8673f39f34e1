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
from ingest.facts.types import Quantity

ENOUGH = 0.6  # share of the topic's words that a sentence must have to decide
FACTORS = {"doubl": Decimal(2), "tripl": Decimal(3), "trebl": Decimal(3), "quadrupl": Decimal(4), "halv": Decimal("0.5")}
ASKED = re.compile(
    r"(?i)\b(?:(?P<hedge>more than|at least|nearly|almost|about)\s+)?(?P<verb>doubl|tripl|trebl|quadrupl|halv)(?:e|ed|es|ing)\b"
)
FROM_TO = re.compile(r"(?i)\bfrom\s*$")
PERCENT = Decimal(100)
SLACK = Decimal("0.1")  # "doubled" is said of 1.95 times as much


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """By how much something is supposed to have grown or shrunk."""

    factor: Decimal
    is_more: bool  # more than that
    span: tuple[int, int]


def multiple_of(supposed: Supposed) -> Multiple | None:
    """What the question asks; None if it asks for no multiple."""
    match = ASKED.search(supposed.statement.text)
    if match is None or match["hedge"] in ("nearly", "almost", "about"):
        return None
    is_more = (match["hedge"] or "").casefold() == "more than"
    return Multiple(factor=FACTORS[match["verb"].casefold()], is_more=is_more, span=match.span())


def by_multiple(multiple: Multiple, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What the nearest sentence with a growth says to it."""
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=[multiple.span]):
        factor = factor_of(candidate.statement)
        if factor is not None and not is_unsettled(supposed, candidate.statement):
            return Decided(said=_said(multiple, factor), by=(candidate,))
    return None


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
