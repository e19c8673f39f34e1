"""Word search: BM25 over chunks, by bm25s; saved beside the vectors because an embedded Chroma refuses sparse ones."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

# Numbers with their separators, letters, and single ideographs: "RMB490.5bn" is three words, "杭州市" three signs.
TOKENS = r"(?u)\d+(?:[.,]\d+)*|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+"
K1, B = 1.5, 0.75  # bm25s's defaults, Robertson's usual values
EMPTY = "empty"

Scores = NDArray[np.float32]


def tokens_of(texts: Sequence[str]) -> list[list[str]]:
    """Stemmed words of each text, English stop words left out, thousands separators taken out of numbers."""
    tokens: list[list[str]] = bm25s.tokenize(
        list(texts), token_pattern=TOKENS, stopwords="en", stemmer=Stemmer.Stemmer("english"), return_ids=False, show_progress=False
    )
    return [[token.replace(",", "") for token in row] for row in tokens]


class BM25:
    """BM25 scores of a question over all chunks, in row order."""

    def __init__(self, searcher: "bm25s.BM25 | None", count: int) -> None:
        self._searcher = searcher
        self._count = count

    @classmethod
    def build(cls, texts: Sequence[str], folder: Path) -> "BM25":
        """Index the texts and save the index into `folder`."""
        tokens = tokens_of(texts)
        folder.mkdir(parents=True, exist_ok=True)
        if not any(tokens):  # bm25s cannot index texts without a word
            (folder / EMPTY).write_text(str(len(texts)), encoding="ascii")
            return cls(None, len(texts))
        searcher = bm25s.BM25(k1=K1, b=B)
        searcher.index(tokens, show_progress=False)
        searcher.save(folder, show_progress=False)
        return cls(searcher, len(texts))

    @classmethod
    def open(cls, folder: Path, count: int) -> "BM25":
        """The index saved in `folder` over `count` texts, memory-mapped."""
        if (folder / EMPTY).exists():
            return cls(None, count)
        return cls(bm25s.BM25.load(folder, mmap=True, show_progress=False), count)

    def scores(self, question: str, *, names: Sequence[tuple[str, Sequence[str]]] = ()) -> Scores:
        """(n_chunks,) float32, 0 where no word of the question occurs.

        Args:
            names: names that stand in the question, each with other names of the same thing. A chunk that has one of those counts
                as having the name, and at most for as much: a rare way of writing a common name tells no more than the name.
        """
        total = self._sum_of(tokens_of([question])[0])
        for written, others in names:
            own = self._sum_of(tokens_of([written])[0])
            best = own
            for words in tokens_of(list(others)):
                scores = self._sum_of(words)
                if own.any() and scores.any():
                    scores = scores * min(1.0, float(own.max()) / float(scores.max()))
                best = np.maximum(best, scores)
            total = total + (best - own)
        return np.asarray(total, dtype=np.float32)

    def _sum_of(self, words: Sequence[str]) -> Scores:
        """Sum of the words' BM25 scores by chunk."""
        known = [word for word in words if self._searcher is not None and word in self._searcher.vocab_dict]
        if self._searcher is None or not known:
            return np.zeros(self._count, dtype=np.float32)
        return np.asarray(self._searcher.get_scores(known), dtype=np.float32)

    def unknown(self, words: Sequence[str]) -> frozenset[str]:
        """Those of the stemmed words that no chunk holds."""
        vocabulary = self._searcher.vocab_dict if self._searcher is not None else {}
        return frozenset(word for word in words if word not in vocabulary)

    def idf(self, words: Sequence[str]) -> dict[str, float]:
        """ln(1 + n / (1 + chunks that hold the word)) by stemmed word: how much a word tells; no unit."""
        vocabulary = self._searcher.vocab_dict if self._searcher is not None else {}
        found = {}
        for word in words:
            row = vocabulary.get(word)
            holding = 0
            if row is not None and self._searcher is not None:
                starts = self._searcher.scores["indptr"]
                holding = int(starts[row + 1] - starts[row])
            found[word] = float(np.log1p(self._count / (1 + holding)))
        return found
