"""What a confidence is worth: how much is wrong of what is surest, and how often it is right that is said to be."""

from collections.abc import Sequence

import altair as alt
import numpy as np

from app.pages.evaluate.charts.picture import QUIET, SHARE, Picture, by_engine, data
from app.pages.evaluate.data import Table
from eval.pictures import calibration, risk_curves, rows_behind
from eval.run import EngineRun, SetResult

CURVE_POINTS = 200
DIAGONAL: Table = [{"confidence": 0.0, "right": 0.0}, {"confidence": 1.0, "right": 1.0}]


def risk_and_coverage(engines: Sequence[EngineRun], one: SetResult) -> Picture | None:
    """How large a share is wrong if only the surest are answered."""
    rows: Table = []
    for curve in risk_curves(engines, one):
        for at in _thinned(len(curve.coverage)):
            row: dict[str, object] = {"engine": curve.engine, "answered": float(curve.coverage[at])}
            rows.append(row | {"wrong": float(curve.risk[at]), "confidence": float(curve.confidence[at])})
    if not rows:
        return None
    chart = (
        alt.Chart(data(rows))
        .mark_line()
        .encode(
            x=alt.X("answered:Q", scale=SHARE, title="share answered, surest first", axis=alt.Axis(format="%")),
            y=alt.Y("wrong:Q", title="share of them wrong", axis=alt.Axis(format="%")),
            color=by_engine(rows, len(engines)),
            tooltip=[
                "engine:N",
                *(alt.Tooltip(f"{name}:Q", format=".0%") for name in ("answered", "wrong")),
                alt.Tooltip("confidence:Q", format=".2f"),
            ],
        )
    )
    about = (
        "If only the surest candidates were given: how many would be wrong. The lower the line, the more its confidence is worth. "
        "Questions without an answer count as wrong."
    )
    return Picture(title="Risk and coverage", about=about, height=280, chart=alt.layer(chart).properties(height=280), table=rows)


def reliability(engine: EngineRun, one: SetResult) -> Picture | None:
    """Whether a confidence of 0.8 means right in four cases of five."""
    bins = calibration(rows_behind(engine, one.name))
    if not bins:
        return None
    rows: Table = [
        {"from": b.low, "to": b.high, "confidence": round(b.confidence, 3), "right": round(b.right, 3), "n": b.n} for b in bins
    ]
    ideal = alt.Chart(data(DIAGONAL)).mark_line(strokeDash=[5, 4], color=QUIET).encode(x="confidence:Q", y="right:Q")
    drawn: Table = [{**row, "engine": engine.engine} for row in rows]
    dots = (
        alt.Chart(data(drawn))
        .mark_circle(opacity=0.85)
        .encode(
            x=alt.X("confidence:Q", scale=SHARE, title="confidence"),
            y=alt.Y("right:Q", scale=SHARE, title="share right"),
            size=alt.Size("n:Q", title="rows", scale=alt.Scale(range=[30, 500], zero=True), legend=None),
            color=by_engine(drawn, 1),
            tooltip=["confidence:Q", "right:Q", "n:Q"],
        )
    )
    about = (
        f"Of {engine.engine}: dots on the dashed line mean that its confidence can be taken at its word. Larger dots hold more "
        "rows."
    )
    return Picture(title="Calibration", about=about, height=280, chart=alt.layer(ideal, dots).properties(height=280), table=rows)


def _thinned(count: int) -> list[int]:
    return sorted({round(at) for at in np.linspace(0, count - 1, min(count, CURVE_POINTS))})
