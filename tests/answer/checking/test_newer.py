"""A claim that a document bears out beside what newer documents say of the same."""

from pathlib import Path

import pytest

from answer.checking.checker import Checker
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index

CLAIM = "The port of Ardon ranks 21st in the world innovation list."
OLD = "In the world innovation list, the port of Ardon ranks 21st."


def newer(tmp_path: Path, embedding: SentenceEmbedding, sentence: str) -> list[str]:
    folder = tmp_path / "docs"
    folder.mkdir()
    for year, text in ((2018, OLD), (2023, sentence)):
        (folder / f"{year}.md").write_text(f"---\ntitle: Ardon in {year}\nas_of: {year}\n---\n{text}\n", encoding="utf-8")
    options = IndexOptions(storage=tmp_path / "storage")
    ingest([folder], options, embedding)
    index = Index(options, embedding)
    try:
        return [value.value for value in Checker(index).check(CLAIM).other_values]
    finally:
        index.close()


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("In the world innovation list, the port of Ardon ranks 14th.", ["14th"]),
        ("In the world innovation list, the port of Ardon ranks 21st.", []),
        ("The port of Ardon was for the first time in the upper half of the world innovation list.", []),
        ("More than 30 firms of Ardon keep a garden.", []),
    ],
)
def test_only_another_value_of_the_same_thing_is_newer(
    tmp_path: Path, embedding: SentenceEmbedding, sentence: str, values: list[str]
) -> None:
    assert newer(tmp_path, embedding, sentence) == values
