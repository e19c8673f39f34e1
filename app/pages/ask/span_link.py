"""A link to a span of a document: `?document=…&sha=…&start=…&end=…&quote=…`, also where the document has changed since."""

import re
from collections.abc import Mapping

import streamlit as st

from app.pages.ask.conversation import Conversation
from app.pages.shared.document_data import Opened
from app.pages.shared.quote_places import nearest, places_of_key
from ingest.document import SourceDocument

PARAMETERS = ("document", "sha", "start", "end", "quote")
SHOWN_CHARS = 60  # of a value in a message
NUMBER = re.compile(r"[0-9]{1,9}")


def follow_link(talk: Conversation, documents: Mapping[str, SourceDocument]) -> str | None:
    """Opens the document that the address links to, once; a line that says why there is none to open."""
    linked = tuple((name, st.query_params[name]) for name in PARAMETERS if name in st.query_params)
    given = dict(linked)
    if "document" not in given:
        return None
    doc = documents.get(given["document"])
    if doc is None:
        return f"The library has no document “{_short(given['document'])}”. It may have been removed since the link was made."
    if linked != talk.linked:
        talk.linked = linked
        talk.open(lambda nonce: opened_by(given, doc, nonce))
    return None


def forget_link(talk: Conversation) -> None:
    """The address links to no document any more: it was closed, or another was opened."""
    talk.linked = ()
    for name in PARAMETERS:
        st.query_params.pop(name, None)


def opened_by(given: Mapping[str, str], doc: SourceDocument, nonce: int) -> Opened:
    """What a link opens; what is wrong with it is said beside the document.

    Args:
        given: the link's parameters, as they stand in the address.
    """
    sha, span = given.get("sha") or doc.sha, _span(given)
    if span is None and not given.keys() & {"start", "end"}:
        said = None if sha == doc.sha else "This document has changed since the link was made."
        return _opened(doc, None, said, nonce)
    if span is None or (sha == doc.sha and span[1] > len(doc.text)):
        numbers = f"from “{_short(given.get('start', ''))}” to “{_short(given.get('end', ''))}”"
        return _opened(doc, None, f"The link names no passage of this document ({numbers}). It is shown from its beginning.", nonce)
    if sha == doc.sha:
        return _opened(doc, span, None, nonce)
    found = nearest(places_of_key(doc.text, given.get("quote", "")), span[0])
    where = "The quote still stands in it." if found else "The quote could not be found in it again."
    return _opened(doc, found, f"This document has changed since the link was made. {where}", nonce)


def _opened(doc: SourceDocument, span: tuple[int, int] | None, said: str | None, nonce: int) -> Opened:
    start, end = span or (None, None)
    return Opened(
        document=doc.id,
        title=doc.about.title,
        start=start,
        end=end,
        quote=doc.text[start:end] if span else "",
        page=doc.page_of(span[0]) if span else None,
        said=said,
        nonce=nonce,
    )


def _span(given: Mapping[str, str]) -> tuple[int, int] | None:
    """The two numbers; None if they are none, or no span."""
    start, end = given.get("start", ""), given.get("end", "")
    if not (NUMBER.fullmatch(start) and NUMBER.fullmatch(end)):
        return None
    return (int(start), int(end)) if int(start) < int(end) else None


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS]}…"
