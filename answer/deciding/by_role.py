""" "Is Yu the mayor of Hangzhou?": who the sentences say holds the role."""

from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.deciding.posts import posts_in
from answer.deciding.roles import Held, claims_of_role, roles_in
from answer.deciding.topic import about, own_share
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
    if (other := _of_other_post(supposed, candidates)) is not None:
        return other
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


def _of_other_post(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """No where a sentence tells the same of the same person and names him by a post that nobody holds beside the claimed one."""
    claimed = posts_in(supposed.statement)
    if len(claimed) != 1 or supposed.statement.facts.negations:
        return None
    post, person = claimed[0]
    for candidate in candidates:
        held = {other for other, name in posts_in(candidate.statement) if _is_same_person(person, name)}
        if held and post not in held and own_share(supposed, candidate.statement, without=[(person.start, person.end)]) >= ENOUGH:
            return Decided(said="No", by=(candidate,))
    return None


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
