"""Whose it is in a list: "Belco opened a wind park, Corvid a solar park" does not give Corvid the wind park."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.comparing.statement import Statement
from answer.deciding.same_words import canonical
from answer.deciding.topic import MACHINERY
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.negations import denials_of
from ingest.facts.types import Name

BEFORE_MEMBER = re.compile(r"(?:^|[,;:]\s|\s(?=and\s|while\s|whereas\s))(?:and\s|while\s|whereas\s|but\s)?(?:[Tt]he\s)?$")
# "Founded by A and B in 2014": the two are one piece, and B begins none.
JOINED = re.compile(r"\w\s(?:and)\s(?:[Tt]he\s)?$")
NO_PREDICATE = re.compile(r"\s*[,()]|\s(?:in|of|at|by|from|on|and|or)\s")
LEADS_IN = 24  # code points before a name in which what ends the member before it stands
LEAST = 2  # words that tell what is said of a member


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of those of whom a sentence tells something each, and what it tells."""

    name: Name
    words: frozenset[str]


def is_of_other_member(claimed: Statement, found: Statement) -> bool:
    """True if the sentence says of another in its list what the claim says of a member, and something else of that one.

    All that the claim says must be there: what two have in common tells nothing.
    """
    if denials_of((*claimed.facts.negations, *found.facts.negations)):
        return False
    theirs = members_of(found)
    if len(theirs) < 2:
        return False
    return any(_is_of_other(mine, theirs) for mine in members_of(claimed))


def members_of(statement: Statement) -> list[Member]:
    """The names that begin a clause or a piece of a list, each with the words up to the next; none where one has no words."""
    text = statement.text
    heads = [name for name in statement.facts.names if name.is_individual and _begins(name, text)]
    ends = [*(head.start for head in heads[1:]), len(text)][: len(heads)]
    members = [Member(name=head, words=_words(statement, head.end, end)) for head, end in zip(heads, ends, strict=True)]
    return members if all(member.words for member in members) else []


def _begins(name: Name, text: str) -> bool:
    before = text[max(0, name.start - LEADS_IN) : name.start]
    return bool(BEFORE_MEMBER.search(before)) and not (JOINED.search(before) and NO_PREDICATE.match(text, name.end))


def _is_of_other(mine: Member, theirs: Sequence[Member]) -> bool:
    own = [member for member in theirs if same_name(mine.name, member.name)]
    if len(own) != 1 or len(mine.words) < LEAST or mine.words & own[0].words == mine.words:
        return False
    return any(mine.words <= other.words for other in theirs if other is not own[0])


def _words(statement: Statement, start: int, end: int) -> frozenset[str]:
    return frozenset(
        canonical(token.stem) for token in statement.tokens if start <= token.start < end and token.stem not in MACHINERY
    )
