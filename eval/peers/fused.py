"""Our retrieval without our reader: what the reader adds is the difference to this."""

from __future__ import annotations

from collections.abc import Sequence

from eval.peers.retrieving import RetrievingPeer
from index.search import Hit, ScoredSentence


class FusedEngine(RetrievingPeer):
    """The fused retrieval as the settings have it; the sentence nearest to the question by cosine answers."""

    name = "fused"
    title = "our fused retrieval, nearest sentence of the first three chunks"

    def sentence_scores(self, question: str, read: Sequence[tuple[Hit, ScoredSentence]]) -> Sequence[float]:
        return [sentence.cosine or 0.0 for _, sentence in read]  # None where the index has no vectors
