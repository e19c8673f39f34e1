"""Plain LlamaIndex, as its first tutorial has it: what the project must be better than."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.node_parser.text.utils import split_by_sentence_tokenizer
from llama_index.core.schema import QueryBundle, TextNode
from numpy.typing import NDArray

from eval.engine import CannotCheckError
from eval.peers.quoting import READ_CHUNKS, SHOWN_CHUNKS, citation_of, quoting_answer

CHUNK_TOKENS = 256
OVERLAP_TOKENS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence of a chunk; offsets into the document's text."""

    document: str
    start: int
    end: int
    text: str


class NaiveEngine:
    """Embeds 256-token chunks, takes the three nearest, and answers with their sentence nearest to the question.

    It never declines, gives no short answer, and forgets the turns before. Its confidence is that sentence's cosine.
    """

    name = "naive"

    def __init__(self, embed_model: BaseEmbedding, documents: Mapping[str, str]) -> None:
        """Index `documents` (id → text) in memory with the model that the project itself uses."""
        self._embed_model = embed_model
        self._documents = dict(documents)
        self._chunks = {chunk.node_id: chunk for chunk in _chunks(self._documents)}
        index = VectorStoreIndex(nodes=list(self._chunks.values()), embed_model=embed_model)
        self._retriever = index.as_retriever(similarity_top_k=SHOWN_CHUNKS)
        self._sentences = {key: _sentences(chunk) for key, chunk in self._chunks.items()}
        self._vectors = self._embedded({s.text for found in self._sentences.values() for s in found})

    def describe(self) -> Mapping[str, Any]:
        return {
            "engine": "plain LlamaIndex: VectorStoreIndex, SentenceSplitter, nearest sentence",
            "embedding": self._embed_model.model_name,
            "chunk_tokens": CHUNK_TOKENS,
            "overlap_tokens": OVERLAP_TOKENS,
            "read_chunks": READ_CHUNKS,
        }

    def documents(self) -> Mapping[str, str]:
        return self._documents

    def ask(self, question: str, history: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        begun = perf_counter()
        if not question.strip() or not self._chunks:
            return quoting_answer(self.name, question, None, 0.0, [], begun)
        vector = self._embed_model.get_query_embedding(question)
        hits = self._retriever.retrieve(QueryBundle(question, embedding=vector))
        looked_at = [{**_span(self._chunks[hit.node.node_id]), "score": hit.score} for hit in hits]
        read = [s for hit in hits[:READ_CHUNKS] for s in self._sentences[hit.node.node_id]]
        if not read:
            return quoting_answer(self.name, question, None, 0.0, looked_at, begun)
        asked = _unit(np.array([vector]))[0]
        cosines = np.array([self._vectors[s.text] @ asked for s in read])
        best = int(cosines.argmax())
        found = read[best]
        citation = citation_of(found.document, self._documents[found.document], found.start, found.end)
        return quoting_answer(self.name, question, citation, float(np.clip(cosines[best], 0, 1)), looked_at, begun)

    def check(self, claim: str, evidence_text: str | None) -> Mapping[str, Any]:
        raise CannotCheckError("plain LlamaIndex has no claim check")

    def _embedded(self, texts: set[str]) -> dict[str, NDArray[np.float64]]:
        ordered = sorted(texts, key=lambda text: (len(text), text))  # batches of one length need little padding
        if not ordered:
            return {}
        vectors = _unit(np.array(self._embed_model.get_text_embedding_batch(ordered)))
        return dict(zip(ordered, vectors, strict=True))


def _chunks(documents: Mapping[str, str]) -> Iterator[TextNode]:
    """Chunks of the splitter with their offsets, found from where the one before began: a text may stand twice."""
    splitter = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=OVERLAP_TOKENS)
    for document, text in documents.items():
        at = 0
        for number, piece in enumerate(splitter.split_text(text)):
            start = text.find(piece, at)
            if start < 0:
                raise ValueError(f"chunk {number} of {document} isn't a stretch of its text: {piece[:60]!r}")
            at = start + 1
            yield TextNode(
                id_=f"{document}#{number}", text=piece, metadata={"document": document},
                start_char_idx=start, end_char_idx=start + len(piece),
                excluded_embed_metadata_keys=["document"],
            )  # fmt: skip


def _sentences(chunk: TextNode) -> list[_Sentence]:
    start, document = chunk.start_char_idx or 0, chunk.metadata["document"]
    found: list[_Sentence] = []
    at = 0
    for piece in split_by_sentence_tokenizer()(chunk.text):
        text = piece.strip()
        if text and (where := chunk.text.find(text, at)) >= 0:
            at = where + len(text)
            found.append(_Sentence(document=document, start=start + where, end=start + at, text=text))
    return found


def _span(chunk: TextNode) -> dict[str, Any]:
    span = {"start": chunk.start_char_idx, "end": chunk.end_char_idx}
    return {"document": chunk.metadata["document"], **span, "quote": chunk.text}


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float64] = vectors / np.where(lengths == 0, 1.0, lengths)
    return unit
