"""A draft's sentences are judged side by side, and come back in their order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.checking.checker import AT_ONCE, Checker
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index


@pytest.fixture
def checker(tmp_path: Path, embedding: SentenceEmbedding) -> Iterator[Checker]:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "quay.md").write_text("# The quay\n\nThe quay of Ardon was built in 1917 and has 24 cranes.\n", encoding="utf-8")
    options = IndexOptions(storage=tmp_path / "storage")
    ingest([folder], options, embedding)
    index = Index(options, embedding)
    yield Checker(index)
    index.close()


def test_verdicts_come_in_the_order_of_the_text(checker: Checker) -> None:
    numbers = range(20, 20 + 2 * AT_ONCE + 3)
    text = " ".join(f"The quay of Ardon has {number} cranes." for number in numbers)
    seen: list[tuple[int, int]] = []
    found = checker.check_draft(text, progress=lambda done, total: seen.append((done, total)))
    assert [verdict.claim for verdict in found.claims] == [f"The quay of Ardon has {number} cranes." for number in numbers]
    assert [verdict.verdict for verdict in found.claims] == ["supported" if number == 24 else "contradicted" for number in numbers]
    assert seen == [(done, len(numbers)) for done in range(1, len(numbers) + 1)]


def test_a_check_that_is_stopped_judges_no_further(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    part = checker._part

    def counted(*args: object) -> object:
        judged.append(args[0].text)  # type: ignore[attr-defined]
        return part(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(checker, "_part", counted)
    verdicts = checker.verdicts(checker.claims(" ".join(f"The quay of Ardon has {number} cranes." for number in range(60))))
    next(verdicts)
    verdicts.close()
    assert len(judged) < AT_ONCE


def test_of_no_claims_there_are_no_verdicts(checker: Checker) -> None:
    assert list(checker.verdicts([])) == []
