"""Adding, editing, removing: what is in the index and in the folder afterwards, also when it breaks off half-way."""

import errno
import os
from pathlib import Path

import pytest

from app.jobs import Job
from app.pages.library.data import last_change, outcome_lines, removal_line, undated
from app.pages.library.files import LeftOut, Upload, left_out
from app.pages.library.jobs import Outcome
from index.library import ingest
from tests.app.library_bench import Bench, make_bench

TOWN = "---\ntitle: The town\npublished: 2020-01-02\n---\nThe town has 42 boats.\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return make_bench(tmp_path, town=TOWN)


def upload(name: str, content: bytes | str, sent_as: str | None = None) -> Upload:
    return Upload(sent_as=sent_as or name, name=name, content=content.encode() if isinstance(content, str) else content)


def test_uploads_go_into_the_folder_and_the_index_and_a_damaged_one_is_refused(bench: Bench) -> None:
    files = [upload("port.txt", "The port has 9 cranes."), upload("bad.pdf", b"%PDF-1.4 nonsense", sent_as="../bad <b>.pdf")]
    outcome = bench.outcome(bench.library.add(files, [("virus.exe", "not read")]))
    assert outcome.added == ("uploads/port.txt",)
    assert [name for name, _ in outcome.refused] == ["virus.exe", "../bad <b>.pdf"]
    assert set(bench.documents()) == {"town.md", "uploads/port.txt"}
    assert bench.files() == {"town.md": TOWN, "uploads/port.txt": "The port has 9 cranes."}
    assert bench.loading.renewed == 1


def test_an_upload_has_the_id_that_an_ingest_of_the_folder_gives_it(bench: Bench) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    report = ingest([bench.corpus], bench.settings.index_options(), bench.loading.embedding(), prune=True)
    assert (report.added, report.changed, report.removed) == ((), (), ())


def test_the_first_upload_makes_the_library(tmp_path: Path) -> None:
    bench = make_bench(tmp_path)
    assert bench.outcome(bench.library.add([upload("a.md", "Text one.")])).added == ("uploads/a.md",)
    assert set(bench.documents()) == {"uploads/a.md"}


def test_a_file_that_is_replaced_keeps_what_is_known_about_it(bench: Bench) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    bench.outcome(bench.library.edit(bench.documents()["uploads/port.txt"], {"published": "2021-05-06"}))
    outcome = bench.outcome(bench.library.add([upload("port.txt", "The port has 10 cranes.")]))
    doc = bench.documents()["uploads/port.txt"]
    assert outcome.changed == ("uploads/port.txt",)
    assert (doc.text, doc.about.published) == ("The port has 10 cranes.", "2021-05-06")
    assert sorted(bench.files()) == ["town.md", "uploads/documents.toml", "uploads/port.txt"]


def test_only_refused_files_change_nothing(bench: Bench) -> None:
    outcome = bench.outcome(bench.library.add([upload("empty.md", "")]))
    assert [name for name, _ in outcome.refused] == ["empty.md"]
    assert bench.files() == {"town.md": TOWN} and bench.loading.renewed == 0


@pytest.mark.parametrize("stage", ["Reading the files", "Cutting into passages", "Writing the index"])
def test_an_upload_that_is_stopped_leaves_everything_as_it_was(bench: Bench, stage: str) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    before, generation = bench.files(), {doc_id: doc.text for doc_id, doc in bench.documents().items()}

    class Impatient(Job):
        def report(self, at: str, done: int = 0, total: int = 0) -> None:
            if at == stage:
                self.stop()
            super().report(at, done, total)

    job = Impatient(id="1", kind="library", title="Add")
    job.run(bench.library.add([upload("port.txt", "The port has 10 cranes."), upload("new.txt", "New text.")]))
    assert (job.state, job.result) == ("stopped", None)
    assert bench.files() == before
    assert {doc_id: doc.text for doc_id, doc in bench.documents().items()} == generation
    assert bench.outcome(bench.library.add([upload("new.txt", "New text.")])).added == ("uploads/new.txt",)


def test_a_full_disk_is_told_in_one_line_and_changes_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    before, real = bench.files(), os.fdopen

    def full(handle: int, *args: object, **more: object) -> object:
        os.close(handle)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.pages.library.files.os.fdopen", full)
    job = bench.do(bench.library.add([upload("new.txt", "New text."), upload("port.txt", "Other text.")]))
    monkeypatch.setattr("app.pages.library.files.os.fdopen", real)
    assert (job.state, job.error) == (
        "failed",
        f"the folder {bench.corpus / 'uploads'} cannot be written (No space left on device); nothing was added",
    )
    assert bench.files() == before and set(bench.documents()) == {"town.md", "uploads/port.txt"}


