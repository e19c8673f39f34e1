"""Which rows fell short, and of what."""

from __future__ import annotations

from collections.abc import Iterable

from eval.measures import MEASURES, Measure
from eval.run import RowResult

JUDGED: tuple[Measure, ...] = tuple(m for m in MEASURES if m.unit == "share" and m.better != "neither" and m.is_mean)
"""The measures that a single row can fall short of."""


def fell_short(row: RowResult, measure: Measure) -> bool:
    """The row is not as good in this measure as a row can be; False where it doesn't concern the row or is unscored."""
    found = row.observations.get(measure.observation)
    if found is None:
        return False
    return found[0] < 1.0 if measure.better == "higher" else found[0] > 0.0


def short_of(rows: Iterable[RowResult]) -> dict[str, int]:
    """Measure → how many of the rows fell short of it, without those that none did."""
    listed = list(rows)
    counts = {measure.name: sum(fell_short(row, measure) for row in listed) for measure in JUDGED}
    return {name: count for name, count in counts.items() if count}
