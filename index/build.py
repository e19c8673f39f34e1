"""Documents → a new generation. What did not change is not embedded again; nothing is lost if it is interrupted."""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from llama_index.core.schema import TextNode

from index import generation as gen
from index.bm25 import BM25
from index.chroma import ChunkVectors
from index.embedding import SentenceEmbedding
from index.options import IndexOptions
from index.sentence_vectors import SentenceVectors
from index.store import ChunkRow, Store
from index.vector_cache import VectorCache
from ingest import metadata as keys
from ingest.aliases import Aliases
from ingest.chunking import SentenceChunker, embedded_text, to_llama
from ingest.document import SourceDocument
from ingest.errors import ModelUnavailableError, StorageError
from ingest.facts.annotate import annotate
from ingest.facts.codec import encode
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.library import library_brackets
from ingest.facts.times.anchors import anchor_of
from ingest.layout import encode_layout

BM25_FOLDER = "bm25"
WORDS_TO_TOKENS = 1.35  # word pieces a word, for cutting texts when there is no model to ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One step of a long job."""

    stage: str  # "cut" | "annotate" | "embed" | "store"
    done: int
    total: int


Report = Callable[[Progress], None]


def build(
    docs: Sequence[SourceDocument],
    aliases: Aliases,
    options: IndexOptions,
    embedding: SentenceEmbedding,
    *,
    report: Report = lambda step: None,
) -> gen.Manifest:
    """The generation of these documents, made current. Call it with the write lock held.

    The same documents and settings give the same generation: if it is there, it is only switched to. Without a model it is
    built for BM25 alone, and the manifest says why.

    Raises:
        StorageError: the storage folder cannot be written.
    """
    model: SentenceEmbedding | None = embedding
    reason: str | None = None
    try:
        window = embedding.window_tokens
    except ModelUnavailableError as exc:
        model, reason, window = None, str(exc), options.chunks.window_tokens
    generation = _id_of(docs, aliases, options, embedding.identity if model else None)
    folder = gen.folder_of(options.storage, generation)
    manifest = gen.read_manifest(folder)
    if manifest is None:
        shutil.rmtree(folder, ignore_errors=True)  # half-built by a process that was stopped
        try:
            manifest = _write(folder, generation, docs, aliases, options, model, window, report)
        except OSError as exc:
            shutil.rmtree(folder, ignore_errors=True)
            raise StorageError(f"{folder} cannot be written ({exc.strerror or exc}); nothing was changed") from exc
        if reason:
            manifest = replace(manifest, without_model_because=reason)
        gen.write_manifest(folder, manifest)
    gen.switch_to(options.storage, generation)
    return manifest


def _write(
    folder: Path,
    generation: str,
    docs: Sequence[SourceDocument],
    aliases: Aliases,
    options: IndexOptions,
    model: SentenceEmbedding | None,
    window: int,
    report: Report,
) -> gen.Manifest:
    folder.mkdir(parents=True)
    (folder / gen.PIN).touch()
    chunk_options = replace(options.chunks, window_tokens=min(options.chunks.window_tokens, window))
    chunker = SentenceChunker(count_tokens=model.count_tokens if model else _estimated_tokens, options=chunk_options)
    chunks: list[TextNode] = []
    for number, doc in enumerate(docs, start=1):
        chunks.extend(node for node in chunker.get_nodes_from_documents([to_llama(doc)]) if isinstance(node, TextNode))
        report(Progress(stage="cut", done=number, total=len(docs)))
    sentences = [_sentences_of(chunk) for chunk in chunks]
    brackets = library_brackets(doc.text for doc in docs)
    anchors = {doc.id: anchor_of(doc.about) for doc in docs}
    lexicon = Lexicon.of(aliases, brackets)
    rows = []
    for number, (chunk, found) in enumerate(zip(chunks, sentences, strict=True), start=1):
        anchor = anchors[chunk.metadata[keys.DOCUMENT]]
        rows.append(_row_of(chunk, tuple(encode(annotate(sentence, anchor=anchor, lexicon=lexicon)) for sentence in found)))
        report(Progress(stage="annotate", done=number, total=len(chunks)))
    dim = _write_vectors(folder, chunks, sentences, options, model, report) if model and chunks else 0
    report(Progress(stage="store", done=0, total=1))
    BM25.build([embedded_text(chunk) for chunk in chunks], folder / BM25_FOLDER)
    store = Store(folder)
    store.write(docs, rows, aliases, brackets)
    store.close()
    report(Progress(stage="store", done=1, total=1))
    return gen.Manifest(
        id=generation,
        format=gen.FORMAT,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        model=model.identity if model and dim else None,
        dim=dim,
        chunking=gen.chunking_of(options),
        document_count=len(docs),
        chunk_count=len(chunks),
        sentence_count=sum(len(found) for found in sentences),
    )


def _write_vectors(
    folder: Path,
    chunks: Sequence[TextNode],
    sentences: Sequence[list[str]],
    options: IndexOptions,
    model: SentenceEmbedding,
    report: Report,
) -> int:
    """The dimension of the vectors written: of chunks into Chroma, of sentences into the array."""
    texts = [embedded_text(chunk) for chunk in chunks]
    flat = [sentence for found in sentences for sentence in found]
    total, done = len(texts) + len(flat), 0

    def ready(count: int) -> None:
        nonlocal done
        done += count
        report(Progress(stage="embed", done=min(done, total), total=total))

    prefix = model.options.text_prefix
    cache = VectorCache(options.storage, model.identity)
    try:
        rows = cache.vectors([*texts, *flat], lambda batch: model.encode(batch, prefix=prefix), progress=ready)
    finally:
        cache.close()
    vectors = ChunkVectors(folder, create=True)
    vectors.add(chunks, rows[: len(texts)])
    vectors.close()
    SentenceVectors.write(folder, rows[len(texts) :], [len(found) for found in sentences])
    return int(np.shape(rows)[1])


def _sentences_of(chunk: TextNode) -> list[str]:
    text = chunk.text
    return [text[start:end] for start, end in keys.decode_sentences(chunk.metadata[keys.SENTENCES])]


def _row_of(chunk: TextNode, facts: tuple[str, ...]) -> ChunkRow:
    return ChunkRow(
        id=chunk.node_id,
        document=chunk.metadata[keys.DOCUMENT],
        start=chunk.start_char_idx or 0,
        end=chunk.end_char_idx or 0,
        node=chunk.to_json(),
        facts=facts,
    )


def _estimated_tokens(texts: Sequence[str]) -> list[int]:
    return [int(len(text.split()) * WORDS_TO_TOKENS) + 1 for text in texts]


def _id_of(docs: Sequence[SourceDocument], aliases: Aliases, options: IndexOptions, identity: str | None) -> str:
    content = {
        "format": gen.FORMAT,
        "model": identity,
        "chunking": gen.chunking_of(options),
        "aliases": aliases.to_json(),
        "docs": [_content_of(doc) for doc in docs],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _content_of(doc: SourceDocument) -> list[object]:
    """All of a document that a generation holds."""
    return [
        doc.id,
        doc.sha,
        doc.media,
        asdict(doc.about),
        doc.origin,
        doc.root,
        doc.pages,
        encode_layout(doc.layout),
        asdict(doc.said),
        doc.reading,
    ]
