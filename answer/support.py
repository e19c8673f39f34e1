"""Does a passage bear out a sentence? What a language model wrote, held against what it cites."""

from answer.checking.bearing import SupportSpan, bears_out
from answer.checking.loading import support_model
from ingest.facts.names.lexicon import EMPTY, Lexicon

__all__ = ["SupportSpan", "find_support"]


def find_support(sentence: str, passage: str, *, lexicon: Lexicon = EMPTY) -> SupportSpan | None:
    """The sentence of the passage, or two neighbours, that bears `sentence` out; None if there is none.

    Every number, date and name of the sentence must stand there, nothing may be denied or turned round, and the words must be
    shared or mean the same: what the passage does not say is the costliest thing to print.
    """
    return bears_out(sentence, passage, lexicon=lexicon, model=support_model())
