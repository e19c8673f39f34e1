"""What belongs together in a sentence that says several things: a number and its time, a firm and its town."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from answer.comparing.statement import Statement
from ingest.facts.names.relations import same_name
from ingest.facts.times.links import time_of
from ingest.facts.types import Name, Period, Quantity

CLAUSE_END = re.compile(r"[,;:]\s|\s(?:but|while|whereas)\s|\sand\s(?=[A-Z])")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
COMPARED_WITH = re.compile(r"(?i)\b(?:same|corresponding|previous|last|earlier|before)\b")  # what a change is counted from
TIE = re.compile(r"(?i)\b(?:in|at|near|of|by|to|from|with|for|under)\s(?:the\s)?$")
MOST_NAMES, MOST_FOUND = 16, 80  # names of a claim and of a sentence that are held against one another


def own_time(quantity: Quantity, found: Statement) -> Period | None:
    """The time of a number in its sentence; of "from 43 to 304 between 2007 and 2017" the first year for the first number."""
    time = time_of((quantity.start, quantity.end), found.facts.times, found.text)
    if time is None or COMPARED_WITH.search(found.text[time.start : time.end]):
        return None
    before = found.text[: quantity.start].rstrip().casefold()
    alike = [item for item in found.facts.quantities if item.kind == quantity.kind and item.unit == quantity.unit]
    if time.relation == "over" and len(alike) > 1 and before.endswith((" from", " to")):
        edge = time.period.start if before.endswith(" from") else time.period.end
        return replace(time.period, start=edge, end=edge)
    return time.period


def is_exchanged(claimed: Statement, found: Statement) -> bool:
    """True if the sentence has two names of the claim, but each beside another name in the place of the claim's.

    "A builds in X, and B builds in Y" does not say that B builds in X: the clause with X has another of B's kind, that with B
    another of X's.
    """
    clauses = _clauses(found.text)
    if len(claimed.facts.names) > MOST_NAMES or len(found.facts.names) > MOST_FOUND:
        return False  # a list, whose members stand in no clause of their own
    held = [
        (name, where) for name in claimed.facts.names if name.is_individual and (where := _where(name, found.facts.names, clauses))
    ]
    return any(
        not (mine & theirs) and _has_rival(one, other, theirs, found, clauses) and _has_rival(other, one, mine, found, clauses)
        for at, (one, mine) in enumerate(held)
        for other, theirs in held[at + 1 :]
        if not _is_joined(one, other, claimed)
    )


def _is_joined(one: Name, other: Name, claimed: Statement) -> bool:
    """True if the claim itself has the two in different clauses."""
    clauses = _clauses(claimed.text)
    return not any(start <= one.start < end and start <= other.start < end for start, end in clauses)


def _has_rival(name: Name, beside: Name, places: set[int], found: Statement, clauses: Sequence[tuple[int, int]]) -> bool:
    """True if each of these clauses has a third name, of the kind that `name` is in the sentence and standing as it does there."""
    own = [other for other in found.facts.names if _is(name, other)]
    kinds, ties = {other.kind for other in own}, {_is_tied(other, found) for other in own}
    rivals = [
        other
        for other in found.facts.names
        if (other.kind in kinds or other.kind is None or None in kinds)
        and _is_tied(other, found) in ties
        and not _is(name, other)
        and not _is(beside, other)
    ]
    return all(any(clauses[at][0] <= other.start < clauses[at][1] for other in rivals) for at in places)


def _is_tied(name: Name, statement: Statement) -> bool:
    """True of a name behind "in" or "by": it is no subject, and takes no subject's place."""
    return bool(TIE.search(statement.text[max(0, name.start - 16) : name.start]))


def _is(name: Name, other: Name) -> bool:
    """The same, or the one word that it is called by: "Puyang" for "Puyang Town"."""
    return same_name(name, other) or other.key.startswith(f"{name.key} ") or name.key.startswith(f"{other.key} ")


@lru_cache(maxsize=256)
def _clauses(text: str) -> tuple[tuple[int, int], ...]:
    ends = [match.start() for match in CLAUSE_END.finditer(text)]
    return tuple(zip([0, *ends], [*ends, len(text)], strict=True))


def _where(name: Name, names: Sequence[Name], clauses: Sequence[tuple[int, int]]) -> set[int]:
    """Places of the clauses that have the name."""
    starts = [other.start for other in names if _is(name, other)]
    return {at for at, (start, end) in enumerate(clauses) if any(start <= where < end for where in starts)}
