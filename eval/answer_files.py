"""Answers that another system wrote, in the contract's form, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.errors import AnswerFileError
from eval.json_lines import numbered_lines
from eval.rows import QuestionSet


def read_answers(path: Path, questions: QuestionSet) -> dict[str, Mapping[str, Any]]:
    """Row id → answer, verdict, or for a dialogue the object with its `turns`.

    Rows without an answer are simply not in it; answers to other rows are left out.

    Raises:
        AnswerFileError: the file can't be read, a line is malformed, an id stands twice, or no line answers the set.
    """
    answers: dict[str, Mapping[str, Any]] = {}
    for number, line in numbered_lines(path, of="answers", error=AnswerFileError):
        try:
            value = json.loads(line)
        except json.JSONDecodeError as exc:
            raise AnswerFileError(f"{path} line {number}: not JSON ({exc.msg}, column {exc.colno})") from exc
        if not isinstance(value, dict) or not isinstance(value.get("id"), str):
            raise AnswerFileError(f"{path} line {number}: no object with an id; each line answers the row of its id")
        if value["id"] in answers:
            raise AnswerFileError(f"{path} line {number}: id {value['id']!r} is answered already")
        answers[value["id"]] = value
    wanted = {row.id for row in questions.rows}
    if not wanted & answers.keys():
        raise AnswerFileError(f"{path} answers none of the {len(wanted)} rows of {questions.path}; the ids must be the same")
    return {row_id: answer for row_id, answer in answers.items() if row_id in wanted}
