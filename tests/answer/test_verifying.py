"""The check of short answers: what is shown to the model, and what its verdict moves."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from answer.features import Candidate
from answer.question import Asked
from answer.span_reader import SentenceSpan
from answer.verifying import judged, reordered
from tests.answer.candidates import read_of

WEIGHTS = (1.0, -1.0)


@dataclass
class ByAnswer:
    """Finds supported what it was told to, all else not found, and remembers what it was asked."""

    true: str
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        rows = [(0.9, 0.05, 0.05) if claim.endswith(self.true) else (0.05, 0.05, 0.9) for claim, _ in pairs]
        return np.array(rows, dtype=np.float32)


def _read(question: str = "Who won the prize?") -> tuple[Asked, list[Candidate]]:
    asked, ranked, _ = read_of(
        question, ("a", None, "Ada Lind gave a speech on the prize."), ("b", None, "First at the fair came Bo Tan."), title="Fair"
    )
    names = ("Ada Lind", "Bo Tan")
    spans = [item.text.index(name) for item, name in zip(ranked, names, strict=True)]
    found = [
        replace(item, score=-float(at), span=SentenceSpan(start=start, end=start + len(name), logit=0.0))
        for at, (item, start, name) in enumerate(zip(ranked, spans, names, strict=True))
    ]
    return asked, found


def test_question_and_answer_are_held_against_the_titled_sentence() -> None:
    asked, ranked = _read()
    judge = ByAnswer("Bo Tan")

    judged(asked, ranked, judge, 3)

    assert judge.asked == [
        ("Who won the prize? Ada Lind", "Fair. Ada Lind gave a speech on the prize."),
        ("Who won the prize? Bo Tan", "Fair. First at the fair came Bo Tan."),
    ]


def test_an_answer_that_is_borne_out_comes_before_one_that_is_not() -> None:
    asked, ranked = _read()

    first, second = reordered(judged(asked, ranked, ByAnswer("Bo Tan"), 3), WEIGHTS)

    assert "Bo Tan" in first.text
    assert first.score > second.score


def test_only_the_first_are_judged_and_the_rest_keep_their_scores() -> None:
    asked, ranked = _read()

    first, second = judged(asked, ranked, ByAnswer("Ada Lind"), 1)

    assert first.verdict[0] > 0 > first.verdict[1]
    assert second == ranked[1]


@pytest.mark.parametrize("question", ["Tell me about the fair.", "Did Bo Tan win the prize?"])
def test_what_has_no_short_answer_is_not_judged(question: str) -> None:
    asked, ranked = _read(question)
    judge = ByAnswer("Bo Tan")

    assert judged(asked, ranked, judge, 3) == ranked
    assert not judge.asked


def test_a_sentence_without_a_short_answer_is_not_judged() -> None:
    asked, ranked = _read()
    unread = [replace(item, span=None) for item in ranked]
    judge = ByAnswer("Bo Tan")

    assert judged(asked, unread, judge, 3) == unread
    assert not judge.asked
