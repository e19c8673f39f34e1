from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.generation import current_id, pin_current, write_lock
from index.library import ingest, remove, stored_documents
from index.options import IndexOptions
from index.search import Index
from ingest.errors import IndexMismatchError, IndexMissingError, InputError, StorageError
from ingest.options import ChunkOptions
from tests.fakes import FakeEmbedding, NoModel

Folder = Callable[..., Path]


def generations(options: IndexOptions) -> list[str]:
    return sorted(path.name for path in (options.storage / "generations").iterdir())


def test_report_says_what_was_added_changed_unchanged_and_removed(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="One.", b="Two.", c="Three.")], options, embedding)
    path = folder(b="Two changed.", d="Four.")
    (path / "c.md").unlink()

    report = ingest([path], options, embedding, prune=True)

    assert (report.added, report.changed, report.unchanged, report.removed) == (("d.md",), ("b.md",), ("a.md",), ("c.md",))
    assert [doc.text for doc in stored_documents(options.storage)[0]] == ["One.", "Two changed.", "Four."]


def test_without_prune_what_is_gone_from_the_folder_stays(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    path = folder(a="One.", b="Two.")
    ingest([path], options, embedding)
    (path / "b.md").unlink()

    report = ingest([path], options, embedding)

    assert report.manifest is not None and report.manifest.document_count == 2


def test_what_did_not_change_is_not_embedded_again(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    ingest([folder(a="# A\n\nOne is here.", b="# B\n\nTwo is here.")], options, embedding)
    embedding.encoded.clear()

    ingest([folder(b="# B\n\nNow two is there.")], options, embedding)

    assert embedding.encoded == ["B\nNow two is there.", "Now two is there."]


def test_nothing_is_built_when_nothing_changed(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    before = ingest([folder(a="One.")], options, embedding).manifest

    report = ingest([folder()], options, embedding)

    assert not report.has_changes
    assert report.manifest == before


def test_a_question_keeps_its_generation_while_a_new_one_is_built(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="The lake is old.")], options, embedding)
    old = Index(options, embedding)
    ingest([folder(a="The lake is new.")], options, embedding)

    assert old.search("lake").hits[0].text == "The lake is old."
    assert len(generations(options)) == 2

    old.close()
    ingest([folder(a="The lake is gone.")], options, embedding)
    assert generations(options) == [current_id(options.storage)]


def test_an_index_that_is_dropped_gives_its_generation_back(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="One.")], options, embedding)
    index = Index(options, embedding)
    del index

    ingest([folder(a="Two.")], options, embedding)

    assert generations(options) == [current_id(options.storage)]


def test_a_build_that_was_stopped_is_done_again_from_the_vectors_it_had(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("index.build.BM25.build", stop)
        with pytest.raises(KeyboardInterrupt):
            ingest([folder(a="One.")], options, embedding)
    assert current_id(options.storage) is None
    embedding.encoded.clear()

    ingest([folder()], options, embedding)

    assert embedding.encoded == []
    assert len(Index(options, embedding).search("one").hits) == 1


def test_an_index_built_with_another_model_is_refused_with_the_remedy(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="One.")], options, embedding)

    with pytest.raises(IndexMismatchError, match="'letters'.*'other'.*--rebuild"):
        Index(options, FakeEmbedding("other"))
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        ingest([folder()], options, FakeEmbedding("other"))


def test_an_index_cut_otherwise_is_refused_and_rebuild_mends_it(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="One.")], options, embedding)
    other = replace(options, chunks=ChunkOptions(window_tokens=100))

    with pytest.raises(IndexMismatchError, match="was cut with"):
        Index(other, embedding)

    ingest([folder()], other, embedding, rebuild=True)
    assert Index(other, embedding).manifest.chunking["window_tokens"] == 100


def test_without_a_model_word_search_answers_and_says_why(options: IndexOptions, folder: Folder) -> None:
    ingest([folder(a="The lake is old.", b="A river flows.")], options, NoModel())

    found = Index(options, NoModel()).search("old lake")

    assert [hit.text for hit in found.hits][0] == "The lake is old."
    assert found.hits[0].cosine is None
    assert found.notice is not None and "cannot be loaded" in found.notice


