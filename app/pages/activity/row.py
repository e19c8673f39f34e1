"""A question that was asked → a row for an evaluation set: what stands in it, what is missing, and its line in the file."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from answer.types import Answer
from app.pages.shared.answer_parts import numbered
from eval.matching import occurs

YES_NO = {"yes", "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage that the answer stands in."""

    document: str  # id
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """A row in the making."""

    id: str
    question: str
    answerable: bool | None = None  # by the documents; None: nobody has decided yet
    answers: tuple[str, ...] = ()  # accepted; any one will do
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False  # the answer follows from the evidence, but does not stand in it
    is_checked: bool = False  # someone has looked at it; what the program answered is no key to itself
    asked: int | None = None  # number of the question in the records that it was made of

    def to_json(self) -> dict[str, Any]:
        """What is kept of it."""
        more = {"answerable": self.answerable, "answers": list(self.answers), "is_checked": self.is_checked, "asked": self.asked}
        return {**self.line(), **more}

    def line(self) -> dict[str, Any]:
        """The row as `questions.jsonl` has it."""
        evidence = [{"document": piece.document, "quote": piece.quote} for piece in self.evidence]
        row: dict[str, Any] = {"id": self.id, "question": self.question, "answerable": bool(self.answerable)}
        if self.polarity:
            row |= {"answers": [], "polarity": self.polarity}
        else:
            row |= {"answers": list(self.answers)}
        return row | {"evidence": evidence} | ({"derived": True} if self.derived else {})

    @property
    def polarity(self) -> str | None:
        """ "yes" or "no" where that is all that is accepted: such an answer is judged by its first word alone."""
        folded = {answer.strip().rstrip(".").lower() for answer in self.answers}
        return folded.pop() if len(folded) == 1 and folded <= YES_NO else None


def row_of(question: str, answer: Answer, asked: int | None = None) -> RowDraft:
    """A row to be completed; what an answer says and cites is filled in, a refusal decides nothing.

    Args:
        question: that can be understood by itself.
        asked: its number in the records.
    """
    draft = RowDraft(id=row_id(question), question=question.strip(), asked=asked)
    if answer.is_declined:
        return draft
    evidence = dict.fromkeys(Evidence(document=citation.document, quote=citation.quote) for citation in numbered(answer))
    accepted = (answer.short_answer,) if answer.short_answer else ()
    return replace(draft, answerable=True, answers=accepted, evidence=tuple(evidence))


def row_id(question: str) -> str:
    """The id of the row of a question: the same question, asked twice, is one row."""
    return f"asked-{hashlib.sha256(question.strip().lower().encode('utf-8', 'replace')).hexdigest()[:8]}"


def row_from_json(value: Mapping[str, Any]) -> RowDraft:
    """What `to_json` gave."""
    return RowDraft(
        id=value["id"],
        question=value["question"],
        answerable=value["answerable"],
        answers=tuple(value["answers"]),
        evidence=tuple(Evidence(document=piece["document"], quote=piece["quote"]) for piece in value["evidence"]),
        derived=value.get("derived", False),
        is_checked=value["is_checked"],
        asked=value.get("asked"),
    )


def completed(draft: RowDraft, documents: Mapping[str, str]) -> RowDraft:
    """The row with its texts trimmed, and quotes that differ from their document in white space alone made to match it.

    Args:
        documents: text by id.
    """
    evidence = tuple(
        replace(piece, quote=verbatim(piece.quote, documents.get(piece.document, "")))
        for piece in draft.evidence
        if piece.quote.strip()
    )
    answers = tuple(dict.fromkeys(answer.strip() for answer in draft.answers if answer.strip()))
    return replace(draft, question=draft.question.strip(), answers=answers, evidence=evidence)


def verbatim(quote: str, text: str) -> str:
    """The quote as it stands in the text, if only the white space differs; else the quote, trimmed."""
    words = quote.split()
    if quote.strip() in text or not words:
        return quote.strip()
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    return found[0] if found else quote.strip()


def missing(draft: RowDraft, documents: Mapping[str, str]) -> list[str]:
    """What has to be done before the row can be exported, each in one line; empty where it is complete."""
    told = [] if draft.question else ["The question is empty."]
    if draft.answerable is None:
        return [*told, "Say whether the documents can answer the question."]
    if not draft.answerable:
        given = [what for what, there in (("accepted answers", draft.answers), ("quotes", draft.evidence)) if there]
        told += [f"The documents cannot answer it, but there are {' and '.join(given)}; take them away."] if given else []
    else:
        told += _missing_answer(draft, documents)
    return told or ([] if draft.is_checked else ["Look it over, and save it."])


def _missing_answer(draft: RowDraft, documents: Mapping[str, str]) -> list[str]:
    told = [] if draft.answers else ["Give at least one accepted answer."]
    told += [] if draft.evidence else ["Give at least one quote that holds the answer."]
    for piece in draft.evidence:
        if piece.document not in documents:
            told.append(f"There is no document “{piece.document}” in the library any more.")
        elif piece.quote not in documents[piece.document]:
            told.append(f"“{shortened(piece.quote)}” does not stand in {piece.document}; copy it from the document, word for word.")
    is_found = any(occurs(answer, piece.quote) for answer in draft.answers for piece in draft.evidence)
    if draft.answers and draft.evidence and not (is_found or draft.derived or draft.polarity):
        told.append("No accepted answer stands in a quote; mend one of them, or say that the answer follows from the quotes.")
    return told


def as_jsonl(drafts: Iterable[RowDraft]) -> str:
    """The file: a line a row."""
    return "".join(json.dumps(draft.line(), ensure_ascii=False) + "\n" for draft in drafts)


def shortened(text: str, most: int = 80) -> str:
    """The text on one line, with its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
