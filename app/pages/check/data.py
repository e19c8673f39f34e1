"""A checked draft as the components show it: plain text and numbers, no markup."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from app.cli_text import shortened
from app.pages.check.findings import (
    KINDS,
    ROLES,
    CheckedSentence,
    CheckedStatement,
    Kind,
    Source,
    sign_of,
    word_of,
)
from app.pages.shared.answer_parts import flat
from app.pages.shared.document_data import Opened, document_data
from app.pages.shared.sources import from_line
from ingest.document import About, SourceDocument

Documents = Mapping[str, SourceDocument]

QUOTE_CHARS = 60  # of a quote in the label of a button

WITHOUT_SOURCE = {"nothing_to_check": "Nothing to check in this sentence", "not_found": "The library holds nothing near it"}


def draft_data(text: str, sentences: Sequence[CheckedSentence], *, opened: int | None) -> dict[str, Any]:
    """The draft, each sentence that has a verdict marked; event `at` is the number of a sentence.

    Args:
        opened: number of the sentence that is shown beside it.
    """
    return {"legend": _legend(sentences), "segments": _segments(text, sentences), "opened": opened}


def findings_data(sentences: Sequence[CheckedSentence], documents: Documents) -> dict[str, Any]:
    """The table: a row for each sentence in which there was something to check."""
    return {"rows": [_row(sentence, documents) for sentence in sentences if sentence.kind != "nothing_to_check"]}


def panel_data(sentence: CheckedSentence, at: int, documents: Documents, *, nonce: int) -> dict[str, Any]:
    """The sentence, its verdict, and the document of its source number `at` with the quote, and what differs, marked."""
    sources = sentence.sources
    if not 0 <= at < len(sources):
        bare = {"title": WITHOUT_SOURCE.get(sentence.kind, "No quote"), "note": None, "warning": None, "text": "", "media": "plain"}
        empty: dict[str, Any] = {name: [] for name in ("facts", "pages", "looks", "differs")}
        return {**bare, **empty, "start": None, "end": None, "nonce": nonce, "finding": finding_data(sentence, None)}
    source = sources[at]
    shown = document_data(Opened.citation(source.citation, nonce), documents)
    start = shown["start"]  # where the quote stands now
    differs = [] if start is None else [[start + first, start + last] for first, last in source.marked]
    return {**shown, "differs": differs, "finding": finding_data(sentence, at)}


def finding_data(sentence: CheckedSentence, shown: int | None) -> dict[str, Any]:
    """What the panel says above the document.

    Args:
        shown: place of the source that is open.
    """
    place = {id(source): at for at, source in enumerate(sentence.sources)}
    labels = _labels(sentence.sources)
    several = len(sentence.statements) > 1
    return {
        **look(sentence.kind),
        "pieces": sentence.pieces,
        "understood": sentence.understood,
        "statements": [
            {
                **look(statement.kind),
                "text": statement.text if several else None,
                "explanation": statement.explanation,
                "changes": [list(change) for change in statement.changes],
                "sources": [
                    {"at": place[id(source)], "label": labels[id(source)], "is_open": place[id(source)] == shown}
                    for source in statement.sources
                ],
            }
            for statement in sentence.statements
        ],
    }


def look(kind: Kind) -> dict[str, str]:
    """How a verdict is told: a class for its colour, a sign, and words."""
    return {"kind": kind, "sign": sign_of(kind), "word": word_of(kind)}


def source_line(source: Source, documents: Documents) -> str:
    """Publisher, date and place of a source; what the citation itself knows where the document is gone."""
    doc = documents.get(source.citation.document)
    citation = source.citation
    about = doc.about if doc else About(title=citation.title, published=citation.published, as_of=citation.as_of)
    return from_line(about, locator=citation.locator, page=citation.page)


def _legend(sentences: Sequence[CheckedSentence]) -> list[dict[str, Any]]:
    counted = [(kind, sum(sentence.kind == kind for sentence in sentences)) for kind in KINDS]
    return [{**look(kind), "count": count} for kind, count in counted if count]


def _segments(text: str, sentences: Sequence[CheckedSentence]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    at = 0
    for sentence in sentences:
        if at < sentence.start:
            found.append({"text": text[at : sentence.start]})
        found.append({**look(sentence.kind), "at": sentence.number, "pieces": sentence.pieces})
        at = sentence.end
    return [*found, {"text": text[at:]}] if at < len(text) else found


def _row(sentence: CheckedSentence, documents: Documents) -> dict[str, Any]:
    several = len(sentence.statements) > 1
    return {
        **look(sentence.kind),
        "at": sentence.number,
        "pieces": sentence.pieces,
        "statements": [_said(statement, documents, is_named=several) for statement in sentence.statements],
    }


def _said(statement: CheckedStatement, documents: Documents, *, is_named: bool) -> dict[str, Any]:
    """What the documents say of one statement: the explanation, and its first quote.

    Args:
        is_named: the statement's own words and verdict stand before it, since its sentence states several things.
    """
    first = statement.sources[0] if statement.sources else None
    return {
        **look(statement.kind),
        "text": statement.text if is_named else None,
        "says": statement.explanation,
        "role": ROLES[first.role] if first else None,
        "quote": first.pieces if first else [],
        "title": first.citation.title if first else None,
        "from": source_line(first, documents) if first else None,
    }


def _labels(sources: Sequence[Source]) -> dict[int, str]:
    """What the buttons of the sources say, by identity; those that would say the same also say how the quote begins."""
    short = {id(source): _label(source) for source in sources}
    counts = Counter(short.values())
    return {
        id(source): f"{label}, “{shortened(flat(source.citation.quote), QUOTE_CHARS)}”" if counts[label] > 1 else label
        for source in sources
        for label in (short[id(source)],)
    }


def _label(source: Source) -> str:
    """Short: the document that is open says the rest above it."""
    citation = source.citation
    where = citation.locator or (f"page {citation.page}" if citation.page else None)
    return f"{ROLES[source.role]}: {citation.title}{f', {where}' if where else ''}"
