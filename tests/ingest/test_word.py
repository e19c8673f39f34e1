from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from ingest.loaders import word as loader
from ingest.loaders.extracted import Extracted
from ingest.options import ReadOptions
from tests.papers import blocks, furniture, word

W = nsdecls("w")


def read(raw: bytes) -> Extracted:
    return loader.load(raw, ReadOptions())


def test_headings_paragraphs_and_lists_in_order() -> None:
    def write(document: Document) -> None:
        document.add_heading("The orchard", 0)
        document.add_heading("Trees", 1)
        document.add_paragraph("There are 1,240 trees.")
        document.add_paragraph("Apples", style="List Bullet")
        document.add_paragraph("Pears", style="List Bullet")
        document.add_paragraph("Dig", style="List Number")
        document.add_paragraph("Plant", style="List Number")

    found = read(word(write))

    assert found.text == "The orchard\n\nTrees\n\nThere are 1,240 trees.\n\n• Apples\n• Pears\n1. Dig\n2. Plant\n"
    assert blocks(found) == [
        ("heading", "The orchard"),
        ("heading", "Trees"),
        ("paragraph", "There are 1,240 trees."),
        ("item", "Apples"),
        ("item", "Pears"),
        ("item", "Dig"),
        ("item", "Plant"),
    ]
    assert (found.about.title, found.pages) == ("The orchard", ())


def test_rows_of_a_table_carry_the_heads_of_their_columns() -> None:
    def write(document: Document) -> None:
        table = document.add_table(3, 3)
        for row, cells in zip(
            table.rows, [["Tree", "Planted", "Yield"], ["Apple", "1998", "4.2 t"], ["Pear", "2004", "1.1 t"]], strict=True
        ):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))

    assert blocks(read(word(write))) == [
        ("row", "Tree: Apple; Planted: 1998; Yield: 4.2 t"),
        ("row", "Tree: Pear; Planted: 2004; Yield: 1.1 t"),
    ]


def test_merged_cells_stand_in_each_row_and_a_line_across_stands_alone() -> None:
    def write(document: Document) -> None:
        table = document.add_table(4, 3)
        cells = [["Field", "Tree", "Count"], ["North", "Apple", "40"], ["", "Pear", "7"], ["Beyond the brook", "", ""]]
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 2))

    assert [text for _, text in blocks(read(word(write)))] == [
        "Field: North; Tree: Apple; Count: 40",
        "Field: North; Tree: Pear; Count: 7",
        "Beyond the brook",
    ]


def test_deleted_words_comments_and_hidden_letters_are_left_out_and_inserted_ones_are_read() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("The cider ")
        paragraph._p.append(parse_xml(f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>was never</w:delText></w:r></w:del>'))
        paragraph._p.append(parse_xml(f'<w:ins {W} w:id="2" w:author="a"><w:r><w:t>is</w:t></w:r></w:ins>'))
        paragraph.add_run(" sold.")
        paragraph.add_run(" Hidden.").font.hidden = True
        paragraph.add_run(" White.").font.color.rgb = RGBColor(255, 255, 255)
        document.add_comment(paragraph.runs, text="A remark", author="b")

    found = read(word(write))

    assert found.text == "The cider is sold.\n"


def test_a_deleted_row_is_left_out_and_white_letters_in_a_table_are_read() -> None:
    def write(document: Document) -> None:
        table = document.add_table(4, 3)
        for row, cells in zip(
            table.rows, [["Tree", "Age", "Yield"], ["Apple", "20", "4"], ["Plum", "9", "3"], ["Pear", "7", "1"]], strict=True
        ):
            for cell, text in zip(row.cells, cells, strict=True):
                run = cell.paragraphs[0].add_run(text)
                run.font.color.rgb = RGBColor(255, 255, 255) if text == "Tree" else None
        table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="3" w:author="a"/>'))

    assert [text for _, text in blocks(read(word(write)))] == ["Tree: Apple; Age: 20; Yield: 4", "Tree: Pear; Age: 7; Yield: 1"]


def test_a_style_may_hide_and_may_number() -> None:
    def write(document: Document) -> None:
        document.styles.add_style("Secret", 1).font.hidden = True
        document.add_paragraph("Nobody sees this.", style="Secret")
        document.add_paragraph("Everybody sees this.")

    assert blocks(read(word(write))) == [("paragraph", "Everybody sees this.")]


def test_a_footnote_follows_the_paragraph_that_calls_it() -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>Counted in May.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    def write(document: Document) -> None:
        paragraph = document.add_paragraph("There are 1,240 trees")
        paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
        paragraph.add_run(".")
        document.add_paragraph("Most bear fruit.")
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert read(word(write)).text == "There are 1,240 trees.\n\nCounted in May.\n\nMost bear fruit.\n"


def test_a_table_of_contents_is_kept_and_not_indexed() -> None:
    def write(document: Document) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Trees\t3", style="toc 1")
        document.add_paragraph("Text.")

    found = read(word(write))

    assert (furniture(found), blocks(found)) == (["Trees 3"], [("paragraph", "Text.")])


def test_text_boxes_links_and_raised_digits_are_read_once() -> None:
    box = (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )

    def write(document: Document) -> None:
        paragraph = document.add_paragraph("It has 12 km")
        paragraph.add_run("2").font.superscript = True
        paragraph._p.append(parse_xml(f"<w:hyperlink {W}><w:r><w:t> of land</w:t></w:r></w:hyperlink>"))
        paragraph.add_run(".")
        paragraph._p.append(parse_xml(box))

    assert [text for _, text in blocks(read(word(write)))] == ["It has 12 km² of land.", "In a box."]


def test_numbers_of_nested_levels_are_counted_as_word_does() -> None:
    from docx.oxml.ns import qn

    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "%1.%2)"), ("upperRoman", "%3")])
    )

    def write(document: Document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for text, level in [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1)]:
            properties = document.add_paragraph(text)._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))
            assert properties.find(qn("w:numPr")) is not None

    assert read(word(write)).text == "1. a\n1.a) b\n1.b) c\nI d\n2. e\n2.a) f\n"


def test_the_property_is_the_title_where_no_line_is_set_as_one() -> None:
    def write(document: Document) -> None:
        document.core_properties.title = "Orchard report"
        document.add_paragraph("Text.")

    assert read(word(write)).about.title == "Orchard report"
