from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from index import generation
from index.library import ingest
from index.options import IndexOptions
from index.search import Index
from ingest.errors import IndexMismatchError
from tests.fakes import FakeEmbedding

Folder = Callable[..., Path]
REPORT = "---\ntitle: Report\nas_of: '2021'\n---\n\nThe Lakeside Zone (LZ) holds 1,200 patents. This year it won a prize.\n"


def test_sentences_come_with_what_they_state(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    ingest([folder(a=REPORT)], options, embedding)

    first, second = Index(options, embedding).search("patents").hits[0].sentences

    assert [(item.value, item.unit) for item in first.facts.quantities] == [(Decimal(1200), "patent")]
    assert [(time.period.start, time.resolved_by) for time in second.facts.times] == [((2021, 1, 1), "document")]


def test_names_in_brackets_are_known_to_the_index(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    ingest([folder(a=REPORT)], options, embedding)

    assert dict(Index(options, embedding).lexicon.bracketed) == {"LZ": "Lakeside Zone"}


def test_an_index_annotated_in_another_way_is_refused(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([folder(a=REPORT)], options, embedding)
    monkeypatch.setattr(generation, "FACTS_VERSION", 999)

    with pytest.raises(IndexMismatchError, match="--rebuild"):
        Index(options, embedding)
