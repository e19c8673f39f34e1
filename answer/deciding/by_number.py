"""A number that a question takes for granted: "which three laboratories does A have?", "A has one laboratory"."""

import re
from collections.abc import Sequence

from answer.comparing.quantities import compare_quantities
from answer.comparing.statement import Statement
from answer.deciding.topic import is_bound
from answer.deciding.types import Supposed
from answer.features import Candidate
from ingest.facts.types import Quantity

# All of them are asked for: of more than there are some may be meant that do something.
HAS = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:which|what) .*\b"
    r"(?:(?:do|does|did) .+ (?:have|own|possess|run)|(?:are|were) (?:there|found|located) .+)\W*$"
)
BEST = 3  # sentences, the best first, of which one may give the number


def other_number(asked: Statement, ranked: Sequence[Candidate]) -> Candidate | None:
    """The sentence that gives another number of the very things of which the question takes one for granted; None if none does."""
    counts = [item for item in asked.facts.quantities if item.kind == "count" and item.hedge == "exact" and item.of]
    if len(counts) != 1 or not HAS.match(asked.text):
        return None
    supposed = Supposed(question=asked.text, statement=asked)
    for candidate in ranked[:BEST]:
        told = [item for item in candidate.statement.facts.quantities if _is_of_same(counts[0], item)]
        if told and is_bound(supposed, candidate.statement):
            is_other = len(told) == 1 and compare_quantities(counts[0], told[0]).relation == "differs"
            return candidate if is_other else None
    return None


def _is_of_same(one: Quantity, other: Quantity) -> bool:
    """True if both count the same by the same words: national laboratories, no provincial ones."""
    return other.kind == "count" and other.hedge == "exact" and set(one.of) == set(other.of)
