"""Two runs over the same questions: what got better and worse, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from eval.errors import ComparisonError
from eval.figures import observations_of
from eval.measures import MEASURES, Measure
from eval.paired import Difference, paired_difference
from eval.rows import QuestionSet
from eval.run import EngineRun, RowResult, Run, rows_under


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row that came out differently."""

    id: str
    asked: str
    expected: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetComparison:
    """One question set in both runs, over the rows that both have."""

    name: str
    differences: Mapping[str, Difference]  # measure → how it moved
    better: tuple[Change, ...]  # rows that are right now and were not
    worse: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One run, or engine, held against another."""

    before: str  # what it is held against
    sets: tuple[SetComparison, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def comparison_of(run: Run) -> Comparison | None:
    """The comparison that a run holds; None: it was held against nothing."""
    if run.comparison is None:
        return None
    sets = []
    for one in run.comparison["sets"]:
        differences = {name: Difference(**difference) for name, difference in one["differences"].items()}
        better, worse = (tuple(Change(**change) for change in one[key]) for key in ("better", "worse"))
        sets.append(SetComparison(name=one["name"], differences=differences, better=better, worse=worse))
    return Comparison(before=run.comparison["before"], sets=tuple(sets))


def require_same_questions(sets: tuple[QuestionSet, ...], earlier: Run) -> None:
    """Refuse a run that asked other questions.

    Raises:
        ComparisonError: a set isn't in it, or its rows differ.
    """
    known = {one.name: one.sha for one in earlier.engines[0].sets}
    for questions in sets:
        if questions.name not in known:
            raise ComparisonError(
                f"the run in {earlier.folder} has no set {questions.name!r}, only {', '.join(known)}; "
                "compare with a run of the same sets"
            )
        if known[questions.name] != questions.sha:
            raise ComparisonError(
                f"the run in {earlier.folder} used other questions in {questions.name!r}: "
                f"their sum is {known[questions.name][:12]}, now it is {questions.sha[:12]}; measure that state anew"
            )


def compare(earlier: EngineRun, later: EngineRun, *, before: str, resamples: int) -> Comparison:
    """`later` held against `earlier`, set by set, over the rows that both have done."""
    known = {one.name: rows_under(earlier, one) for one in earlier.sets}
    return Comparison(
        before=before,
        sets=tuple(
            _compare_set(one.name, known[one.name], rows_under(later, one), resamples=resamples)
            for one in later.sets
            if one.name in known
        ),
    )


Rows = Mapping[tuple[str, str], RowResult]


def _compare_set(name: str, earlier: Rows, later: Rows, *, resamples: int) -> SetComparison:
    pairs = [(earlier[key], row) for key, row in later.items() if key in earlier and earlier[key].sha == row.sha]
    differences = {
        measure.name: difference
        for measure in MEASURES
        if (difference := _difference(measure, pairs, resamples=resamples)) is not None
    }
    return SetComparison(
        name=name,
        differences=differences,
        better=tuple(_change(a, b) for a, b in pairs if a.is_right is False and b.is_right is True),
        worse=tuple(_change(a, b) for a, b in pairs if a.is_right is True and b.is_right is False),
    )


def _difference(measure: Measure, pairs: list[tuple[RowResult, RowResult]], *, resamples: int) -> Difference | None:
    name = measure.observation
    both = [(a, b) for a, b in pairs if name in a.observations and name in b.observations]
    return paired_difference(
        observations_of(measure, [a for a, _ in both]),
        observations_of(measure, [b for _, b in both]),
        [b.document for _, b in both],
        measure.statistic,
        is_mean=measure.is_mean,
        resamples=resamples,
    )


def _change(before: RowResult, after: RowResult) -> Change:
    return Change(id=after.id, asked=after.asked, expected=after.expected, before=said(before.got), after=said(after.got))


def said(got: Mapping[str, Any] | None) -> str:
    """What an engine said, in one line."""
    if got is None:
        return "(nothing)"
    if got.get("error"):
        return f"(error: {got['error']})"
    if "verdict" in got:
        return f"{got['verdict']}: {got['explanation']}" if got.get("explanation") else str(got["verdict"])
    text = " ".join(str(got.get("answer") or "").split())
    return f"(declined) {text}" if got.get("status") == "declined" else text
