import pytest
from reportlab.lib.colors import navy, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.loaders import pdf as loader
from ingest.loaders.extracted import Extracted
from ingest.options import ReadOptions
from tests.papers import blocks, drawn, furniture, pdf

HARBOUR = [
    ("The harbour in 2021", 20.0),
    "",
    "The harbour of the lake town handled 12.4 million tonnes of freight in 2021,",
    "which is 8.1 per cent more than in the year before. Two thirds of it came by",
    "barge.",
    "",
    "Its deepest quay has 17 metres of water.",
]


def read(raw: bytes, **limits: int) -> Extracted:
    return loader.load(raw, ReadOptions(**limits))


def test_lines_become_paragraphs_below_their_heading() -> None:
    assert blocks(read(pdf(HARBOUR))) == [
        ("heading", "The harbour in 2021"),
        (
            "paragraph",
            "The harbour of the lake town handled 12.4 million tonnes of freight in 2021, which is 8.1 per cent more than in the"
            " year before. Two thirds of it came by barge.",
        ),
        ("paragraph", "Its deepest quay has 17 metres of water."),
    ]


def test_pages_start_where_their_first_words_are() -> None:
    found = read(pdf(["Page one says this."], ["Page two says that."], ["Page three is the last."]))

    assert found.text == "Page one says this.\n\nPage two says that.\n\nPage three is the last.\n"
    assert [found.text[start:].split()[1] for start in found.pages] == ["one", "two", "three"]


def test_a_sentence_that_runs_over_a_page_is_whole_and_the_second_page_starts_within_it() -> None:
    first = [
        "The ferry to the island leaves at eight in the morning and at two in the",
        "afternoon, and on market days it also",
    ]
    second = ["leaves at six in the evening.", "", "The fare is four yuan."]
    found = read(pdf(first, second, head="Timetable", foot="{n}"))

    assert blocks(found) == [
        (
            "paragraph",
            "The ferry to the island leaves at eight in the morning and at two in the afternoon, and on market days it also"
            " leaves at six in the evening.",
        ),
        ("paragraph", "The fare is four yuan."),
    ]
    assert found.text[found.pages[1] :].startswith("leaves at six")
    assert furniture(found) == ["Timetable", "1", "Timetable", "2"]


def test_a_page_without_text_starts_where_the_next_one_does_and_has_no_words() -> None:
    found = read(pdf(["First words."], [], ["Last words."]))

    assert found.pages == (0, 14, 14)


def test_running_heads_and_page_numbers_are_kept_and_not_indexed() -> None:
    pages = [[f"The number of the year {year} was told here at some length."] for year in (2018, 2019, 2020, 2021)]

    found = read(pdf(*pages, head="Annual report of the lake town", foot="Page {n} of 4"))

    assert furniture(found) == [text for n in range(1, 5) for text in ("Annual report of the lake town", f"Page {n} of 4")]
    assert [text for _, text in blocks(found)] == [page[0] for page in pages]


def test_a_running_head_that_changes_with_the_chapter_is_known_by_its_page_number() -> None:
    chapters = ["Harbours", "Harbours", "Mills", "Orchards"]
    texts = [f"Here is said what there is to say of {name.lower()} on page {n}." for n, name in enumerate(chapters)]
    found = read(pdf(*[[text] for text in texts], heads=[f"Chapter of {name} {n}" for n, name in enumerate(chapters, start=11)]))

    assert furniture(found) == ["Chapter of Harbours 11", "Chapter of Harbours 12", "Chapter of Mills 13", "Chapter of Orchards 14"]


def test_titles_of_pages_that_count_on_by_the_year_are_text() -> None:
    found = read(pdf(*[["Grown."]] * 4, heads=[f"Results of {year}" for year in range(2018, 2022)]))

    assert furniture(found) == []


def test_a_line_at_the_edge_of_one_page_only_is_text() -> None:
    found = read(pdf(["Body of the first page."], ["Body of the second page."], foot="{n}"))
    other = read(pdf(["Body."], head="Printed once"))

    assert furniture(found) == ["1", "2"]
    assert ("paragraph", "Printed once") in blocks(other)


def test_hyphens_at_line_ends_part_words_or_belong_to_them() -> None:
    lines = ["The state-owned port has long sup-", "ported its digi-", "tal firms, also the state-", "owned ones of 2018-", "2019."]

    assert blocks(read(pdf(lines))) == [
        ("paragraph", "The state-owned port has long supported its digital firms, also the state-owned ones of 2018-2019.")
    ]


