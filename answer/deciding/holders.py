"""Whom a place in an order is said of: "Vietnam, third in 2022, fell to fifth" gives no place of Chile."""

import re

from answer.comparing.statement import Statement
from answer.deciding.measured_against import AGAINST, NEAR
from ingest.facts.names.relations import same_name
from ingest.facts.ranks.words import ORDINAL, ordinal_value
from ingest.facts.types import Name, Rank

CLAUSE = re.compile(r"[,;:]\s|\.\s+(?=[A-Z])|\s(?:and|but|while|whereas)\s")
SENTENCE = re.compile(r"[;:]\s|\.\s+(?=[A-Z])")
# Behind these a name tells where, of what or against whom: "in Ardon's north", "after Belmar", "the mills of Coldry".
LED = re.compile(
    r"(?i)\b(?:in|at|on|of|by|from|for|near|to|with|after|before|behind|like|than)\s(?:the\s|its\s|all\s)*(?:[a-z]+\s){0,2}$"
)
FOR_FIRST_TIME = re.compile(r"\stimes?\b")


def is_of_other_holder(place: Rank, asked: Rank, claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence says the place of a name that is not the claim's, and the claim's stands elsewhere in it."""
    holders = _holders(place, sentence)
    mine = [name for name in _names(claimed) if name.start < asked.start and not _is_led(name, claimed)][:1]
    if not holders or not mine or any(same_name(mine[0], name) for name in holders):
        return False
    return any(same_name(mine[0], name) for name in sentence.facts.names)


def has_unread_place(asked: Rank, sentence: Statement) -> bool:
    """True if the sentence has the ordinal of one place where no place was read: "is chased no more: Belmar fell to sixth"."""
    if asked.low != asked.high:
        return False
    read = [(rank.start, rank.end) for rank in sentence.facts.ranks]
    return any(
        ordinal_value(match[0]) == asked.low
        and not FOR_FIRST_TIME.match(sentence.text, match.end())
        and not any(start < match.end() and match.start() < end for start, end in read)
        for match in re.finditer(rf"(?i)\b(?:{ORDINAL})\b", sentence.text)
    )


def _holders(place: Rank, sentence: Statement) -> list[Name]:
    """The names that lead the place's clause; where it has none, those before it: "Vietnam, third in 2022, fell to fifth"."""
    for joint in (CLAUSE, SENTENCE):
        start = max((match.end() for match in joint.finditer(sentence.text, 0, place.start)), default=0)
        own = [name for name in _names(sentence) if start <= name.start < place.start]
        if own:
            return [name for name in own if not _is_led(name, sentence)]
    return []


def _names(statement: Statement) -> list[Name]:
    return [name for name in statement.facts.names if name.is_individual]


def _is_led(name: Name, statement: Statement) -> bool:
    before = statement.text[max(0, name.start - NEAR) : name.start]
    return bool(LED.search(before) or AGAINST.search(before))
