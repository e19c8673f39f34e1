"""Spans → citations. A citation is made only if the stored text says exactly what it quotes."""

from answer.types import Citation
from index.search import Hit
from ingest import metadata as keys
from ingest.document import SourceDocument


def cite(doc: SourceDocument, start: int, end: int, *, locator: str | None) -> Citation:
    """The citation of `doc.text[start:end]`.

    Raises:
        ValueError: the span is empty or not within the text.
    """
    if not 0 <= start < end <= len(doc.text):
        raise ValueError(f"the span {start}-{end} is not within {doc.id!r}, which has {len(doc.text)} characters")
    return Citation(
        document=doc.id,
        sha=doc.sha,
        title=doc.about.title,
        published=doc.about.published,
        page=doc.page_of(start),
        locator=locator,
        start=start,
        end=end,
        quote=doc.text[start:end],
        as_of=doc.about.as_of,
    )


def cite_hit(doc: SourceDocument, hit: Hit, start: int, end: int) -> Citation:
    """The citation of a span inside a retrieved chunk, with the chunk's locator."""
    return cite(doc, start, end, locator=hit.node.node.metadata.get(keys.LOCATOR) or None)
