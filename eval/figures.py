"""Figures over rows: each measure with n, the unscored, and a 95% interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

import numpy as np

from eval.intervals import Array, interval_of_mean, interval_of_statistic
from eval.measures import BY_NAME, MEASURES, Measure
from eval.run import Figure, RowResult

BREAKDOWNS = ("kind", "difficulty")


def figures_of(rows: Sequence[RowResult], *, resamples: int) -> tuple[Figure, ...]:
    """A figure for each measure that concerns at least one row, in the order of the measures."""
    figures = (figure_of(measure, rows, resamples=resamples) for measure in MEASURES)
    return tuple(figure for figure in figures if figure.n or figure.unscored)


def figure_of(measure: Measure, rows: Sequence[RowResult], *, resamples: int) -> Figure:
    """One measure over rows; its value is None without rows, or where it has none (AUROC of one class)."""
    scored = [row for row in rows if measure.observation in row.observations]
    unscored = sum(measure.observation in row.unscored for row in rows)
    observations = observations_of(measure, scored)
    value = measure.statistic(observations)
    if not scored or isnan(value):
        return Figure(measure=measure.name, value=None, n=len(scored), unscored=unscored, low=None, high=None, method=None)
    documents = [row.document for row in scored]
    if measure.is_mean:
        is_share = measure.unit == "share"
        interval = interval_of_mean(observations[:, 0], documents, is_share=is_share, resamples=resamples)
    else:
        interval = interval_of_statistic(observations, documents, measure.statistic, resamples=resamples)
    return Figure(
        measure=measure.name,
        value=value,
        n=len(scored),
        unscored=unscored,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        method=interval.method if interval else None,
    )


def observations_of(measure: Measure, rows: Sequence[RowResult]) -> Array:
    """(n, width) float64: what the measure is made of, a row each."""
    values = [row.observations[measure.observation] for row in rows]
    return np.array(values, dtype=np.float64) if values else np.empty((0, 2))


def breakdown_of(rows: Sequence[RowResult], *, resamples: int) -> Mapping[str, Mapping[str, Figure]]:
    """Share of rows that came out right, by kind and by difficulty, each value in the order it first occurs."""
    return {
        by: {
            value: figure_of(BY_NAME["right"], [row for row in rows if getattr(row, by) == value], resamples=resamples)
            for value in dict.fromkeys(getattr(row, by) for row in rows)
            if value is not None
        }
        for by in BREAKDOWNS
    }
