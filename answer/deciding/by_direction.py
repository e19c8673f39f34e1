""" "Did exports go down?", "has it grown?": which way the question supposes, which way the sentence says."""

import re
from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.deciding.change import CHANGE, moves_in, sides_of
from answer.deciding.modality import is_unsettled
from answer.deciding.topic import on_topic
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from ingest.facts.times.find import time_of

SHARE = re.compile(r"(?i)\b(?:share|proportion|percentage|portion|weight|part) of\b|\bratio\b")
SHARE_TOLD = re.compile(
    rf"{SHARE.pattern}|\b(?:accounts?|accounted|accounting) for\b|\b(?:makes?|made|making) up\b|\bequal to\b"
    r"|\b(?:share|weight|proportion)\b"
)
# A share that rose or fell: "from 4 to 9 per cent of its exports".
LEVELS = re.compile(r"(?i)\bfrom\s[\d.]+(?:\s?%|\sper\s?cent)?\s+to\s[\d.]+(?:\s?%|\sper\s?cent)\s+of\b")
ENOUGH = 0.6  # share of the topic's words that a sentence must have to decide


def asked_side(supposed: Supposed) -> int | None:
    """1 if the question supposes a rise, -1 a fall, 0 no change; None if it supposes nothing of the kind."""
    sides = sides_of(supposed.statement)
    return next(iter(sides)) if len(sides) == 1 else None


def by_direction(side: int, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes if the nearest sentence that tells of a change goes the same way, No if it goes the other."""
    claimed = supposed.statement
    where = [(item.start, item.end) for item in claimed.facts.directions if item.axis == CHANGE]
    where += [span for start, end, _ in moves_in(claimed.text) for span in _outer_words(claimed.text, start, end)]
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=where):
        if is_of_amount(claimed, candidate.statement):
            continue
        sides = sides_of(candidate.statement) or _sides_of_values(candidate.statement)
        if len(sides) == 1 and not is_unsettled(supposed, candidate.statement):
            return Decided(said="Yes" if side in sides else "No", by=(candidate,))
    return None


def _outer_words(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and the last word of a span: of "brought prices down", "brought" and "down"."""
    return (start, start + len(text[start:end].split()[0])), (end - len(text[start:end].split()[-1]), end)


def is_of_amount(claimed: Statement, sentence: Statement) -> bool:
    """True if a share is claimed to have changed and the sentence tells no share before its change: an amount may grow while its
    share shrinks."""
    if not SHARE.search(claimed.text) or LEVELS.search(sentence.text):
        return False
    told = SHARE_TOLD.search(sentence.text)
    changes = [item.start for item in sentence.facts.directions if item.axis == CHANGE]
    changes += [item.start for item in sentence.facts.quantities if item.sign]
    return told is None or bool(changes and max(changes) < told.start())


def _sides_of_values(sentence: Statement) -> frozenset[int]:
    """Which way it went by the two values that a sentence gives for two times: "493 in 2012 and 1,928 in 2021"."""
    dated = [
        (time.period.start, quantity)
        for quantity in sentence.facts.quantities
        if quantity.value is not None
        and (time := time_of((quantity.start, quantity.end), sentence.facts.times, sentence.text)) is not None
        and time.period.start is not None
    ]
    if len(dated) != 2 or len(sentence.facts.quantities) != 2:
        return frozenset()
    (_, earlier), (_, later) = sorted(dated, key=lambda item: item[0])
    is_one_measure = dated[0][0] != dated[1][0] and (earlier.kind, earlier.unit) == (later.kind, later.unit)
    if not is_one_measure or earlier.value is None or later.value is None:
        return frozenset()
    return frozenset({1 if later.value > earlier.value else -1 if later.value < earlier.value else 0})