def test_a_folder_that_cannot_be_made_is_told_in_one_line(bench: Bench) -> None:
    (bench.corpus / "uploads").write_text("a file, where the folder should be")
    job = bench.do(bench.library.add([upload("new.txt", "New text.")]))
    assert job.state == "failed" and job.error.startswith(f"the folder {bench.corpus / 'uploads'} cannot be written")
    assert set(bench.documents()) == {"town.md"}


def test_an_edit_is_written_beside_the_file_and_shows_in_the_index(bench: Bench) -> None:
    outcome = bench.outcome(bench.library.edit(bench.documents()["town.md"], {"published": "2022-03-04", "publisher": "Office"}))
    about = bench.documents()["town.md"].about
    assert outcome == Outcome(changed=("town.md",))
    assert (about.title, about.published, about.publisher) == ("The town", "2022-03-04", "Office")
    assert bench.files() == {
        "documents.toml": '["town.md"]\npublished = "2022-03-04"\npublisher = "Office"\n',
        "town.md": TOWN,
    }


def test_a_date_can_be_taken_away_and_the_document_is_pointed_out(bench: Bench) -> None:
    bench.outcome(bench.library.edit(bench.documents()["town.md"], {"published": ""}))
    assert [doc.id for doc in undated(list(bench.documents().values()))] == ["town.md"]


def test_an_edit_that_fails_leaves_the_table_as_it_was(bench: Bench) -> None:
    doc = bench.documents()["town.md"]
    (bench.corpus / "documents.toml").write_text("# notes\n")
    (bench.corpus / "town.md").write_text("")
    job = bench.do(bench.library.edit(doc, {"publisher": "Office"}))
    assert job.state == "failed" and "empty" in job.error
    assert bench.files()["documents.toml"] == "# notes\n"
    (bench.corpus / "town.md").unlink()
    assert "is gone" in bench.do(bench.library.edit(doc, {"publisher": "Office"})).error


def test_an_uploaded_document_is_removed_with_its_file_and_what_was_known_about_it(bench: Bench) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    bench.outcome(bench.library.edit(bench.documents()["uploads/port.txt"], {"publisher": "Office"}))
    doc = bench.documents()["uploads/port.txt"]
    assert "is deleted" in removal_line(doc, bench.corpus)
    assert bench.outcome(bench.library.remove(doc)) == Outcome(removed=("uploads/port.txt",))
    assert set(bench.documents()) == {"town.md"}
    assert bench.files() == {"town.md": TOWN, "uploads/documents.toml": ""}


def test_another_document_leaves_the_library_its_file_stays_and_no_ingest_brings_it_back(bench: Bench) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    doc = bench.documents()["town.md"]
    assert "stays where it is" in removal_line(doc, bench.corpus)
    assert bench.outcome(bench.library.remove(doc)) == Outcome(removed=("town.md",))
    assert set(bench.documents()) == {"uploads/port.txt"}
    assert bench.files()["town.md"] == TOWN
    ingest([bench.corpus], bench.settings.index_options(), bench.loading.embedding())
    assert set(bench.documents()) == {"uploads/port.txt"}


def test_what_was_left_out_can_be_put_back(bench: Bench) -> None:
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    bench.outcome(bench.library.remove(bench.documents()["town.md"]))
    (item,) = left_out(list(bench.documents().values()), bench.corpus)
    assert item == LeftOut(path=bench.corpus / "town.md", root=bench.corpus)
    assert bench.outcome(bench.library.put_back(item)) == Outcome(added=("town.md",))
    assert bench.files()["documents.toml"] == "" and left_out(list(bench.documents().values()), bench.corpus) == ()


def test_the_last_document_can_be_removed(bench: Bench) -> None:
    assert bench.outcome(bench.library.remove(bench.documents()["town.md"])) == Outcome(removed=("town.md",))
    assert bench.documents() == {}


def test_a_document_whose_file_is_gone_can_be_removed(bench: Bench) -> None:
    (bench.corpus / "town.md").unlink()
    doc = bench.documents()["town.md"]
    assert "gone already" in removal_line(doc, bench.corpus)
    assert bench.outcome(bench.library.remove(doc)) == Outcome(removed=("town.md",))


def test_each_document_shows_when_it_last_changed(bench: Bench) -> None:
    before = last_change(bench.documents()["town.md"])
    bench.outcome(bench.library.add([upload("port.txt", "The port has 9 cranes.")]))
    assert before is not None and last_change(bench.documents()["town.md"]) == before


def test_the_outcome_is_told_a_line_a_kind() -> None:
    outcome = Outcome(added=("a.md", "b.md"), unchanged=("c.md",), refused=(("d.pdf", "it is damaged"),), notes=("Words alone.",))
    assert outcome_lines(outcome) == [
        ("success", "Added: a.md, b.md"),
        ("info", "The same as before: c.md"),
        ("error", "Refused: “d.pdf”: it is damaged"),
        ("info", "Words alone."),
    ]
    assert outcome_lines(Outcome()) == [("info", "Nothing was changed.")]
