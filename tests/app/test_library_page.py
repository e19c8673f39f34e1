"""The page Library, run by Streamlit's own test harness over a small library; for the browser see test_browser_library.py."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answer.citations import cite
from app import jobs as jobs_module
from app import preload
from app.jobs import Jobs
from app.pages.library import desk as library_desk
from app.pages.library import differing_view as library_differing_view
from app.pages.library import page as library_page
from app.pages.library.cuts import cuts_of
from app.pages.library.differing import Differing, Found, Side, keep, kept
from app.pages.shared.plain_text import plain
from app.stored import read_stored
from tests.app.library_bench import Bench, make_bench

HOSTILE = '<img src=x onerror="window.pwned=1"> **T** $x$ :red[y]'
TOWN = "---\ntitle: The town of Ningbo\nas_of: 2021\n---\n# Port\n\nThe port of Ningbo has 44 cranes. It is old.\n"
WAIT_S = 20.0


def script() -> None:
    from app.pages.library.page import page

    page()


class LibraryPage:
    """The page, and what is on it."""

    def __init__(self, bench: Bench, work: Jobs) -> None:
        self.bench, self.work = bench, work
        self.page = AppTest.from_function(script, default_timeout=30).run()

    @property
    def desk(self) -> library_desk.Desk:
        desk: library_desk.Desk = self.page.session_state[library_desk.KEY]
        return desk

    def choose(self, doc_id: str) -> None:
        self.page.selectbox(key=library_page.CHOSEN).set_value(doc_id).run()

    def click(self, label: str) -> None:
        next(button for button in self.page.button if button.label == label).click().run()

    def wait(self) -> None:
        for kind in ("library", "disagreements"):
            for job in self.work.of_kind(kind):
                assert job.wait(WAIT_S)
        self.page.run()

    def upload(self, *files: tuple[str, bytes]) -> None:
        self.page.file_uploader[0].set_value([(name, content, "text/plain") for name, content in files]).run()

    def shown(self, name: str) -> list[dict[str, Any]]:
        mounted = [element.proto for element in self.page.get("bidi_component")]
        return [json.loads(proto.json) for proto in mounted if proto.component_name == f"qiantang_{name}"]

    def errors(self) -> list[str]:
        return [error.value for error in self.page.error]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    made = Jobs()
    for module in (jobs_module, library_page, library_desk, library_differing_view):
        monkeypatch.setattr(module, "jobs", lambda: made)
    return made


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return make_bench(tmp_path, town=TOWN, note=f"---\ntitle: '{HOSTILE}'\n---\nNothing is dated here.\n")


@pytest.fixture
def visit(bench: Bench, work: Jobs, monkeypatch: pytest.MonkeyPatch) -> Iterator[LibraryPage]:
    monkeypatch.setattr(preload, "shared", lambda settings: bench.loading)
    for name in ("storage", "corpus", "embed_model"):
        monkeypatch.setenv(f"QIANTANG_{name.upper()}", str(getattr(bench.settings, name)))
    page = LibraryPage(bench, work)
    assert not page.page.exception
    yield page
    assert not page.page.exception


def test_the_documents_are_listed_and_those_without_dates_pointed_out(visit: LibraryPage) -> None:
    table = visit.page.dataframe[0].value
    assert list(table["Title"]) == [HOSTILE, "The town of Ningbo"]
    assert list(table["As of"].fillna("")) == ["", "2021"] and list(table["Passages"]) == [1, 1]
    assert visit.page.caption[0].value == "2 documents, 2 passages"
    assert visit.page.warning[0].value == plain(
        "1 document without any date; such documents count as the oldest where values differ. "
        "1 document without a date of publication, dated by the period of the figures alone."
    )
    visit.page.toggle(key="library-undated").set_value(True).run()
    assert len(visit.page.dataframe[0].value) == 2


def test_an_edit_is_checked_saved_and_shown(visit: LibraryPage) -> None:
    visit.choose("town.md")
    visit.click("Edit")
    fields = {field.label: field for field in visit.page.text_input}
    assert fields["Title"].value == "The town of Ningbo" and fields["Figures as of"].value == "2021"
    fields["Published"].set_value("31.12.2021")
    visit.click("Save")
    assert visit.errors() == [plain("Published is “31.12.2021”: write a day as 2018-10-22, a month as 2018-10, or a year as 2018.")]
    {field.label: field for field in visit.page.text_input}["Published"].set_value("2021-12-31")
    visit.click("Save")
    visit.wait()
    assert [item.value for item in visit.page.success] == [plain("Changed: town.md")]
    assert visit.bench.documents()["town.md"].about.published == "2021-12-31"
    assert visit.bench.files()["documents.toml"] == '["town.md"]\npublished = "2021-12-31"\n'
    visit.click("Done")
    assert not visit.page.success


def test_a_document_is_shown_whole_and_as_it_was_cut(visit: LibraryPage) -> None:
    visit.choose("town.md")
    visit.click("View")
    assert visit.shown("document")[0]["text"] == visit.bench.documents()["town.md"].text
    visit.click("How it was cut")
    (shown,) = visit.shown("cuts")
    (cut,) = shown["cuts"]
    sentences = [shown["text"][start:end] for start, end in cut["sentences"]]
    assert sentences == ["The port of Ningbo has 44 cranes.", "It is old."]
    assert (cut["headings"], shown["title"]) == ("Port", "The town of Ningbo")


def test_the_cuts_lie_where_the_index_says(bench: Bench) -> None:
    stored = read_stored(bench.settings.storage)
    doc = next(doc for doc in stored.documents if doc.id == "town.md")
    (cut,) = cuts_of(bench.settings.storage, stored.generation, doc)
    assert doc.text[cut["start"] : cut["end"]] == "The port of Ningbo has 44 cranes. It is old."


def test_files_are_added_and_a_bad_one_refused(visit: LibraryPage) -> None:
    visit.upload(("harbour.txt", b"The harbour has 9 berths."), ("bad.pdf", b"no pdf"))
    visit.click("Add to the library")
    visit.wait()
    assert [item.value for item in visit.page.success] == [plain("Added: uploads/harbour.txt")]
    assert visit.errors()[0].startswith(plain("Refused: “bad.pdf”: "))
    assert "uploads/harbour.txt" in visit.bench.documents()


def test_a_file_that_is_there_is_only_overwritten_if_someone_says_so(visit: LibraryPage) -> None:
    for content in (b"The harbour has 9 berths.", b"The harbour has 10 berths."):
        visit.upload(("harbour.txt", content))
        if content.startswith(b"The harbour has 10"):
            assert [button.disabled for button in visit.page.button if button.label == "Add to the library"] == [True]
            visit.page.radio[0].set_value("Keep both").run()
        visit.click("Add to the library")
        visit.wait()
    texts = {doc_id: doc.text for doc_id, doc in visit.bench.documents().items() if doc_id.startswith("uploads/")}
    assert texts == {"uploads/harbour.txt": "The harbour has 9 berths.", "uploads/harbour (2).txt": "The harbour has 10 berths."}


def test_a_second_change_waits_until_the_first_is_done(visit: LibraryPage) -> None:
    begun = visit.work.begin("library", "Add 3 files", lambda job: time.sleep(1.5))
    assert begun is not None
    visit.choose("town.md")
    visit.click("Remove")
    visit.click("Remove it")
    assert plain(library_desk.BUSY) in [plain(line) if line == library_desk.BUSY else line for line in visit.errors()]
    assert begun.wait(WAIT_S) and set(visit.bench.documents()) == {"note.md", "town.md"}


def test_what_was_left_out_is_not_put_back_while_the_library_is_being_changed_and_that_is_said(visit: LibraryPage) -> None:
    visit.choose("town.md")
    visit.click("Remove")
    visit.click("Remove it")
    visit.wait()
    gate = threading.Event()
    begun = visit.work.begin("library", "Add 3 files", lambda job: gate.wait(WAIT_S))
    visit.click("Put it back")
    assert visit.errors() == [library_desk.BUSY] and set(visit.bench.documents()) == {"note.md"}
    gate.set()
    assert begun is not None and begun.wait(WAIT_S)
    visit.wait()
    visit.click("Put it back")
    visit.wait()
    assert visit.errors() == [] and set(visit.bench.documents()) == {"note.md", "town.md"}


def test_a_document_is_removed_after_a_second_word_and_can_be_put_back(visit: LibraryPage) -> None:
    visit.choose("town.md")
    visit.click("Remove")
    assert "stays where it is" in visit.page.warning[1].value.replace("\\", "")
    assert set(visit.bench.documents()) == {"note.md", "town.md"}
    visit.click("Remove it")
    visit.wait()
    assert set(visit.bench.documents()) == {"note.md"}
    assert visit.page.expander[0].label == "Left out of the library (1)"
    visit.click("Put it back")
    visit.wait()
    assert set(visit.bench.documents()) == {"note.md", "town.md"}


def test_a_folder_that_cannot_be_written_is_told_in_one_line(visit: LibraryPage) -> None:
    (visit.bench.corpus / "uploads").write_text("a file, where the folder should be")
    visit.upload(("harbour.txt", b"The harbour has 9 berths."))
    visit.click("Add to the library")
    visit.wait()
    (line,) = visit.errors()
    assert line.startswith(plain(f"The folder {visit.bench.corpus / 'uploads'} cannot be written"))


def test_an_empty_library_begins_with_adding(tmp_path: Path, work: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = make_bench(tmp_path)
    monkeypatch.setattr(preload, "shared", lambda settings: bench.loading)
    for name in ("storage", "corpus", "embed_model"):
        monkeypatch.setenv(f"QIANTANG_{name.upper()}", str(getattr(bench.settings, name)))
    page = LibraryPage(bench, work)
    assert not page.page.exception and not page.page.error
    assert page.page.caption[0].value == "There are no documents yet. Add some below."
    page.upload(("harbour.txt", b"The harbour has 9 berths."))
    page.click("Add to the library")
    page.wait()
    assert set(bench.documents()) == {"uploads/harbour.txt"}


def test_values_that_disagree_are_kept_with_the_generation_and_shown_side_by_side(visit: LibraryPage) -> None:
    stored = read_stored(visit.bench.settings.storage)
    doc = next(doc for doc in stored.documents if doc.id == "town.md")
    quote = "The port of Ningbo has 44 cranes."
    start = doc.text.index(quote)
    side = Side(value="44 cranes", as_of="2021", citation=cite(doc, start, start + len(quote), locator=None))
    found = Found(
        generation=stored.generation,
        at=datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
        items=(Differing(one=side, other=side, is_same_time=True),),
    )
    keep(visit.bench.settings.storage, found)
    assert kept(visit.bench.settings.storage, stored.generation) == found
    assert kept(visit.bench.settings.storage, "another") is None
    visit.page.run()
    said = [item.value for item in visit.page.markdown]
    assert f"**{plain('1 pair of values for the same time: one of the two may be wrong.')}**" in said
    assert said.count(plain(f"“{quote}”")) == 2
    visit.click("Show")
    (shown,) = visit.shown("document")
    assert shown["text"][shown["start"] : shown["end"]] == quote


def test_what_was_found_survives_a_damaged_file(bench: Bench) -> None:
    folder = bench.settings.storage / "disagreements"
    folder.mkdir()
    (folder / "one.json").write_text('{"version": 1, "items": [{}]}')
    assert kept(bench.settings.storage, "one") is None
