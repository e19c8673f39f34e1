"""What an answer is made of. LlamaIndex has no type for these; each has `to_json`, the form of the command line's contract."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A span of one document that a sentence rests on."""

    document: str  # id of the document
    sha: str  # SHA-256 of the stored text that start and end count in
    title: str
    published: str | None  # "2018-10-22"; None if not dated
    page: int | None  # 1-based; None where the format has no pages
    locator: str | None  # "¶ 7": paragraph of the source that a summary's facts come from
    start: int  # code points into the document's text, inclusive
    end: int  # exclusive; text[start:end] == quote, or the citation is not made
    quote: str  # verbatim, never decorated
    as_of: str | None  # period that the document's figures speak for: "2021", "2018-H1"

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSentence:
    """A sentence of an answer with what it rests on."""

    text: str
    supported: bool = True  # False only for a model's sentence that its citations do not bear out
    citations: tuple[Citation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {"text": self.text, "supported": self.supported, "citations": [item.to_json() for item in self.citations]}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One of several values that documents give for the same thing."""

    value: str
    as_of: str | None
    citation: Citation

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {"value": self.value, "as_of": self.as_of, "citation": self.citation.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values that differ by source or date, the newest first."""

    about: str
    values: tuple[ConflictValue, ...]

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {"about": self.about, "values": [value.to_json() for value in self.values]}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """A chunk that was read, whether it was used or not."""

    document: str
    start: int
    end: int
    quote: str
    score: float  # fused retrieval score, 0..1 among the candidates of one question

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {**asdict(self), "score": round(self.score, 4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the reader of an answer should know about how it was made."""

    kind: str  # "fallback" | "unknown_citation" | "unverified" | "language"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRef:
    """Which prompt a model was given."""

    name: str  # "answer.v1"
    hash: str  # SHA-256 of the template, first 12 digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that is known of one answer."""

    question: str
    standalone_question: str  # as understood with the turns before; the question itself where it stands alone
    status: str  # "answered" | "declined"
    reason: str | None = None  # "not_in_documents" | "out_of_domain" | "language" | "too_long" | "empty"; None if answered
    answer: str = ""  # all that is shown, without markers; the refusal if declined
    short_answer: str | None = None  # "RMB490.5bn", "Yes", "No"
    confidence: float = 0.0  # probability that the best candidate is right, also when declined
    sentences: tuple[CitedSentence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()  # the ten best chunks, in order
    candidate: str | None = None  # the best sentence found, also when declined
    parts: tuple["Answer", ...] = ()  # of a question that asks several things
    notices: tuple[Notice, ...] = ()
    engine: str = "extractive"  # or the language model's name
    prompt: PromptRef | None = None
    index: str = ""  # id of the generation
    took_ms: int = 0
    id: str | None = field(default=None)  # of the row, in a batch

    @property
    def is_declined(self) -> bool:
        """True if the documents do not answer."""
        return self.status == "declined"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations of the answer in order of appearance, each once."""
        return tuple(dict.fromkeys(citation for sentence in self.sentences for citation in sentence.citations))

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {
            "id": self.id,
            "question": self.question,
            "standalone_question": self.standalone_question,
            "status": self.status,
            "reason": self.reason,
            "answer": self.answer,
            "short_answer": self.short_answer,
            "confidence": round(self.confidence, 4),
            "sentences": [item.to_json() for item in self.sentences],
            "conflicts": [item.to_json() for item in self.conflicts],
            "looked_at": [item.to_json() for item in self.looked_at],
            "candidate": self.candidate,
            "parts": [item.to_json() for item in self.parts],
            "notices": [asdict(item) for item in self.notices],
            "engine": self.engine,
            "prompt": asdict(self.prompt) if self.prompt else None,
            "index": self.index,
            "took_ms": self.took_ms,
        }
