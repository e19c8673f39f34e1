""" "Did exports go down?", "has it grown?": which way the question supposes, which way the sentence says."""

from collections.abc import Sequence

from answer.deciding.change import CHANGE, sides_of
from answer.deciding.modality import is_unsettled
from answer.deciding.topic import on_topic
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate

ENOUGH = 0.6  # share of the topic's words that a sentence must have to decide


def asked_side(supposed: Supposed) -> int | None:
    """1 if the question supposes a rise, -1 a fall, 0 no change; None if it supposes nothing of the kind."""
    sides = sides_of(supposed.statement)
    return next(iter(sides)) if len(sides) == 1 else None


def by_direction(side: int, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes if the nearest sentence that tells of a change goes the same way, No if it goes the other."""
    where = [(item.start, item.end) for item in supposed.statement.facts.directions if item.axis == CHANGE]
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=where):
        sides = sides_of(candidate.statement)
        if len(sides) == 1 and not is_unsettled(supposed, candidate.statement):
            return Decided(said="Yes" if side in sides else "No", by=(candidate,))
    return None
