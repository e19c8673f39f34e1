"""The naive peer with an embedding that counts letters."""

from __future__ import annotations

from typing import Any

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from eval.contract import parse_answer
from eval.engine import CannotCheckError, Engine
from eval.peers.naive import NaiveEngine
from eval.peers.quoting import READ_CHUNKS
from eval.spans import resolves


class LetterEmbedding(BaseEmbedding):
    """Vector = how often each letter from a to z occurs."""

    def _get_text_embedding(self, text: str) -> list[float]:
        return [float(text.lower().count(letter)) for letter in "abcdefghijklmnopqrstuvwxyz"]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def naive(documents: dict[str, str]) -> NaiveEngine:
    return NaiveEngine(LetterEmbedding(model_name="letters"), documents)


def test_the_nearest_sentence_answers_and_its_citation_resolves() -> None:
    documents = {"a.md": "Straße: aaa bbb. Zzz zzz xxx.\n\nZzz zzz zzz. Ccc ddd.", "b.md": "qqq qqq"}
    said: Any = naive(documents).ask("zzz xxx?", ())
    assert (said["status"], said["answer"], said["candidate"]) == ("answered", "Zzz zzz xxx.", "Zzz zzz xxx.")
    assert said["confidence"] == pytest.approx((6 * 3 + 3 * 3) / ((6**2 + 3**2) ** 0.5 * 18**0.5))
    answer = parse_answer(said)
    assert [(c.start, c.end) for c in answer.citations] == [(17, 29)]
    assert all(resolves(span, documents) for span in (*answer.citations, *answer.looked_at))
    assert answer.looked_at[0].document == "a.md"


def test_chunks_that_repeat_a_text_keep_their_own_offsets() -> None:
    paragraph = "The same caption stands here again. " * 60
    documents = {"a.md": f"{paragraph}\n\n{paragraph}\n\n{paragraph}"}
    looked_at = parse_answer(naive(documents).ask("caption", ())).looked_at
    assert len({span.start for span in looked_at}) == len(looked_at) > READ_CHUNKS
    assert all(resolves(span, documents) for span in looked_at)


def test_without_anything_to_read_it_declines() -> None:
    for engine, question in ((naive({}), "x?"), (naive({"a.md": ""}), "x?"), (naive({"a.md": "Abc."}), " ")):
        answer = parse_answer(engine.ask(question, ()))
        assert (answer.status, answer.text, answer.citations) == ("declined", "", ())


def test_it_checks_no_claims_and_is_an_engine() -> None:
    engine: Engine = naive({"a.md": "Abc."})
    assert engine.documents() == {"a.md": "Abc."} and engine.describe()["embedding"] == "letters"
    with pytest.raises(CannotCheckError):
        engine.check("x", None)
