"""Verdicts by label."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import numpy.typing as npt

from app.pages.evaluate.charts.picture import Picture, data
from app.pages.evaluate.data import Table
from eval.contract import VERDICTS
from eval.pictures import rows_behind, verdict_counts
from eval.run import EngineRun, SetResult

OUTCOMES = ("judged right", "judged wrong")


def confusion(engine: EngineRun, one: SetResult) -> Picture | None:
    """How often each label got each verdict."""
    counts = verdict_counts(rows_behind(engine, one.name))
    if counts is None:
        return None
    words = [verdict.replace("_", " ") for verdict in VERDICTS]
    base = alt.Chart(data(_cells(counts, words))).encode(
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


def _cells(counts: npt.NDArray[np.int64], words: Sequence[str]) -> Table:
    cells: Table = []
    for i, label in enumerate(words):
        for j, verdict in enumerate(words):
            share = float(counts[i, j] / max(1, counts[i].sum()))
            cell: dict[str, object] = {"label": label, "verdict": verdict, "rows": int(counts[i, j]), "share": share}
            cells.append(cell | {"outcome": OUTCOMES[i != j], "text": f"{counts[i, j]} ({share:.0%})"})
    return cells
