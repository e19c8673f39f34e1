"""Chunks → the numbered passages of a prompt: as many whole ones as fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.generation.orders import order_spans
from answer.generation.tokens import estimated_tokens
from answer.generation.visible import Visible, visible
from index.search import Hit
from ingest.document import SourceDocument

MOST_TITLE_CHARS = 120
FRAME_TOKENS = 40  # number, fences and source of a passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk under the number that the model knows it by."""

    number: int  # 1-based
    hit: Hit
    source: str  # title and date, on one line
    shown: str  # what the model reads
    evidence: Visible  # what a sentence may rest on: what is shown, without paragraphs that give orders


def passages_of(hits: Sequence[Hit], documents: Mapping[str, SourceDocument], *, most: int, budget_tokens: int) -> list[Passage]:
    """The best hits that fit, in order; one that does not fit is left out whole, and the next one is tried.

    Args:
        budget_tokens: estimated tokens of all passages together.
    """
    found: list[Passage] = []
    left = budget_tokens
    for hit in hits:
        if len(found) == most:
            break
        passage = _passage(len(found) + 1, hit, documents[hit.document])
        cost = estimated_tokens(passage.shown) + estimated_tokens(passage.source) + FRAME_TOKENS
        if passage.shown and cost <= left:
            found.append(passage)
            left -= cost
    return found


def _passage(number: int, hit: Hit, doc: SourceDocument) -> Passage:
    orders = [(max(0, start - hit.start), end - hit.start) for start, end in order_spans(doc.text) if end > hit.start]
    shown = "\n".join(line for line in visible(hit.text).text.splitlines() if line.strip())
    return Passage(number=number, hit=hit, source=_source(doc), shown=shown, evidence=visible(hit.text, orders))


def _source(doc: SourceDocument) -> str:
    when = doc.about.published or doc.about.as_of
    title = " ".join(visible(doc.about.title).text.split())
    short = title if len(title) <= MOST_TITLE_CHARS else f"{title[: MOST_TITLE_CHARS - 1]}…"
    return f"{short}, {when}" if when and when not in short else short
