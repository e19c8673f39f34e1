"""Names of a claim beside the names of a sentence."""

from collections.abc import Iterator, Sequence

from answer.comparing.relation import Comparison, Relation
from answer.comparing.statement import Statement
from ingest.facts.names.relations import clash, contains, same_name
from ingest.facts.types import Name

TIES = frozenset("by in at from to of with for near under".split())


def compare_names(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """One comparison a claimed name: there, another in its place, or not spoken of."""
    theirs = [*found.facts.names, *found.context_names]
    taken = [other for other in found.facts.names if any(same_name(name, other) for name in claimed.facts.names)]
    for name in claimed.facts.names:
        free = [other for other in found.facts.names if other not in taken]
        yield _judge(name, theirs, free, claimed, found)


def _judge(name: Name, theirs: Sequence[Name], free: Sequence[Name], claimed: Statement, found: Statement) -> Comparison:
    span = (name.start, name.end)
    match = next((other for other in theirs if same_name(name, other)), None)
    if match is None and name.text.casefold() in found.text.casefold():
        return Comparison(kind="name", relation="same", reason="the name stands there", claimed=name.text, claimed_span=span)
    beside = None if match is None or match in found.facts.names else tied_rival(name, claimed, found, among=free)
    if match is not None and beside is not None:
        # "It was held in Ulm. Bonn had hoped for it": that Bonn is spoken of beside it does not put it there.
        return _named(name, beside, "differs", f"{beside.text} stands there, not {name.text}")
    if match is not None:
        is_own = match in found.facts.names
        return Comparison(
            kind="name",
            relation="same",
            reason="the same name" if is_own else "named around it",
            claimed=name.text,
            claimed_span=span,
            found=match.text if is_own else "",
            found_span=(match.start, match.end) if is_own else None,
        )
    for other in free:
        if contains(name, other):
            return _named(name, other, "finer", f"{other.text} lies in {name.text}")
        if contains(other, name):
            return _named(name, other, "coarser", f"{name.text} lies in {other.text}")
    rival = next((other for other in free if clash(name, other)), None) or tied_rival(name, claimed, found, among=free)
    if rival is not None:
        return _named(name, rival, "differs", f"{rival.text} stands there, not {name.text}")
    return Comparison(
        kind="name", relation="not_comparable", reason=f"{name.text} is not named there", claimed=name.text, claimed_span=span
    )


def tied_rival(name: Name, claimed: Statement, found: Statement, *, among: Sequence[Name] | None = None) -> Name | None:
    """The found name that is tied to its sentence by the same word as the claimed one is to its: "by" A, "by" B; else None."""
    before = _word_before(name, claimed)
    if not before:
        return None
    names = found.facts.names if among is None else among
    return next((other for other in names if _word_before(other, found) == before and _may_replace(name, other)), None)


def _word_before(name: Name, statement: Statement) -> str:
    """The word that ties the name to its sentence: "by", "in", "of"; "" if another kind of word stands there."""
    words = statement.text[: name.start].casefold().split()
    return words[-1] if words and words[-1] in TIES else ""


def _may_replace(name: Name, other: Name) -> bool:
    """True unless the two are known to be of different kinds: a person does not take the place of a city."""
    return name.kind is None or other.kind is None or name.kind == other.kind


def _named(name: Name, other: Name, relation: Relation, reason: str) -> Comparison:
    return Comparison(
        kind="name",
        relation=relation,
        reason=reason,
        claimed=name.text,
        claimed_span=(name.start, name.end),
        found=other.text,
        found_span=(other.start, other.end),
    )
