"""What the support model reads for a claim: the nearest sentences one by one, and sentences joined that tell the claim together.

A claim often rests on more than one sentence ("ranks third for wages and fourth for savings"), or on one that says "it" of the
sentence before. Joined are the sentences that add most of the claim's words: of the evidence, and of all that stand around the
best one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from answer.checking.evidence import Evidence, passage_of, title_of
from answer.checking.shown import dated, titled
from answer.words import content_stems
from ingest.facts.times.find import find_times
from ingest.sentences import sentence_spans
from ingest.words import stems

NEAREST = 2  # sentences that are read alone
MOST_JOINED = 3  # sentences of the evidence in a joined passage
WORDS = 70  # of a joined passage
AROUND = 12  # sentences on either side of the best one that are joined from a document that has more than WHOLE
WHOLE = 60
NEAR = 6000  # code points of a stretch; the one of the best sentence and those beside it are cut into sentences
KEPT_CUTS = 256  # stretches whose sentences are remembered

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text beside which the claim is read."""

    kind: Literal["nearest", "joined", "around"]
    text: str  # as the model is shown it
    by: tuple[int, ...]  # places in the evidence of the sentences in it that tell the claim, the nearest first; never empty


def passages_of(claim: str, evidence: Sequence[Evidence]) -> list[Passage]:
    """The nearest sentences, then the joined passage, then the one around the best sentence.

    Args:
        evidence: at least one sentence, the nearest first.
    """
    return [
        *(Passage(kind="nearest", text=passage_of(item), by=(at,)) for at, item in enumerate(evidence[:NEAREST])),
        _joined(claim, evidence),
        _around(claim, evidence),
    ]


def _joined(claim: str, evidence: Sequence[Evidence]) -> Passage:
    """The sentences of the evidence that tell the claim between them, each document's in its order."""
    kept = _adding(_stems(claim), evidence, range(len(evidence)))
    by_document: dict[str, list[int]] = {}
    for at in kept:
        by_document.setdefault(evidence[at].doc.id, []).append(at)
    groups = ([evidence[at] for at in places] for places in by_document.values())
    texts = [_text(group[0], sorted((item.start, item.end) for item in group)) for group in groups]
    return Passage(kind="joined", text=" ".join(texts), by=_telling(claim, evidence, kept))


def _telling(claim: str, evidence: Sequence[Evidence], places: Sequence[int]) -> tuple[int, ...]:
    """Those that add words which say something."""
    return _adding(frozenset(content_stems(claim)), evidence, places)


def _adding(wanted: frozenset[str], evidence: Sequence[Evidence], places: Sequence[int]) -> tuple[int, ...]:
    """Those that one after the other add most of the claim's words, as far as they are few and short; the nearest first."""
    left, open_places, kept = set(wanted), list(places), list[int]()
    room = WORDS
    while open_places and len(kept) < MOST_JOINED:
        best = max(open_places, key=lambda at: (len(left & _stems(evidence[at].text)), -at))
        gain = left & _stems(evidence[best].text)
        if kept and not gain:
            break
        open_places.remove(best)
        count = len(evidence[best].text.split())
        if kept and count > room:
            continue
        kept.append(best)
        left -= gain
        room -= count
    return tuple(sorted(kept))


def _around(claim: str, evidence: Sequence[Evidence]) -> Passage:
    """The sentences around the best one that share most words with the claim, in their order."""
    best = evidence[0]
    spans = _cut(best.doc.text, best.start // NEAR)
    if len(spans) > WHOLE:
        at = next((number for number, (start, end) in enumerate(spans) if start <= best.start < end), 0)
        spans = spans[max(0, at - AROUND) : at + AROUND + 1]
    chosen = [spans[at] for at in sharing_most(claim, [best.doc.text[start:end] for start, end in spans], words=WORDS)]
    own = [at for at, item in enumerate(evidence) if item.doc.id == best.doc.id]
    inside = [at for at in own if any(start <= evidence[at].start < end for start, end in chosen)]
    return Passage(kind="around", text=_text(best, chosen), by=_telling(claim, evidence, inside or [0]))


def sharing_most(claim: str, sentences: Sequence[str], *, words: int, kept: Sequence[int] = ()) -> list[int]:
    """Places of the sentences that share most words with the claim, in their order, at least one.

    Args:
        words: of all of them together, at most, unless the first has more.
        kept: places that are among them in any case.
    """
    wanted, counts = _stems(claim), [len(sentence.split()) for sentence in sentences]
    found = list(kept)
    room = words - sum(counts[at] for at in found)
    for at in sorted(range(len(sentences)), key=lambda at: -len(wanted & _stems(sentences[at]))):
        if at not in kept and (counts[at] <= room or not found):
            found.append(at)
            room -= counts[at]
    return sorted(found)


def _text(item: Evidence, spans: Sequence[Span]) -> str:
    """Sentences of one document as the model is shown them."""
    anchor = item.statement.anchor
    sentences = (" ".join(item.doc.text[start:end].split()) for start, end in spans)
    said = " ".join(dated(sentence, find_times(sentence, anchor)) for sentence in sentences)
    return titled(title_of(item), said, anchor)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(text))


@lru_cache(maxsize=KEPT_CUTS)
def _cut(text: str, stretch: int) -> tuple[Span, ...]:
    """The sentences of a stretch of a text and of those beside it."""
    start, end = max(0, (stretch - 1) * NEAR), min(len(text), (stretch + 2) * NEAR)
    spans = sentence_spans(text, start, end)
    return tuple(span for span in spans if (start == 0 or span[0] > start) and (end == len(text) or span[1] < end))
