"""Writing into a `documents.toml`: what is said of one file changes, and nothing else does."""

import errno
import os
import tomllib
from pathlib import Path

import pytest

from ingest.about_writing import with_values, write_about
from ingest.errors import InputError, StorageError

FILE = """# What the town office knows.

["yearbook.pdf"]   # the big one
title = "Yearbook"  # as on the cover
note = \"\"\"
Page 3 says:
[total] is wrong\"\"\"

# Letters
[ "letter #1.txt" ]
published = "2020-01-02"
"""


def test_a_value_changes_and_all_else_stays_as_it_is() -> None:
    changed = with_values(FILE, "yearbook.pdf", {"title": 'The "new" one\\', "as_of": "2021"})
    assert changed == FILE.replace('title = "Yearbook"  # as', 'title = "The \\"new\\" one\\\\"  # as').replace(
        'is wrong"""\n', 'is wrong"""\nas_of = "2021"\n'
    )


def test_a_key_that_is_taken_away_goes_over_all_its_lines() -> None:
    assert with_values(FILE, "yearbook.pdf", {"note": None}) == FILE.replace('note = """\nPage 3 says:\n[total] is wrong"""\n', "")


def test_a_head_with_spaces_and_a_hash_is_found() -> None:
    assert with_values(FILE, "letter #1.txt", {"published": "2020-02-03"}) == FILE.replace("2020-01-02", "2020-02-03")


def test_a_table_without_keys_goes_and_the_comments_of_the_next_one_stay() -> None:
    changed = with_values(FILE, "yearbook.pdf", {"title": None, "note": None})
    assert changed == '# What the town office knows.\n\n\n# Letters\n[ "letter #1.txt" ]\npublished = "2020-01-02"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '["a b.md"]\ntitle = "T"\n'),
        ('["c.md"]\ntitle = "C"', '["c.md"]\ntitle = "C"\n\n["a b.md"]\ntitle = "T"\n'),
        ('["a b.md"]', '["a b.md"]\ntitle = "T"\n'),
        ('["a b.md"]\nurl = "u"', '["a b.md"]\nurl = "u"\ntitle = "T"\n'),
        ('\ufeff["c.md"]\r\ntitle = "C"\r\n', '\ufeff["c.md"]\r\ntitle = "C"\r\n\r\n["a b.md"]\r\ntitle = "T"\r\n'),
    ],
)
def test_a_new_key_comes_last(before: str, after: str) -> None:
    assert with_values(before, "a b.md", {"title": "T"}) == after


@pytest.mark.parametrize(
    "value", ["", "plain", 'a "quote"', "back\\slash", "杭州 🌊", "tab\tbell\x07 del\x7f", "# no comment", "'''"]
)
def test_any_text_comes_back_as_it_was(value: str) -> None:
    text = with_values(FILE, 'odd "name" #2.md', {"title": value, "leave_out": True})
    assert tomllib.loads(text) == {**tomllib.loads(FILE), 'odd "name" #2.md': {"title": value, "leave_out": True}}


@pytest.mark.parametrize("form", ['"a.md" = { title = "A" }\n', '"a.md".title = "A"\n'])
def test_a_form_that_cannot_be_changed_safely_is_refused(form: str, tmp_path: Path) -> None:
    (tmp_path / "documents.toml").write_text(form)
    with pytest.raises(InputError, match="cannot be"):
        write_about(tmp_path, "a.md", {"title": "B"})
    assert (tmp_path / "documents.toml").read_text() == form


def test_the_file_is_made_if_it_is_not_there_and_no_draft_is_left(tmp_path: Path) -> None:
    write_about(tmp_path, "a.md", {"published": "2021-03-04", "title": None})
    assert [item.name for item in tmp_path.iterdir()] == ["documents.toml"]
    assert (tmp_path / "documents.toml").read_text() == '["a.md"]\npublished = "2021-03-04"\n'


def test_broken_toml_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "documents.toml").write_text("[a\n")
    with pytest.raises(InputError, match="cannot be read as TOML"):
        write_about(tmp_path, "a.md", {"title": "T"})
    assert (tmp_path / "documents.toml").read_text() == "[a\n"


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "documents.toml").write_text(FILE)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left on device"):
        write_about(tmp_path, "letter #1.txt", {"title": "T"})
    assert [item.name for item in tmp_path.iterdir()] == ["documents.toml"]
    assert (tmp_path / "documents.toml").read_text() == FILE
