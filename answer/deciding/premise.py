"""A question that takes something for granted, and the sentence that says otherwise: "why did A leave B?", "A is based in B"."""

import re
from collections.abc import Callable, Sequence

from answer.comparing.statement import Statement
from answer.deciding.by_number import other_number
from answer.deciding.change import CHANGE, sides_of
from answer.deciding.explained import explained, is_of_change
from answer.deciding.supposition import supposition
from answer.deciding.topic import MACHINERY, is_bound
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from answer.question import Asked
from ingest.facts.names.lexicon import Lexicon

# What asks for the cause or the time of something that is taken to be so.
TAKEN = re.compile(
    r"(?i)^\W*(?:why|when|since when|how come|for what reason|(?:in|on) (?:what|which) (?:year|month|day|date)|at what time)\s+"
    r"(?=(?:did|does|do|has|have|had|was|were|is|are)(?:n['’]t)?\b)"
)
# To have gone is to be there no more; a sentence that says that it is there says otherwise.
GONE = re.compile(
    r"(?i)\b(?:leave|left|quit|withdr[ae]w(?: from)?|pull(?:ed)? out of|abandon(?:ed)?|flee|fled|deserted"
    r"|move(?:d)? (?:\w+ ){0,3}?(?:away |out of |from ))\b"
)
STAYS = re.compile(
    r"(?i)\b(?:is|are|remains?|stays?)\s(?:\w+\s)?(?:present|based|located|headquartered|situated|active|at home|resident)\b"
    r"[^.;]{0,20}?\b(?:in|at)\b"
)

Decides = Callable[[Supposed, Sequence[Candidate]], Decided | None]


def premise_of(question: str, lexicon: Lexicon) -> Statement | None:
    """What a question takes for granted: "why did A leave B?" → "A leave B"; None where it takes nothing for granted."""
    match = TAKEN.match(question)
    if match is not None:
        return supposition(question[match.end() :], lexicon)
    text = explained(question)
    premise = supposition(text, lexicon) if text is not None else None
    return premise if premise is not None and _is_change(premise) else None


def contradicted_premise(asked: Asked, ranked: Sequence[Candidate], lexicon: Lexicon, decides: Decides) -> Candidate | None:
    """The sentence that says otherwise than the question takes for granted; None if none does.

    Args:
        ranked: candidates, best first.
        decides: says yes or no to what is supposed.
    """
    if (counted := other_number(asked.statement, ranked)) is not None:
        return counted
    premise = premise_of(asked.text, lexicon)
    if premise is None or not premise.facts.names:
        return None
    supposed = Supposed(question=f"Is it true that {premise.text}?", statement=premise)
    if GONE.search(premise.text):
        return _still_there(supposed, ranked)
    if not (sides_of(premise) or premise.facts.directions or premise.facts.ranks or premise.facts.quantities):
        return None  # mere other words exclude nothing
    if not (premise.facts.ranks or premise.facts.quantities or _tells_topic(premise)):
        return None  # of a bare name anything may have fallen
    got = decides(supposed, ranked)
    return got.by[0] if got is not None and got.said == "No" else None


def _is_change(premise: Statement) -> bool:
    """True if it is a rise or a fall: what else may have a cause, other words may tell."""
    if not premise.facts.directions:
        return bool(sides_of(premise))
    return any(item.axis == CHANGE and is_of_change(premise.text, item.start) for item in premise.facts.directions)


def _tells_topic(premise: Statement) -> bool:
    """True if it says of what it speaks, beside names, values and words of change."""
    spans = [(item.start, item.end) for item in premise.facts.names]
    spans += [(item.start, item.end) for item in premise.facts.directions if item.axis == CHANGE]
    free = [token for token in premise.tokens if not any(start <= token.start < end for start, end in spans)]
    return any(not token.in_value and token.stem not in MACHINERY for token in free)


def _still_there(supposed: Supposed, ranked: Sequence[Candidate]) -> Candidate | None:
    for candidate in ranked:
        sentence = candidate.statement
        names_all = len(supposed.statement.facts.names) >= 2 and is_bound(supposed, sentence)
        if names_all and STAYS.search(sentence.text) and _own_names(supposed.statement, sentence):
            return candidate
    return None


def _own_names(claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence itself names all that the question names."""
    keys = {name.key for name in sentence.facts.names}
    return all(name.key in keys for name in claimed.facts.names)