def test_rows_of_a_table_carry_the_heads_of_their_columns_also_on_the_next_page() -> None:
    first: list = ["Freight by quay"]
    first += [["Quay", "Tonnes in 2020", "Tonnes in 2021"], ["North", "4,100", "4,700"], ["South", "7,300", "7,700"]]

    found = read(pdf(first, [["East", "310", "340"], ["West", "95", "90"]]))

    assert blocks(found) == [
        ("paragraph", "Freight by quay"),
        ("row", "Quay: North; Tonnes in 2020: 4,100; Tonnes in 2021: 4,700"),
        ("row", "Quay: South; Tonnes in 2020: 7,300; Tonnes in 2021: 7,700"),
        ("row", "Quay: East; Tonnes in 2020: 310; Tonnes in 2021: 340"),
        ("row", "Quay: West; Tonnes in 2020: 95; Tonnes in 2021: 90"),
    ]
    assert found.text[found.pages[1] :].startswith("Quay: East")


def test_items_lose_their_bullet_but_the_text_keeps_it() -> None:
    found = read(pdf(["• First point", "• Second point that is", "   said on two lines", "1. Numbered"]))

    assert blocks(found) == [("item", "First point"), ("item", "Second point that is said on two lines"), ("item", "Numbered")]
    assert found.text == "• First point\n• Second point that is said on two lines\n1. Numbered\n"


def test_a_raised_digit_is_no_digit_of_the_number_before_it() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 10)
        text.textOut("It grew by 42%")
        text.setRise(4)
        text.setFont("Helvetica", 6)
        text.textOut("3")
        text.setRise(0)
        text.setFont("Helvetica", 10)
        text.textOut(" over 12 km")
        text.setRise(4)
        text.setFont("Helvetica", 6)
        text.textOut("2")
        canvas.drawText(text)

    assert blocks(read(drawn(draw))) == [("paragraph", "It grew by 42%³ over 12 km²")]


def test_what_nobody_sees_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "This is seen.")
        canvas.setFillColor(white)
        canvas.drawString(72, 650, "White on white.")
        canvas.setFillColor(navy)
        canvas.rect(60, 590, 300, 30, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(72, 600, "White on blue.")
        invisible = canvas.beginText(72, 500)
        invisible.setTextRenderMode(3)
        invisible.textLine("Never drawn.")
        canvas.drawText(invisible)
        canvas.setFillColor(navy)
        canvas.drawString(700, 500, "Beside the page.")
        canvas.setFont("Helvetica", 1)
        canvas.drawString(72, 400, "Smaller than dust.")

    assert [text for _, text in blocks(read(drawn(draw)))] == ["This is seen.", "White on blue."]


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        columns = {
            60: ["The left column tells of the", "old bridge, which was built by", "masons from the hills and which"],
            320: ["has stood for nine hundred years.", "The right column goes on to tell", "of the new one."],
        }
        for x, lines in columns.items():
            for at, line in enumerate(lines):
                canvas.drawString(x, 700 - 14 * at, line)

    assert blocks(read(drawn(draw))) == [
        (
            "paragraph",
            "The left column tells of the old bridge, which was built by masons from the hills and which has stood for nine hundred"
            " years. The right column goes on to tell of the new one.",
        )
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Freight report", "Freight report"),
        ("Microsoft Word - draft3.docx", "The harbour in 2021"),
        ("untitled", "The harbour in 2021"),
    ],
)
def test_the_title_is_the_files_own_unless_a_program_made_it_up(title: str, expected: str) -> None:
    assert read(pdf(HARBOUR, title=title)).about.title == expected


def test_every_block_is_a_span_of_the_text_and_they_do_not_overlap() -> None:
    found = read(pdf(HARBOUR, [["Quay", "Tonnes"], ["North", "4,100"], ["South", "12"]], HARBOUR, head="Head", foot="{n}"))

    ends = [0, *(block.end for block in found.layout)]
    assert all(before <= block.start < block.end for before, block in zip(ends, found.layout, strict=False))
    assert all(found.text[block.start : block.end].strip() == found.text[block.start : block.end] for block in found.layout)


def test_a_file_that_a_password_only_keeps_from_being_changed_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    raw = pdf(["Open to read."], encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))

    assert blocks(read(raw)) == [("paragraph", "Open to read.")]


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, *A4)


def test_a_scan_is_said_to_be_one_and_recognised_text_over_it_is_read() -> None:
    from ingest.errors import SourceFileError

    def recognised(canvas: Canvas) -> None:
        picture(canvas)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textLine("This was recognised by a program over the picture of the page.")
        canvas.drawText(text)

    with pytest.raises(SourceFileError, match="it holds pictures of pages, no text; run OCR on it first"):
        read(drawn(picture))
    assert blocks(read(drawn(recognised))) == [("paragraph", "This was recognised by a program over the picture of the page.")]


def test_pages_that_are_pictures_among_others_are_noted() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "A page of text.")
        canvas.showPage()
        picture(canvas)

    assert read(drawn(draw)).about.note == "Page 2 is a picture without text and was not read."
