"""Word search alone: what the vectors add is the difference to this."""

from __future__ import annotations

from collections.abc import Sequence

from eval.peers.retrieving import RetrievingPeer
from index.bm25 import tokens_of
from index.search import Hit, ScoredSentence


class Bm25Engine(RetrievingPeer):
    """Chunks by BM25 alone; the sentence that holds most of what the question's words tell answers.

    A sentence's score is the share of the inverse document frequency of the question's stemmed words that the sentence
    holds, 0..1, so that no vector decides anything. Open the index with the weights bm25=1, dense=0, sentence=0. The
    question is embedded all the same, as the search does it: times are no faster than those of `fused`.
    """

    name = "bm25"
    title = "BM25 over our chunks, sentence of the first three with most of the question's words by idf"

    def sentence_scores(self, question: str, read: Sequence[tuple[Hit, ScoredSentence]]) -> Sequence[float]:
        idf = self.index.idf(question)
        total = sum(idf.values())
        if not total:
            return [0.0] * len(read)
        sentences = [self.documents()[hit.document][sentence.start : sentence.end] for hit, sentence in read]
        return [sum(idf.get(word, 0.0) for word in set(words)) / total for words in tokens_of(sentences)]
