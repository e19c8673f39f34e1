"""How a value grew that the part before asked for, read from the sentence that gave it, where that tells both."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from answer.choosing.support import supported
from answer.extractive import Draft
from answer.features import Candidate
from answer.following.antecedents import CHANGE
from answer.following.wording import value_of
from answer.question import Asked
from answer.short_answer import short_answer
from answer.types import Answer


def told_for(text: str, before: Answer | None) -> tuple[str, ...]:
    """The sentence that gave the value whose change the question asks for; none where it asks for something else.

    Args:
        before: the answer to the part before; None: there is none.
    """
    value = value_of(before.standalone_question) if before is not None else None
    if before is None or value is None or value.casefold() not in text.casefold() or not CHANGE.search(text):
        return ()
    return tuple(sentence.text for sentence in before.sentences[:1])


def held_by_told(asked: Asked, drafted: Draft, ranked: Sequence[Candidate], told: Collection[str]) -> Draft:
    """The sentence that was told before, alone, if it holds what is asked for; else the draft.

    "By how much did that grow" is told of guests and of revenue; the sentence that counted the guests means the guests.

    Args:
        ranked: every sentence read, best first.
    """
    if drafted.is_decided or not told:
        return drafted
    for candidate in ranked:
        short = short_answer(asked, candidate) if " ".join(candidate.text.split()) in told else None
        if short is not None:
            chosen = supported([candidate], ranked)
            return replace(drafted, chosen=chosen, best=candidate, short_answer=" ".join(short.text.split()), lacked=None)
    return drafted
