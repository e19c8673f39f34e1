"""Values that disagree across a library: what is found, and what only looks like it."""

from pathlib import Path

import pytest

from answer.disagreements import Disagreement, disagreements
from index.library import ingest
from index.options import EmbeddingOptions, IndexOptions
from index.search import Index
from tests.fakes import FakeEmbedding


def found(tmp_path: Path, **documents: str) -> list[tuple[str, str, bool]]:
    """Both values and whether they are of one time, of documents of these names."""
    return [(item.one.value, item.other.value, item.is_same_time) for item in searched(tmp_path, **documents)]


def searched(tmp_path: Path, **documents: str) -> tuple[Disagreement, ...]:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in documents.items():
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\nas_of: 2021\n---\n{text}\n", encoding="utf-8")
    options = IndexOptions(storage=tmp_path / "storage", embedding=EmbeddingOptions(model="letters"))
    embedding = FakeEmbedding()
    ingest([folder], options, embedding)
    index = Index(options, embedding)
    try:
        return disagreements(index)
    finally:
        index.close()


def test_two_documents_that_give_one_thing_different_values(tmp_path: Path) -> None:
    (item,) = searched(
        tmp_path,
        one="The museums of Ningbo had 9.5 million visitors in 2020.",
        two="In 2020, 8.1 million visitors came to the museums of Ningbo. Ningbo is a port.",
    )
    assert {item.one.value, item.other.value} == {"9.5 million visitors", "8.1 million visitors"}
    assert item.is_same_time and (item.one.as_of, item.other.as_of) == ("2020", "2020")
    assert {side.citation.quote for side in (item.one, item.other)} == {
        "The museums of Ningbo had 9.5 million visitors in 2020.",
        "In 2020, 8.1 million visitors came to the museums of Ningbo.",
    }


def test_values_of_different_times_are_told_apart_and_the_newer_comes_first(tmp_path: Path) -> None:
    text = "The port of Ningbo handled 12 million containers in 2018. In 2020 the port of Ningbo handled 15 million containers."
    assert found(tmp_path, one=text) == [("15 million containers", "12 million containers", False)]


def test_one_document_may_disagree_with_itself(tmp_path: Path) -> None:
    text = "Ningbo ranked third in China for exports in 2020.\n\nIn 2020 Ningbo ranked fifth in China for exports."
    assert found(tmp_path, one=text) == [("third", "fifth", True)]


def test_the_same_pair_is_listed_once(tmp_path: Path) -> None:
    text = "The port of Ningbo has 44 cranes. The port of Ningbo has 44 cranes."
    assert len(found(tmp_path, one=text, two="The port of Ningbo has 51 cranes.")) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The port of Ningbo has 44 cranes.", "The port of Ningbo has 44 cranes."),  # the same
        ("The port of Ningbo has 44.4 km of quays.", "The port of Ningbo has 44 km of quays."),  # rounded
        ("The port of Ningbo has more than 40 cranes.", "The port of Ningbo has 44 cranes."),  # less exact
        ("The port of Ningbo has 44 cranes.", "The port of Wenzhou has 51 cranes."),  # another place
        ("The port of Ningbo has 44 cranes.", "The port of Ningbo has 51 berths."),  # another thing
        ("The robot industry of Ningbo grew by 9%.", "The tea industry of Ningbo grew by 4%."),  # another industry
        ("The urban population of Ningbo is 7 million people.", "The population of Ningbo is 9 million people."),  # narrower
        ("The exports of Ningbo rose by 9%.", "The exports of Ningbo fell by 4%."),  # another way: another measure of it
        ("The exports of Ningbo rose by 9%.", "The exports of Ningbo made up 40% of output."),  # a change, a share
        ("The port of Ningbo has 44 cranes.", "The port of Ningbo will have 51 cranes."),  # a plan
        ("The town has 44 cranes.", "The town has 51 cranes."),  # any town
        ("This port of Ningbo has 44 cranes.", "This port of Ningbo has 51 cranes."),  # points elsewhere
        ("Shares of 19% and 17% went to firms of Ningbo.", "Shares of 22% and 11% went to firms of Ningbo."),  # lists
    ],
)
def test_what_agrees_or_speaks_of_two_things_is_not_listed(one: str, two: str, tmp_path: Path) -> None:
    assert found(tmp_path, one=one, two=two) == []


def test_a_search_reports_how_far_it_is_and_can_be_ended(tmp_path: Path) -> None:
    class Enough(Exception):  # noqa: N818
        pass

    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text("The port of Ningbo has 44 cranes.")
    options = IndexOptions(storage=tmp_path / "storage", embedding=EmbeddingOptions(model="letters"))
    ingest([folder], options, FakeEmbedding())
    index = Index(options, FakeEmbedding())
    seen: list[tuple[int, int]] = []
    disagreements(index, report=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 1), (1, 1)]

    def stop(done: int, total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        disagreements(index, report=stop)
    index.close()
