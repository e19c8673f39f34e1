"""What a draft's file says, and files that are none."""

import zipfile
from pathlib import Path

import pytest

from app.drafts import read_draft
from ingest.errors import InputError

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(path: Path, body: str, head: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>')
    return path


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_headings_and_cells_of_a_word_document_are_read(tmp_path):
    table = f"<w:tbl><w:tr><w:tc>{paragraph('A cell.')}</w:tc></w:tr></w:tbl>"
    runs = ("<w:t>Tea </w:t>", "<w:t>grows &amp; </w:t>", "<w:t>sells.</w:t>")
    deleted = "<w:del><w:r><w:delText>not</w:delText></w:r></w:del>"
    split = f"<w:p>{deleted.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"
    found = read_draft(word(tmp_path / "a.docx", paragraph("The port", "Heading1") + split + table))
    assert (found.text, found.media) == ("# The port\n\nTea grows & sells.\n\nA cell.", "markdown")


def test_entities_are_refused(tmp_path):
    head = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(InputError, match="declares a document type"):
        read_draft(word(tmp_path / "a.docx", paragraph("&b;"), head))


def test_a_document_that_unpacks_to_far_more_is_refused(tmp_path):
    with pytest.raises(InputError, match="unpacks to more than"):
        read_draft(word(tmp_path / "a.docx", paragraph(" " * (33 * 2**20))))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"no zip at all", "is no Word document (File is not a zip file)"),
        ("a.pdf", b"%PDF", "ends in '.pdf', which is not read"),
        ("a.md", "报告".encode("gb18030"), "is not UTF-8 (byte 0)"),
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


def test_a_zip_without_a_document_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match=r"it has no word/document\.xml"):
        read_draft(tmp_path / "a.docx")
