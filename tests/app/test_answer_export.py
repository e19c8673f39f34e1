"""Answers to take along: nothing in them can be markup, and no number is without its source."""

import json
from datetime import date

from markdown_it import MarkdownIt

from answer.types import Answer, CitedSentence, Conflict, ConflictValue, Notice
from app.pages.ask.export import as_json, as_markdown, as_text
from tests.app.hostile_texts import HOSTILE_TEXTS
from tests.app.scripted_chat import BRIDGES, PLAN, VALUE, answered, cited, declined

DOCUMENTS = {PLAN.id: PLAN}
DAY = date(2026, 1, 2)


def test_values_that_differ_and_notices_are_taken_along() -> None:
    values = tuple(ConflictValue(value=value, as_of=when, citation=cited(VALUE)) for value, when in (("42", "2021"), ("40", None)))
    answer = answered(
        "q",
        CitedSentence(text=VALUE, citations=(cited(VALUE), cited(BRIDGES))),
        CitedSentence(text="Invented.", supported=False),
        short_answer="42",
        standalone_question="q in full",
        conflicts=(Conflict(about="what was added", values=values),),
        notices=(Notice(kind="fallback", text="Read with care."),),
    )
    said, _, sources = as_text(answer, DOCUMENTS).partition("\nSources\n")
    assert said == (
        f"q\n\nUnderstood as: q in full\n\n42\n\n{VALUE} [1][2]\n\nThe documents differ: what was added\n– 42 (2021) [1]\n"
        "– 40 (undated) [1]\n\nNote: Read with care.\n"
    )
    assert [line[:3] for line in sources.splitlines() if line.startswith("[")] == ["[1]", "[2]"]
    assert "Invented" not in as_markdown([answer], DOCUMENTS, DAY).decode()


def test_a_question_of_two_parts_keeps_both_and_a_refusal_says_so() -> None:
    parts = (answered("a?", CitedSentence(text=VALUE, citations=(cited(VALUE),))), declined("b?", "not_in_documents", "Not said."))
    answer = Answer(question="a and b?", standalone_question="a and b?", status="answered", answer=VALUE, parts=parts)
    assert as_text(answer, {}).startswith(f"a and b?\n\na?\n\n{VALUE} [1]\n\nb?\n\nNot said.\n\nSources\n[1] The plan")


def test_no_text_is_markup_in_markdown() -> None:
    for text in HOSTILE_TEXTS:
        answer = answered(
            text, CitedSentence(text=text, citations=(cited(VALUE),)), short_answer=text, standalone_question=f"x {text}"
        )
        found = MarkdownIt("commonmark").parse(as_markdown([answer], DOCUMENTS, DAY).decode())
        inside = {child.type for token in found for child in token.children or ()}
        assert inside <= {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}, text
        assert not any(token.type in ("html_block", "fence", "code_block") for token in found), text


def test_json_holds_each_answer_in_the_form_of_the_command_line() -> None:
    answer = answered("q", CitedSentence(text="雷锋塔 🐟", citations=(cited(VALUE),)))
    assert json.loads(as_json([answer, answer], DAY)) == {"saved": "2026-01-02", "turns": [answer.to_json()] * 2}
