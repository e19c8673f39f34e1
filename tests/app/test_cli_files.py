"""PDF, Word and HTML through the command line: from a file to a citation that names its page."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.generation import FORMAT
from tests.papers import pdf, put, word

QUESTION = "How many metres of water does the deepest quay of the lake harbour have?"
PAGES = [
    ["The lake harbour opened in 1931 and was dredged twice since then.", "", "Its first crane was built of oak."],
    ["The deepest quay of the lake harbour has 17 metres of water."],
    ["The harbour master is Lin Yue."],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A PDF of three pages, a Word document and a web page."""
    files = {
        "harbour.pdf": pdf(*PAGES, head="Harbour report", foot="{n}"),
        "orchard.docx": word(lambda document: document.add_paragraph("The orchard of the town has 1,240 pear trees.")),
        "mill.htm": b"<title>The mill</title><nav>Menu</nav><p>The mill of the town grinds 47 tonnes of rye.</p>",
        "broken.pdf": b"%PDF-1.4 nothing",
    }
    return put(tmp_path / "docs", files)


@pytest.mark.usefixtures("shared_model")
def test_a_citation_names_the_page_where_it_starts(qiantang, folder):
    report = json.loads(qiantang("ingest", folder, "--json").out)
    assert (report["added"], len(report["refused"])) == (["harbour.pdf", "mill.htm", "orchard.docx"], 1)

    answer = json.loads(qiantang("ask", QUESTION, "--json").out)
    citation = answer["sentences"][0]["citations"][0]
    shown = json.loads(qiantang("documents", "show", "harbour.pdf", "--json").out)

    assert (citation["document"], citation["page"], citation["quote"]) == ("harbour.pdf", 2, PAGES[1][0])
    assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert citation["sha"] == shown["sha"]
    assert "page 2, harbour.pdf" in qiantang("ask", QUESTION).out


@pytest.mark.usefixtures("shared_model")
def test_pages_are_shown_and_the_text_stays_what_it_is(qiantang, folder):
    qiantang("ingest", folder)
    shown = json.loads(qiantang("documents", "show", "harbour.pdf", "--json").out)

    assert [shown["text"][start:][:12] for start in shown["pages"]] == ["Harbour repo"] * 3
    assert "pages" not in json.loads(qiantang("documents", "show", "mill.htm", "--json").out)
    assert "[Page 2]\nHarbour report\n\nThe deepest quay" in qiantang("documents", "show", "harbour.pdf").out


@pytest.mark.usefixtures("shared_model")
def test_what_did_not_change_is_not_taken_apart_again(qiantang, folder, monkeypatch):
    from ingest.loaders.apart import Reader

    (folder / "broken.pdf").unlink()
    qiantang("ingest", folder)
    monkeypatch.setattr(Reader, "read", lambda *_: pytest.fail("a file was read again"))

    assert json.loads(qiantang("ingest", folder, "--json").out)["unchanged"] == ["harbour.pdf", "mill.htm", "orchard.docx"]


@pytest.mark.usefixtures("shared_model")
def test_an_index_of_an_older_format_is_told_and_its_documents_are_taken_over(qiantang, folder, tmp_path):
    (tmp_path / "note.md").write_text("A note from another folder.", encoding="utf-8")
    qiantang("ingest", folder, tmp_path / "note.md")
    (tmp_path / "note.md").unlink()
    generation = Path(".qiantang/CURRENT").read_text(encoding="ascii")
    held = Path(".qiantang/generations") / generation
    import sqlite3

    with sqlite3.connect(held / "documents.sqlite") as database:
        for column in ("pages", "layout", "said", "reading"):
            database.execute(f"ALTER TABLE documents DROP COLUMN {column}")
    database.close()
    manifest = held / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(f'"format": {FORMAT}', '"format": 2'), encoding="utf-8")

    ran = qiantang("ingest", folder)
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        f"qiantang: the index {generation} has format 2, this program reads {FORMAT}; run 'qiantang ingest --rebuild'",
    )
    assert qiantang("ingest", folder, "--rebuild").code == 0
    listed = [doc["document"] for doc in json.loads(qiantang("documents", "--json").out)]
    assert listed == ["harbour.pdf", "mill.htm", "note.md", "orchard.docx"]


def test_no_library_for_files_is_imported_by_what_reads_none(repository):
    loaded = "print(*(sys.modules.keys() & {'pypdfium2', 'docx', 'lxml'}))"
    code = f"import sys, app.cli, answer.engine, ingest.load, index.library; {loaded}"
    ran = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == ""
