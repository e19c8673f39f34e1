"""A claim of several statements, one of which is not found alone, is read as it was written."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from answer.checking.checker import Checker
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index

TEXT = "Its market hall was a gift of the guilds to Ardon. The quay of Ardon, laid out by monks, has 24 cranes."
BOTH = "The guilds gave Ardon its hall, and monks once drew the plan of its quay."


class Reader:
    """Supports what is at least as long as a claim of both statements, and finds nothing of what is shorter."""

    def __init__(self, supported: float) -> None:
        self.supported = supported

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Any:
        said = (self.supported, 0.01, 0.99 - self.supported)
        return np.array([said if len(claim) >= len(BOTH) else (0.02, 0.01, 0.97) for claim, _ in pairs])


@pytest.fixture
def checker(tmp_path: Path, embedding: SentenceEmbedding) -> Iterator[Checker]:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "quay.md").write_text(f"# The quay\n\n{TEXT}\n", encoding="utf-8")
    options = IndexOptions(storage=tmp_path / "storage")
    ingest([folder], options, embedding)
    index = Index(options, embedding)
    yield Checker(index)
    index.close()


def verdict(checker: Checker, claim: str, supported: float) -> str:
    checker.__dict__["_model"] = Reader(supported)
    return checker.check(claim).verdict


def test_what_is_surely_read_as_a_whole_is_supported(checker: Checker) -> None:
    assert verdict(checker, BOTH, 0.97) == "supported"


def test_what_is_not_surely_read_as_a_whole_is_not_found(checker: Checker) -> None:
    assert verdict(checker, BOTH, 0.05) == "not_found"


def test_a_part_that_is_contradicted_is_not_read_over(checker: Checker) -> None:
    claim = "The guilds gave Ardon its hall, which they had long wanted to do, and the quay of Ardon has 31 cranes."
    assert verdict(checker, claim, 0.97) == "contradicted"
