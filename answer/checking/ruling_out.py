"""What differs need not rule a claim out: the year a value is compared with, a sum of two numbers, the other end of a sale."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from answer.comparing.relation import AGREES, Comparison
from answer.comparing.statement import Statement
from answer.comparing.statements import compare
from answer.deciding.clauses import CLAUSE_END, is_exchanged
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.topic import MACHINERY

VALUES = ("quantity", "time", "rank")
# What stands before the time that a value is compared with: "three times as much as in 2019", "11 more than a year earlier (2018)".
COMPARED_WITH = re.compile(
    r"(?i)\b(?:than|from|against|compared (?:with|to)|as|after|versus|instead of)\b[^,;:]{0,40}$"
    r"|\b(?:earlier|before|ago|previous|last|preceding|prior)\b[^,;:()]{0,12}\(?$"
)
# A deed of two, told from either end: who sells and who buys.
CONVERSE = re.compile(
    r"(?i)^(?:buy\w*|bought|acquir\w+|purchas\w+|sell\w*|sold|sales?|borrow\w*|lends?|lent|loans?|rent\w*|lease\w*|leasing|let)$"
)
AGAIN = re.compile(r"(?i)^re(?:-|open|start|gain|sum|built|build)")
# A word that points to what is told before, so that a name may be left out.
POINTS = re.compile(
    r"(?i)\b(?:its?|they|their|the (?:city|town|county|district|province|zone|area|park|firm|company|group|university|institute|"
    r"laboratory|plant|team))\b"
)
DIGIT = re.compile(r"\d")
ROUGHLY = 20  # a share in words, "three in five", holds of what is off by a part of this many
NEAR = 200  # and a number that is worked out, rounded, by a part of this many


def rules_out(claimed: Statement, found: Statement) -> bool:
    """True if the sentence says of the same thing what excludes the claim.

    Args:
        claimed, found: folded.
    """
    got = compare(claimed, found)
    if got.relation in (*AGREES, "coarser"):
        return is_exchanged(claimed, found)  # a denial of another word, somewhere in the sentence, denies nothing of it
    differing = got.differences
    if _is_worked_out(claimed, found):
        return False
    return not differing or (
        any(not _is_open(item, claimed, found) for item in differing) and not _is_untold(differing, claimed, found)
    )


def _is_open(item: Comparison, claimed: Statement, found: Statement) -> bool:
    if item.kind == "time":
        return _is_of_comparison(item, claimed, found)
    if item.kind == "quantity":
        return _is_rough(item, claimed, found)
    # "Reopened" tells of a later time than "closed".
    return item.kind == "direction" and (
        bool(CONVERSE.match(item.claimed) and CONVERSE.match(item.found or "")) or bool(AGAIN.match(item.claimed))
    )


def _is_of_comparison(item: Comparison, claimed: Statement, found: Statement) -> bool:
    """True if the sentence has its time for what something is compared with, and the claim has not."""
    if item.found_span is None:
        return False
    mine, other = claimed.text[: item.claimed_span[0]], found.text[: item.found_span[0]]
    return bool(COMPARED_WITH.search(other)) and not COMPARED_WITH.search(mine)


def _is_worked_out(claimed: Statement, found: Statement) -> bool:
    """True if a number of the claim is the sum, difference, product or quotient of two of the sentence's, or the rest of 100%."""
    theirs = {one.value for one in found.facts.quantities if one.value is not None}
    own = {one.value for one in claimed.facts.quantities if one.value is not None} - theirs
    if any(one.kind == "percent" for one in found.facts.quantities):
        theirs |= {Decimal(100)}
    for one, other in permutations(theirs, 2):
        worked = (one + other, one - other, one * other, one / other if other else one)
        if any(abs(mine - result) * NEAR <= abs(mine) for mine in own for result in worked):
            return True
    return False


def _is_rough(item: Comparison, claimed: Statement, found: Statement) -> bool:
    """True of a number in words that is nearly the sentence's: "three in five" beside "61 per cent"."""
    mine = next((one.value for one in claimed.facts.quantities if (one.start, one.end) == item.claimed_span), None)
    other = next((one.value for one in found.facts.quantities if (one.start, one.end) == item.found_span), None)
    if mine is None or other is None or DIGIT.search(item.claimed):
        return False
    return abs(mine - other) * ROUGHLY <= abs(mine)


def _is_untold(differing: tuple[Comparison, ...], claimed: Statement, found: Statement) -> bool:
    """True if the claim has a word beside a value that differs of which the sentence tells nothing: of that the value may be."""
    there = canonicals(found.stems | found.context_stems)
    pointed = claimed.facts.names if POINTS.search(found.text) else ()
    for item in differing:
        # The name of what is spoken of stands before its value, and "it" may stand for it.
        left_out = [(name.start, name.end) for name in pointed if name.end <= item.claimed_span[0]]
        untold = (start for start, word in _beside(item, claimed) if word not in there)
        if item.kind in VALUES and any(not any(a <= start < b for a, b in left_out) for start in untold):
            return True
    return False


def _beside(item: Comparison, claimed: Statement) -> Iterator[tuple[int, str]]:
    """Words of the clause in which the value stands, rise and fall left out: these are compared with it."""
    ends = [0, *(cut.start() for cut in CLAUSE_END.finditer(claimed.text)), len(claimed.text)]
    start = max(end for end in ends if end <= item.claimed_span[0])
    end = min((end for end in ends if end >= item.claimed_span[1]), default=len(claimed.text))
    moves = {one.start for one in claimed.facts.directions}
    for token in claimed.tokens:
        if start <= token.start < end and not token.in_value and token.stem not in MACHINERY and token.start not in moves:
            yield token.start, canonical(token.stem)
