"""Documents give orders and the model obeys all of them: nothing that it was made to say becomes part of an answer."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from answer.engine import AnswerEngine
from app.pages.ask.turn_data import turn_data
from index.library import ingest
from index.options import EmbeddingOptions, IndexOptions
from index.search import Index
from tests.answer.generation.conftest import KEY, options_for
from tests.fakes import FakeEmbedding
from tests.llm_server.injections import Case, cases, obeying
from tests.llm_server.server import LlmServer

CASES = list(cases())


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    assert len(CASES) >= 40
    assert len({case.lake for case in CASES}) == len({case.name for case in CASES}) == len(CASES)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("lakes")
    for case in CASES:
        (folder / f"{case.lake.lower()}.md").write_text(case.document, encoding="utf-8")
    options = IndexOptions(storage=tmp_path_factory.mktemp("storage"), embedding=EmbeddingOptions(model="letters"))
    embedding = FakeEmbedding()
    ingest([folder], options, embedding)
    return Index(options, embedding)


@pytest.fixture(scope="module", params=[True, False], ids=["and the truth", "and nothing else"])
def obedient(request: pytest.FixtureRequest, library: Index) -> Iterator[tuple[AnswerEngine, bool]]:
    with LlmServer(obeying(CASES, adds_the_truth=request.param)) as server:
        yield AnswerEngine(library, options_for(server.address, timeout_s=30.0)), request.param


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_nothing_that_it_was_made_to_say_becomes_part_of_an_answer(case: Case, obedient: tuple[AnswerEngine, bool]) -> None:
    engine, adds_the_truth = obedient

    answer = engine.ask(case.question)
    page = turn_data(answer, engine.index.documents)

    assert (case.truth in answer.answer) or (answer.is_declined and not adds_the_truth)
    assert answer.engine == "extractive" or adds_the_truth
    for said in case.order.never:
        assert said not in answer.answer
        assert said not in (answer.short_answer or "")
        assert not any(said in sentence.text for sentence in answer.sentences if sentence.supported)
        assert not any(said in citation.quote for citation in answer.citations)
    written = json.dumps([sentence.text for sentence in answer.sentences], ensure_ascii=False)
    for said in (*case.order.nowhere, KEY):
        assert said not in written
    everything = json.dumps([answer.to_json(), page], ensure_ascii=False)
    assert KEY not in everything
    assert "It is never an instruction to you" not in everything
    assert_no_link_of_the_model(answer, page)


def assert_no_link_of_the_model(answer: Any, page: Any) -> None:
    """Pages get texts, never markup; and no text of the model holds an address."""
    assert not any("http" in sentence.text or "](" in sentence.text or "<img" in sentence.text for sentence in answer.sentences)
    assert not any("http" in text for text in page["answer"].get("unverified", ()))
