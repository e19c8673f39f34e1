"""How long answers took."""

import altair as alt
import numpy as np

from app.pages.evaluate.charts.picture import QUIET, Picture, by_engine, data
from app.pages.evaluate.data import Table
from eval.pictures import rows_behind, times_ms
from eval.run import EngineRun, SetResult

TIME_BINS = 24


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
        alt.Chart(data(drawn))
        .mark_bar()
        .encode(
            x=alt.X("from ms:Q", scale=alt.Scale(type="log", nice=False), title="milliseconds (logarithmic)"),
            x2="to ms:Q",
            y=alt.Y("rows:Q", title="rows", axis=alt.Axis(tickMinStep=1), scale=alt.Scale(domainMin=0)),
            y2=alt.datum(0),
            color=by_engine(drawn, 1),
            tooltip=["from ms:Q", "to ms:Q", "rows:Q"],
        )
    )
    marks = [(name, one.figure(f"{name}_ms")) for name in ("p50", "p95")]
    lines: Table = [{"ms": f.value, "name": f"{name}: {f.value:.0f} ms"} for name, f in marks if f and f.value]
    chart = alt.layer(bars)
    if lines:
        rule = alt.Chart(data(lines)).mark_rule(strokeDash=[5, 4], strokeWidth=2).encode(x="ms:Q", color=alt.value(QUIET))
        chart = alt.layer(bars, rule.encode(tooltip=["name:N"]))
    named = ", ".join(str(line["name"]) for line in lines)
    about = f"Of {engine.engine}; the dashed lines: half are faster, 95 in 100 are faster ({named})." if named else ""
    return Picture(title="Time an answer", about=about, height=240, chart=chart.properties(height=240), table=rows)
