"""What may speak for or against a claim: sentences of the documents, or of a text that was given, the nearest first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from answer.checking.shown import shown
from answer.citations import cite
from answer.comparing.context import statements_of
from answer.comparing.slots import shared
from answer.comparing.statement import Statement, statement_of
from answer.types import Citation
from index.search import Hit, Index
from ingest import metadata as keys
from ingest.document import About, SourceDocument
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.times.anchors import Anchor
from ingest.sentences import sentence_spans

EVIDENCE_TEXT = "evidence_text"  # document name of a claim's own text
READ_CHUNKS = 6  # best chunks whose sentences are compared
NEAR_SENTENCES = 10  # nearest sentences of them, which are compared with the claim
READ_SENTENCES = 6  # of these, the ones that are likeliest to decide it, which are weighed
MAX_SENTENCES = 400  # of a text that was given; a longer one is read to there
COSINE_SHARE = 0.6  # of the cosine in a sentence's nearness, the rest is the share of the claim's words that it has
# What the fused score of its chunk is worth beside that. Of 456 claims that something decides (the dev half about the source
# documents, 38 freely worded ones, the towns' of folders e and k) the gold sentence is then among the first four for 404, not 394.
CHUNK_SHARE = 0.2

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sentence that a claim is compared with."""

    doc: SourceDocument
    start: int  # code points into the document's text
    end: int
    statement: Statement
    cosine: float  # to the claim, -1..1; 0 without a model
    words: float  # share of the claim's words that sentence and surroundings have, by weight
    chunk_score: float  # fused score of its chunk, 0..1; 1 in a text that was given
    locator: str | None = None

    @property
    def nearness(self) -> float:
        """How near the sentence is to the claim, no unit."""
        return COSINE_SHARE * self.cosine + (1 - COSINE_SHARE) * self.words + CHUNK_SHARE * self.chunk_score

    @property
    def text(self) -> str:
        """The sentence as the document says it."""
        return self.doc.text[self.start : self.end]

    def cite(self) -> Citation:
        """The sentence as a citation."""
        return cite(self.doc, self.start, self.end, locator=self.locator)


def evidence_of(
    claims: Sequence[tuple[Statement, Vector | None]],
    index: Index,
    *,
    documents: Collection[str] | None = None,
    count: int = NEAR_SENTENCES,
) -> tuple[list[Evidence], str | None]:
    """The sentences of the index that are nearest to any form of a claim, the nearest first; and why word search alone found them.

    Args:
        claims: the claim and its clauses, each with its vector; the first counts.
        documents: ids of the documents to search in; None for all.
    """
    found: dict[tuple[str, int, int], Evidence] = {}
    notice: str | None = None
    idf = index.idf(claims[0][0].text)
    for claim, vector in claims:
        retrieval = index.search(claim.text, count=READ_CHUNKS, documents=documents, vector=vector)
        notice = notice or retrieval.notice
        for hit in retrieval.hits:
            for evidence in _of_hit(hit, claim, index.documents, index.lexicon, idf):
                key = (hit.document, evidence.start, evidence.end)
                if key not in found or found[key].nearness < evidence.nearness:
                    found[key] = evidence
    ordered = sorted(found.values(), key=lambda item: (-item.nearness, item.doc.id, item.start))
    return ordered[:count], notice


def _of_hit(
    hit: Hit, claim: Statement, documents: Mapping[str, SourceDocument], lexicon: Lexicon, idf: Mapping[str, float]
) -> list[Evidence]:
    return [
        Evidence(
            doc=documents[hit.document],
            start=sentence.start,
            end=sentence.end,
            statement=statement,
            cosine=sentence.cosine or 0.0,
            words=shared(claim.stems, statement.stems | statement.context_stems, idf),
            chunk_score=hit.score,
            locator=hit.node.node.metadata.get(keys.LOCATOR) or None,
        )
        for sentence, statement in zip(hit.sentences, statements_of(hit, documents, lexicon), strict=True)
    ]


def passage_of(evidence: Evidence) -> str:
    """What the support model reads of a sentence: with its document's title, which tells what "the city" is."""
    return shown(title_of(evidence), evidence.text, evidence.statement.facts.times, evidence.statement.anchor)


def title_of(evidence: Evidence) -> str:
    """Its document's title; "" of a text that was given, which has none of its own."""
    return "" if evidence.doc.id == EVIDENCE_TEXT else evidence.doc.about.title


def given_document(text: str) -> SourceDocument:
    """A text that was handed in with a claim, as a document that can be cited."""
    return SourceDocument(id=EVIDENCE_TEXT, text=text, media="plain", about=About(title="the text given"))


def sentences_of(doc: SourceDocument, lexicon: Lexicon, anchor: Anchor | None = None) -> list[Evidence]:
    """Every sentence of a text that was given, in order, not yet held against a claim."""
    spans = sentence_spans(doc.text, 0, len(doc.text))[:MAX_SENTENCES]
    texts = [doc.text[start:end] for start, end in spans]
    found = []
    for at, (start, end) in enumerate(spans):
        around = " ".join(texts[other] for other in (at - 1, at + 1) if 0 <= other < len(texts))
        found.append(
            Evidence(
                doc=doc,
                start=start,
                end=end,
                statement=statement_of(texts[at], lexicon=lexicon, anchor=anchor, context=around),
                cosine=0.0,
                words=0.0,
                chunk_score=1.0,
            )
        )
    return found


def nearest(
    claim: Statement, vector: Vector | None, sentences: Sequence[Evidence], vectors: Vector | None, *, count: int = NEAR_SENTENCES
) -> list[Evidence]:
    """The sentences that are nearest to the claim, the nearest first.

    Args:
        vector: of the claim, (dim,), L2-normalised; None without a model.
        vectors: of the sentences, (n_sentences, dim), rows L2-normalised.
    """
    cosines = vectors @ vector if vector is not None and vectors is not None else np.zeros(len(sentences), dtype=np.float32)
    held = [
        replace(
            item,
            cosine=float(cosine),
            words=shared(claim.stems, item.statement.stems | item.statement.context_stems),
        )
        for item, cosine in zip(sentences, cosines, strict=True)
    ]
    return sorted(held, key=lambda item: (-item.nearness, item.start))[:count]
