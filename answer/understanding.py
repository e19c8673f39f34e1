"""A question as typed → as it is understood: spelt right, standing alone, taken apart where it asks several things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.contextualise import standalone
from answer.parts import Part, taken_apart
from answer.plainly import plainly
from answer.spelling import corrected
from answer.types import Answer
from ingest.facts.names.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What is asked."""

    alone: str  # the whole question, standing alone
    parts: tuple[Part, ...]  # more than one if it asks several things


def understand(question: str, history: Sequence[Answer], vocabulary: Mapping[str, int], lexicon: Lexicon) -> Understood:
    """The question, to be answered without what came before it.

    Args:
        history: earlier answers of the conversation, oldest first.
        vocabulary: how often each word stands in the library, lower case.
    """
    turns = [turn for turn in history if turn.sentences or turn.candidate]
    answers = [turn.short_answer or "" for turn in turns]  # a whole sentence names too much to be pointed at
    alone = standalone(plainly(question), [turn.standalone_question for turn in turns], lexicon, answers)
    alone = corrected(alone, vocabulary, lexicon) or alone
    return Understood(alone=alone, parts=taken_apart(alone, lexicon))
