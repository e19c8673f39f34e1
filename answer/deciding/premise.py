"""A question that takes something for granted, and the sentence that says otherwise: "why did A leave B?", "A is based in B"."""

import re
from collections.abc import Callable, Sequence

from answer.comparing.statement import Statement
from answer.deciding.supposition import supposition
from answer.deciding.topic import is_bound
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
    return supposition(question[match.end() :], lexicon) if match else None


def contradicted_premise(asked: Asked, ranked: Sequence[Candidate], lexicon: Lexicon, decides: Decides) -> Candidate | None:
    """The sentence that says otherwise than the question takes for granted; None if none does.

    Args:
        ranked: candidates, best first.
        decides: says yes or no to what is supposed.
    """
    premise = premise_of(asked.text, lexicon)
    if premise is None or not premise.facts.names:
        return None
    supposed = Supposed(question=f"Is it true that {premise.text}?", statement=premise)
    if GONE.search(premise.text):
        return _still_there(supposed, ranked)
    if not (premise.facts.directions or premise.facts.ranks or premise.facts.quantities):
        return None  # mere other words exclude nothing
    got = decides(supposed, ranked)
    return got.by[0] if got is not None and got.said == "No" else None


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
