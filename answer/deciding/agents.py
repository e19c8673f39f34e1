"""Who did it to whom: "Belco bought Corvid" does not say that Corvid bought Belco."""

import re
from collections.abc import Iterator

from answer.comparing.statement import Statement
from answer.deciding.same_words import canonical
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name
from ingest.words import stem

BREAK = re.compile(r"[,;:]\s|\s(?:and|but|while|whereas|or|with|that|which|who|than|as|like|via)\s|^['’]s?\s")
# "The capital of", "a town in": what a thing is, no act; a place in which something happens does not act.
IS, IN = re.compile(r"(?i)^\s(?:is|are|was|were)\s(?!\w+(?:ed|en|own|t)\s)"), re.compile(r"(?i)\s(?:in|at|near|of|on)\s(?:the\s)?$")
PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|gets?|got)\b.*\bby\b")
# What two do together, or one is to the other as the other is to the one.
MUTUAL = frozenset(
    stem(word)
    for word in (
        "meet join cooperate collaborate merge sign partner ally marry border neighbour neighbor resemble equal match "
        "compete trade talk agree share near differ work play fight co founder opposite cousin friend rival partnership "
        "alliance deal agreement"
    ).split()
)


def has_turned_agent(claimed: Statement, found: Statement) -> bool:
    """True if both say the same of two names, each of the other one: who acts and who is acted on are exchanged."""
    theirs = list(_acts(found))
    return any(
        said <= other_said and same_name(agent, other_object) and same_name(acted_on, other_agent)
        for agent, said, acted_on in _acts(claimed)
        for other_agent, other_said, other_object in theirs
    )


def is_agent(name: Name) -> bool:
    """True of what may do something to another: no concept, no nationality, no event."""
    return name.is_individual and name.kind != "event"


def _acts(statement: Statement) -> Iterator[tuple[Name, frozenset[str], Name]]:
    """Neighbouring names of one clause, with all words between them: what the one does to the other."""
    names = [name for name in statement.facts.names if is_agent(name)]
    for one, other in zip(names, names[1:], strict=False):
        between = statement.text[one.end : other.start]
        if BREAK.search(between) or IS.search(between) or (other.kind == "place" and IN.search(between)):
            continue
        tokens = [token for token in statement.tokens if one.end <= token.start < other.start and not token.in_value]
        if not tokens or any(token.stem in MUTUAL for token in tokens):
            continue
        said = frozenset(canonical(token.stem) for token in tokens)
        yield (other, said, one) if PASSIVE.search(between) else (one, said, other)
