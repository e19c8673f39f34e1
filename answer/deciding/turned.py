"""Two things in each other's place: more to A than to B, from 5 to 9, four and six respectively."""

import re

from answer.comparing.statement import Statement
from answer.deciding.degrees import degrees_in
from answer.deciding.same_words import canonical
from answer.deciding.topic import MACHINERY
from ingest.facts.types import Quantity, Rank

# What stands before it is measured by what stands behind it.
MEASURED_BY = re.compile(r"(?i)\bthan\b|\btimes (?:as \w+ as|that of|those of|the)\b|\bas (?!well\b)\w+ (?:[\w-]+ ){0,4}?as\b")
HALF = re.compile(r"(?i)\bhalf\b")
EQUAL = re.compile(r"(?i)\bas (?!well\b)\w+ (?:[\w-]+ ){0,4}?as\b")
UNEQUAL = re.compile(r"(?i)\b(?:times|twice|thrice|half|not|no)\b|n['’]t\b")
OF = re.compile(r"(?i)\bof\s(?:the\s|its\s|their\s|all\s)*$")
FROM, TO = re.compile(r"(?i)\bfrom\s+(?:the\s+)?$"), re.compile(r"(?i)\bto\s+(?:the\s+)?$")


def is_turned(claimed: Statement, found: Statement) -> bool:
    """True if the claim has in the first place what the sentence has in the second, and the other way round."""
    return _is_turned_comparison(claimed, found) or is_turned_change(claimed, found) or _is_turned_part(claimed, found)


def _is_turned_comparison(claimed: Statement, found: Statement) -> bool:
    mine, theirs = _sides(claimed), _sides(found)
    if mine is None or theirs is None or _is_converse(claimed, found):
        return False
    left, right = theirs[0] - theirs[1], theirs[1] - theirs[0]
    return bool((mine[0] - mine[1]) & right) and bool((mine[1] - mine[0]) & left)


def _is_converse(claimed: Statement, found: Statement) -> bool:
    """True of "smaller than" beside "larger than", and of "as large as", which holds both ways."""
    sides = [{degree.side for degree in degrees_in(one.text)} for one in (claimed, found)]
    if sides[0] and sides[1] and sides[0] != sides[1]:
        return True
    if bool(HALF.search(claimed.text)) != bool(HALF.search(found.text)):
        return True
    return all(EQUAL.search(one.text) and not UNEQUAL.search(one.text) for one in (claimed, found))


def _sides(statement: Statement) -> tuple[frozenset[str], frozenset[str]] | None:
    matches = [match for match in MEASURED_BY.finditer(statement.text) if not _is_in_value(match, statement)]
    if len(matches) != 1:
        return None
    match = matches[0]
    return _words(statement, 0, match.start()), _words(statement, match.end(), len(statement.text))


def _is_in_value(match: re.Match[str], statement: Statement) -> bool:
    """True of the "than" of "more than 40"."""
    return any(item.start <= match.start() and match.end() <= item.end for item in statement.facts.quantities)


def _words(statement: Statement, start: int, end: int) -> frozenset[str]:
    return frozenset(
        canonical(token.stem)
        for token in statement.tokens
        if start <= token.start < end and not token.in_value and token.stem not in MACHINERY
    )


def is_turned_change(claimed: Statement, found: Statement) -> bool:
    """True of "from 9 to 5" beside "from 5 to 9"."""
    mine, theirs = _change(claimed), _change(found)
    return mine is not None and theirs is not None and mine[0] != mine[1] and mine == theirs[::-1]


def _is_turned_part(claimed: Statement, found: Statement) -> bool:
    """True of "56 of the 12" beside "12 of the 56", however the two are put."""
    mine, theirs = _part(claimed), _part(found)
    return mine is not None and theirs is not None and mine[0] != mine[1] and mine == theirs[::-1]


def _part(statement: Statement) -> tuple[object, object] | None:
    """A number and that of the whole that it is a part of; None unless the text has these two alone."""
    wholes = [item for item in statement.facts.quantities if OF.search(statement.text[: item.start])]
    parts = [item for item in statement.facts.quantities if item not in wholes]
    return (parts[0].value, wholes[0].value) if len(wholes) == len(parts) == 1 else None


def _change(statement: Statement) -> tuple[object, object] | None:
    values: list[Quantity | Rank] = [*statement.facts.quantities, *statement.facts.ranks]
    text = statement.text
    start = next((item for item in values if FROM.search(text[: item.start])), None)
    end = next((item for item in values if TO.search(text[: item.start])), None)
    return None if start is None or end is None else (_worth(start), _worth(end))


def _worth(value: Quantity | Rank) -> object:
    return (value.low, value.high) if isinstance(value, Rank) else value.value
