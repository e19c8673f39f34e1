"""Question sets against their documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.errors import CorpusMismatchError
from eval.reading import read_set
from eval.validation import require_evidence, validate

Write = Callable[[str, list[Any]], Path]
DOCUMENTS = {"d.md": "The tower is 90 metres tall. RMB490.5bn was earned."}
TOWER = [{"document": "d.md", "quote": "90 metres"}]
MONEY = [{"document": "d.md", "quote": "RMB490.5bn was earned"}]


GONE = [{"document": "d.md", "quote": "gone"}]


def problems(write_rows: Write, *rows: dict[str, Any]) -> list[str]:
    path = write_rows("q.jsonl", list(rows))
    found = validate([(read_set(path, name="q", corpus=None), DOCUMENTS)])
    return [f"{p.line} {p.text}" for p in found]


def question(**more: Any) -> dict[str, Any]:
    return {"id": "q", "question": "?", **more}


def test_a_sound_set_has_no_problems(write_rows: Write) -> None:
    rows = [
        question(id="a", answers=["490.5 billion yuan"], evidence=MONEY),
        question(id="b", answers=["ninety"], evidence=TOWER),
        question(id="c", answers=["30 storeys"], evidence=TOWER, derived=True),
        question(id="d", polarity="yes", evidence=TOWER),
        question(id="e", answers_all=[["90"], ["490.5bn"]], evidence=TOWER + MONEY),
        question(id="f", answerable=False),
        question(id="h", answers_all=[["90"], ["490.5bn"]], need=1, evidence=TOWER),
        question(id="i", expect_status="answered"),
        question(id="g", answers=["hello"]),
    ]
    assert problems(write_rows, *rows) == []
    value = {"value": "x", "variants": ["90"], "evidence": TOWER}
    assert problems(write_rows, {"id": "j", "question": "?", "is_conflict": False, "values": [value]}) == []


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (question(answers=["90"], evidence=[{"document": "e.md", "quote": "90"}]), "there is no document 'e.md'"),
        (question(answers=["90"], evidence=[{"document": "d.md", "quote": "90  metres"}]), "doesn't stand in d.md"),
        (question(answers=["80", "70"], evidence=TOWER), "none of the accepted ['80', '70'] stands in the evidence"),
        (question(answers=["490.5 million"], evidence=MONEY), "none of the accepted"),
        (
            question(answers_all=[["90"], ["490.5bn"]], evidence=TOWER),
            "2 must be named, but only 1 stand in the evidence",
        ),
        (question(answers_all=[["90"], ["80"]], need=1, evidence=TOWER), "none of ['80'] stands in any document"),
        (
            question(answers=["90"], evidence=[{**TOWER[0], "also": [{"document": "d.md", "quote": "9"}, *GONE]}]),
            "'gone'",
        ),
        (question(), "nothing to judge an answer by"),
        ({"id": "c", "claim": "x", "label": "supported"}, "labelled supported, but neither"),
        (
            {"id": "k", "question": "?", "is_conflict": False, "values": [{"value": "80", "evidence": TOWER}]},
            "the value '80' doesn't stand in its evidence",
        ),
        ({"id": "t", "turns": [question(), question(answers=["80"], evidence=TOWER)]}, "turn 2: none of the accepted"),
    ],
)
def test_what_is_wrong_is_said(write_rows: Write, row: dict[str, Any], text: str) -> None:
    assert any(text in problem for problem in problems(write_rows, row))


def test_an_id_stands_once_over_all_sets(write_rows: Write) -> None:
    sets = [
        (read_set(write_rows(name, [question(answers=["x"])]), name=name, corpus=None), DOCUMENTS)
        for name in ("a.jsonl", "b.jsonl")
    ]
    (problem,) = validate(sets)
    assert problem.row == "q" and "a.jsonl line 1 already" in problem.text and str(problem).startswith(problem.path)


def test_a_set_for_other_documents_is_refused_with_the_first_row_and_the_count(write_rows: Write) -> None:
    rows = [question(id=f"q{i}", answers=["x"], evidence=GONE) for i in range(3)]
    questions = read_set(write_rows("q.jsonl", [question(answers=["90"], evidence=TOWER), *rows]), name="q", corpus=None)
    with pytest.raises(CorpusMismatchError) as raised:
        require_evidence(questions, DOCUMENTS)
    assert "line 2 (q0): the quote 'gone' doesn't stand in d.md, and 2 more like it" in str(raised.value)
