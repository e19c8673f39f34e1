from collections.abc import Callable
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from answer.options import AnswerOptions
from index.library import ingest
from index.options import EmbeddingOptions, IndexOptions
from index.search import Index
from tests.fakes import FakeEmbedding

LIBRARY = {
    "zone": "---\ntitle: The zone\npublisher: A newspaper\nas_of: '2022'\n---\n\n## Patents\n\n<!-- ¶ 6 -->\n"
    "The zone holds 24,148 invention patents. The number of high-tech enterprises in the zone was 1,928 in 2021.\n\n"
    "<!-- ¶ 9 -->\nThe added value of the zone's core digital industry was RMB159.62bn in 2021.\n",
    "plan": "---\ntitle: The plan\npublished: '2018-10-22'\n---\n\n"
    "City Brain steers the traffic lights of Hangzhou. Wang Jian said that data should help cities to think.\n",
}


@pytest.fixture
def make_engine(tmp_path: Path) -> Callable[..., AnswerEngine]:
    """An engine over the small library, with the fake embedding."""

    def make(answer_options: AnswerOptions | None = None, **files: str) -> AnswerEngine:
        docs = tmp_path / "docs"
        docs.mkdir(exist_ok=True)
        for name, text in (files or LIBRARY).items():
            (docs / f"{name}.md").write_text(text, encoding="utf-8")
        options = IndexOptions(storage=tmp_path / "storage", embedding=EmbeddingOptions(model="letters"))
        embedding = FakeEmbedding()
        ingest([docs], options, embedding)
        return AnswerEngine(Index(options, embedding), answer_options or AnswerOptions())

    return make
