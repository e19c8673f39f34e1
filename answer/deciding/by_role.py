""" "Is Yu the mayor of Hangzhou?": who the sentences say holds the role."""

from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.deciding.roles import Held, claims_of_role, roles_in
from answer.deciding.topic import about
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from ingest.facts.names.relations import same_name
from ingest.facts.times.find import spoken_for
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Name

ENOUGH = 0.6  # share of the claim's words that the sentence must have to bear it out


def by_role(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes if a sentence gives the role to the same person, No if all that speak of it give it to others.

    A role that is claimed for a time is decided by what speaks for that time alone.
    """
    claimed = list(claims_of_role(supposed.statement))
    if len(claimed) != 1 or supposed.statement.facts.negations:
        return None
    mine, others = claimed[0], []
    for candidate in candidates:
        sentence = candidate.statement
        for held in roles_in(sentence):
            if not _is_same_role(mine, held) or not _is_of_time(supposed.statement, sentence):
                continue
            if _is_same_person(mine.person, held.person):
                if about(supposed, sentence) < ENOUGH:
                    continue  # the claim says more than who holds the role
                return Decided(said="No" if held.is_former else "Yes", by=(candidate,))
            if not held.is_former:
                others.append(candidate)
    return Decided(said="No", by=(others[0],)) if others else None


def _is_same_role(one: Held, other: Held) -> bool:
    return one.role == other.role and same_name(one.house, other.house) and not (one.words ^ other.words)


def _is_same_person(one: Name, other: Name) -> bool:
    return same_name(one, other) or one.key in other.key or other.key in one.key


def _is_of_time(claimed: Statement, sentence: Statement) -> bool:
    """True if the claim names no time, or one for which the document speaks."""
    if not claimed.facts.times:
        return True
    spoken = spoken_for((), paragraph=(), anchor=sentence.anchor).period
    return spoken is not None and all(overlaps(time.period, spoken) for time in claimed.facts.times)
