"""What is saved of a checked draft."""

import csv
import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from answer.checking.types import Difference, OtherValue, Verdict
from answer.types import Citation
from app.pages.check.export import COLUMNS, CheckReport, as_csv, as_markdown, escaped
from app.pages.check.findings import checked_sentences
from app.pages.check.word import as_word
from ingest.document import About, SourceDocument
from tests.app.made import citation_in

HOSTILE = '=1+1 <img src=x> **b** [l](http://192.0.2.1) `c` $a$ | \x07 \u202e \ufffe "q"'
TOWN = SourceDocument(
    id="town.md",
    text=f"The town has 9 bridges.\n\nIt counted 5 bridges in 2021. {HOSTILE}\n",
    media="markdown",
    about=About(title="Town notes", source_title="A Report", publisher="Town Office", published="2018-10-22", as_of="2018"),
)


def cited(quote: str, as_of: str = "2018") -> Citation:
    return citation_in(TOWN, quote, as_of=as_of)


BRIDGES = cited("The town has 9 bridges.")
CONTRADICTED = Verdict(
    claim="The town has 7 bridges.",
    verdict="contradicted",
    confidence=0.9,
    explanation="The document says 9; the claim says 7.",
    end=23,
    citations=(BRIDGES,),
    differences=(Difference(claimed="7", found="9", citation=BRIDGES, claimed_span=(13, 14), found_span=(13, 14)),),
)
NEWER = Verdict(
    claim="It has 9.",
    verdict="supported",
    confidence=0.8,
    explanation="It says so.",
    start=24,
    end=33,
    understood="The town has 9.",
    citations=(BRIDGES,),
    other_values=(OtherValue(value="5", as_of="2021", citation=cited("It counted 5 bridges in 2021.", "2021")),),
)
PLAIN = Verdict(claim=HOSTILE, verdict="not_found", confidence=0.7, explanation="Nothing.", start=34, citations=(cited(HOSTILE),))
NOTHING = Verdict(claim="- Hello!", verdict="nothing_to_check", confidence=1.0, explanation="A greeting.", start=200)


def report(*verdicts: Verdict, total: int | None = None) -> CheckReport:
    return CheckReport(
        sentences=tuple(checked_sentences(verdicts)),
        total=total or len(verdicts),
        documents={TOWN.id: TOWN},
        day=date(2026, 11, 22),
    )


WHOLE = report(CONTRADICTED, NEWER, PLAIN, NOTHING)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_row_holds_quote_source_date_and_locator() -> None:
    first = rows(as_csv(report(CONTRADICTED)))[0]
    assert first == {
        "number": "1",
        "verdict": "contradicted",
        "sentence": "The town has 7 bridges.",
        "statement": "The town has 7 bridges.",
        "explanation": "The document says 9; the claim says 7.",
        "claimed": "7",
        "found": "9",
        "newer_value": "",
        "source_is": "Quote",
        "quote": "The town has 9 bridges.",
        "source": "Town notes",
        "from": "Town Office · 22 October 2018 · our summary of “A Report”, ¶ 7",
        "date": "2018-10-22",
        "figures_of": "2018",
        "locator": "¶ 7",
        "document": "town.md",
    }


