"""Rows for evaluation sets, made of questions that were asked: what is filled in, what is missing, what is exported."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from answer.types import Answer, Citation, CitedSentence
from app.pages.activity.row import (
    Evidence,
    RowDraft,
    as_jsonl,
    completed,
    missing,
    row_from_json,
    row_of,
    shortened,
    verbatim,
)
from eval.reading import read_set
from eval.validation import validate
from tests.app.made import citation

LAKE = "# Lake\n\nThe lake town has\n9 bridges. It has 42 boats.\n"
DOCUMENTS = {"lake.md": LAKE}
BRIDGES = "The lake town has\n9 bridges."


def cited(quote: str) -> Citation:
    return citation(quote, title="Lake", start=LAKE.index(quote))


ANSWERED = Answer(
    question="And how many?",
    standalone_question="How many bridges are there?",
    status="answered",
    short_answer="9",
    sentences=(CitedSentence(text=BRIDGES, citations=(cited(BRIDGES),) * 2),),
)
REFUSED = Answer(question="How many owls?", standalone_question="How many owls?", status="declined", reason="not_in_documents")
WHOLE = replace(row_of("How many bridges are there?", ANSWERED), is_checked=True)


def test_an_answer_fills_in_what_it_says_and_cites_but_someone_has_to_look_at_it() -> None:
    draft = row_of("How many bridges are there? ", ANSWERED)
    assert draft == RowDraft(
        id=draft.id,
        question="How many bridges are there?",
        answerable=True,
        answers=("9",),
        evidence=(Evidence(document="lake.md", quote=BRIDGES),),
    )
    assert missing(draft, DOCUMENTS) == ["Look it over, and save it."]
    assert missing(replace(draft, is_checked=True), DOCUMENTS) == []


def test_a_refusal_decides_nothing() -> None:
    draft = row_of("How many owls?", REFUSED)
    assert (draft.answerable, draft.answers, draft.evidence) == (None, (), ())
    assert missing(draft, DOCUMENTS) == ["Say whether the documents can answer the question."]
    assert missing(replace(draft, answerable=False, is_checked=True), DOCUMENTS) == []


def test_the_same_question_is_the_same_row() -> None:
    assert row_of("How many?", ANSWERED).id == row_of(" how MANY? ", REFUSED).id != row_of("How much?", REFUSED).id


def test_a_row_is_read_back_as_it_was_kept() -> None:
    rows = [WHOLE, row_of("q", REFUSED), replace(WHOLE, answers=("Yes",), derived=True)]
    assert [row_from_json(json.loads(json.dumps(row.to_json()))) for row in rows] == rows


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"question": ""}, "The question is empty."),
        ({"answers": ()}, "Give at least one accepted answer."),
        ({"evidence": ()}, "Give at least one quote that holds the answer."),
        (
            {"answers": ("10",)},
            "No accepted answer stands in a quote; mend one of them, or say that the answer follows from the quotes.",
        ),
        (
            {"evidence": (Evidence(document="lake.md", quote="The lake town has 8 bridges."),), "derived": True},
            "“The lake town has 8 bridges.” does not stand in lake.md; copy it from the document, word for word.",
        ),
        (
            {"evidence": (Evidence(document="gone.md", quote="9"),)},
            "There is no document “gone.md” in the library any more.",
        ),
        (
            {"answerable": False},
            "The documents cannot answer it, but there are accepted answers and quotes; take them away.",
        ),
    ],
)
def test_what_is_missing_is_said(change: dict[str, object], told: str) -> None:
    assert missing(replace(WHOLE, **change), DOCUMENTS) == [told]  # type: ignore[arg-type]


def test_an_answer_in_another_form_of_the_number_stands_in_the_quote() -> None:
    documents = {"m.md": "It added RMB490.5bn."}
    evidence = (Evidence(document="m.md", quote="It added RMB490.5bn."),)
    assert missing(replace(WHOLE, answers=("490.5 billion yuan",), evidence=evidence), documents) == []


def test_an_answer_that_follows_need_not_stand_there_nor_yes_or_no() -> None:
    assert missing(replace(WHOLE, answers=("fewer than ten",), derived=True), DOCUMENTS) == []
    assert missing(replace(WHOLE, answers=("No",)), DOCUMENTS) == []


@pytest.mark.parametrize(
    ("answers", "polarity"), [(("Yes",), "yes"), (("no.", "No"), "no"), (("Yes", "No"), None), (("Yes, 9",), None), ((), None)]
)
def test_yes_and_no_are_a_polarity(answers: tuple[str, ...], polarity: str | None) -> None:
    assert replace(WHOLE, answers=answers).polarity == polarity


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("The lake town has 9 bridges.", BRIDGES),
        ("  The  lake town has\r\n9 bridges. ", BRIDGES),
        ("It has 42 boats.", "It has 42 boats."),
        (" It has 43 boats. ", "It has 43 boats."),
        ("", ""),
        (".*", ".*"),
    ],
)
def test_only_white_space_is_mended_in_a_quote(quote: str, found: str) -> None:
    assert verbatim(quote, LAKE) == found


def test_completing_trims_and_leaves_out_what_is_empty() -> None:
    given = replace(
        WHOLE,
        question=" q ",
        answers=(" 9 ", "", "9", "nine"),
        evidence=(Evidence(document="lake.md", quote="has 9 bridges"), Evidence(document="", quote=" ")),
    )
    assert completed(given, DOCUMENTS) == replace(
        WHOLE, question="q", answers=("9", "nine"), evidence=(Evidence(document="lake.md", quote="has\n9 bridges"),)
    )


def test_the_file_is_one_that_the_measuring_reads_and_finds_nothing_wrong_with(tmp_path: Path) -> None:
    refused = replace(row_of("How many owls?", REFUSED), answerable=False, is_checked=True)
    is_so = replace(WHOLE, id="asked-yes", question="Are there 9 bridges? 是吗?", answers=("Yes",))
    path = tmp_path / "questions.jsonl"
    path.write_text(as_jsonl([WHOLE, refused, is_so]), encoding="utf-8")
    found = read_set(path, name="mine", corpus=None)
    assert (found.form, len(found.rows)) == ("questions", 3)
    assert validate([(found, DOCUMENTS)]) == []
    assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] == [
        {
            "id": WHOLE.id,
            "question": "How many bridges are there?",
            "answerable": True,
            "answers": ["9"],
            "evidence": [{"document": "lake.md", "quote": BRIDGES}],
        },
        {"id": refused.id, "question": "How many owls?", "answerable": False, "answers": [], "evidence": []},
        {
            "id": "asked-yes",
            "question": "Are there 9 bridges? 是吗?",
            "answerable": True,
            "answers": [],
            "polarity": "yes",
            "evidence": [{"document": "lake.md", "quote": BRIDGES}],
        },
    ]


def test_a_long_text_is_shown_on_one_line() -> None:
    assert shortened("a\n b " + "c" * 99, 10) == "a b ccccc…"
