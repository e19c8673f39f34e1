"""`ingest` and `documents` through the command line, with every kind of file a user may point it at."""

import json
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("shared_model")
CHINESE = "杭州的数字经济增长了百分之十。杭州位于钱塘江畔，是浙江省的省会。数字经济的核心产业不断发展，许多企业在这里成长。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document."""
    path = tmp_path / "docs"
    path.mkdir()
    (path / "good.md").write_text("# Good\n\nThe good town has 12 bridges.\n", encoding="utf-8")
    return path


def report_of(ran) -> dict:
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_what_came_changed_stayed_and_went(qiantang, folder):
    (folder / "gone.txt").write_text("This one goes.", encoding="utf-8")
    assert qiantang("ingest", folder).out.splitlines()[:3] == [
        "2 added, 0 changed, 0 unchanged, 0 removed, 0 refused",
        "  + gone.txt",
        "  + good.md",
    ]
    (folder / "gone.txt").unlink()
    (folder / "good.md").write_text("# Good\n\nThe good town has 13 bridges.\n", encoding="utf-8")
    assert qiantang("ingest", folder, "--prune").out.splitlines() == [
        "0 added, 1 changed, 0 unchanged, 1 removed, 0 refused",
        "  ~ good.md",
        "  - gone.txt",
        "The index in .qiantang holds 1 document, 1 passage, 1 sentence.",
    ]
    assert report_of(qiantang("ingest", folder, "--json"))["unchanged"] == ["good.md"]


def test_the_default_is_the_corpus_of_the_settings(qiantang, folder, monkeypatch):
    monkeypatch.setenv("QIANTANG_CORPUS", str(folder))
    assert report_of(qiantang("ingest", "--json"))["added"] == ["good.md"]


def test_files_that_cannot_be_read_are_reported_and_the_others_go_in(qiantang, folder):
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.md").write_bytes(bytes(range(256)) * 40)
    (folder / "chinese.txt").write_bytes(CHINESE.encode("gb18030"))
    (folder / "wide.txt").write_bytes("The wide town has 7 gates.".encode("utf-16"))
    (folder / "table.xlsx").write_bytes(b"PK")
    report = report_of(qiantang("ingest", folder, "--json"))
    assert report["added"] == ["chinese.txt", "good.md", "wide.txt"]
    assert [(Path(item["path"]).name, item["reason"]) for item in report["refused"]] == [
        ("binary.md", "it is binary (it holds zero bytes); convert it to text first"),
        ("empty.md", "it is empty; write something into it or leave it out"),
    ]
    assert report["skipped_count"] == 1
    shown = {doc: json.loads(qiantang("documents", "show", doc, "--json").out)["text"] for doc in ("chinese.txt", "wide.txt")}
    assert shown == {"chinese.txt": CHINESE, "wide.txt": "The wide town has 7 gates."}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing", None, "missing does not exist; give a folder or a file"),
        ("folder", "folder", "folder holds no document; put files in it that end in"),
        ("empty.md", b"", "empty.md: it is empty; write something into it or leave it out"),
        ("binary.md", bytes(range(256)) * 40, "binary.md: it is binary (it holds zero bytes); convert it to text first"),
        ("photo.jpeg", b"\xff\xd8", "photo.jpeg ends in '.jpeg', which is not read; give one of"),
    ],
)
def test_a_path_that_gives_nothing_is_one_line_and_nothing_is_lost(qiantang, folder, tmp_path, name, content, said):
    assert qiantang("ingest", folder).code == 0
    if content == "folder":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    ran = qiantang("ingest", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("qiantang: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert [doc["document"] for doc in json.loads(qiantang("documents", "--json").out)] == ["good.md"]


def test_a_storage_folder_that_cannot_be_written_is_one_line(qiantang, folder, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")  # root may write anywhere but below a file
    ran = qiantang("ingest", folder, "--storage", "file/below")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == "qiantang: the storage folder file/below cannot be written (Not a directory); give another with --storage DIR\n"
    )


def test_documents_lists_shows_and_removes(qiantang, folder):
    (folder / "other.txt").write_text("Another text.", encoding="utf-8")
    qiantang("ingest", folder)
    listed = json.loads(qiantang("documents", "--json").out)
    assert [(doc["document"], doc["passages"], doc["about"]["title"]) for doc in listed] == [
        ("good.md", 1, "Good"),
        ("other.txt", 1, "Another text."),
    ]
    assert "good.md" in qiantang("documents").out
    assert qiantang("documents", "show", "good.md").out == "title: Good\n\n# Good\n\nThe good town has 12 bridges.\n\n"
    assert qiantang("documents", "remove", "good.md").out.splitlines() == [
        "Removed good.md; 1 left.",
        "The file is still there: the next 'qiantang ingest' of its folder adds it again.",
    ]
    ran = qiantang("documents", "show", "good.md")
    assert (ran.code, ran.err) == (
        2,
        "qiantang: no document 'good.md' is in the index; 'qiantang documents' lists those that are\n",
    )


def test_removing_something_unknown_removes_nothing(qiantang, folder):
    qiantang("ingest", folder)
    ran = qiantang("documents", "remove", "good.md", "bad.md")
    assert (ran.code, ran.err) == (2, "qiantang: no document 'bad.md' is in the index; 'qiantang documents' lists those that are\n")
    assert len(json.loads(qiantang("documents", "--json").out)) == 1


def test_storage_may_stand_before_or_after_show(qiantang, tiny_settings):
    after = qiantang("documents", "show", "lake.md", "--json", "--storage", tiny_settings.storage)
    before = qiantang("documents", "--storage", tiny_settings.storage, "show", "lake.md", "--json")
    assert after == before
    assert set(json.loads(after.out)) == {"document", "sha", "text", "about"}


def test_a_damaged_index_is_said_with_the_remedy(qiantang, folder):
    qiantang("ingest", folder)
    generation = Path(".qiantang/CURRENT").read_text(encoding="ascii")
    shutil.rmtree(Path(".qiantang/generations") / generation)
    ran = qiantang("documents")
    assert (ran.code, ran.err) == (
        2,
        f"qiantang: the index {generation} in .qiantang is damaged; run 'qiantang ingest --rebuild'\n",
    )
