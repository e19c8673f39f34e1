"""A run as one self-contained page: figures with intervals, charts, and the rows that fell short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, StrictUndefined

from eval import charts
from eval.compare import Comparison, said
from eval.measures import BY_NAME, MEASURES
from eval.options import HERE
from eval.pictures import calibration, risk_curves, times_ms, verdict_counts
from eval.run import EngineRun, Figure, RowResult, Run, SetResult, rows_under
from eval.wording import (
    SUMMARY,
    direction,
    figure_text,
    interval_text,
    says_something,
    summary_cells,
    value_text,
)

TEMPLATE = HERE / "report.html.jinja"
MOST_ROWS = 200  # that fell short, of one set; more would make a page that no browser likes


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A line of a table of figures: one measure under each engine."""

    title: str
    name: str
    group: str
    cells: tuple[str, ...]  # one for each engine; "" where it has none
    interval: str
    n: int
    unscored: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What the page says about one set."""

    result: SetResult
    lines: tuple[FigureLine, ...]
    charts: tuple[charts.Chart, ...]
    short: tuple[RowResult, ...]  # rows that fell short, at most MOST_ROWS
    short_count: int
    reasons: tuple[tuple[str, int], ...]  # why rows are unscored → how many


def render(run: Run, comparison: Comparison | None, peers: Sequence[Comparison]) -> str:
    """The page, as HTML that loads nothing.

    Args:
        comparison: with an earlier run; None: there is none.
        peers: our engine held against each other engine of the run.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["said"] = said
    environment.filters["cited"] = cited
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        run=run,
        engines=[engine.engine for engine in run.engines],
        summary=[BY_NAME[name] for name in SUMMARY],
        summary_cells=summary_cells,
        sections=[_section(run, one) for one in run.engines[0].sets],
        comparison=comparison,
        peers=peers,
        measures=BY_NAME,
        most_rows=MOST_ROWS,
        figure_text=figure_text,
        value_text=value_text,
        direction=direction,
        described=_described(run.engines),
    )


def cited(got: Mapping[str, Any] | None) -> list[str]:
    """The quotes that an answer or verdict cites, each once, with their documents."""
    return [f"{c.get('document')}: {c.get('quote')}" for c in citations_of(got)]


def citations_of(got: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    """The citations of an answer or verdict, one for each document and quote."""
    if got is None:
        return []
    owners = [got, *(s for s in got.get("sentences") or () if isinstance(s, Mapping))]
    citations = [c for owner in owners for c in owner.get("citations") or () if isinstance(c, Mapping)]
    return list({(str(c.get("document")), str(c.get("quote"))): c for c in reversed(citations)}.values())[::-1]


def _section(run: Run, one: SetResult) -> Section:
    rows = list(rows_under(run.engines[0], one).values())
    short = [row for row in one.rows if row.is_right is False]
    reasons = Counter(f"{reason} ({name})" for row in one.rows for name, reason in row.unscored.items())
    return Section(
        result=one,
        lines=figure_lines(run.engines, one),
        charts=tuple(_charts(run.engines, one, rows)),
        short=tuple(short[:MOST_ROWS]),
        short_count=len(short),
        reasons=tuple(reasons.most_common(40)),
    )


def figure_lines(engines: Sequence[EngineRun], one: SetResult) -> tuple[FigureLine, ...]:
    """The table of a set: each measure that says something, the first engine with interval and n, the others beside it."""
    results = [next((s for s in engine.sets if s.name == one.name), None) for engine in engines]
    lines = []
    for measure in MEASURES:
        figures = [result.figure(measure.name) if result else None for result in results]
        figure = figures[0]
        if figure is None or not says_something(figure):
            continue
        lines.append(
            FigureLine(
                title=measure.title,
                name=measure.name,
                group=measure.group,
                cells=tuple(figure_text(f, measure) if f else "" for f in figures),
                interval=interval_text(figure, measure),
                n=figure.n,
                unscored=figure.unscored,
                method=figure.method or "",
            )
        )
    return tuple(lines)


def _charts(engines: Sequence[EngineRun], one: SetResult, rows: Sequence[RowResult]) -> list[charts.Chart]:
    drawn = [chart for by, figures in one.breakdown.items() for chart in _breakdown_charts(by, figures)]
    counts = verdict_counts(rows)
    if counts is not None:
        drawn.append(charts.confusion("Verdicts by label", counts.tolist()))
    lines = [charts.Curve(curve.engine, list(curve.coverage), list(curve.risk)) for curve in risk_curves(engines, one)]
    if lines:
        drawn.append(charts.curves("Risk and coverage", "coverage", "share wrong", lines))
    confidence = calibration(rows)
    if confidence:
        drawn.append(charts.reliability("Calibration", confidence))
    took_ms = times_ms(rows)
    if len(took_ms):
        figures = [(name, one.figure(f"{name}_ms")) for name in ("p50", "p95")]
        marks = [(name, f.value) for name, f in figures if f is not None and f.value is not None]
        drawn.append(charts.histogram("Time an answer", took_ms, marks))
    return drawn


def _breakdown_charts(by: str, figures: Mapping[str, Figure]) -> list[charts.Chart]:
    values = [
        charts.Bar(value, f.value, f.low, f.high, f.n)
        for value, f in figures.items()
        if f.value is not None and f.low is not None and f.high is not None
    ]
    return [charts.bars(f"Share right by {by}", values)] if values else []


def _described(engines: Sequence[EngineRun]) -> list[tuple[str, str, str]]:
    return [
        (f"{engine.engine} {corpus}".strip(), str(key), str(value))
        for engine in engines
        for corpus, described in engine.described.items()
        for key, value in described.items()
    ]
