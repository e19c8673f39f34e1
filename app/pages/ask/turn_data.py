"""An answer as the turn component shows it: plain text and numbers, no markup."""

from collections.abc import Mapping, Sequence
from typing import Any

from answer.types import Answer, Citation, Conflict, ConflictValue
from app.pages.ask.conversation import Opinion
from app.pages.shared.answer_parts import flat, numbered, offered
from app.pages.shared.sources import dated, from_line, in_words
from ingest.document import About, SourceDocument

Documents = Mapping[str, SourceDocument]


def waiting_data(question: str, *, is_loaded: bool) -> dict[str, Any]:
    """A question that is being answered."""
    doing = "Reading the documents…" if is_loaded else "Loading the search model, once after a start; then reading the documents…"
    return {**question_data(question), "waiting": doing, "is_new": True}


def turn_data(answer: Answer, documents: Documents, *, examples: Sequence[str] = (), is_new: bool = False) -> dict[str, Any]:
    """A question with its answer.

    Args:
        documents: of the index, for what a citation does not carry.
        examples: questions to offer where this one was declined.
        is_new: it has just been given; its beginning is scrolled to.
    """
    citations = numbered(answer)
    return {
        **question_data(answer.question),
        "understood": understood(answer),
        "answer": _block(answer, {citation: at for at, citation in enumerate(citations, 1)}, documents),
        "citations": [_citation(number, citation, about_of(citation, documents)) for number, citation in enumerate(citations, 1)],
        "sources": _sources(citations, documents),
        "examples": list(examples) if answer.is_declined else [],
        "is_new": is_new,
        "examples_label": "Questions that can be answered",
    }


def _citation(number: int, citation: Citation, about: About) -> dict[str, Any]:
    where = from_line(about, locator=citation.locator, page=citation.page)
    return {"number": number, "title": citation.title, "from": where, "quote": citation.quote}


def _sources(citations: Sequence[Citation], documents: Documents) -> list[dict[str, Any]]:
    """The cited documents in order of appearance, each with the numbers and places that are cited of it."""
    found: dict[str, dict[str, Any]] = {}
    for number, citation in enumerate(citations, 1):
        about = about_of(citation, documents)
        source = found.setdefault(citation.document, {"title": citation.title, "from": from_line(about), "places": []})
        place = citation.locator or (f"page {citation.page}" if citation.page else "")
        source["places"].append({"number": number, "place": place})
    return list(found.values())


def about_of(citation: Citation, documents: Documents) -> About:
    """What is known about the cited document; what the citation carries, if it is no longer in the index."""
    doc = documents.get(citation.document)
    return doc.about if doc else About(title=citation.title, published=citation.published, as_of=citation.as_of)


def failed_data(question: str, reason: str) -> dict[str, Any]:
    """A question that met an error."""
    return {**question_data(question), "error": reason, "can_retry": True, "is_new": True}


def feedback_data(opinion: Opinion) -> dict[str, Any]:
    """What a visitor thinks of an answer."""
    return {"is_helpful": opinion.is_helpful, "remark": opinion.remark}


def question_data(question: str) -> dict[str, Any]:
    """A question alone."""
    return {
        "question": question,
        "understood": None,
        "answer": None,
        "waiting": None,
        "citations": [],
        "sources": [],
        "examples": [],
    }


def understood(answer: Answer) -> str | None:
    standalone = answer.standalone_question.strip()
    return standalone if standalone and standalone != answer.question.strip() else None


def _block(answer: Answer, number_of: Mapping[Citation, int], documents: Documents, first_passage: int = 0) -> dict[str, Any]:
    sentences = [sentence for sentence in answer.sentences if sentence.supported]
    has_parts = bool(answer.parts)
    parts = []
    for part in answer.parts:
        parts.append({"question": part.standalone_question, "answer": _block(part, number_of, documents, first_passage)})
        first_passage += len(offered(part))
    return {
        "declined": answer.is_declined,
        "short": answer.short_answer,
        # An answer without sentences is talk, or a refusal: its text is shown as it is.
        "text": answer.answer if answer.is_declined or not (sentences or has_parts) else None,
        "sentences": []
        if answer.is_declined or has_parts
        else [
            {"text": sentence.text, "citations": [number_of[citation] for citation in dict.fromkeys(sentence.citations)]}
            for sentence in sentences
        ],
        "conflicts": [
            {
                "about": _about(conflict, answer),
                "values": [
                    {
                        "value": value.value,
                        "as_of": _as_of(value),
                        "from": value.citation.title,
                        "citation": number_of[value.citation],
                    }
                    for value in conflict.values
                ],
            }
            for conflict in answer.conflicts
        ],
        # That a question is not in English is what such a refusal says itself.
        "notices": [notice.text for notice in answer.notices if not (notice.kind == "language" and answer.reason == "language")],
        "parts": parts,
        "passages": [] if has_parts else _passages(answer, documents, first_passage),
    } | _unverified(answer)


def _about(conflict: Conflict, answer: Answer) -> str | None:
    """What the values are of; None if that is only what was asked, which stands above them."""
    asked = {text.strip(" ?").casefold() for text in (answer.question, answer.standalone_question)}
    return None if conflict.about.strip(" ?").casefold() in asked else conflict.about


def _as_of(value: ConflictValue) -> str:
    """The period that a value speaks for, else the day on which it was published, else "undated"."""
    when = value.as_of or value.citation.as_of
    if when:
        return in_words(when)
    return f"published {in_words(value.citation.published)}" if value.citation.published else "undated"


def _unverified(answer: Answer) -> dict[str, Any]:
    """What a language model wrote and the check did not find borne out; shown apart, no part of the answer."""
    found = [] if answer.parts else [sentence.text for sentence in answer.sentences if not sentence.supported]
    return {"unverified": found} if found else {}


def _passages(answer: Answer, documents: Documents, first: int) -> list[dict[str, Any]]:
    return [
        {"at": at, "quote": flat(passage.quote), "from": _passage_from(passage.document, documents)}
        for at, passage in enumerate(offered(answer), first)
    ]


def _passage_from(doc_id: str, documents: Documents) -> str:
    doc = documents.get(doc_id)
    if doc is None:
        return doc_id
    return f"{doc.about.title} · {dated(doc.about)}"
