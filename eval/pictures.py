"""What the charts of a report show, as numbers: drawn as SVG in the report, and by the web page in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.figures import observations_of
from eval.intervals import Array
from eval.measures import MEASURES, VERDICT_CODES
from eval.metrics.calibration import Bin, bins
from eval.metrics.confusion import confusion_matrix
from eval.metrics.risk_coverage import risk_coverage
from eval.run import EngineRun, RowResult, SetResult, rows_under

HEADLINES = (
    *("right", "accuracy", "turn_accuracy", "follow_up_accuracy", "claim_accuracy", "contradicted_called_supported"),
    *("conflict_shown", "conflict_raised", "hit@1", "hit@5", "evidence_cited", "citation_precision", "citations_resolve"),
    *("unanswerable_declined", "answerable_declined", "auroc"),
)
"""The measures that are drawn with their intervals; all lie between 0 and 1."""


class RiskCurve(NamedTuple):
    """How wrong the answers of an engine are if only the surest are given."""

    engine: str
    coverage: Array  # (n,) share of the rows that get an answer, rising
    risk: Array  # (n,) share of them that is wrong
    confidence: Array  # (n,) of the least sure of them


def observed(name: str, rows: Sequence[RowResult]) -> Array:
    """(n, width): the observations of a name, of the rows that have it."""
    measure = next(m for m in MEASURES if m.observation == name)
    return observations_of(measure, [row for row in rows if name in row.observations])


def rows_behind(engine: EngineRun, name: str) -> list[RowResult]:
    """The rows of a set under an engine; of all sets together those of each. None where it has no such set."""
    one = next((found for found in engine.sets if found.name == name), None)
    return list(rows_under(engine, one).values()) if one else []


def risk_curves(engines: Sequence[EngineRun], one: SetResult) -> list[RiskCurve]:
    """A curve for each engine that says how sure it is."""
    curves = []
    for engine in engines:
        found = observed("confidence_right", rows_behind(engine, one.name))
        if len(found):
            coverage = np.arange(1, len(found) + 1) / len(found)
            confidence = np.sort(found[:, 0])[::-1]
            curves.append(RiskCurve(engine.engine, coverage, risk_coverage(found[:, 0], found[:, 1]), confidence))
    return curves


def calibration(rows: Sequence[RowResult]) -> list[Bin]:
    """Share right by confidence, in tenths."""
    found = observed("confidence_right", rows)
    return bins(found[:, 0], found[:, 1]) if len(found) else []


def verdict_counts(rows: Sequence[RowResult]) -> NDArray[np.int64] | None:
    """(3, 3): how often each label (row) got each verdict (column); None without claims that were judged."""
    found = observed("label_verdict", rows)
    return confusion_matrix(found[:, 0], found[:, 1], len(VERDICT_CODES)) if len(found) else None


def times_ms(rows: Sequence[RowResult]) -> Array:
    """(n,) how long each answer took."""
    found = observed("took_ms", rows)
    return found[:, 0] if len(found) else np.empty(0)
