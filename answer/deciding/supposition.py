"""What a question supposes, as a statement."""

import re

from answer.comparing.statement import Statement, statement_of
from answer.deciding.types import Supposed
from ingest.facts.names.lexicon import Lexicon

# What stands before the supposition itself.
LEAD = re.compile(
    r"(?i)^\W*(?:so |and |but )?(?:(?:is|was|isn't|wasn't) it (?:true|correct|right|the case|a fact) (?:that )?"
    r"|(?:do|can|could|would) (?:you|we) (?:say|confirm|tell me) (?:that |if |whether )?"
    r"|(?:am i|are we) right (?:that|in thinking that) )?"
)
AUXILIARY = re.compile(
    r"(?i)^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)(?:n['’]t)?\b(?: there\b)?\s*"
)
# "50 boats or more" offers nothing to choose from; "more boats or more carts" does.
CHOICE = re.compile(
    r"(?i)\bor\b(?! (?:so|not|over|under|above|below|even)\b"
    r"| (?:more|less|fewer|older|later|earlier)\b(?=\s*(?:[?.,;]|$|(?:than|in|of|by|for|at|on|with|to|over|during|a|per)\b)))"
)


def supposed_by(question: str, lexicon: Lexicon) -> Supposed | None:
    """What a yes/no question supposes; None where it asks for one of two things: "is it A or B?"."""
    if CHOICE.search(question):
        return None
    return Supposed(question=question, statement=supposition(question, lexicon))


def supposition(question: str, lexicon: Lexicon) -> Statement:
    """What a yes/no question supposes, as a statement: "Did A buy B?" → "A buy B"."""
    text = LEAD.sub("", question, count=1)
    if text == question:
        text = text.lstrip(" \t\"'“")
    return statement_of(AUXILIARY.sub("", text).rstrip("?!. "), lexicon=lexicon)
