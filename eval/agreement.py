"""Is matching by words right? Its judgement held against labels that people gave."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.asking import Reply
from eval.errors import QuestionFileError
from eval.grading import grade
from eval.intervals import wilson
from eval.reading import parse_row
from eval.rows import Question

LABELS = {"right": True, "wrong": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """An answer that the matching rules and a person see differently."""

    id: str
    asked: str
    expected: str
    answer: str
    label: str  # what the person said: right | wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How often the matching rules and people agree."""

    n: int
    agreed: int
    low: float  # 95% interval of the share
    high: float
    unscored: int  # labelled answers that the rules can't judge
    disagreements: tuple[Disagreement, ...]

    @property
    def share(self) -> float:
        return self.agreed / self.n


def agreement(path: Path) -> Agreement:
    """The agreement on a file of labels, one JSON object a line: `row` (a question), `answer`, `label` (right | wrong).

    Raises:
        QuestionFileError: the file can't be read, a line is malformed, or no answer can be judged.
    """
    agreed, unscored = 0, 0
    disagreements: list[Disagreement] = []
    for question, answer, label in _labelled(path):
        reply = Reply(row=question, source=question, turn=None, value=answer, failure=None, elapsed_ms=None)
        (result,) = grade([reply], {})
        if result.is_right is None:
            unscored += 1
        elif result.is_right == LABELS[label]:
            agreed += 1
        else:
            disagreements.append(
                Disagreement(
                    id=question.id,
                    asked=question.question,
                    expected=result.expected,
                    answer=str(answer.get("answer", "")),
                    label=label,
                )
            )
    n = agreed + len(disagreements)
    if not n:
        raise QuestionFileError(f"{path} holds no labelled answer that can be judged")
    low, high = wilson(agreed, n)
    return Agreement(n=n, agreed=agreed, low=low, high=high, unscored=unscored, disagreements=tuple(disagreements))


def _labelled(path: Path) -> list[tuple[Question, Mapping[str, Any], str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise QuestionFileError(f"{path} can't be read as UTF-8 text: {exc}") from exc
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            row, answer, label = parse_row(value["row"]), value["answer"], value["label"]
        except (ValueError, KeyError, TypeError) as exc:
            raise QuestionFileError(f"{path} line {number}: expected row, answer and label ({exc})") from exc
        if not isinstance(row, Question) or not isinstance(answer, Mapping) or label not in LABELS:
            raise QuestionFileError(f"{path} line {number}: expected a question, an answer object and one of {', '.join(LABELS)}")
        found.append((row, answer, label))
    return found
