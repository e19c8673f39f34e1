"""The charts of a run, drawn by Altair in the page's own colours, each with its figures as a table."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from app.pages.evaluate_data import Table, titled
from eval.contract import VERDICTS
from eval.measures import BY_NAME
from eval.paired import Difference
from eval.pictures import HEADLINES, calibration, risk_curves, rows_behind, times_ms, verdict_counts
from eval.run import EngineRun, Figure, SetResult
from eval.wording import direction

LABEL_CHARS = 22  # of a line of a label; a narrow window has room for no more beside the picture
MOST_VALUES = 30  # of a breakdown that are drawn
CURVE_POINTS = 200
TIME_BINS = 24
AROUND_PX = 190  # title, caption and table of a chart
LINE_PX = 13  # of a label
STEP_PX = 40  # height of a line of bars
QUIET = "#8a8f94"  # of lines that only guide the eye, in light and dark
MOVED = {"better": "#2f8f6b", "worse": "#c9553d", "moved": "#7c5cbf", "may be chance": QUIET}
OUTCOMES = ("judged right", "judged wrong")
SHARE = alt.Scale(domain=[0, 1])
DIAGONAL: Table = [{"confidence": 0.0, "right": 0.0}, {"confidence": 1.0, "right": 1.0}]


Drawing = alt.LayerChart | alt.FacetChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart and the same in figures."""

    title: str
    about: str  # how it is read, in a sentence
    height: int  # in pixels
    chart: Drawing
    table: Table


def pictures(engines: Sequence[EngineRun], one: SetResult) -> list[Picture]:
    """The charts of a set that have something to show, in the order they are shown."""
    drawn = [
        intervals(engines, one),
        *(breakdown(by, figures) for by, figures in one.breakdown.items()),
        confusion(engines[0], one),
        risk_and_coverage(engines, one),
        reliability(engines[0], one),
        times(engines[0], one),
    ]
    return [picture for picture in drawn if picture is not None]


def in_columns(drawn: Sequence[Picture], count: int) -> list[list[Picture]]:
    """The charts in columns of about the same height, in their order."""
    columns: list[list[Picture]] = [[] for _ in range(count)]
    heights = [0] * count
    for picture in drawn:
        at = heights.index(min(heights))
        columns[at].append(picture)
        heights[at] += picture.height + AROUND_PX
    return columns


def legible(chart: Drawing) -> Drawing:
    """The chart with words in the colour of the page's text; Streamlit's own grey is too pale for letters of this size."""
    words: dict[str, Any] = {"labelColor": "currentColor", "titleColor": "currentColor"}
    found: Drawing = chart.configure_axis(**words).configure_legend(**words)
    return found


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
        height=_height(rows, "measure", len(engines)),
        chart=_dots(rows, "measure", len(engines)),
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
        height=_height(rows[:MOST_VALUES], by, 1),
        chart=_dots(rows[:MOST_VALUES], by, 1),
        table=table,
    )


