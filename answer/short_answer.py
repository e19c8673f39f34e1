"""The value that is the answer, cut out of the sentence that holds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.binding import is_bound
from answer.comparing.wanted import WantedKind
from answer.features import Candidate
from answer.held import Held
from answer.held_values import value_of
from answer.question import Asked
from answer.sought import sought_of

NEXT = 1  # sentences behind the best one that may hold the value where the best holds none
NEAR = 2.0  # logits behind the best that such a sentence may lie


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer:
    """The value first: "RMB490.5bn", "more than 4,000", "October 22, 2018"."""

    text: str  # as the sentence writes it, with its hedge, unit and currency, without the noun that is counted
    start: int  # in the candidate's text
    end: int
    kind: WantedKind
    candidate: Candidate  # the sentence that it stands in


def short_answer(asked: Asked, best: Candidate, others: Sequence[Candidate] = ()) -> ShortAnswer | None:
    """The value that the question asks for; None where the question asks for none, or none is surely the one.

    Args:
        best: the sentence that answers.
        others: those behind it, best first; the value may stand in the next one.
    """
    sought = sought_of(asked.text)
    if sought is None:
        return None
    for candidate in _readable(best, others):
        held = value_of(asked, sought, candidate.statement, candidate.span)
        if held is not None and is_bound(asked, held, candidate.statement, candidate.span):
            return _answer(held, candidate)
    return None


def _readable(best: Candidate, others: Iterable[Candidate]) -> list[Candidate]:
    near = [other for other in others if other.score >= best.score - NEAR]
    return [best, *near[:NEXT]]


def _answer(held: Held, candidate: Candidate) -> ShortAnswer:
    return ShortAnswer(
        text=candidate.text[held.start : held.end], start=held.start, end=held.end, kind=held.kind, candidate=candidate
    )
