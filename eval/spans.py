"""Where gold evidence stands, and whether spans of an engine reach it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.contract import Span
from eval.rows import Evidence

HALF = 0.5  # share of the evidence that spans must cover, if none lies within it


def places(evidence: Evidence, documents: Mapping[str, str]) -> tuple[Span, ...]:
    """Every place where the quote, or one that says the same, stands in its document; empty where none does."""
    return tuple(
        Span(document=passage.document, start=start, end=start + len(passage.quote), quote=passage.quote)
        for passage in evidence.passages
        for start in _starts(passage.quote, documents.get(passage.document, ""))
    )


def _starts(quote: str, text: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def covered_share(place: Span, spans: Sequence[Span]) -> float:
    """Share of `place` that the spans cover together, 0 to 1; overlaps count once."""
    cuts = sorted((max(s.start, place.start), min(s.end, place.end)) for s in spans if s.document == place.document)
    covered, reached = 0, place.start
    for start, end in cuts:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / (place.end - place.start)


def is_cited(at: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Spans reach evidence that stands at any place of `at`: they cover half of it, or one lies within it."""
    return any(
        covered_share(place, spans) >= HALF
        or any(s.document == place.document and place.start <= s.start < s.end <= place.end for s in spans)
        for place in at
    )


def overlaps(span: Span, at: Sequence[Span]) -> bool:
    """The span shares at least one code point with one of the places."""
    return any(span.document == p.document and span.start < p.end and p.start < span.end for p in at)


def first_rank(at: Sequence[Span], ranked: Sequence[Span]) -> int | None:
    """1-based rank of the first chunk that alone covers half of the evidence; None if none does."""
    for rank, chunk in enumerate(ranked, start=1):
        if any(covered_share(place, [chunk]) >= HALF for place in at):
            return rank
    return None


def resolves(span: Span, documents: Mapping[str, str]) -> bool:
    """The span's quote is verbatim what its document holds there, and not empty."""
    text = documents.get(span.document)
    return bool(span.quote) and text is not None and span.start >= 0 and text[span.start : span.end] == span.quote
