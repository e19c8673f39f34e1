"""One opened generation: a question → scored chunks, with what each search said of them."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from llama_index.core.schema import NodeWithScore, TextNode
from numpy.typing import NDArray

from index import generation as gen
from index.bm25 import BM25, tokens_of
from index.build import BM25_FOLDER
from index.chroma import ChunkVectors
from index.embedding import SentenceEmbedding
from index.fusion import fuse, top_rows
from index.options import IndexOptions
from index.sentence_vectors import SentenceVectors
from index.store import ChunkRow, Store
from ingest import metadata as keys
from ingest.aliases import Aliases
from ingest.document import SourceDocument
from ingest.errors import ModelUnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSentence:
    """One sentence of a retrieved chunk."""

    start: int  # code points into the document's text
    end: int
    cosine: float | None  # to the question, -1..1; None without a model


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A retrieved chunk and what each search said of it."""

    node: NodeWithScore  # LlamaIndex's form; its score is `score`
    document: str
    start: int
    end: int
    score: float  # fused, 0..1 over the candidates of this question
    bm25_score: float
    cosine: float | None  # -1..1; None without a model, or where the chunk was not among the nearest
    sentences: tuple[ScoredSentence, ...]

    @property
    def text(self) -> str:
        """The chunk as the document says it."""
        return str(self.node.node.get_content())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """What a question found."""

    question: str
    hits: tuple[Hit, ...]  # best first
    notice: str | None = None  # why BM25 answered alone, if it did


class Index:
    """An opened generation, pinned until it is closed. Safe to use from several threads."""

    def __init__(self, options: IndexOptions, embedding: SentenceEmbedding) -> None:
        """
        Raises:
            IndexMissingError: nothing was ingested yet.
            IndexMismatchError: the index was built with other settings.
        """
        self._pin = gen.pin_current(options.storage)
        try:
            gen.check_fits(self._pin.manifest, options, identity=embedding.identity)
            self._open(options, embedding)
        except BaseException:
            self._pin.release()
            raise

    def _open(self, options: IndexOptions, embedding: SentenceEmbedding) -> None:
        folder, manifest = self._pin.folder, self._pin.manifest
        self.options = options
        self.store = Store(folder)
        self.documents: Mapping[str, SourceDocument] = {doc.id: doc for doc in self.store.documents()}
        self.aliases: Aliases = self.store.aliases()
        self._embedding = embedding
        self._rows: list[ChunkRow] = list(self.store.chunks())
        self._row_of = {chunk.id: row for row, chunk in enumerate(self._rows)}
        self._bm25 = BM25.open(folder / BM25_FOLDER, len(self._rows))
        self._sentences = SentenceVectors.open(folder) if manifest.model else None
        self._vectors = ChunkVectors(folder) if manifest.model and self._rows else None
        self._notice = manifest.without_model_because
        self._closing = threading.Lock()
        self._is_closed = False

    @property
    def manifest(self) -> gen.Manifest:
        """What the generation was built from and with."""
        return self._pin.manifest

    @property
    def id(self) -> str:
        """Id of the generation."""
        return self._pin.manifest.id

    def close(self) -> None:
        """Give the generation back; it is removed at the next ingest if it is no longer the current one."""
        with self._closing:
            if self._is_closed:
                return
            self._is_closed = True
        if self._vectors is not None:
            self._vectors.close()
        self.store.close()
        self._pin.release()

    def chunks(self) -> Sequence[ChunkRow]:
        """All chunks in row order."""
        return self._rows

    def search(self, question: str, *, count: int = 10) -> Retrieval:
        """The `count` best chunks, best first; fewer only if the index holds fewer.

        Args:
            question: what is searched for; any language.
            count: of chunks, at least 1.
        """
        if not self._rows:
            return Retrieval(question=question, hits=())
        extra = self._other_names(question)
        bm25 = self._bm25.scores(question, extra=extra)
        vector, notice = self._vector(question)
        if vector is None:
            rows = top_rows(bm25, count)
            top = max(float(bm25.max()), 1e-9)
            hits = [self._hit(int(row), float(bm25[row]) / top, float(bm25[row]), None, None) for row in rows]
            return Retrieval(question=question, hits=tuple(hits), notice=notice)
        assert self._vectors is not None and self._sentences is not None  # the manifest names a model
        wide = min(max(self.options.candidates, count), len(self._rows))
        dense = {self._row_of[chunk]: cosine for chunk, cosine in self._vectors.nearest(vector, wide).items()}
        cosines = self._sentences.cosines(vector)
        best = self._sentences.best_by_chunk(cosines)
        found = {int(row) for row in (*top_rows(bm25, wide), *top_rows(best, wide), *dense)}
        candidates = np.array(sorted(found), dtype=np.int64)
        floor = min(dense.values())  # a chunk beyond the nearest is at most as near as the last of them
        weights = self.options.fusion
        fused = fuse(
            [
                (weights.bm25, bm25[candidates]),
                (weights.dense, np.array([dense.get(int(row), floor) for row in candidates], dtype=np.float32)),
                (weights.sentence, best[candidates]),
            ]
        )
        hits = []
        for at in top_rows(fused, count):
            row = int(candidates[at])
            hits.append(self._hit(row, float(fused[at]), float(bm25[row]), dense.get(row), self._sentences.of_chunk(cosines, row)))
        return Retrieval(question=question, hits=tuple(hits), notice=notice)

    def idf(self, text: str) -> dict[str, float]:
        """How much each stemmed word of the text tells in this library: ln(1 + n / (1 + chunks with it))."""
        return self._bm25.idf(tokens_of([text])[0])

    def _vector(self, question: str) -> tuple[NDArray[np.float32] | None, str | None]:
        """The question's vector, or why there is none."""
        if self._vectors is None:
            return None, self._notice
        try:
            return self._embedding.encode_query(question), None
        except ModelUnavailableError as exc:
            return None, str(exc)

    def _other_names(self, question: str) -> list[str]:
        names: list[str] = []
        for entry in self.aliases.in_text(question):
            names.extend(name for name in (entry.name, *entry.also) if name.casefold() not in question.casefold())
        return names

    def _hit(self, row: int, score: float, bm25_score: float, cosine: float | None, cosines: list[float] | None) -> Hit:
        chunk = self._rows[row]
        node = TextNode(**json.loads(chunk.node))
        spans = keys.decode_sentences(node.metadata[keys.SENTENCES])
        return Hit(
            node=NodeWithScore(node=node, score=score),
            document=chunk.document,
            start=chunk.start,
            end=chunk.end,
            score=score,
            bm25_score=bm25_score,
            cosine=cosine,
            sentences=tuple(
                ScoredSentence(start=chunk.start + start, end=chunk.start + end, cosine=cosines[at] if cosines else None)
                for at, (start, end) in enumerate(spans)
            ),
        )
