"""Figures with their intervals: of the main measures, and by kind or difficulty of the rows."""

from collections.abc import Mapping, Sequence

from app.pages.evaluate.charts.dots import dots, height
from app.pages.evaluate.charts.picture import Picture
from app.pages.evaluate.data import Table, titled
from eval.measures import BY_NAME
from eval.pictures import HEADLINES
from eval.run import EngineRun, Figure, SetResult

MOST_VALUES = 30  # of a breakdown that are drawn


def intervals(engines: Sequence[EngineRun], one: SetResult) -> Picture | None:
    """The main measures, each with its 95% interval, an engine beside the other."""
    rows: Table = []
    for engine in engines:
        result = next((found for found in engine.sets if found.name == one.name), None)
        for name in HEADLINES:
            figure = result.figure(name) if result else None
            if figure is not None and figure.value is not None:
                rows.append({"measure": titled(BY_NAME[name]), "engine": engine.engine, **_bounds(figure)})
    if not rows:
        return None
    about = "The dot is the figure, the line its 95% interval. Where less is better there is a ↓."
    return Picture(
        title="Measures",
        about=about,
        height=height(rows, "measure", len(engines)),
        chart=dots(rows, "measure", len(engines)),
        table=rows,
    )


def breakdown(by: str, figures: Mapping[str, Figure]) -> Picture | None:
    """Share right by kind, or by difficulty."""
    rows: Table = [{by: value, "engine": "", **_bounds(f)} for value, f in figures.items() if f.value is not None]
    if len(rows) < 2:
        return None
    about = f"Rows that came out as they should, by {by}, with 95% intervals."
    table = [{key: value for key, value in row.items() if key != "engine"} for row in rows]
    if len(rows) > MOST_VALUES:
        about += f" The first {MOST_VALUES} of {len(rows)} are drawn."
    return Picture(
        title=f"Right by {by}",
        about=about,
        height=height(rows[:MOST_VALUES], by, 1),
        chart=dots(rows[:MOST_VALUES], by, 1),
        table=table,
    )


def _bounds(figure: Figure) -> dict[str, object]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {"value": rounded(figure.value), "low": rounded(figure.low), "high": rounded(figure.high), "n": figure.n}
