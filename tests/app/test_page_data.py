"""What the components are given, and what they may do with it."""

import re
from pathlib import Path

import pytest

from answer.types import Answer, CitedSentence, LookedAt
from app.pages.ask.turn_data import turn_data
from app.pages.shared.answer_parts import flat, offered
from app.pages.shared.document_data import Opened, document_data, find_span
from app.pages.shared.plain_text import plain
from app.pages.shared.sources import from_line, in_words
from ingest.document import About, SourceDocument

COMPONENTS = Path(__file__).parents[2] / "app" / "components"


def doc(text: str) -> SourceDocument:
    return SourceDocument(id="a.md", text=text, media="markdown", about=About(title="A"))


def opened(text: str, quote: str, nonce: int = 1) -> Opened:
    start = text.index(quote)
    return Opened(document="a.md", sha=doc(text).sha, start=start, end=start + len(quote), quote=quote, nonce=nonce)


def test_offsets_count_code_points() -> None:
    text = "🌊🌊 It rose by 5%. Then it fell."
    data = document_data(opened(text, "It rose by 5%."), {"a.md": doc(text)})
    assert (data["start"], data["end"], data["warning"]) == (3, 17, None)


def test_a_quote_in_a_changed_document_is_found_where_it_stands_nearest() -> None:
    before = "one. five. " * 3
    span = opened(before, "five.")
    now = doc("new. " + before)
    assert find_span(now, span) == (10, 15)
    assert document_data(span, {"a.md": now})["warning"] == (
        "This document has changed since the answer was given. The quote still stands in it."
    )


def test_a_quote_that_is_gone_is_said_to_be_gone() -> None:
    data = document_data(opened("It rose by 5%.", "It rose by 5%."), {"a.md": doc("It rose by 6%.")})
    assert (data["start"], data["end"]) == (None, None)
    assert data["warning"].endswith("The quote is no longer in it: “It rose by 5%.”")


def test_a_document_that_is_gone_leaves_its_quote() -> None:
    data = document_data(opened("It rose by 5%.", "It rose by 5%."), {})
    assert data["text"] == "It rose by 5%." and data["warning"].startswith("This document is no longer in the library")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2018-10-22", "22 October 2018"),
        ("2018-H1", "the first half of 2018"),
        ("2020-Q4", "the fourth quarter of 2020"),
        ("2021", "2021"),
    ],
)
def test_dates_in_words(when: str, words: str) -> None:
    assert in_words(when) == words


def test_a_source_line_names_what_is_known() -> None:
    assert from_line(About(title="A")) == "undated"
    assert from_line(About(title="A", publisher="P", published="2020-01-02"), page=4) == "P · 2 January 2020 · page 4"


def test_a_preview_has_no_locators_and_no_heading_marks() -> None:
    assert flat("<!-- ¶ 3 -->\n## Goals\n\nBy 2022 it grows.\nA # stays.") == "Goals By 2022 it grows. A # stays."


def test_passages_of_several_parts_are_counted_through() -> None:
    def part(quote: str) -> Answer:
        looked = (LookedAt(document="a.md", start=0, end=len(quote), quote=quote, score=0.1),)
        return Answer(question=quote, standalone_question=quote, status="declined", reason="not_in_documents", looked_at=looked)

    answer = Answer(question="q", standalone_question="q", status="declined", parts=(part("one"), part("two")))
    shown = turn_data(answer, {})["answer"]["parts"]
    assert [[passage["at"] for passage in part["answer"]["passages"]] for part in shown] == [[0], [1]]
    assert [passage.quote for passage in offered(answer)] == ["one", "two"]


def test_nothing_is_offered_where_something_was_answered() -> None:
    looked = (LookedAt(document="a.md", start=0, end=1, quote="x", score=0.1),)
    answer = Answer(
        question="q", standalone_question="q", status="answered", sentences=(CitedSentence(text="x"),), looked_at=looked
    )
    assert turn_data(answer, {})["answer"]["passages"] == [] and turn_data(answer, {}, examples=["e"])["examples"] == []


def test_components_put_text_in_as_text_and_load_nothing() -> None:
    scripts = list(COMPONENTS.glob("*.js"))
    assert len(scripts) >= 9
    for script in scripts:
        code = script.read_text(encoding="utf-8")
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|fetch\(|import\b|https?:", code
        )
        assert not found, f"{script.name} uses {found}"
    for style in COMPONENTS.glob("*.css"):
        assert not re.findall(r"url\(|@import|https?:", style.read_text(encoding="utf-8")), style.name


def test_plain_text_has_no_markdown_left() -> None:
    assert plain("![a](b) <i>*c*</i> $d$ :red[e]") == r"\!\[a\]\(b\) \<i\>\*c\*\</i\> \$d\$ \:red\[e\]"
    assert plain("http://b") == "http\\:\u2060//b", "an address is no link"
