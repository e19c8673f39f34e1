"""A chart with its figures as a table, how several stand on the page, and what all of them are drawn with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from app.pages.evaluate.data import Table

AROUND_PX = 190  # title, caption and table of a chart
QUIET = "#8a8f94"  # of lines that only guide the eye, in light and dark
SHARE = alt.Scale(domain=[0, 1])

Drawing = alt.LayerChart | alt.FacetChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart and the same in figures."""

    title: str
    about: str  # how it is read, in a sentence
    height: int  # in pixels
    chart: Drawing
    table: Table


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


def by_engine(rows: Table, engine_count: int) -> alt.Color:
    """A colour for each engine, in the order of the rows; a legend where there are several."""
    names = list(dict.fromkeys(str(row["engine"]) for row in rows))
    legend = alt.Legend(orient="bottom", title=None) if engine_count > 1 else None
    return alt.Color("engine:N", sort=names, scale=alt.Scale(domain=names), legend=legend)


def data(rows: Table) -> alt.Data:
    """The rows as Altair takes them; it reads no types out of them, so each channel names its own."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]
