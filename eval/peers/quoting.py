"""What the peers have in common: one sentence of a document, quoted as the whole answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from time import perf_counter
from typing import Any

READ_CHUNKS = 3  # the answer is looked for in so many
SHOWN_CHUNKS = 10  # of `looked_at`


def quoting_answer(
    engine: str,
    question: str,
    citation: Mapping[str, Any] | None,
    confidence: float,
    looked_at: Sequence[Mapping[str, Any]],
    begun: float,
) -> dict[str, Any]:
    """The contract's form of an answer that is one quote; declined where there is nothing to quote.

    Args:
        confidence: 0..1.
        begun: `perf_counter()` when the question came.
    """
    text = citation["quote"] if citation else ""
    return {
        "question": question,
        "status": "answered" if citation else "declined",
        "reason": None if citation else "not_in_documents",
        "answer": text,
        "short_answer": None,
        "confidence": confidence,
        "sentences": [{"text": text, "citations": [citation]}] if citation else [],
        "conflicts": [],
        "looked_at": list(looked_at),
        "candidate": text or None,
        "engine": engine,
        "took_ms": 1000 * (perf_counter() - begun),
    }


def citation_of(document: str, text: str, start: int, end: int) -> dict[str, Any]:
    """The citation of `text[start:end]`, where `text` is the whole document."""
    sha = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"document": document, "start": start, "end": end, "quote": text[start:end], "sha": sha}
