"""The peers over our index, with an embedding that counts letters."""

from __future__ import annotations

from math import log
from pathlib import Path
from typing import Any

import pytest

from eval.contract import parse_answer
from eval.engine import CannotCheckError, Engine
from eval.peers.bm25 import Bm25Engine
from eval.peers.fused import FusedEngine
from eval.peers.retrieving import RetrievingPeer
from eval.spans import resolves
from index.library import ingest
from index.options import FusionOptions, IndexOptions
from index.search import Index
from tests.fakes import FakeEmbedding

WORDS_ALONE = FusionOptions(bm25=1, dense=0, sentence=0)
LAKE = "The lake is old. Straße: a tower stands there. The tower is 90 metres tall.\n"
TEA = "Tea grows on the hill. It is picked in April.\n"


def indexed(folder: Path, fusion: FusionOptions, **files: str) -> Index:
    documents = folder / "docs"
    documents.mkdir()
    for name, text in files.items():
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    options = IndexOptions(storage=folder / "storage", fusion=fusion)
    ingest([documents], options, FakeEmbedding())
    return Index(options, FakeEmbedding())


def test_fused_quotes_the_sentence_nearest_by_cosine(tmp_path: Path) -> None:
    engine: Engine = FusedEngine(indexed(tmp_path, FusionOptions(), lake=LAKE, tea=TEA))
    said: Any = engine.ask("tea grows on the hill", ())
    answer = parse_answer(said)
    assert (answer.status, answer.text, answer.candidate) == ("answered", "Tea grows on the hill.", "Tea grows on the hill.")
    assert answer.confidence == pytest.approx(1.0, abs=0.01)  # the same letters
    assert [(c.document, c.start, c.end) for c in answer.citations] == [("tea.txt", 0, 22)]
    assert len(answer.looked_at) == 2
    assert all(resolves(span, engine.documents()) for span in (*answer.citations, *answer.looked_at))


def test_bm25_takes_the_sentence_with_most_of_the_words_by_idf(tmp_path: Path) -> None:
    engine = Bm25Engine(indexed(tmp_path, WORDS_ALONE, lake=LAKE, tea=TEA))
    answer = parse_answer(engine.ask("How tall is the tower?", ()))
    assert answer.text == "The tower is 90 metres tall."
    # "is" and "the" are stop words; "tall" and "tower" stand in one of two chunks, "how" in none: idf ln 2, ln 2, ln 3
    assert answer.confidence == pytest.approx(2 * log(2) / (2 * log(2) + log(3)))
    assert answer.looked_at[0].document == "lake.txt"


def test_bm25_without_a_word_in_common_is_sure_of_nothing(tmp_path: Path) -> None:
    engine = Bm25Engine(indexed(tmp_path, WORDS_ALONE, lake=LAKE))
    for question in ("Zebras?", "Who is it?"):
        answer = parse_answer(engine.ask(question, ()))
        assert (answer.status, answer.confidence) == ("answered", 0.0)


@pytest.mark.parametrize("peer", [FusedEngine, Bm25Engine])
def test_what_cannot_be_quoted_is_declined(tmp_path: Path, peer: type[RetrievingPeer]) -> None:
    engine = peer(indexed(tmp_path, FusionOptions(), tea=TEA))
    answer = parse_answer(engine.ask(" ", ()))
    assert (answer.status, answer.text, answer.citations, answer.confidence) == ("declined", "", (), 0.0)
    with pytest.raises(CannotCheckError, match=f"the peer {engine.name} has no claim check"):
        engine.check("Tea grows.", None)


def test_they_say_what_they_retrieve_with(tmp_path: Path) -> None:
    described = Bm25Engine(indexed(tmp_path, WORDS_ALONE, tea=TEA)).describe()
    assert described["weights"] == {"bm25": 1, "dense": 0, "sentence": 0}
    assert described["embedding"] == FakeEmbedding().identity
