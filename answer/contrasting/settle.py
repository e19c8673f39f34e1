"""Which of the two that a question offers is the one asked for, decided by comparison of what is said of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.comparing.statement import statement_of
from answer.contrasting.by_dates import earlier_of
from answer.contrasting.choice import LEADS, Choice
from answer.deciding.decide import READ, decided_by_shape
from answer.deciding.degrees import degrees_in
from answer.deciding.types import Supposed
from answer.features import Candidate
from ingest.facts.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The one of the two, and the sentences that tell."""

    said: str  # as the question writes it, with a capital: "The tea industry"
    by: tuple[Candidate, ...]  # in the order in which the question names the two


def settled(choice: Choice, ranked: Sequence[Candidate], lexicon: Lexicon) -> Settled | None:
    """The one that is ahead; None where no sentence tells, or neither is.

    Args:
        ranked: candidates, best first.
    """
    if choice.is_of_time and (found := earlier_of(choice.one, choice.other, ranked[:READ], lexicon)):
        first, *by = found
        return Settled(said=_named(choice, first if not choice.is_later else 1 - first), by=_once(by))
    if not degrees_in(choice.said()):
        return None  # "first" with no days to compare
    for at in (0, 1):
        said = choice.said(is_turned=bool(at))
        supposed = Supposed(question=f"Is it so that {said}?", statement=statement_of(said, lexicon=lexicon))
        decided = decided_by_shape(supposed, ranked)
        if decided is not None and decided.said == "Yes":
            return Settled(said=_named(choice, at), by=decided.by[::-1] if at else decided.by)
    return None


def _named(choice: Choice, at: int) -> str:
    name = LEADS.sub("", (choice.one, choice.other)[at])
    return name[:1].upper() + name[1:]


def _once(items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple({id(item): item for item in items}.values())
