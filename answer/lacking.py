"""An answer that has nothing of the kind that is asked for: "in which year" beside sentences without a date."""

import re
from collections.abc import Sequence
from typing import Literal

from answer.comparing.statement import Statement
from answer.comparing.wanted import values_beyond
from answer.held_amounts import PEOPLE_AND_ROLES
from answer.held_values import fitting
from answer.question import Asked
from answer.sought import Sought, sought_of
from ingest.facts.types import Quantity

Lacked = Literal["date", "percentage", "amount", "number", "place in an order"]

YEAR = re.compile(r"\b\d{4}\b")
# Asked for by name, so that no clause of time ("when funds are short") can be meant.
DATED = re.compile(r"(?i)\b(?:which|what) (?:\w+ )?(?:year|date|month|day|decade|century)\b")
CLAUSE = re.compile(
    r"(?i)\b(?:when|if|until|till|before|after|once|upon|during|while|whenever|annually|yearly|daily|monthly|every|each)\b"
)
SHARED = re.compile(r"(?i)\b(?:share|per ?cent(?:age)?|proportion|fraction|portion)\b")
# Numbers in words that no quantity is made of.
WORDED = re.compile(
    r"(?i)\b(?:once|twice|half|halve[sd]?|none|no|single|sole|both|pair|dozens?|hundreds|thousands|millions|all|every|doubled?|tripled?|only)\b"
)


def lacking(asked: Asked, sentences: Sequence[Statement]) -> Lacked | None:
    """What is asked for and none of the sentences has; None where one has it, or may have, or no value is asked for."""
    sought = sought_of(asked.text)
    if sought is None or not sentences or sought.kind == "name":
        return None
    if any(fitting(asked, sought, sentence) or _may_hold(asked, sought, sentence) for sentence in sentences):
        return None
    return _lacked(asked, sought)


def _lacked(asked: Asked, sought: Sought) -> Lacked | None:
    if sought.kind == "time":
        return "date"
    if sought.kind == "percent":
        return "percentage" if SHARED.search(asked.text) else "number"
    if sought.kind == "money":
        return "amount"
    return "place in an order" if sought.kind == "rank" else "number"


def _may_hold(asked: Asked, sought: Sought, sentence: Statement) -> bool:
    """True if something in the sentence could be the value, though it does not read like one."""
    facts, own = sentence.facts, asked.statement.facts
    if sought.kind == "time":
        periods = [time.period for time in own.times]
        if any(time.period not in periods for time in facts.times) or YEAR.search(sentence.text):
            return True
        return not DATED.search(asked.text) and bool(CLAUSE.search(sentence.text))
    values = values_beyond(facts, own)
    if sought.kind == "percent" and SHARED.search(asked.text):
        return any(item.kind != "money" for item in values) or bool(WORDED.search(sentence.text))
    if sought.kind == "count":
        is_number = any(_may_count(item, asked, sought, sentence) for item in values)
        return is_number or bool(facts.ranks) or bool(WORDED.search(sentence.text))
    return (
        bool(values) or bool(facts.ranks) or bool(WORDED.search(sentence.text)) or (sought.kind == "measure" and bool(facts.times))
    )


def _may_count(item: Quantity, asked: Asked, sought: Sought, sentence: Statement) -> bool:
    """True if the number may be one of what is asked for: firms are no people; what goes by another word may be the same thing."""
    if item.kind in ("bare", "times") or asked.statement.stems & set(item.of):
        return True
    if set(sought.units) & PEOPLE_AND_ROLES:
        return item.kind == "percent"  # a share of the people tells of people
    return item.kind == "count" and not set(sought.of) & sentence.stems
