"""One opened generation: a question → scored chunks, with what each search said of them."""

import json
import weakref
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from llama_index.core.schema import NodeWithScore, TextNode
from numpy.typing import NDArray

from index import generation as gen
from index.bm25 import BM25, tokens_of
from index.build import BM25_FOLDER
from index.chroma import ChunkVectors
from index.embedding import SentenceEmbedding
from index.fusion import Scores, fuse, top_rows
from index.options import IndexOptions
from index.sentence_vectors import SentenceVectors
from index.store import ChunkRow, Store
from ingest import metadata as keys
from ingest.aliases import Aliases
from ingest.document import SourceDocument
from ingest.errors import ModelUnavailableError
from ingest.facts.codec import decode
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.types import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSentence:
    """One sentence of a retrieved chunk."""

    start: int  # code points into the document's text
    end: int
    cosine: float | None  # to the question, -1..1; None without a model
    facts: Facts = field(default_factory=Facts)  # what it states


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """Rows of chunks, best first, and all that the searches said."""

    rows: NDArray[np.int64]
    bm25: Scores  # (n_chunks,)
    fused: Mapping[int, float] = field(default_factory=dict)  # by row; empty without a model
    dense: Mapping[int, float] = field(default_factory=dict)  # cosine by row, of the nearest chunks
    cosines: Scores | None = None  # (n_sentences,); None without a model


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
        self.vectors = ChunkVectors(folder) if manifest.model and self._rows else None
        self._written: dict[str, bool] = {}  # whether a name stands in any document
        self._facts: dict[int, tuple[Facts, ...]] = {}
        self.lexicon = Lexicon.of(self.aliases, self.store.brackets())
        self._notice = manifest.without_model_because
        # An index that is merely dropped, because a newer one has taken its place, gives its generation back as well.
        self.close = weakref.finalize(self, _give_back, self.vectors, self.store, self._pin)

    @property
    def manifest(self) -> gen.Manifest:
        """What the generation was built from and with."""
        return self._pin.manifest

    @property
    def id(self) -> str:
        """Id of the generation."""
        return self._pin.manifest.id

    def chunks(self) -> Sequence[ChunkRow]:
        """All chunks in row order."""
        return self._rows

    def every_chunk(self) -> Iterator[Hit]:
        """All chunks in row order as hits that nothing was searched with: their scores are 0."""
        nothing = _Scored(rows=np.arange(len(self._rows)), bm25=np.zeros(len(self._rows), dtype=np.float32))
        return (self._hit(row, nothing) for row in range(len(self._rows)))

    def node(self, chunk: ChunkRow) -> TextNode:
        """LlamaIndex's form of a chunk."""
        return TextNode(**json.loads(chunk.node))

    def search(
        self,
        question: str,
        *,
        count: int = 10,
        documents: Container[str] | None = None,
        vector: NDArray[np.float32] | None = None,
    ) -> Retrieval:
        """The `count` best chunks, best first; fewer only if the index holds fewer.

        Args:
            question: what is searched for; any language.
            count: of chunks, at least 1.
            documents: ids of the documents to search in; None for all.
            vector: of the question, as `encode` gives it, where many are encoded at once; None: it is encoded here.
        """
        if not self._rows:
            return Retrieval(question=question, hits=())
        bm25 = self._bm25.scores(question, names=self._names(question))
        notice = None
        if vector is None or self.vectors is None:
            vector, notice = self._vector(question)
        # Where only some documents count, every chunk is a candidate, so that none of theirs is missed.
        wide = len(self._rows) if documents is not None else min(max(self.options.candidates, count), len(self._rows))
        scored = _Scored(rows=top_rows(bm25, wide), bm25=bm25) if vector is None else self._fused(bm25, vector, wide)
        rows = [row for row in scored.rows if documents is None or self._rows[row].document in documents]
        return Retrieval(question=question, hits=tuple(self._hit(int(row), scored) for row in rows[:count]), notice=notice)

    def _fused(self, bm25: Scores, vector: NDArray[np.float32], wide: int) -> "_Scored":
        """Candidates of the three searches, best first by their fused score."""
        assert self.vectors is not None and self._sentences is not None  # there is a vector, so the manifest names a model
        dense = {self._row_of[chunk]: cosine for chunk, cosine in self.vectors.nearest(vector, wide).items()}
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
        order = top_rows(fused, len(candidates))
        scores = {int(candidates[at]): float(fused[at]) for at in order}
        return _Scored(rows=candidates[order], bm25=bm25, fused=scores, dense=dense, cosines=cosines)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """(n_texts, dim) float32, rows L2-normalised: the texts as questions, all at once; None without a model."""
        if self.vectors is None:
            return None
        try:
            return self._embedding.encode(texts, prefix=self._embedding.options.query_prefix)
        except ModelUnavailableError:
            return None

    def idf(self, text: str) -> dict[str, float]:
        """How much each stemmed word of the text tells in this library: ln(1 + n / (1 + chunks with it))."""
        return self._bm25.idf(tokens_of([text])[0])

    def unknown(self, text: str) -> frozenset[str]:
        """Stems of the text's words that stand in no chunk."""
        return self._bm25.unknown(tokens_of([text])[0])

    def _vector(self, question: str) -> tuple[NDArray[np.float32] | None, str | None]:
        """The question's vector, or why there is none."""
        if self.vectors is None:
            return None, self._notice
        try:
            return self._embedding.encode_query(question), None
        except ModelUnavailableError as exc:
            return None, str(exc)

    def _names(self, question: str) -> list[tuple[str, list[str]]]:
        """Names that the question writes, with other names of the same things as the documents write them."""
        mentions = self.aliases.mentions(question)
        return [(written, [name for name in others if self._is_written(name)]) for written, others in mentions]

    def _is_written(self, name: str) -> bool:
        if name not in self._written:
            self._written[name] = any(name in doc.text for doc in self.documents.values())
        return self._written[name]

    def _facts_of(self, row: int) -> tuple[Facts, ...]:
        """What the sentences of a chunk state; read once."""
        if row not in self._facts:
            self._facts[row] = tuple(decode(text) for text in self._rows[row].facts)
        return self._facts[row]

    def _hit(self, row: int, scored: "_Scored") -> Hit:
        chunk = self._rows[row]
        node = self.node(chunk)
        bm25_score = float(scored.bm25[row])
        score = scored.fused[row] if scored.fused else bm25_score / max(float(scored.bm25.max()), 1e-9)
        spans = keys.decode_sentences(node.metadata[keys.SENTENCES])
        cosines: Sequence[float | None] = [None] * len(spans)
        if scored.cosines is not None and self._sentences is not None:
            cosines = self._sentences.of_chunk(scored.cosines, row)
        return Hit(
            node=NodeWithScore(node=node, score=score),
            document=chunk.document,
            start=chunk.start,
            end=chunk.end,
            score=score,
            bm25_score=bm25_score,
            cosine=scored.dense.get(row),
            sentences=tuple(
                ScoredSentence(start=chunk.start + start, end=chunk.start + end, cosine=cosine, facts=facts)
                for (start, end), cosine, facts in zip(spans, cosines, self._facts_of(row), strict=True)
            ),
        )


def _give_back(vectors: ChunkVectors | None, store: Store, pin: gen.Pin) -> None:
    """Lets the generation go; it is removed at the next ingest if it is no longer the current one."""
    if vectors is not None:
        vectors.close()
    store.close()
    pin.release()
