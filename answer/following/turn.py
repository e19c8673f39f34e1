"""An earlier turn: its question, what it names, and what its answer named."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.following.frame import Frame, frame_of
from ingest.facts.annotate import annotate
from ingest.facts.names.find import find_names
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name

# Abbreviations that name no thing of their own; a question about one is about whatever it belongs to.
_MEASURES = frozenset("gdp ai it r d rd iot ict vr ar 5g 6g ceo cpc cpi fdi ipo kpi pct rmb cny usd us$ yuan".split())
_LONG_ANSWER = 12  # words; a longer answer names more than what was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question that stands alone, with its answer."""

    question: str
    frame: Frame
    names: tuple[Name, ...]  # of the question, those first that it is about
    answer: str
    answered: Name | None  # what the answer named, where a name was asked for

    @property
    def subject(self) -> Name | None:
        """What the question is about; what it was answered with, if that is new."""
        return self.names[0] if self.names else None

    @property
    def all_names(self) -> tuple[Name, ...]:
        """The answer's name before those of the question; behind them where the question asked "in which city"."""
        if self.answered is None:
            return self.names
        is_argument = self.frame.asked.casefold().startswith(self.frame.head)
        return (self.answered, *self.names) if is_argument else (*self.names, self.answered)


def turns_of(before: Sequence[str], answers: Sequence[str], lexicon: Lexicon) -> list[Turn]:
    """The turns, the latest first."""
    said = [""] * (len(before) - len(answers)) + list(answers)
    return [_turn(question, answer, lexicon) for question, answer in zip(reversed(before), reversed(said), strict=False)]


def own_names(text: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """The things and places that the text names."""
    return tuple(name for name in find_names(text, lexicon) if name.key not in _MEASURES)


def _turn(question: str, answer: str, lexicon: Lexicon) -> Turn:
    frame = frame_of(question)
    named = own_names(question, lexicon)
    asked_end = len(frame.asked) if frame.form != "other" else 0
    # The names behind "which city" first; a country's people last.
    names = sorted(named, key=lambda name: (name.kind == "nationality", name.start < asked_end))
    return Turn(
        question=question, frame=frame, names=tuple(names), answer=answer, answered=_answered(frame, named, answer, lexicon)
    )


def _answered(frame: Frame, named: tuple[Name, ...], answer: str, lexicon: Lexicon) -> Name | None:
    """The name that answers "who", "which city", "where"; None where something else was asked for."""
    asks_name = frame.head in ("who", "whom", "what", "which", "where")
    if not asks_name or not answer or len(answer.split()) > _LONG_ANSWER:
        return None
    found = annotate(answer, lexicon=lexicon).names
    return next((name for name in found if name.key not in _MEASURES and not any(same_name(name, other) for other in named)), None)
