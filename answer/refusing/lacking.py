"""An answer that has nothing of the kind that is asked for: "in which year" beside sentences without a date."""

import re
from collections.abc import Sequence
from typing import Literal

from answer.comparing.statement import Statement
from answer.comparing.wanted import LENGTH, values_beyond
from answer.held_amounts import FIRMS, PEOPLE_AND_ROLES
from answer.held_values import fitting
from answer.question import Asked
from answer.refusing.unnamed import lacks_name
from answer.sought import Sought, sought_of
from ingest.facts.types import Quantity
from ingest.words import stem

Lacked = Literal["date", "percentage", "amount", "number", "place in an order", "such name"]

# Dates that no reader of times makes a period of.
YEAR = re.compile(
    r"(?i)\b\d{4}\b|\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)|\b\d{1,2}(?:st|nd|rd|th)\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|april|june|july|august|september|october|november|december|"
    r"summer|autumn|winter|noon|midnight|dynasty|century|millennium|antiquity|yesterday|tomorrow)\b|"
    r"\b(?-i:March|May|Age|era)\b|\bin the \w+ year\b"
)
# Asked for by name, so that no clause of time ("when funds are short") can be meant.
DATED = re.compile(r"(?i)\b(?:which|what) (?:\w+ )?(?:year|date|month|day|decade|century)\b")
CLAUSE = re.compile(
    r"(?i)\b(?:when|if|until|till|before|after|once|upon|during|while|whenever|annually|yearly|daily|monthly|every|each)\b"
)
SHARED = re.compile(
    r"(?i)\b(?:share|proportion|fraction|portion|slice)s? (?:of|in|do|does|did|is|are|was|were|ha[sd]|have|comes?|goes|went)\b|"
    r"\bper ?cent(?:age)?\b"
)
# An amount that is asked for in other words ("what was excluded from revenue?") may be no amount at all.
HOW = re.compile(
    r"(?i)\bhow (?:much|many|few|large|big|high|small|low|long|old|far|tall|deep|wide|often|fast|heavy)\b"
    r"|^\W*what (?:is|was) the population of\b"
)
UNSURE = ("money", "number", "measure", "count")
# The unit tells it as well: "average salary, in yuan".
IN_UNIT = re.compile(r"(?i)\bin (?:yuan|rmb|renminbi|dollars?|euros?|pounds?|yen|francs?)\b")
# A length, an area, a weight that is asked for by its unit, or as a depth, is told in such a unit or in a bare number.
PHYSICAL = frozenset(("m", "m2", "m3", "kg", "W"))
SIZED = re.compile(r"(?i)\bhow (?:many|deep|tall|wide)\b")
# Of what was, "today" is no date.
WAS = re.compile(r"(?i)\b(?:when|(?:what|which) (?:year|month|day|date|decade|century)) (?:did|was|were|had)\b")
TODAY = re.compile(r"(?i)(?:today|now|nowadays|currently|at present|at the moment|so far|to date)")
# Numbers in words that no quantity is made of.
WORDED = re.compile(
    r"(?i)\b(?:once|twice|half|halve[sd]?|none|no|single|sole|both|pair|dozens?|hundreds|thousands|millions|all|every|doubled?|tripled?|"
    r"only|free|fortune|most|majority|bulk|wholly|entirely|unanimous(?:ly)?|nobody|nothing|little|unlimited|any number|unchanged|"
    r"stagnated|slightly|won|handful|several|couple|whole)\b|\d ?[:/] ?\d"
)

PRICE = Sought(kind="money")
# No "cost him his job", "earn a name for", "charge with".
PRICED = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:"
    r"what (?:do|does|did|will|would)\b[^,;]*\b(?:(?:pay|charge)\b(?!.*\b(?:for|with|attention)\W*$)|"
    r"(?:cost|earn)\b(?=\W*$| (?:to|in|on|per|each|every|by|before|after|if)\b| an? (?:year|month|day|hour|head)\b))|"
    r"(?:what|which) (?:price|rent|fee|fine|salary|wage|profit|prize money)\b(?! of\b)|"
    r"how much\b(?! (?:more|less|of)\b)[^,;]*\b(?:costs?|pay|paid|charged?|earn(?:ed)?|invest(?:ed|ing)?)\b)"
)

