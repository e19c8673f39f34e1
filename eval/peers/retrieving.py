"""Peers over the project's own index: what is retrieved is ours, how a sentence of it is chosen is theirs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import Any

from eval.engine import CannotCheckError
from eval.peers.quoting import READ_CHUNKS, SHOWN_CHUNKS, citation_of, quoting_answer
from index.search import Hit, Index, ScoredSentence


class RetrievingPeer(ABC):
    """Retrieves chunks, and answers with the best sentence of the first three.

    It declines only where nothing is asked or nothing is found, gives no short answer, and forgets the turns before.
    """

    name: str  # for tables
    title: str  # what it is, for the report

    def __init__(self, index: Index) -> None:
        """Search in an opened generation; its weights of fusion are what the peer retrieves with."""
        self.index = index
        self._texts = {document: doc.text for document, doc in index.documents.items()}

    @abstractmethod
    def sentence_scores(self, question: str, read: Sequence[tuple[Hit, ScoredSentence]]) -> Sequence[float]:
        """A score for each sentence, 0..1, higher is better; the best one's is the confidence."""

    def describe(self) -> Mapping[str, Any]:
        fusion = self.index.options.fusion
        return {
            "engine": self.title,
            "embedding": self.index.manifest.model,
            "index": self.index.id,
            "weights": {"bm25": fusion.bm25, "dense": fusion.dense, "sentence": fusion.sentence},
            "read_chunks": READ_CHUNKS,
        }

    def documents(self) -> Mapping[str, str]:
        return self._texts

    def ask(self, question: str, history: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        begun = perf_counter()
        hits = self.index.search(question, count=SHOWN_CHUNKS).hits if question.strip() else ()
        looked_at = [
            {"document": hit.document, "start": hit.start, "end": hit.end, "quote": hit.text, "score": hit.score} for hit in hits
        ]
        read = [(hit, sentence) for hit in hits[:READ_CHUNKS] for sentence in hit.sentences]
        if not read:
            return quoting_answer(self.name, question, None, 0.0, looked_at, begun)
        scores = self.sentence_scores(question, read)
        best = max(range(len(read)), key=lambda at: scores[at])  # the first of equals: chunks are in order
        hit, sentence = read[best]
        citation = citation_of(hit.document, self._texts[hit.document], sentence.start, sentence.end)
        return quoting_answer(self.name, question, citation, min(1.0, max(0.0, scores[best])), looked_at, begun)

    def check(self, claim: str, evidence_text: str | None) -> Mapping[str, Any]:
        raise CannotCheckError(f"the peer {self.name} has no claim check")
