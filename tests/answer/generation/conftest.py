from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from pydantic import SecretStr

from answer.engine import AnswerEngine
from answer.options import AnswerOptions, LanguageModelOptions, ReaderOptions
from index.library import ingest
from index.options import EmbeddingOptions, IndexOptions
from index.search import Index
from tests.fakes import FakeEmbedding
from tests.llm_server.server import LlmServer, Model

Asks = Callable[..., tuple[AnswerEngine, LlmServer]]
SMALL = {
    "zone": "---\ntitle: The zone\npublisher: A newspaper\nas_of: '2022'\n---\n\n## Patents\n\n<!-- ¶ 6 -->\n"
    "The zone holds 24,148 invention patents. The number of high-tech enterprises in the zone was 1,928 in 2021.\n\n"
    "<!-- ¶ 9 -->\nThe added value of the zone's core digital industry was RMB159.62bn in 2021.\n",
    "plan": "---\ntitle: The plan\npublished: '2018-10-22'\n---\n\n"
    "City Brain steers the traffic lights of Hangzhou. Wang Jian said that data should help cities to think.\n",
}
KEY = "sk-test-8d1f0c77aa31"


def options_for(address: str, **values: Any) -> AnswerOptions:
    """Options of an engine whose model is asked there; short time-outs."""
    given = {
        "model": "test-model",
        "base_url": address,
        "api_key": SecretStr(KEY),
        "timeout_s": 5.0,
        "connect_timeout_s": 1.0,
        "first_byte_timeout_s": 3.0,
    }
    return AnswerOptions(reader=ReaderOptions(decline_below=0.0), language_model=LanguageModelOptions(**{**given, **values}))


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The small library, indexed once; not to be changed."""
    folder = tmp_path_factory.mktemp("library")
    for name, text in SMALL.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    options = IndexOptions(storage=tmp_path_factory.mktemp("storage"), embedding=EmbeddingOptions(model="letters"))
    embedding = FakeEmbedding()
    ingest([folder], options, embedding)
    return Index(options, embedding)


@pytest.fixture
def asks(make_engine: Callable[..., AnswerEngine], small_index: Index) -> Iterator[Asks]:
    """An engine over the small library, and the server that its model is: `asks(model, **options)`."""
    with ExitStack() as stack:

        def make(model: Model, *, files: dict[str, str] | None = None, **values: Any) -> tuple[AnswerEngine, LlmServer]:
            server = stack.enter_context(LlmServer(model))
            options = options_for(server.address, **values)
            return make_engine(options, **files) if files else AnswerEngine(small_index, options), server

        yield make
