"""Limits: how they are named, read, and held."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.errors import LimitError
from eval.limits import breaches, limits_of, parse_bound, read_limits
from eval.options import LIMITS, EvalOptions, SetSpec
from eval.run import EngineRun, Figure, SetResult


def result(name: str, **figures: float | None) -> SetResult:
    made = tuple(
        Figure(measure=measure, value=value, n=5, unscored=2, low=None, high=None, method=None)
        for measure, value in figures.items()
    )
    return SetResult(
        name=name, form="questions", path="", sha="", corpus_sha=None, document_count=None, row_count=7, rows=(),
        figures=made, breakdown={},
    )  # fmt: skip


RUN = EngineRun(
    engine="x",
    described={},
    sets=(
        result("facts", accuracy=0.6, auroc=None),
        result("claims", claim_accuracy=0.7),
        result("all", accuracy=0.5),
    ),
)


def held(tmp_path: Path, *, file: str | None = None, **options: Any) -> tuple[str, ...]:
    path = None
    if file is not None:
        path = tmp_path / "limits.toml"
        path.write_text(file)
    sets = tuple(SetSpec(name=name, path=Path(name)) for name in ("facts", "claims"))
    return breaches(limits_of(EvalOptions(sets=sets, engines=("x",), out=None, limits=path, **options)), RUN)


def test_a_measure_alone_means_all_question_sets_together(tmp_path: Path) -> None:
    assert held(tmp_path, minimum={"accuracy": 0.55}) == ("all.accuracy is 0.5, below 0.55",)
    assert held(tmp_path, minimum={"accuracy": 0.5}) == ()


def test_or_else_every_set_that_has_it(tmp_path: Path) -> None:
    assert held(tmp_path, maximum={"claim_accuracy": 0.6}) == ("claims.claim_accuracy is 0.7, above 0.6",)


def test_a_set_can_be_named(tmp_path: Path) -> None:
    assert held(tmp_path, minimum={"facts.accuracy": 0.61}) == ("facts.accuracy is 0.6, below 0.61",)
    with pytest.raises(LimitError, match="no set 'fact' is measured, only all, claims, facts"):
        held(tmp_path, minimum={"fact.accuracy": 0.6})


def test_what_was_not_measured_keeps_no_limit(tmp_path: Path) -> None:
    assert held(tmp_path, minimum={"facts.auroc": 0.5}) == (
        "facts.auroc could not be measured (2 rows unscored), but has a limit of 0.5",
    )
    assert held(tmp_path, minimum={"ece": 0.5}) == ("ece could not be measured, but has a limit of 0.5",)


def test_limits_of_the_file_pass_over_sets_that_do_not_run(tmp_path: Path) -> None:
    file = '[min]\n"facts.accuracy" = 0.9\n"dialogues.turn_accuracy" = 0.9\n[max]\n"all.accuracy" = 0.4\nece = 0.1\n'
    assert held(tmp_path, file=file) == ("facts.accuracy is 0.6, below 0.9", "all.accuracy is 0.5, above 0.4")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("min = [", "can't be read as TOML"),
        ("[least]\naccuracy = 1", "has a table 'least'; expected min and max"),
        ("min = 3", "min is 3; expected a table"),
        ('[min]\naccuracy = "high"', "limit 'accuracy' is 'high'; expected a number"),
        ("[min]\naccurate = 1", "no measure is called 'accurate'; there are right, accuracy"),
    ],
)
def test_a_bad_file_of_limits_is_refused(tmp_path: Path, file: str, message: str) -> None:
    with pytest.raises(LimitError, match=message):
        held(tmp_path, file=file)


def test_the_shipped_limits_can_be_read() -> None:
    assert {limit.name for limit in read_limits(LIMITS)} >= {"citations_resolve"}


def test_bounds_of_the_command_line() -> None:
    assert parse_bound("facts.hit@5 = .9") == ("facts.hit@5", 0.9)
    for wrong in ("accuracy", "=0.5", "accuracy=high", ""):
        with pytest.raises(LimitError, match="expected measure=value"):
            parse_bound(wrong)