def test_a_model_that_comes_back_is_used_at_the_next_ingest(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="The lake is old.")], options, NoModel())

    ingest([folder()], options, embedding)

    assert Index(options, embedding).search("lake").notice is None


def test_removing_a_document_that_is_not_there_removes_nothing(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    ingest([folder(a="One.", b="Two.")], options, embedding)

    with pytest.raises(InputError, match="no document 'c.md'"):
        remove(["a.md", "c.md"], options, embedding)
    assert len(stored_documents(options.storage)[0]) == 2

    remove(["a.md"], options, embedding)
    assert [doc.id for doc in stored_documents(options.storage)[0]] == ["b.md"]


def test_the_last_document_can_be_removed(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    ingest([folder(a="One.")], options, embedding)

    remove(["a.md"], options, embedding)

    assert Index(options, embedding).search("one").hits == ()


def test_a_file_of_another_folder_does_not_take_the_place_of_one_with_its_id(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder, tmp_path: Path
) -> None:
    ingest([folder(a="One.")], options, embedding)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_text("Another.", encoding="utf-8")

    report = ingest([other], options, embedding)

    assert [doc.text for doc in stored_documents(options.storage)[0]] == ["One."]
    assert "belongs to" in report.refused[0].reason


def test_a_file_that_went_bad_does_not_lose_the_good_text(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    path = folder(a="One.", b="Two.")
    ingest([path], options, embedding)
    (path / "a.md").write_bytes(b"")

    report = ingest([path], options, embedding, prune=True)

    assert [Path(item.path).name for item in report.refused] == ["a.md"]
    assert [doc.text for doc in stored_documents(options.storage)[0]] == ["One.", "Two."]


def test_asking_before_any_ingest_names_the_command(options: IndexOptions, embedding: FakeEmbedding) -> None:
    with pytest.raises(IndexMissingError, match="run 'qiantang ingest' first"):
        Index(options, embedding)


def test_two_writers_do_not_write_at_once(options: IndexOptions) -> None:
    with write_lock(options.storage), pytest.raises(StorageError, match="another process is writing"), write_lock(options.storage):
        pass


def test_a_storage_that_is_a_file_is_an_error_that_names_it(tmp_path: Path, embedding: FakeEmbedding, folder: Folder) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(StorageError, match="file.*--storage"):
        ingest([folder(a="One.")], IndexOptions(storage=tmp_path / "file"), embedding)


def test_a_damaged_generation_is_an_error_with_the_remedy(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    ingest([folder(a="One.")], options, embedding)
    pin = pin_current(options.storage)
    pin.release()
    (pin.folder / "manifest.json").write_text("{", encoding="utf-8")

    with pytest.raises(StorageError, match="--rebuild"):
        Index(options, embedding)
    ingest([folder()], options, embedding, rebuild=True)
    assert len(Index(options, embedding).search("one").hits) == 1


def test_each_document_knows_when_it_last_came_in_otherwise(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock:
        at = datetime(2026, 1, 2, tzinfo=UTC)

        @classmethod
        def now(cls, zone: object) -> datetime:
            return cls.at

    monkeypatch.setattr("index.library.datetime", Clock)
    ingest([folder(a="One.", b="Two.")], options, embedding)
    Clock.at = datetime(2026, 3, 4, tzinfo=UTC)
    ingest([folder(b="Two changed.")], options, embedding)

    changed = {doc.id: doc.changed for doc in stored_documents(options.storage)[0]}

    assert changed == {"a.md": "2026-01-02T00:00:00+00:00", "b.md": "2026-03-04T00:00:00+00:00"}


def test_a_file_that_documents_toml_leaves_out_leaves_the_index(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    path = folder(a="One.", b="Two.")
    ingest([path], options, embedding)
    (path / "documents.toml").write_text('["a.md"]\nleave_out = true\n')

    report = ingest([path], options, embedding)

    assert (report.removed, report.unchanged) == (("a.md",), ("b.md",))
