"""A stored document as the document component shows it, the cited span found in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from answer.types import Citation, LookedAt
from app.pages.shared.quote_places import nearest, places_of
from app.pages.shared.sources import dated, figures_of, link_to, place
from ingest.document import SourceDocument
from ingest.layout import FURNITURE
from ingest.spans import RawBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the visitor has opened: a document and, if it came from an answer, the span."""

    document: str  # id
    sha: str | None = None  # of the text that start and end count in; None: of the text as it is now
    start: int | None = None  # code points; None: no span
    end: int | None = None
    quote: str = ""
    title: str = ""
    locator: str | None = None
    page: int | None = None
    said: str | None = None  # a line about it that is shown above the text, in the place of what is found out here
    nonce: int = 0  # counts openings, so that opening the same span again scrolls again

    @classmethod
    def document_itself(cls, doc: SourceDocument, nonce: int) -> "Opened":
        """A document without a span."""
        return cls(document=doc.id, title=doc.about.title, nonce=nonce)

    @classmethod
    def citation(cls, citation: Citation, nonce: int) -> "Opened":
        """What a citation points to."""
        return cls(
            document=citation.document,
            sha=citation.sha,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            title=citation.title,
            locator=citation.locator,
            page=citation.page,
            nonce=nonce,
        )

    @classmethod
    def passage(cls, passage: LookedAt, nonce: int) -> "Opened":
        """A passage that was read."""
        return cls(document=passage.document, start=passage.start, end=passage.end, quote=passage.quote, nonce=nonce)


def find_span(doc: SourceDocument, opened: Opened) -> tuple[int, int] | None:
    """Where the quote is: in its place or, if the document has changed, nearest to its place; None if nowhere."""
    if opened.start is None or opened.end is None:
        return None
    if doc.text[opened.start : opened.end] == opened.quote:
        return opened.start, opened.end
    return nearest(places_of(doc.text, opened.quote), opened.start)


def document_data(opened: Opened, documents: Mapping[str, SourceDocument]) -> dict[str, Any]:
    """The whole document, what is known about it, and the span to mark.

    Where the document is no longer in the index, its place is taken by the quote as it was cited.
    """
    doc = documents.get(opened.document)
    if doc is None:
        return {
            "title": opened.title or opened.document,
            "facts": [],
            "note": None,
            "warning": "This document is no longer in the library. What was cited from it:",
            "text": opened.quote,
            "media": "plain",
            "pages": [],
            "looks": [],
            "start": None,
            "end": None,
            "link": None,
            "nonce": opened.nonce,
        }
    span = find_span(doc, opened)
    about = doc.about
    where = place(about, locator=opened.locator, page=opened.page)
    dates = [dated(about), figures_of(about) if about.published else None]
    facts = [" · ".join(part for part in (about.publisher, *dates) if part), where, about.url]
    return {
        "title": about.title,
        "facts": [fact for fact in facts if fact],
        "note": about.note,
        "warning": _warning(doc, opened, span),
        "text": doc.text,
        "media": "markdown" if doc.media == "markdown" else "plain",
        "pages": [[start, f"Page {number}"] for number, start in enumerate(doc.pages, start=1) if doc.page_of(start) == number],
        "looks": [[block.start, look] for block in doc.layout if (look := _look(block))],
        "start": span[0] if span else None,
        "end": span[1] if span else None,
        "link": link_to(doc, span),
        "nonce": opened.nonce,
    }


def _look(block: RawBlock) -> str:
    """Class of the lines of a block; "" for what looks as text does."""
    return f"heading level{block.level}" if block.kind == "heading" else FURNITURE if block.kind == FURNITURE else ""


def _warning(doc: SourceDocument, opened: Opened, span: tuple[int, int] | None) -> str | None:
    if opened.said is not None or opened.start is None:
        return opened.said
    if span == (opened.start, opened.end) and opened.sha in (None, doc.sha):
        return None
    changed = "This document has changed since the answer was given."
    return f"{changed} The quote still stands in it." if span else f"{changed} The quote is no longer in it: “{opened.quote}”"
