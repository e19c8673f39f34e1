"""Chunk vectors in Chroma: one collection a generation, in the form that LlamaIndex's `ChromaVectorStore` reads."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore
from numpy.typing import NDArray

from index.hnsw_files import clear_unused

if TYPE_CHECKING:
    from chromadb.api.client import Client

FOLDER = "chroma"
COLLECTION = "chunks"
# Exactness before speed: at these sizes a search visits nearly everything, and the same question finds the same chunks.
# Synced at every add: an index that was never synced is rebuilt, and its files are written again, by whoever opens it.
HNSW: Any = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 400,
    "max_neighbors": 32,
    "batch_size": 1,
    "sync_threshold": 1,
}
ADD_BATCH = 1000


class ChunkVectors:
    """The collection of one generation."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """
        Args:
            folder: of the generation.
            create: make the collection; otherwise it must be there.
        """
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
        import chromadb
        from chromadb.config import Settings

        self._folder, self._created = folder / FOLDER, create
        client = chromadb.PersistentClient(path=str(self._folder), settings=Settings(anonymized_telemetry=False, allow_reset=False))
        self._client = cast("Client", client)  # the declared type lacks close()
        if create:
            # embedding_function None: Chroma's own would fetch a model from a hub.
            self._collection = self._client.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": HNSW})
        else:
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)

    @property
    def vector_store(self) -> ChromaVectorStore:
        """LlamaIndex's store over the same collection, for whoever wants to put another retriever on it."""
        return ChromaVectorStore.from_collection(self._collection)

    def add(self, chunks: Sequence[TextNode], vectors: NDArray[np.float32]) -> None:
        """Store chunks with their vectors, (n_chunks, dim) float32, L2-normalised."""
        store = self.vector_store
        for at in range(0, len(chunks), ADD_BATCH):
            batch = [
                chunk.model_copy(update={"embedding": row.tolist()})
                for chunk, row in zip(chunks[at : at + ADD_BATCH], vectors[at : at + ADD_BATCH], strict=True)
            ]
            store.add(list(batch))

    def nearest(self, vector: NDArray[np.float32], count: int) -> dict[str, float]:
        """Cosine (-1..1) of the `count` nearest chunks, by chunk id."""
        found = self._collection.query(query_embeddings=[vector.tolist()], n_results=count, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return {chunk_id: 1.0 - float(distance) for chunk_id, distance in zip(found["ids"][0], distances, strict=True)}

    def close(self) -> None:
        """Give the folder back."""
        self._client.close()
        if self._created:
            clear_unused(self._folder)
