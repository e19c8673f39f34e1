"""How a document, and a place in it, is named on a page."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from app.pages.shared.quote_places import key_of
from ingest.document import About, SourceDocument

PERIODS = {"H1": "the first half of", "H2": "the second half of", "Q1": "the first quarter of", "Q2": "the second quarter of"}
PERIODS |= {"Q3": "the third quarter of", "Q4": "the fourth quarter of"}


def in_words(when: str) -> str:
    """ "2018-10-22" as "22 October 2018", "2018-H1" as "the first half of 2018"; anything else as it is."""
    year, _, period = when.partition("-")
    if period in PERIODS:
        return f"{PERIODS[period]} {year}"
    try:
        day = date.fromisoformat(when)
    except ValueError:
        return when
    return f"{day.day} {day:%B %Y}"


def figures_of(about: About) -> str | None:
    """The period that the document's figures speak for; None if it is not known."""
    return f"figures of {in_words(about.as_of)}" if about.as_of else None


def dated(about: About) -> str:
    """The day of publication, else the period of the figures, else "undated"."""
    return in_words(about.published) if about.published else figures_of(about) or "undated"


def newest(abouts: Iterable[About]) -> str | None:
    """The latest day of publication or period of figures in words; None if nothing is dated."""
    latest = max((when for about in abouts for when in (about.published, about.as_of) if when), default=None)
    return in_words(latest) if latest else None


def from_line(about: About, *, locator: str | None = None, page: int | None = None) -> str:
    """Publisher, date and place in one line: "City Office · 22 October 2018 · our summary of “The Plan”, ¶ 7"."""
    return " · ".join(part for part in (about.publisher, dated(about), place(about, locator=locator, page=page)) if part)


def place(about: About, *, locator: str | None = None, page: int | None = None) -> str | None:
    """Where in the document, or in what it summarises; None if that is not known."""
    at = locator or (f"page {page}" if page else None)
    if about.source_title:
        summary = f"our summary of “{about.source_title}”"
        return f"{summary}, {at}" if at else summary
    return at


def from_here(path: Path) -> str:
    """The path, from the folder that the server was started in if it lies below that."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def link_to(doc: SourceDocument, span: tuple[int, int] | None) -> str:
    """The query of an address that opens the document as it is now, at the span if there is one; see `span_link`."""
    query: dict[str, str | int] = {"document": doc.id, "sha": doc.sha}
    if span is not None:
        query |= {"start": span[0], "end": span[1], "quote": key_of(doc.text[span[0] : span[1]])}
    return urlencode(query)
