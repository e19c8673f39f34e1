from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from answer.deciding.decide import decided
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of

QUESTION = "Is the museum free on Sundays?"


@dataclass
class FakeJudge:
    """Gives one verdict on everything and remembers what it was asked."""

    verdict: tuple[float, float, float]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return np.array([self.verdict] * len(pairs), dtype=np.float32)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [((0.95, 0.02, 0.03), "Yes"), ((0.02, 0.95, 0.03), "No"), ((0.6, 0.1, 0.3), None), ((0.0, 0.05, 0.95), None)],
)
def test_a_sure_verdict_decides_where_comparing_does_not(verdict: tuple[float, float, float], said: str | None) -> None:
    asked, ranked, _ = read_of(QUESTION, ("a", None, "On Sundays visitors of the museum pay nothing."))
    judge = FakeJudge(verdict)

    got = decided(asked, ranked, EMPTY, judge)

    assert (got.said if got else None) == said


def test_a_limit_is_never_left_to_the_model() -> None:
    asked, ranked, _ = read_of("Does Torvik have more than 40,000 cars?", ("a", None, "Torvik has 48,000 inhabitants."))
    judge = FakeJudge((0.99, 0.0, 0.01))

    assert (decided(asked, ranked, EMPTY, judge), judge.asked) == (None, [])


def test_what_is_only_said_to_be_so_is_no_plan() -> None:
    asked, ranked, _ = read_of(
        "Did Lena Osk write The Salt Road?", ("a", None, "Lena Osk is said to write novels; one of hers is The Salt Road.")
    )

    assert decided(asked, ranked, EMPTY) is None
