"""Verdicts on a draft as people read them: sentence by sentence, what each states, and the quotes with what differs in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from answer.checking.types import OtherValue, Span, Verdict
from answer.types import Citation
from app.cli_verdict import NEWER, SIGNS

Kind = Literal["contradicted", "newer", "not_found", "supported", "nothing_to_check"]
Role = Literal["evidence", "nearest", "newer"]
Piece = tuple[str, bool]  # a stretch of text, and whether it is what differs

KINDS: tuple[Kind, ...] = ("contradicted", "newer", "not_found", "supported", "nothing_to_check")
"""As they are listed. "newer": supported by one source, while a newer one says otherwise."""
ROLES: dict[Role, str] = {"evidence": "Quote", "nearest": "Nearest passage, which does not settle it", "newer": "Newer source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A quote that a verdict rests on or points to."""

    role: Role
    citation: Citation
    marked: tuple[Span, ...] = ()  # what differs, in code points of the quote

    @property
    def pieces(self) -> list[Piece]:
        """The quote, what differs set apart."""
        return pieces(self.citation.quote, self.marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStatement:
    """One thing that a sentence states."""

    kind: Kind
    text: str
    explanation: str
    changes: tuple[tuple[str, str], ...]  # as claimed, as found
    newer: tuple[OtherValue, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSentence:
    """A sentence of a draft with its verdict."""

    number: int  # 1-based, in the order of the draft
    kind: Kind
    text: str  # as it stands in the draft
    start: int  # code points into the draft
    end: int
    marked: tuple[Span, ...]  # what differs, in code points of the sentence
    understood: str | None
    statements: tuple[CheckedStatement, ...]  # at least one

    @property
    def pieces(self) -> list[Piece]:
        """The sentence, what differs set apart."""
        return pieces(self.text, self.marked)

    @property
    def sources(self) -> list[Source]:
        """The sources of all statements, those of the worst statement first."""
        ranked = sorted(self.statements, key=lambda statement: KINDS.index(statement.kind))
        return [source for statement in ranked for source in statement.sources]


def sign_of(kind: Kind) -> str:
    """A sign that can be told apart without colours."""
    return NEWER[0] if kind == "newer" else SIGNS[kind][0]


def word_of(kind: Kind) -> str:
    """The verdict in words."""
    return NEWER[1] if kind == "newer" else SIGNS[kind][1]


def checked_sentences(verdicts: Iterable[Verdict]) -> list[CheckedSentence]:
    """The sentences of a draft in its order."""
    return [_sentence(number, verdict) for number, verdict in enumerate(verdicts, start=1)]


def counts_line(sentences: Sequence[CheckedSentence]) -> str:
    """ "2 contradicted, 1 not found, 4 supported"; the worst first, without what has nothing to check."""
    counted = [(sum(item.kind == kind for item in sentences), kind) for kind in KINDS if kind != "nothing_to_check"]
    said = [f"{count:,} {word_of(kind)}" for count, kind in counted if count]
    return "; ".join(said) or "nothing to check"


def pieces(text: str, marked: Sequence[Span]) -> list[Piece]:
    """The text cut at the marked spans; joined again it is the text."""
    found: list[Piece] = []
    at = 0
    for start, end in sorted(marked):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        found += [(text[at:start], False)] if at < start else []
        found.append((text[start:end], True))
        at = end
    return found + ([(text[at:], False)] if at < len(text) else [])


def _sentence(number: int, verdict: Verdict) -> CheckedSentence:
    spans = ((item.claimed_span[0] - verdict.start, item.claimed_span[1] - verdict.start) for item in verdict.differences)
    return CheckedSentence(
        number=number,
        kind=_kind(verdict),
        text=verdict.claim,
        start=verdict.start,
        end=verdict.end,
        marked=tuple(dict.fromkeys((max(start, 0), end) for start, end in spans if end > 0)),
        understood=verdict.understood,
        statements=tuple(_statement(part) for part in verdict.parts) if len(verdict.parts) > 1 else (_statement(verdict),),
    )


def _kind(verdict: Verdict) -> Kind:
    return "newer" if verdict.verdict == "supported" and verdict.other_values else verdict.verdict


def _statement(verdict: Verdict) -> CheckedStatement:
    role: Role = "nearest" if verdict.verdict == "not_found" else "evidence"
    newer = [_newer(other) for other in verdict.other_values]
    return CheckedStatement(
        kind=_kind(verdict),
        text=verdict.claim,
        explanation=verdict.explanation,
        changes=tuple((item.claimed, item.found) for item in verdict.differences),
        newer=verdict.other_values,
        # What says otherwise is opened first: it is the costliest thing to overlook.
        sources=(*newer, *(_source(role, citation, verdict) for citation in verdict.citations)),
    )


def _source(role: Role, citation: Citation, verdict: Verdict) -> Source:
    spans = [item.found_span for item in verdict.differences if item.citation == citation]
    return Source(
        role=role, citation=citation, marked=tuple((start - citation.start, end - citation.start) for start, end in spans)
    )


def _newer(other: OtherValue) -> Source:
    at = other.citation.quote.find(other.value)
    marked = ((at, at + len(other.value)),) if other.value and at >= 0 else ()
    return Source(role="newer", citation=other.citation, marked=marked)
