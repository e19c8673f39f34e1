"""Rows of question sets: what is asked, and the key that the answer is held against."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A verbatim passage of a document that holds the answer."""

    document: str
    quote: str
    also: tuple[Evidence, ...] = ()  # passages that say the same: any of them will do in its place

    @property
    def passages(self) -> tuple[Evidence, ...]:
        """The passage itself and those that say the same."""
        return (self, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its key; also one turn of a dialogue."""

    id: str
    question: str
    answerable: bool = True
    answers: tuple[str, ...] = ()  # accepted strings; any one will do
    answers_all: tuple[tuple[str, ...], ...] = ()  # one tuple of variants for each thing to name; overrides answers
    need: int = 0  # how many of answers_all must be named; 0 without answers_all
    polarity: str | None = None  # yes | no; overrides both lists
    max_words: int | None = None  # an answer with more words isn't right; None: any length
    evidence: tuple[Evidence, ...] = ()
    expect_status: str | None = None  # answered | declined: right by that alone, where there is no other key
    follow_up: bool | None = None  # a turn that needs the turns before; None: each but the first does
    near: str | None = None  # document that tempts, where there is no answer
    derived: bool = False  # the accepted answer follows from the evidence but doesn't stand in it
    kind: str | None = None
    difficulty: str | None = None

    @property
    def has_key(self) -> bool:
        """There is something to hold an answer against."""
        return not self.answerable or bool(self.answers or self.answers_all or self.polarity or self.expect_status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """Questions asked one after another; a turn's id is `dialogue#number`, from 1."""

    id: str
    turns: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim with its label."""

    id: str
    claim: str
    label: str  # supported | contradicted | not_found
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[str, ...] = ()  # where evidence stands, if no quotes are given
    evidence_text: str | None = None  # the claim is checked against this text and nothing else
    derived: bool = False
    kind: str | None = None
    difficulty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldValue:
    """One of the values that the documents give for one thing."""

    value: str
    as_of: str | None
    evidence: tuple[Evidence, ...]
    variants: tuple[str, ...] = ()  # other ways to write it
    derived: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """All ways to write it."""
        return (self.value, *self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictQuestion:
    """A question whose answer differs by source or date, or only looks so."""

    id: str
    question: str
    is_conflict: bool
    values: tuple[GoldValue, ...]
    derived: bool = False
    kind: str | None = None
    difficulty: str | None = None


Row = Question | Dialogue | Claim | ConflictQuestion
FORMS: dict[type[Row], str] = {
    Question: "questions",
    Dialogue: "dialogues",
    Claim: "claims",
    ConflictQuestion: "conflicts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A file of rows, all of one form."""

    name: str
    path: Path
    corpus: Path | None  # folder of the documents; None: the corpus that is indexed by default
    form: str  # questions | dialogues | claims | conflicts
    rows: tuple[Row, ...]  # in the order of the file
    lines: tuple[int, ...]  # 1-based line of each row
    sha: str  # of what the rows ask and expect, so that two runs can be compared
    row_count: int  # rows in the file; more than len(rows) if a sample was drawn
