"""Proof that a question set and its corpus go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.errors import CorpusMismatchError
from eval.matching import occurs
from eval.rows import ConflictQuestion, Dialogue, Evidence, Question, QuestionSet, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something about a row that makes its score doubtful."""

    path: str
    line: int
    row: str
    text: str

    def __str__(self) -> str:
        return f"{self.path} line {self.line} ({self.row}): {self.text}"


def validate(sets: Sequence[tuple[QuestionSet, Mapping[str, str]]]) -> list[Problem]:
    """What is wrong with the sets, given the documents of each; empty where all is well.

    Each quote stands in its document; an accepted answer stands in a quote (of a list as many as must be named, and the
    rest in some document), unless the row says it is derived; an id stands once, over all sets; a row has something to
    be judged by.
    """
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for questions, documents in sets:
        for row, line in zip(questions.rows, questions.lines, strict=True):
            texts = [*_misplaced(row, documents), *_unfounded(row, documents)]
            if row.id in seen:
                texts.append(f"the id stands in {seen[row.id]} already")
            seen.setdefault(row.id, f"{questions.path} line {line}")
            problems += [Problem(path=str(questions.path), line=line, row=row.id, text=text) for text in texts]
    return problems


def require_evidence(questions: QuestionSet, documents: Mapping[str, str]) -> None:
    """Refuse a set whose evidence doesn't stand in the documents: it was written for others.

    Raises:
        CorpusMismatchError: says the first such row, and how many there are.
    """
    problems = misplaced(questions, documents)
    if problems:
        more = f", and {len(problems) - 1} more like it" if len(problems) > 1 else ""
        raise CorpusMismatchError(
            f"{problems[0]}{more}; name the folder of documents that the set was written for with --corpus, or see all with "
            "--validate"
        )


def misplaced(questions: QuestionSet, documents: Mapping[str, str]) -> list[Problem]:
    """Each piece of evidence that doesn't stand in the documents; a set with such a row is not measured."""
    return [
        Problem(path=str(questions.path), line=line, row=row.id, text=text)
        for row, line in zip(questions.rows, questions.lines, strict=True)
        for text in _misplaced(row, documents)
    ]


def _misplaced(row: Row, documents: Mapping[str, str]) -> Iterator[str]:
    for evidence in (passage for piece in evidence_of(row) for passage in piece.passages):
        if evidence.document not in documents:
            yield f"there is no document {evidence.document!r}"
        elif evidence.quote not in documents[evidence.document]:
            yield f"the quote {_short(evidence.quote)!r} doesn't stand in {evidence.document}"


def evidence_of(row: Row) -> Iterator[Evidence]:
    """The pieces of evidence that a row names, or its turns, or its values."""
    if isinstance(row, Dialogue):
        for turn in row.turns:
            yield from turn.evidence
    elif isinstance(row, ConflictQuestion):
        for value in row.values:
            yield from value.evidence
    else:
        yield from row.evidence


def _unfounded(row: Row, documents: Mapping[str, str]) -> Iterator[str]:
    if isinstance(row, Dialogue):
        for number, turn in enumerate(row.turns, start=1):
            for text in _unfounded_question(turn, documents):
                yield f"turn {number}: {text}"
    elif isinstance(row, Question):
        yield from _unfounded_question(row, documents)
    elif isinstance(row, ConflictQuestion):
        for value in row.values:
            is_derived = row.derived or value.derived
            if value.evidence and not is_derived and not _stands(value.forms, value.evidence):
                yield f"the value {value.value!r} doesn't stand in its evidence; mend it, or mark the row derived"
    elif row.label != "not_found" and not (row.evidence or row.documents or row.evidence_text):
        yield f"labelled {row.label}, but neither evidence, documents nor evidence_text says by what"


def _unfounded_question(question: Question, documents: Mapping[str, str]) -> Iterator[str]:
    if not question.answerable:
        return
    if not question.has_key and not question.evidence:
        yield "nothing to judge an answer by: no accepted answer and no evidence"
    if question.derived or question.polarity or not question.evidence:
        return
    if question.answers_all:
        missing = [variants for variants in question.answers_all if not _stands(variants, question.evidence)]
        if (count := len(question.answers_all) - len(missing)) < question.need:
            yield f"{question.need} must be named, but only {count} stand in the evidence; {list(missing[0])} doesn't"
        for variants in missing:
            if not any(occurs(variant, text) for variant in variants for text in documents.values()):
                yield f"none of {list(variants)} stands in any document; mend it, or mark the row derived"
    elif question.answers and not _stands(question.answers, question.evidence):
        yield f"none of the accepted {list(question.answers)} stands in the evidence; mend it, or mark the row derived"


def _stands(accepted: Sequence[str], evidence: Sequence[Evidence]) -> bool:
    return any(occurs(one, p.quote) for one in accepted for piece in evidence for p in piece.passages)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
