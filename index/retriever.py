"""Our search as a LlamaIndex retriever, so that any of its query engines can stand on it."""

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.search import Index, Retrieval


class FusedRetriever(BaseRetriever):
    """BM25, chunk vectors and sentence vectors over one opened generation, their scores fused."""

    def __init__(self, index: Index, *, count: int = 10) -> None:
        super().__init__()
        self._index = index
        self._count = count

    def search(self, question: str) -> Retrieval:
        """The hits with what each search said of them; `retrieve` gives LlamaIndex's form of the same."""
        return self._index.search(question, count=self._count)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [hit.node for hit in self.search(query_bundle.query_str).hits]
