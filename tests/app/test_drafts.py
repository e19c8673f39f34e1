"""What a draft's file says, and files that are none."""

import zipfile

import pytest
from docx.document import Document
from docx.oxml import OxmlElement

from app.drafts import read_draft
from ingest.errors import InputError
from tests.papers import word


def filled(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def test_a_word_document_is_read_as_markdown(tmp_path):
    def write(document: Document) -> None:
        document.add_heading("The port", 1)
        document.add_paragraph("Tea grows & sells.")
        document.add_heading("Trade", 2)
        document.add_paragraph("Tea goes by boat.", style="List Bullet")
        document.add_paragraph("Salt goes by cart.", style="List Bullet")
        filled(document, [["Good", "Year"], ["Tea", "1998"]])

    (tmp_path / "a.docx").write_bytes(word(write))
    found = read_draft(tmp_path / "a.docx")

    assert found.media == "markdown"
    assert found.text == (
        "# The port\n\nTea grows & sells.\n\n## Trade\n\n- Tea goes by boat.\n- Salt goes by cart.\n\n"
        "| Good | Year |\n| --- | --- |\n| Tea | 1998 |"
    )


def test_sentences_in_cells_are_paragraphs(tmp_path):
    (tmp_path / "a.docx").write_bytes(word(lambda document: filled(document, [["Claim"], ["The port sells tea to the hills."]])))

    assert read_draft(tmp_path / "a.docx").text == "Claim\n\nThe port sells tea to the hills."


def test_what_is_hidden_or_deleted_in_word_is_no_part_of_it(tmp_path):
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Tea is ")
        paragraph.add_run("never ").font.hidden = True
        gone = OxmlElement("w:del")
        gone.append(paragraph.add_run("hardly ")._r)
        paragraph._p.append(gone)
        paragraph.add_run("sold.")

    (tmp_path / "a.docx").write_bytes(word(write))

    assert read_draft(tmp_path / "a.docx").text == "Tea is sold."


def test_front_matter_is_no_part_of_a_draft(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: Tea\n---\n\nTea is sold.\r\n", encoding="utf-8")

    assert read_draft(tmp_path / "a.md").text == "Tea is sold.\n"


def test_a_text_that_windows_wrote_is_read(tmp_path):
    text = "The café – open since 1998 – sells “green tea” for £4. Its owner says that it’s grown nearby."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))

    assert read_draft(tmp_path / "a.txt").text == text


def spoilt(part: str, content: str) -> bytes:
    """A Word document in which one part is another."""
    import io

    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(lambda document: document.add_paragraph("Tea.")))) as good,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, content if name == part else good.read(name))
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"no zip at all", "it is no Word document (it does not begin as one); save it as Word document (.docx) again"),
        ("a.docx", b"PK no zip at all", "it is damaged (File is not a zip file)"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "it is protected by a password, or is an old .doc"),
        ("a.docx", b"", "holds no text; there is nothing to check"),
        ("a.docx", spoilt("word/document.xml", "<!DOCTYPE w [<!ENTITY a 'b'>]><w/>"), "declares a document type"),
        ("a.docx", spoilt("word/document.xml", "<w:document"), "it is damaged"),
        ("a.docx", spoilt("word/document.xml", " " * (129 * 2**20)), "bytes, more than 134,217,728"),
        ("a.docx", word(lambda document: None), "it holds no text"),
        ("a.pdf", b"%PDF", "ends in '.pdf', which is not read"),
        ("a.md", b"\x00\x01\x02\x03", "it is binary"),
        ("a.md", b" \n", "holds no text; there is nothing to check"),
        ("a.txt", None, "does not exist"),
    ],
)
def test_a_file_that_is_no_draft_is_told_in_one_line(tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_draft(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_zip_without_a_document_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match=r"it is no Word document"):
        read_draft(tmp_path / "a.docx")
