"""Answers and verdicts as the contract's JSON has them, read tolerantly into small frozen types.

What is missing is None or empty; only a value of the wrong kind is refused, since a grader that guesses would hide
a broken engine. Offsets count code points; `end` is exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Json = Mapping[str, object]
T = TypeVar("T")

STATUSES = ("answered", "declined")
VERDICTS = ("supported", "contradicted", "not_found")


class ContractError(ValueError):
    """An answer or verdict isn't in the contract's form; the row it belongs to stays unscored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one document: a citation, a chunk that was looked at, a piece of evidence."""

    document: str  # id of the document
    start: int  # code points into the stored text, inclusive
    end: int  # exclusive
    quote: str | None  # verbatim text as the engine gave it; None where it gave none


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSentence:
    """A sentence of an answer with the spans it rests on."""

    text: str
    supported: bool | None  # the engine's own check; None where it has none
    citations: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One of the values that documents disagree on."""

    value: str
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an engine said to one question."""

    status: str  # answered | declined
    text: str  # key "answer": all that is shown
    short_answer: str | None
    confidence: float | None  # 0..1, that the candidate is right; None where the engine gives none
    sentences: tuple[AnswerSentence, ...]
    conflicts: tuple[tuple[ConflictValue, ...], ...]
    looked_at: tuple[Span, ...]  # best first
    candidate: str | None  # best sentence found, also when declined
    took_ms: float | None
    engine: str | None = None  # who wrote it: "extractive" or a model's name
    has_prompt: bool = False  # a language model was asked and wrote something
    has_fallback: bool = False  # it says that it was made in another way than it should have been

    @property
    def is_declined(self) -> bool:
        return self.status == "declined"

    @property
    def citations(self) -> tuple[Span, ...]:
        """Citations of all sentences that are part of the answer, in order."""
        return tuple(c for s in self.sentences if s.supported is not False for c in s.citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an engine said to one claim."""

    verdict: str  # supported | contradicted | not_found
    confidence: float | None
    explanation: str | None
    citations: tuple[Span, ...]
    took_ms: float | None


def parse_answer(value: object) -> Answer:
    """The answer in `value`.

    Raises:
        ContractError: it is an error object, no object, without a status, or has a value of the wrong kind.
    """
    answer = _object(value, "answer")
    _refuse_error(answer)
    status = _text(answer, "status")
    if status not in STATUSES:
        raise ContractError(f"status is {status!r}; expected one of {', '.join(STATUSES)}")
    return Answer(
        status=status,
        text=_text(answer, "answer") or "",
        short_answer=_text(answer, "short_answer"),
        confidence=_share(answer, "confidence"),
        sentences=_each(answer, "sentences", _sentence),
        conflicts=_each(answer, "conflicts", lambda c: _each(c, "values", _conflict_value)),
        looked_at=_each(answer, "looked_at", _span),
        candidate=_text(answer, "candidate"),
        took_ms=_number(answer, "took_ms"),
        engine=_text(answer, "engine"),
        has_prompt=answer.get("prompt") is not None,
        has_fallback="fallback" in _each(answer, "notices", lambda notice: _text(notice, "kind")),
    )


def parse_verdict(value: object) -> Verdict:
    """The verdict in `value`.

    Raises:
        ContractError: it is an error object, no object, not one of the three verdicts, or of the wrong kind.
    """
    verdict = _object(value, "verdict")
    _refuse_error(verdict)
    name = _text(verdict, "verdict")
    if name not in VERDICTS:
        raise ContractError(f"verdict is {name!r}; expected one of {', '.join(VERDICTS)}")
    return Verdict(
        verdict=name,
        confidence=_share(verdict, "confidence"),
        explanation=_text(verdict, "explanation"),
        citations=_each(verdict, "citations", _span),
        took_ms=_number(verdict, "took_ms"),
    )


def _sentence(value: Json) -> AnswerSentence:
    supported = value.get("supported")
    if not (supported is None or isinstance(supported, bool)):
        raise ContractError(f"supported is {supported!r}; expected true, false or null")
    return AnswerSentence(text=_text(value, "text") or "", supported=supported, citations=_each(value, "citations", _span))


def _conflict_value(value: Json) -> ConflictValue:
    return ConflictValue(value=_text(value, "value") or "", as_of=_text(value, "as_of"))


def _span(value: Json) -> Span:
    document, start, end = _text(value, "document"), _number(value, "start"), _number(value, "end")
    if document is None or start is None or end is None:
        raise ContractError(f"a span has document {document!r}, start {start!r}, end {end!r}; all three are needed")
    return Span(document=document, start=int(start), end=int(end), quote=_text(value, "quote"))


def _refuse_error(value: Json) -> None:
    if value.get("error"):
        raise ContractError(f"the engine reported an error: {value['error']}")


def _object(value: object, name: str) -> Json:
    if not isinstance(value, Mapping):
        raise ContractError(f"{name} is a {type(value).__name__}; expected an object")
    return value


def _each(value: Json, key: str, read: Callable[[Json], T]) -> tuple[T, ...]:
    items = value.get(key)
    if items is None:
        return ()
    if isinstance(items, str) or not isinstance(items, Sequence):
        raise ContractError(f"{key} is a {type(items).__name__}; expected a list")
    return tuple(read(_object(item, f"an entry of {key}")) for item in items)


def _text(value: Json, key: str) -> str | None:
    text = value.get(key)
    if not (text is None or isinstance(text, str)):
        raise ContractError(f"{key} is {text!r}; expected text or null")
    return text


def _number(value: Json, key: str) -> float | None:
    number = value.get(key)
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, (int, float)) or number != number:
        raise ContractError(f"{key} is {number!r}; expected a number or null")
    return float(number)


def _share(value: Json, key: str) -> float | None:
    number = _number(value, key)
    if number is not None and not 0 <= number <= 1:
        raise ContractError(f"{key} is {number!r}; expected 0 to 1")
    return number
