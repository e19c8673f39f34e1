"""A number that stands for something else than the claim's, though both are of one kind: a difference, a rise, the rest."""

import re

from answer.comparing.statement import Statement
from answer.deciding.degrees import degrees_in
from ingest.facts.types import Quantity

# "Nine billion more than it imported", "five fewer": how far two things are apart, which is no amount of either.
APART = re.compile(
    r"(?i)^\s*(?:[\w'’-]+\s){0,3}?(?:more|fewer|less|higher|lower|larger|smaller|bigger|longer|shorter|older|younger|earlier|later|faster|"
    r"slower|ahead|behind|above|below|short|from|away)\b"
)
LEAST, MOST = ("over", "at_least"), ("under", "at_most")
CLAUSE = re.compile(r"[,;:]\s")
PART = re.compile(
    r"(?i)(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?)(?: (?:thousand|million|billion))?"
    r" of (?:its|the|their|these|those|them|all)\b"
)
# What is left of a whole when a part is taken away: the sentence may give the part.
REST = re.compile(
    r"(?i)\b(?:others?|another|else|all but|rest|remain(?:ing|der|s)|balance|except|apart from|besides|non-\w+|not|without|outside|"
    r"elsewhere|additional(?:ly)?|further|extra|each|per(?! ?cent)|together|combined|both|average|between|within)\b"
)
# Another time or case than the sentence's own: "ten years ago", "with the suburbs it would have".
OTHER_CASE = re.compile(
    r"(?i)\b(?:ago|next (?:year|month|season)|(?:the|a) (?:year|month|decade) (?:before|earlier)|previous(?:ly)?|formerly|would|"
    r"most (?=[a-z]+s\b))"
)


def is_other_amount(mine: Quantity, other: Quantity, claimed: Statement, found: Statement) -> bool:
    """True if the two cannot be held against one another: then that they are not the same says nothing."""
    return (
        # A limit and a rough number are no slot that one value fills; but "2 million a year" beside "2 million a day" is.
        (mine.hedge not in ("exact", "between") and mine.value != other.value)
        or (mine.sign is None) != (other.sign is None)
        or is_apart(mine, claimed) != is_apart(other, found)
        or has_rest(claimed, found)
    )


def is_part(quantity: Quantity, statement: Statement) -> bool:
    """True of "23 of its shops": how many they are in all, such a number does not tell."""
    return quantity.kind == "count" and bool(PART.match(statement.text, quantity.start))


def is_apart(quantity: Quantity, statement: Statement) -> bool:
    """True of a number that tells how far two things are apart."""
    text = statement.text
    if any(quantity.start <= item.start < quantity.end for item in degrees_in(text)) and quantity.hedge == "exact":
        return True
    end = CLAUSE.search(text, quantity.end)
    return bool(APART.match(text[quantity.end : end.start() if end else len(text)]))


def has_rest(claimed: Statement, found: Statement) -> bool:
    """True if the claim speaks of what is left of a whole, of a sum, a mean or another time, and the sentence does not."""
    return any(
        match[0].casefold() not in {other[0].casefold() for other in pattern.finditer(found.text)}
        for pattern in (REST, OTHER_CASE)
        for match in pattern.finditer(claimed.text)
        if not any(time.start <= match.start() < time.end for time in claimed.facts.times)
    )


def has_other_bound(mine: Quantity, other: Quantity) -> bool:
    """True if one number is the least in the one and the most in the other: "at least 500" beside "no more than 500"."""
    return mine.value == other.value and {mine.hedge in LEAST, other.hedge in LEAST} == {True, False} and _are_bounds(mine, other)


def _are_bounds(mine: Quantity, other: Quantity) -> bool:
    return all(item.hedge in (*LEAST, *MOST) for item in (mine, other))
