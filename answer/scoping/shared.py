"""What several documents have in common: the names that each of them has, with a sentence of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.comparing.asking import YES_NO
from answer.features import Candidate
from answer.held_names import names_in
from answer.question import Asked
from answer.scoping.scope import is_mention
from answer.sought import sought_of
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name
from ingest.words import WORD, stem

PLURAL = re.compile(
    r"(?i)\b(?P<asks>which|what)\s+(?P<lead>(?:[\w-]+\s+){0,2}?)(?P<noun>people|\w{2,}ies|\w{3,}(?<!s)s)\b"
    r"(?=\s+(?:are|were|do|did|appear|have))"
)
MOST_NAMES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Names that all of the documents have."""

    said: str  # "Yes", "No", or the names as the first of the documents writes them
    by: tuple[Candidate, ...]  # a sentence of each document for each name


def shared(asked: Asked, read: Sequence[Sequence[Candidate]]) -> Shared | None:
    """What all documents have of what is asked; None where they have nothing in common.

    Args:
        read: of each document the sentences that may tell, best first.
    """
    if YES_NO.match(asked.text):
        return _whether(asked, read)
    sought = sought_of(_of_one(asked.text))
    if sought is None or sought.kind != "name":
        return None
    first, *others = [
        [(name, item) for item in sentences for name in names_in(asked, sought, item.statement, listed=True)] for sentences in read
    ]
    found: list[tuple[Name, tuple[Candidate, ...]]] = []
    for name, item in first:
        beside = [next((other for rival, other in names if same_name(name, rival)), None) for names in others]
        if all(beside) and not any(same_name(name, known) for known, _ in found):
            found.append((name, (item, *(other for other in beside if other is not None))))
    if not found:
        return None
    # A company where one is asked for; a name of which nothing is known only where no company is there.
    kind = next((kind for kind in sought.name_kinds if any(name.kind == kind for name, _ in found)), None)
    found = [pair for pair in found if kind is None or pair[0].kind == kind]
    headed = [pair for pair in found if sought.head and sought.head in {stem(word) for word in WORD.findall(pair[0].text)}]
    found = (headed or found)[:MOST_NAMES]
    by = {id(item): item for _, items in found for item in items}
    return Shared(said=", ".join(name.text for name, _ in found), by=tuple(by.values()))


def _whether(asked: Asked, read: Sequence[Sequence[Candidate]]) -> Shared | None:
    """Whether each of the documents names what the question names."""
    names = [name for name in asked.statement.facts.names if name.kind != "nationality"]
    if not names or not is_mention(asked.text):
        return None
    told = [_naming(names, sentences) for sentences in read]
    if not any(told):
        return None
    return Shared(said="Yes" if all(told) else "No", by=tuple(item for item in told if item is not None))


def _naming(names: Sequence[Name], sentences: Sequence[Candidate]) -> Candidate | None:
    """The first sentence with most of the names; None if one of them stands nowhere."""
    own = [
        (item, [name for name in names if any(same_name(name, other) for other in item.statement.facts.names)])
        for item in sentences
    ]
    if not all(any(name in had for _, had in own) for name in names):
        return None
    return max(own, key=lambda pair: len(pair[1]))[0]


def _of_one(question: str) -> str:
    """The same asked of one thing: "which companies are named" → "which company is named"."""
    return PLURAL.sub(lambda match: f"{match['asks']} {match['lead']}{_singular(match['noun'])}", question, count=1)


def _singular(noun: str) -> str:
    folded = noun.casefold()
    if folded == "people":
        return "person"
    return f"{noun[:-3]}y" if folded.endswith("ies") else noun[:-1]
