from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.load import load_paths


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_ids_are_paths_below_the_folder_and_some_files_are_left_out(tmp_path: Path) -> None:
    for name in ("a.md", "sub/b.txt", "README.md", "SOURCES.md", "_draft.md", ".hidden/c.md", "data.csv"):
        write(tmp_path, name, "Some text.")

    loaded = load_paths([tmp_path])

    assert [doc.id for doc in loaded.docs] == ["a.md", "sub/b.txt"]
    assert loaded.skipped_count == 1


def test_front_matter_is_about_the_document_and_not_in_its_text(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.md",
        "---\ntitle: A: title\npublished: 2018-10-22\nas_of: 2018-H1\nother: 1\n---\n\nBody.\n".replace("A: title", '"A: title"'),
    )

    doc = load_paths([tmp_path]).docs[0]

    assert doc.text == "Body.\n"
    assert (doc.about.title, doc.about.published, doc.about.as_of) == ("A: title", "2018-10-22", "2018-H1")


def test_documents_toml_tells_about_files_and_goes_before_their_front_matter(tmp_path: Path) -> None:
    write(
        tmp_path, "documents.toml", '["a.txt"]\ntitle = "From the table"\nas_of = "2021"\n["b.md"]\ntitle = "T"\npublisher = "P"\n'
    )
    write(tmp_path, "a.txt", "Text.")
    write(tmp_path, "b.md", "---\ntitle: Own\n---\nText.")

    titles = {doc.id: (doc.about.title, doc.about.as_of, doc.about.publisher) for doc in load_paths([tmp_path]).docs}

    assert titles == {"a.txt": ("From the table", "2021", None), "b.md": ("T", None, "P")}


def test_an_empty_value_in_documents_toml_takes_away_what_the_file_says(tmp_path: Path) -> None:
    write(tmp_path, "documents.toml", '["a.md"]\ntitle = ""\npublished = ""\n')
    write(tmp_path, "a.md", "---\ntitle: Own\npublished: 1999-01-01\nas_of: 2021\n---\n# Heading\n\nText.")

    about = load_paths([tmp_path]).docs[0].about

    assert (about.title, about.published, about.as_of) == ("Heading", None, "2021")


def test_a_file_that_documents_toml_leaves_out_is_no_document(tmp_path: Path) -> None:
    write(tmp_path, "documents.toml", '["a.md"]\nleave_out = true\n["b.md"]\nleave_out = false\n')
    write(tmp_path, "a.md", "Text.")
    write(tmp_path, "b.md", "Text.")

    loaded = load_paths([tmp_path])

    assert [doc.id for doc in loaded.docs] == ["b.md"]
    assert loaded.left_out == {str((tmp_path / "a.md").resolve())}


def test_one_of_the_files_of_a_folder_has_the_id_that_it_has_among_all(tmp_path: Path) -> None:
    write(tmp_path, "one/a.md", "First.")
    write(tmp_path, "one/b.md", "Second.")

    assert [doc.id for doc in load_paths([tmp_path], only=[tmp_path / "one" / "b.md"]).docs] == ["one/b.md"]


def test_title_is_the_first_line_that_looks_like_one_else_the_file_name(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.txt",
        "top of page\n\nThe city\n\nIt is large. It grew for many years, and people came from all over to see it and to stay.\n",
    )
    write(tmp_path, "b.txt", "It is large, " * 30 + "and it grew.\n")

    assert [doc.about.title for doc in load_paths([tmp_path]).docs] == ["The city", "b"]


def test_a_bad_file_among_many_is_refused_and_the_others_go_in(tmp_path: Path) -> None:
    write(tmp_path, "good.md", "Text.")
    write(tmp_path, "empty.md", "")
    write(tmp_path, "binary.md", bytes(range(256)) * 4)
    write(tmp_path, "yaml.md", "---\ntitle: [a\n---\nText.")

    loaded = load_paths([tmp_path])

    assert [doc.id for doc in loaded.docs] == ["good.md"]
    assert [Path(item.path).name for item in loaded.refused] == ["binary.md", "empty.md", "yaml.md"]


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "one/a.md", "First.")
    write(tmp_path, "two/a.md", "Second.")

    loaded = load_paths([tmp_path / "one", tmp_path / "two"])

    assert [doc.text for doc in loaded.docs] == ["First."]
    assert "its id 'a.md' is also that of" in loaded.refused[0].reason


@pytest.mark.parametrize("name", ["missing", "empty-folder", "photo.jpg"])
def test_a_path_that_gives_nothing_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    write(tmp_path, "photo.jpg", b"\xff\xd8")

    with pytest.raises(InputError, match=name):
        load_paths([tmp_path / name])


def test_crlf_and_a_mark_do_not_reach_the_stored_text(tmp_path: Path) -> None:
    write(tmp_path, "a.md", b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nOne.\r\nTwo.\r\n")

    assert load_paths([tmp_path]).docs[0].text == "One.\nTwo.\n"