def confusion(engine: EngineRun, one: SetResult) -> Picture | None:
    """How often each label got each verdict."""
    counts = verdict_counts(rows_behind(engine, one.name))
    if counts is None:
        return None
    words = [verdict.replace("_", " ") for verdict in VERDICTS]
    cells: Table = []
    for i, label in enumerate(words):
        for j, verdict in enumerate(words):
            share = float(counts[i, j] / max(1, counts[i].sum()))
            cell: dict[str, object] = {"label": label, "verdict": verdict, "rows": int(counts[i, j]), "share": share}
            cells.append(cell | {"outcome": OUTCOMES[i != j], "text": f"{counts[i, j]} ({share:.0%})"})
    base = alt.Chart(_data(cells)).encode(
        x=alt.X("verdict:N", sort=words, title="verdict", axis=alt.Axis(labelAngle=0, orient="top")),
        y=alt.Y("label:N", sort=words, title="label"),
    )
    tiles = base.mark_rect(stroke=None).encode(
        color=alt.Color("outcome:N", sort=list(OUTCOMES), title=None, legend=alt.Legend(orient="bottom")),
        opacity=alt.Opacity("share:Q", scale=alt.Scale(domain=[0, 1], range=[0.06, 0.6]), legend=None),
        tooltip=["label:N", "verdict:N", "rows:Q", alt.Tooltip("share:Q", format=".0%")],
    )
    chart = alt.layer(tiles, base.mark_text(fontSize=14, color="currentColor").encode(text="text:N")).properties(height=260)
    table: Table = [
        {"label": label, **{f"judged {v}": int(counts[i, j]) for j, v in enumerate(words)}} for i, label in enumerate(words)
    ]
    about = "Labels in lines, verdicts in columns; the share is of the line. What lies off the diagonal is wrong."
    return Picture(title="Verdicts by label", about=about, height=260, chart=chart, table=table)


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
        alt.Chart(_data(rows))
        .mark_line()
        .encode(
            x=alt.X("answered:Q", scale=SHARE, title="share answered, surest first", axis=alt.Axis(format="%")),
            y=alt.Y("wrong:Q", title="share of them wrong", axis=alt.Axis(format="%")),
            color=_by_engine(rows, len(engines)),
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
    ideal = alt.Chart(_data(DIAGONAL)).mark_line(strokeDash=[5, 4], color=QUIET).encode(x="confidence:Q", y="right:Q")
    drawn: Table = [{**row, "engine": engine.engine} for row in rows]
    dots = (
        alt.Chart(_data(drawn))
        .mark_circle(opacity=0.85)
        .encode(
            x=alt.X("confidence:Q", scale=SHARE, title="confidence"),
            y=alt.Y("right:Q", scale=SHARE, title="share right"),
            size=alt.Size("n:Q", title="rows", scale=alt.Scale(range=[30, 500], zero=True), legend=None),
            color=_by_engine(drawn, 1),
            tooltip=["confidence:Q", "right:Q", "n:Q"],
        )
    )
    about = (
        f"Of {engine.engine}: dots on the dashed line mean that its confidence can be taken at its word. Larger dots hold more "
        "rows."
    )
    return Picture(title="Calibration", about=about, height=280, chart=alt.layer(ideal, dots).properties(height=280), table=rows)


def times(engine: EngineRun, one: SetResult) -> Picture | None:
    """How long the answers took, on a logarithmic scale."""
    took = times_ms(rows_behind(engine, one.name))
    if not len(took):
        return None
    logs = np.log10(np.maximum(took, 0.1))
    low, high = float(logs.min()) - 0.05, float(logs.max()) + 0.05
    counts, edges = np.histogram(logs, bins=min(TIME_BINS, len(took)), range=(low, max(high, low + 0.3)))
    rows: Table = [
        {"from ms": round(float(10**start), 1), "to ms": round(float(10**end), 1), "rows": int(count)}
        for count, start, end in zip(counts, edges[:-1], edges[1:], strict=True)
        if count
    ]
    drawn: Table = [{**row, "engine": engine.engine} for row in rows]
    bars = (
        alt.Chart(_data(drawn))
        .mark_bar()
        .encode(
            x=alt.X("from ms:Q", scale=alt.Scale(type="log", nice=False), title="milliseconds (logarithmic)"),
            x2="to ms:Q",
            y=alt.Y("rows:Q", title="rows", axis=alt.Axis(tickMinStep=1), scale=alt.Scale(domainMin=0)),
            y2=alt.datum(0),
            color=_by_engine(drawn, 1),
            tooltip=["from ms:Q", "to ms:Q", "rows:Q"],
        )
    )
    marks = [(name, one.figure(f"{name}_ms")) for name in ("p50", "p95")]
    lines: Table = [{"ms": f.value, "name": f"{name}: {f.value:.0f} ms"} for name, f in marks if f and f.value]
    chart = alt.layer(bars)
    if lines:
        rule = alt.Chart(_data(lines)).mark_rule(strokeDash=[5, 4], strokeWidth=2).encode(x="ms:Q", color=alt.value(QUIET))
        chart = alt.layer(bars, rule.encode(tooltip=["name:N"]))
    named = ", ".join(str(line["name"]) for line in lines)
    about = f"Of {engine.engine}; the dashed lines: half are faster, 95 in 100 are faster ({named})." if named else ""
    return Picture(title="Time an answer", about=about, height=240, chart=chart.properties(height=240), table=rows)


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
    labelled: Table = [{**row, "label": _wrapped(str(row["measure"]))} for row in rows]
    tooltips = [
        alt.Tooltip("measure:N"),
        *(alt.Tooltip(f"{name}:Q", format="+.3f") for name in ("difference", "low", "high")),
        alt.Tooltip("n:Q"),
    ]
    base = alt.Chart(_data(labelled)).encode(
        y=_labels(labelled),
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
    zero = alt.Chart(_data([{"at": 0.0}])).mark_rule(strokeDash=[5, 4], color=QUIET).encode(x="at:Q")
    chart = alt.layer(zero, whiskers, dots).properties(height=_height(rows, "measure", 1))
    about = "After minus before, with 95% intervals. Where the line of a measure crosses the dashed one, it may be chance."
    return Picture(title="What moved", about=about, height=_height(rows, "measure", 1), chart=chart, table=rows)


def _dots(rows: Table, by: str, engine_count: int) -> Drawing:
    """A line for each value with a dot and its interval, engines below one another."""
    labelled: Table = [{**row, "label": _wrapped(str(row[by]))} for row in rows]
    base = alt.Chart(_data(labelled)).encode(
        y=_labels(labelled),
        color=_by_engine(rows, engine_count),
        tooltip=[f"{by}:N", *(["engine:N"] if engine_count > 1 else []), *_tooltips()],
    )
    if engine_count > 1:
        base = base.encode(yOffset=alt.YOffset("engine:N", sort=list(dict.fromkeys(str(row["engine"]) for row in rows))))
    axis = alt.Axis(format="%", tickCount=5)
    whiskers = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", scale=SHARE, title=None, axis=axis), x2="high:Q")
    dots = base.mark_circle(size=70, opacity=1).encode(x=alt.X("value:Q", scale=SHARE, title=None, axis=axis))
    return alt.layer(whiskers, dots).properties(height=_height(rows, by, engine_count))


def _labels(labelled: Table) -> alt.Y:
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


def _height(rows: Table, by: str, engine_count: int) -> int:
    lines = len({str(row[by]) for row in rows})
    return max(STEP_PX, 14 * engine_count + 10) * lines + 30


def _lifted(labels: Sequence[str]) -> Any:
    """How far a label is moved: Vega sets the first of its lines on the middle of the place, not the middle of the label."""
    counts = sorted({label.count("\n") for label in labels} - {0})
    tests = [{"test": f"length(split(datum.label, '\\n')) == {count + 1}", "value": -count * LINE_PX / 2} for count in counts]
    return {"condition": tests, "value": 0} if tests else 0


def _by_engine(rows: Table, engine_count: int) -> alt.Color:
    names = list(dict.fromkeys(str(row["engine"]) for row in rows))
    legend = alt.Legend(orient="bottom", title=None) if engine_count > 1 else None
    return alt.Color("engine:N", sort=names, scale=alt.Scale(domain=names), legend=legend)


def _tooltips() -> list[alt.Tooltip]:
    return [*(alt.Tooltip(f"{name}:Q", format=".3f") for name in ("value", "low", "high")), alt.Tooltip("n:Q")]


def _bounds(figure: Figure) -> dict[str, object]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {"value": rounded(figure.value), "low": rounded(figure.low), "high": rounded(figure.high), "n": figure.n}


def _wrapped(label: str) -> str:
    return "\n".join(textwrap.wrap(label, LABEL_CHARS)) or label


def _thinned(count: int) -> list[int]:
    return sorted({round(at) for at in np.linspace(0, count - 1, min(count, CURVE_POINTS))})


def _data(rows: Table) -> alt.Data:
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]
