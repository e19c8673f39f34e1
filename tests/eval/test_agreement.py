"""The matching rules against people's labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.agreement import Disagreement, agreement
from eval.errors import QuestionFileError

Write = Callable[[str, list[Any]], Path]


def line(row_id: str, answer: str, label: str, **row: Any) -> dict[str, Any]:
    key = {"id": row_id, "question": "How tall?", **({"answers": ["90 m"]} | row)}
    return {"row": key, "answer": {"status": "answered", "answer": answer}, "label": label}


def test_agreement_counts_what_can_be_judged(write_rows: Write) -> None:
    lines = [
        line("a", "It is 90 m tall.", "right"),
        line("b", "It is 80 m tall.", "wrong"),
        line("c", "Ninety metres.", "right"),
        line("d", "anything", "right", answers=[]),
    ]
    found = agreement(write_rows("labels.jsonl", lines))
    assert (found.n, found.agreed, found.unscored, found.share) == (3, 2, 1, 2 / 3)
    assert 0 < found.low < found.share < found.high < 1
    assert found.disagreements == (
        Disagreement(id="c", asked="How tall?", expected="90 m", answer="Ninety metres.", label="right"),
    )


@pytest.mark.parametrize("bad", ["{", "[]", {"row": {}}, line("a", "x", "maybe"), line("a", "x", "right", answers=3)])
def test_a_bad_line_is_named(write_rows: Write, bad: Any) -> None:
    with pytest.raises(QuestionFileError, match="labels.jsonl line 2: expected"):
        agreement(write_rows("labels.jsonl", [line("a", "90 m", "right"), bad]))


def test_a_file_without_labels_is_refused(write_rows: Write, tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="no labelled answer"):
        agreement(write_rows("labels.jsonl", []))
    with pytest.raises(QuestionFileError, match="can't be read"):
        agreement(tmp_path / "gone.jsonl")