def test_a_newer_value_has_a_row_of_its_own_and_comes_first() -> None:
    found = rows(as_csv(report(NEWER)))
    assert [(row["source_is"], row["quote"], row["newer_value"]) for row in found] == [
        ("Newer source", "It counted 5 bridges in 2021.", "5 (2021)"),
        ("Quote", "The town has 9 bridges.", "5 (2021)"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_no_cell_can_be_a_formula(start: str) -> None:
    claim = f"{start}HYPERLINK(1)"
    (row,) = rows(as_csv(report(replace(PLAIN, claim=claim, citations=()))))
    assert row["sentence"] == row["statement"] == f"'{claim}"


def test_a_csv_of_a_sentence_without_a_source_has_all_columns() -> None:
    (row,) = rows(as_csv(report(NOTHING)))
    assert tuple(row) == COLUMNS and row["sentence"] == "'- Hello!" and row["quote"] == ""


def test_markdown_shows_what_differs_and_keeps_text_as_text() -> None:
    said = as_markdown(WHOLE).decode()
    assert said.startswith(
        "# Check of a draft\n\nChecked on 22 November 2026 against 1 document.  \n"
        "3 sentences: 1 contradicted; 1 supported, but a newer source differs; 1 not found.\n\n"
        "## 1. ✗ contradicted\n\nThe town has **7** bridges.\n\nThe document says 9; the claim says 7.\n\n"
        "> The town has **9** bridges.\n>\n"
        "> Quote: Town notes · Town Office · 22 October 2018 · our summary of “A Report”, ¶ 7 (town.md)\n\n"
        "## 2. ! supported, but a newer source differs\n\nIt has 9.\n\nRead as: The town has 9.\n"
    )
    assert "<img" not in said.replace("\\<", "") and "**b**" not in said and "[l]" not in said
    assert said.endswith("## Nothing to check\n\n- \\- Hello! (A greeting.)\n")


def test_what_would_begin_a_list_is_escaped() -> None:
    assert [escaped(text) for text in ("1. a", "2) b", "+ c", "- d", "2021 was e")] == [
        "1\\. a",
        "2\\) b",
        "\\+ c",
        "\\- d",
        "2021 was e",
    ]


def test_a_stopped_check_says_so() -> None:
    said = as_markdown(report(CONTRADICTED, total=40)).decode()
    assert "The check was stopped: the first 1 of 40 sentences were looked at." in said


def test_the_word_file_opens_and_holds_every_finding() -> None:
    found = docx.Document(io.BytesIO(as_word(WHOLE)))
    said = [paragraph.text for paragraph in found.paragraphs]
    assert said[:3] == ["Check of a draft", *WHOLE.head()]
    assert [paragraph.text for paragraph in found.paragraphs if paragraph.style and paragraph.style.name == "Heading 2"] == [
        "1. ✗ contradicted",
        "2. ! supported, but a newer source differs",
        "3. ? not found",
    ]
    assert "Quote: Town notes · Town Office · 22 October 2018 · our summary of “A Report”, ¶ 7 (town.md)" in said
    marked = [run.text for paragraph in found.paragraphs for run in paragraph.runs if run.underline]
    assert marked == ["7", "9", "5"]
    table = found.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "✗ contradicted",
        "The town has 7 bridges.",
        "The document says 9; the claim says 7.",
    ]
    assert len(table.rows) == 4


def test_characters_that_xml_cannot_hold_do_not_spoil_the_word_file() -> None:
    found = docx.Document(io.BytesIO(as_word(report(replace(PLAIN, claim="a\x00b\ud800c\ufffed")))))
    assert any(paragraph.text == "a�b�c�d" for paragraph in found.paragraphs)


def test_a_sentence_with_two_statements_tells_them_apart() -> None:
    both = replace(CONTRADICTED, claim="x and y", parts=(CONTRADICTED, replace(NEWER, other_values=())))
    said = as_markdown(report(both)).decode()
    assert "**✗ contradicted:** The town has 7 bridges." in said and "**✓ supported:** It has 9." in said
    assert [row["statement"] for row in rows(as_csv(report(both)))] == ["The town has 7 bridges.", "It has 9."]


def test_findings_are_numbered_by_themselves_and_alike_in_every_format() -> None:
    told = report(NOTHING, CONTRADICTED)
    found = docx.Document(io.BytesIO(as_word(told)))

    assert [row["number"] for row in rows(as_csv(told))] == ["", "1"]
    assert "## 1. ✗ contradicted" in as_markdown(told).decode()
    assert [row.cells[0].text for row in found.tables[0].rows] == ["No.", "1"]
    assert "1. ✗ contradicted" in [paragraph.text for paragraph in found.paragraphs]
