"""Names and facts that someone typed or sent: what is kept of them, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from app.pages.library.about import LABELS, as_typed, checked, to_write
from app.pages.library.data import CHOICES, planned, same_elsewhere
from app.pages.library.files import free_name, safe_name
from app.settings import Settings
from ingest.document import About, SourceDocument
from ingest.errors import InputError

TODAY = date(2026, 11, 22)
NOTHING = dict.fromkeys(LABELS, "")


@pytest.mark.parametrize(
    ("sent_as", "kept_as"),
    [
        ("Report 2021.PDF", "Report 2021.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\plan.docx", "plan.docx"),
        ("<img src=x onerror=alert(1)>.md", "img src=x onerror=alert(1).md"),
        ("a\x00b\u202egnp\n.md", "abgnp.md"),
        ("杭州 报告.html", "杭州 报告.html"),
        (".hidden.md", "hidden.md"),
        ("~$lock.docx", "lock.docx"),
        ("__init__.md", "init__.md"),
        ("README.md", "document README.md"),
        ("con.txt", "document con.txt"),
        ("...md", "document.md"),
        ("`rm -rf $HOME`.md", "rm -rf -HOME.md"),
        ("e\u0301te\u0301.md", "été.md"),
        ("x" * 300 + ".md", "x" * 150 + ".md"),
        ("水" * 100 + ".md", "水" * 50 + ".md"),
    ],
)
def test_a_file_is_kept_under_a_safe_name(sent_as: str, kept_as: str) -> None:
    assert safe_name(sent_as) == kept_as


@pytest.mark.parametrize("sent_as", ["virus.exe", "archive.tar.gz", "noending", "", ".md/", "a.md.exe"])
def test_a_file_of_another_kind_is_refused(sent_as: str) -> None:
    with pytest.raises(InputError, match="give one of .docx, .htm"):
        safe_name(sent_as)


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("a.md", []) == "a.md"
    assert free_name("a.md", ["A.md"]) == "a (2).md"
    assert free_name("a.md", ["a.md", "a (2).md"]) == "a (3).md"


def test_nothing_that_is_there_is_overwritten_unless_someone_says_so(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path)
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "Plan.md").write_text("old")
    files = [("plan.md", b"new"), ("other.md", b"other"), ("x/other.md", b"another"), ("bad.exe", b"")]

    undecided = planned(files, settings, {})
    assert undecided.taken == ("plan.md",)
    assert [item.name for item in undecided.uploads] == ["other.md", "other (2).md"]
    assert [name for name, _ in undecided.refused] == ["bad.exe"]

    names = {choice: [item.name for item in planned(files[:1], settings, {"plan.md": choice}).uploads] for choice in CHOICES}
    assert names == {"Replace it": ["Plan.md"], "Keep both": ["plan (2).md"], "Leave it out": []}


def test_a_file_that_is_too_large_is_refused_with_its_size(tmp_path: Path) -> None:
    plan = planned([("a.md", b"x" * (2**20 + 1))], Settings(corpus=tmp_path, max_file_mb=1), {})
    assert plan.uploads == () and plan.refused[0][1].startswith("it has 1,048,577 bytes, more than 1,048,576")


def test_a_document_of_the_same_name_that_was_not_uploaded_is_pointed_out(tmp_path: Path) -> None:
    docs = [
        SourceDocument(id="2021/plan.md", text="Text.", media="markdown", root=str(tmp_path)),
        SourceDocument(id="uploads/plan.md", text="Text.", media="markdown", root=str(tmp_path)),
    ]
    plan = planned([("Plan.md", b"new")], Settings(corpus=tmp_path), {})
    assert same_elsewhere(plan.uploads, docs, tmp_path) == ("2021/plan.md",)


@pytest.mark.parametrize("published", ["2018-10-22", "2018-10", "2018", "", "2026-11-22"])
def test_a_day_a_month_or_a_year_of_publication_is_kept(published: str) -> None:
    assert checked({**NOTHING, "published": published}, NOTHING, today=TODAY).faults == ()


@pytest.mark.parametrize(
    ("published", "fault"),
    [
        ("22.10.2018", "write a day as 2018-10-22"),
        ("2018-13", "there is no such day"),
        ("2018-02-30", "there is no such day"),
        ("2026-11-23", "that day is still to come"),
        ("0018-10-22", "there is no such year"),
        ("2018-10-22T10:00", "write a day as"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(published: str, fault: str) -> None:
    (line,) = checked({**NOTHING, "published": published}, NOTHING, today=TODAY).faults
    assert line.startswith(f"Published is “{published}”: {fault}")


@pytest.mark.parametrize("as_of", ["2021", "2018-H1", "2018-Q4", "2018-06", "2018-06-30", "2016-2020", "2030"])
def test_a_period_that_figures_speak_for_is_kept(as_of: str) -> None:
    assert checked({**NOTHING, "as_of": as_of}, NOTHING, today=TODAY).faults == ()


@pytest.mark.parametrize("as_of", ["2018-H3", "first half", "2020-2016", "2018-13", "21", "2018-06-31"])
def test_what_is_no_period_is_refused(as_of: str) -> None:
    assert len(checked({**NOTHING, "as_of": as_of}, NOTHING, today=TODAY).faults) == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "www.example.com", "https://", "https://a b", "file:///etc"]
)
def test_only_the_address_of_a_page_is_kept(url: str) -> None:
    assert len(checked({**NOTHING, "url": url}, NOTHING, today=TODAY).faults) == 1


def test_texts_are_put_on_one_line_without_what_cannot_be_seen() -> None:
    read = checked({**NOTHING, "title": " A\ntitle\u202e\x07 of\u200b two ", "note": "x" * 4001}, NOTHING, today=TODAY)
    assert read.values["title"] == "A title of two"
    assert read.faults == ("Note has 4,001 characters; at most 4,000 are kept.",)


def test_what_was_there_before_is_no_fault() -> None:
    before = {**NOTHING, "as_of": "summer of 2018"}
    assert checked(before, before, today=TODAY).faults == ()


def test_only_what_changed_and_what_the_file_does_not_say_itself_is_written() -> None:
    doc = SourceDocument(
        id="a.pdf",
        text="Text.",
        media="pdf",
        about=About(title="Given", publisher="Office", published="2020-01-01", note="Old"),
        said=About(title="Own", published="1999-09-09"),
    )
    typed = {**as_typed(doc.about), "title": "Own", "published": "", "note": "", "url": "https://example.org/a"}
    assert to_write(doc, typed) == {"title": None, "published": "", "note": None, "url": "https://example.org/a"}
