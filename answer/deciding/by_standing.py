""" "Does A have more than B?", "is A ahead of B?": two things that a sentence names, one ahead of the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.comparing.statement import Statement
from answer.deciding.degrees import same_order
from answer.deciding.places import Against, Standing, has_name, names_after, standings_of
from answer.deciding.topic import on_topic
from answer.deciding.types import Decided, Said, Supposed
from answer.features import Candidate
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.find import is_denied
from ingest.facts.types import Name

ENOUGH = 0.5  # share of the topic's words that a sentence must have to decide
INVERSE: dict[Standing, Standing] = {"ahead": "behind", "behind": "ahead", "equal": "equal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Which of two named things is supposed to be ahead."""

    one: Name
    other: Name
    against: Against
    or_level: bool = False  # "at least as large as"
    listed: tuple[Name, ...] = ()  # others that are named with it: "ahead of B and C"


def pair_of(supposed: Supposed) -> Pair | None:
    """The two names and how the one is supposed to stand to the other; None if the question names no two so."""
    claimed = supposed.statement
    for against in comparisons_of(claimed):
        others = names_after(claimed.facts.names, claimed.text, against.end)
        before = [name for name in claimed.facts.names if name.end <= against.end]  # "more ships in A than in B"
        if others and before:
            alike = [name for name in before if name.kind == others[0].kind]
            or_level = against.standing == "equal" and claimed.text[: against.start].casefold().endswith("at least ")
            return Pair(
                one=alike[0] if alike else before[-1], other=others[0], against=against, or_level=or_level, listed=tuple(others[1:])
            )
    return None


def comparisons_of(statement: Statement) -> list[Against]:
    """Words of comparing that are no part of a number: "more than 5" compares with a number."""
    quantities = statement.facts.quantities
    return [
        item
        for item in standings_of(statement.text)
        if not any(quantity.start < item.end and item.start < quantity.end and quantity.hedge != "exact" for quantity in quantities)
    ]


def by_standing(pair: Pair, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What the nearest sentence says that puts the one ahead of the other, level with it or behind it."""
    names = [(name.start, name.end) for name in (pair.one, pair.other, *pair.listed)]
    where = [(pair.against.start, pair.against.start + 1), *names]
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=where):
        told = {_said(one, candidate.statement) for one in (pair, *(replace(pair, other=name) for name in pair.listed))}
        said: Said | None = "No" if "No" in told else "Yes" if told == {"Yes"} else None
        if said is not None:
            return Decided(said=said, by=(candidate,))
    return None


def _said(pair: Pair, sentence: Statement) -> Said | None:
    for found in comparisons_of(sentence):
        if not same_order(pair.against.base, found.base) or is_denied((found.start, found.end), sentence.facts.negations):
            continue
        others = names_after(sentence.facts.names, sentence.text, found.end)
        before = [name for name in sentence.facts.names if name.end <= found.start]
        standing = _between(pair, before, others, found.standing)
        if standing is not None:
            is_so = standing == pair.against.standing or (pair.or_level and standing == "ahead")
            return "Yes" if is_so else "No"
    return None


def _between(pair: Pair, before: list[Name], others: list[Name], standing: Standing) -> Standing | None:
    if has_name(before, pair.one) and has_name(others, pair.other):
        return standing
    if has_name(before, pair.other) and has_name(others, pair.one) and not same_name(pair.one, pair.other):
        return INVERSE[standing]
    return None