ONE = re.compile(r"(?i)\ban? ([a-z]+)(?: ([a-z]+))?")


def lacking(asked: Asked, sentences: Sequence[Statement]) -> Lacked | None:
    """What is asked for and none of the sentences has; None where one has it, or may have, or no value or name is asked for."""
    if lacks_name(asked, sentences):
        return "such name"
    sought = _priced(asked.text) or sought_of(asked.text)
    if sought is None or not sentences or sought.kind == "name":
        return None
    is_amount = HOW.search(asked.text) or IN_UNIT.search(asked.text) or sought is PRICE
    if (sought.kind in UNSURE and not is_amount) or (sought.kind == "percent" and not SHARED.search(asked.text)):
        return None
    if any(fitting(asked, sought, sentence) or _may_hold(asked, sought, sentence) for sentence in sentences):
        return None
    return _lacked(sought)


def _priced(question: str) -> Sought | None:
    """An amount of money, where what is paid or earned is asked for and so nothing else can be meant."""
    return PRICE if PRICED.search(question) else None


def _lacked(sought: Sought) -> Lacked | None:
    if sought.kind == "time":
        return "date"
    if sought.kind == "percent":
        return "percentage"
    if sought.kind == "money":
        return "amount"
    return "place in an order" if sought.kind == "rank" else "number"


def _may_hold(asked: Asked, sought: Sought, sentence: Statement) -> bool:
    """True if something in the sentence could be the value, though it does not read like one."""
    facts, own = sentence.facts, asked.statement.facts
    if sought.kind == "time":
        periods = [time.period for time in own.times]
        is_past = WAS.search(asked.text)
        told = [item for item in facts.times if not (is_past and TODAY.fullmatch(sentence.text[item.start : item.end].strip()))]
        if any(time.period not in periods for time in told) or YEAR.search(sentence.text):
            return True
        if any(item.kind == "measure" and item.unit in LENGTH for item in facts.quantities):
            return True  # "within 30 days"
        return not DATED.search(asked.text) and bool(CLAUSE.search(sentence.text))
    values = values_beyond(facts, own)
    if sought is PRICE:
        # A currency that is not known reads like a count: "40 crowns".
        return any(item.kind != "measure" for item in values) or bool(WORDED.search(sentence.text))
    if sought.kind == "percent":
        return any(item.kind != "money" for item in values) or bool(WORDED.search(sentence.text))
    if sought.kind == "count":
        is_number = any(_may_count(item, asked, sought, sentence) for item in values)
        # "Ardon has a park", "Ardon, Norval and Sutton form the league" tell how many there are.
        return (
            is_number
            or bool(facts.ranks)
            or len(facts.names) > 2
            or bool(WORDED.search(sentence.text) or _has_one(sought, sentence))
        )
    if sought.kind == "measure" and PHYSICAL.issuperset(sought.units) and SIZED.search(asked.text):
        return any(item.kind == "bare" or (item.kind == "measure" and item.unit in sought.units) for item in values)
    return (
        bool(values)
        or (bool(facts.ranks) and sought.kind != "money")
        or bool(WORDED.search(sentence.text))
        or (sought.kind == "measure" and bool(facts.times))
    )


def _may_count(item: Quantity, asked: Asked, sought: Sought, sentence: Statement) -> bool:
    """True if the number may be one of what is asked for: firms are no people; what goes by another word may be the same thing."""
    if item.kind in ("bare", "times") or asked.statement.stems & set(item.of):
        return True
    if "popul" in sought.of:
        return item.kind == "count" and item.unit in PEOPLE_AND_ROLES
    if set(sought.units) & PEOPLE_AND_ROLES:
        return item.kind == "percent" or (
            item.kind == "count" and item.unit not in FIRMS
        )  # a share, or tickets, may tell of people
    return item.kind == "count" and not set(sought.of) & sentence.stems


def _has_one(sought: Sought, sentence: Statement) -> bool:
    """True if the sentence has one of them: "a park"."""
    found = ONE.findall(sentence.text)
    return any(stem(word) in sought.of for pair in found for word in pair if word)
