"""Lines of a chart, each with a label, a dot and the interval around it."""

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from app.pages.evaluate.charts.picture import SHARE, Drawing, by_engine, data
from app.pages.evaluate.data import Table

LABEL_CHARS = 22  # of a line of a label; a narrow window has room for no more beside the picture
LINE_PX = 13  # of a label
STEP_PX = 40  # height of a line of bars


def dots(rows: Table, by: str, engine_count: int) -> Drawing:
    """A line for each value with a dot and its interval, engines below one another."""
    labelled: Table = [{**row, "label": wrapped(str(row[by]))} for row in rows]
    base = alt.Chart(data(labelled)).encode(
        y=labels(labelled),
        color=by_engine(rows, engine_count),
        tooltip=[f"{by}:N", *(["engine:N"] if engine_count > 1 else []), *_tooltips()],
    )
    if engine_count > 1:
        base = base.encode(yOffset=alt.YOffset("engine:N", sort=list(dict.fromkeys(str(row["engine"]) for row in rows))))
    axis = alt.Axis(format="%", tickCount=5)
    whiskers = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", scale=SHARE, title=None, axis=axis), x2="high:Q")
    circles = base.mark_circle(size=70, opacity=1).encode(x=alt.X("value:Q", scale=SHARE, title=None, axis=axis))
    return alt.layer(whiskers, circles).properties(height=height(rows, by, engine_count))


def labels(labelled: Table) -> alt.Y:
    """A place for each label, in their order, with the label beside it on several lines."""
    order = list(dict.fromkeys(str(row["label"]) for row in labelled))
    split = "split(datum.label, '\\n')"
    axis = alt.Axis(
        labelExpr=split,
        labelLimit=0,
        labelLineHeight=LINE_PX,
        labelOffset=_lifted(order),
        labelOverlap=False,
        domain=False,
        ticks=False,
    )
    return alt.Y("label:N", sort=order, title=None, axis=axis)


def height(rows: Table, by: str, engine_count: int) -> int:
    """Of the drawing, in pixels; values of one name stand in one line."""
    lines = len({str(row[by]) for row in rows})
    return max(STEP_PX, 14 * engine_count + 10) * lines + 30


def wrapped(label: str) -> str:
    """The label on several lines."""
    return "\n".join(textwrap.wrap(label, LABEL_CHARS)) or label


def _lifted(order: Sequence[str]) -> Any:
    """How far a label is moved: Vega sets the first of its lines on the middle of the place, not the middle of the label."""
    counts = sorted({label.count("\n") for label in order} - {0})
    tests = [{"test": f"length(split(datum.label, '\\n')) == {count + 1}", "value": -count * LINE_PX / 2} for count in counts]
    return {"condition": tests, "value": 0} if tests else 0


def _tooltips() -> list[alt.Tooltip]:
    return [*(alt.Tooltip(f"{name}:Q", format=".3f") for name in ("value", "low", "high")), alt.Tooltip("n:Q")]
