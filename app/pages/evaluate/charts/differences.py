"""How far measures moved from one run to another."""

from collections.abc import Mapping

import altair as alt

from app.pages.evaluate.charts.dots import height, labels, wrapped
from app.pages.evaluate.charts.picture import QUIET, Picture, data
from app.pages.evaluate.data import Table, titled
from eval.measures import BY_NAME
from eval.paired import Difference
from eval.wording import direction

MOVED = {"better": "#2f8f6b", "worse": "#c9553d", "moved": "#7c5cbf", "may be chance": QUIET}


def differences(moved: Mapping[str, Difference]) -> Picture | None:
    """How far the shares and scores moved from one run to another, each with its 95% interval; None if none did."""
    rows: Table = []
    for name, found in moved.items():
        measure = BY_NAME[name]
        if measure.unit in ("share", "score"):
            ends = {"difference": found.difference, "low": found.low, "high": found.high}
            row: dict[str, object] = {"measure": titled(measure), "moved": direction(found, measure) or "may be chance"}
            rows.append(row | {key: round(value, 4) for key, value in ends.items()} | {"n": found.n})
    if not rows:
        return None
    labelled: Table = [{**row, "label": wrapped(str(row["measure"]))} for row in rows]
    tooltips = [
        alt.Tooltip("measure:N"),
        *(alt.Tooltip(f"{name}:Q", format="+.3f") for name in ("difference", "low", "high")),
        alt.Tooltip("n:Q"),
    ]
    base = alt.Chart(data(labelled)).encode(
        y=labels(labelled),
        color=alt.Color(
            "moved:N",
            scale=alt.Scale(domain=list(MOVED), range=list(MOVED.values())),
            legend=alt.Legend(orient="bottom", title=None),
        ),
        tooltip=tooltips,
    )
    axis = alt.Axis(format="+%", tickCount=5)
    whiskers = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title=None, axis=axis), x2="high:Q")
    dots = base.mark_circle(size=70, opacity=1).encode(x=alt.X("difference:Q", title=None, axis=axis))
    zero = alt.Chart(data([{"at": 0.0}])).mark_rule(strokeDash=[5, 4], color=QUIET).encode(x="at:Q")
    chart = alt.layer(zero, whiskers, dots).properties(height=height(rows, "measure", 1))
    about = "After minus before, with 95% intervals. Where the line of a measure crosses the dashed one, it may be chance."
    return Picture(title="What moved", about=about, height=height(rows, "measure", 1), chart=chart, table=rows)
