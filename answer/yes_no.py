"""Yes or no, decided by comparing what the question supposes with what the sentences say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answer.comparing.relation import AGREES
from answer.comparing.statement import Statement, statement_of
from answer.comparing.statements import compare
from answer.features import Candidate
from answer.question import Asked
from ingest.facts.names.lexicon import Lexicon

SAID = 0.7  # share of what is supposed of the subject that a sentence must say to bear it out
READ = 5  # best sentences that are compared
# What stands before the supposition itself.
LEAD = re.compile(
    r"(?i)^\W*(?:so |and |but )?(?:(?:is|was|isn't|wasn't) it (?:true|correct|right|the case|a fact) (?:that )?"
    r"|(?:do|can|could|would) (?:you|we) (?:say|confirm|tell me) (?:that |if |whether )?"
    r"|(?:am i|are we) right (?:that|in thinking that) )?"
)
AUXILIARY = re.compile(
    r"(?i)^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|isn't|aren't|didn't|doesn't)\b\s*"
)
CHOICE = re.compile(r"(?i)\bor\b(?! (?:more|less|so|not)\b)")  # "is it A or B?" asks for one of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Yes or no, and the sentence that decides it."""

    said: Literal["Yes", "No"]
    by: Candidate


def yes_no(asked: Asked, ranked: Sequence[Candidate], lexicon: Lexicon) -> Decided | None:
    """What the sentences say to the supposition; None if none of them bears it out or contradicts it, or if it is no such question.

    Args:
        ranked: candidates, best first.
    """
    if asked.kind != "yes_no" or CHOICE.search(asked.text):
        return None
    supposed = supposition(asked.text, lexicon)
    against: Candidate | None = None
    for candidate in ranked[:READ]:
        got = compare(supposed, candidate.statement)
        if (got.relation in AGREES or got.relation == "coarser") and got.said >= SAID:
            return Decided(said="Yes", by=candidate)
        if got.relation == "differs" and against is None:
            against = candidate
    return Decided(said="No", by=against) if against is not None else None


def supposition(question: str, lexicon: Lexicon) -> Statement:
    """What a yes/no question supposes, as a statement: "Did A buy B?" → "A buy B"."""
    text = LEAD.sub("", question, count=1)
    if text == question:
        text = text.lstrip(" \t\"'“")
    return statement_of(AUXILIARY.sub("", text).rstrip("?!. "), lexicon=lexicon)
