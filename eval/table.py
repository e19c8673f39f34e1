"""A run in the terminal: figures in at most 100 columns, then what moved and which limits broke."""

from __future__ import annotations

import numpy as np
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.compare import Comparison
from eval.contract import VERDICTS
from eval.measures import BY_NAME, MEASURES
from eval.metrics.confusion import confusion_matrix
from eval.run import Run, SetResult
from eval.wording import direction, figure_text, interval_text, says_something, summary_cells, value_text

MOST_ROWS = 10  # of those that got better or worse; all are in the report
STYLES = {"better": "green", "worse": "red", "moved": "yellow", "": ""}


def print_run(run: Run, console: Console, *, details: bool = True) -> None:
    """One table a set, ours in full with interval and n, each peer as a column; then all sets at a glance.

    Args:
        details: False: at a glance only.
    """
    if run.interrupted:
        console.print(Text("Broken off: the figures rest on the rows done so far.", style="yellow"))
    for one in run.engines[0].sets if details else ():
        console.print(_set_table(run, one))
        console.print()
        for engine in run.engines:
            confusion = _confusion_table(engine.engine, next(found for found in engine.sets if found.name == one.name))
            if confusion is not None:
                console.print(confusion)
                console.print()
    console.print(_summary_table(run))
    for line in run.breaches:
        console.print(Text(f"beyond its limit: {line}", style="red"))


def print_comparison(comparison: Comparison, console: Console) -> None:
    """What moved from the earlier run, with the rows behind it."""
    console.print(Text(f"compared with {comparison.before}", style="bold"))
    for one in comparison.sets:
        table = Table(title=one.name, title_justify="left", box=None, pad_edge=False)
        for name in ("measure", "before", "after", "difference (95%)", "p", ""):
            table.add_column(name, justify="left" if name in ("measure", "") else "right", overflow="fold")
        moved = {name: d for name, d in one.differences.items() if d.difference}
        for name, d in moved.items():
            measure = BY_NAME[name]
            word = direction(d, measure)
            table.add_row(
                name,
                value_text(d.before, measure),
                value_text(d.after, measure),
                f"{value_text(d.difference, measure)} ({value_text(d.low, measure)} to {value_text(d.high, measure)})",
                f"{d.p:.3f}",
                Text(word or "may be chance", style=STYLES[word]),
            )
        if moved:
            console.print(table)
        console.print(Text(f"{one.name}: {len(one.differences) - len(moved)} measures are the same", style="dim"))
        for title, changes in (("worse", one.worse), ("better", one.better)):
            for change in changes[:MOST_ROWS]:
                line = Text(f"  {title}: {change.id}: {change.asked}", style=STYLES[title])
                console.print(line, overflow="ellipsis", no_wrap=True)
            if len(changes) > MOST_ROWS:
                console.print(Text(f"  … {len(changes) - MOST_ROWS} more {title}, see the report"))


def _summary_table(run: Run) -> Table:
    table = Table(title="at a glance", title_justify="left", box=None, pad_edge=False)
    table.add_column("set", overflow="fold")
    table.add_column("rows", justify="right")
    if len(run.engines) > 1:
        table.add_column("engine", overflow="fold")
    for title in ("right (95%)", "hit@5", "cited", "unans.\ndeclined", "answ.\ndeclined", "p50 ms"):
        table.add_column(title, justify="right")
    for index, one in enumerate(run.engines[0].sets):
        for number, engine in enumerate(run.engines):
            engine_cell = [engine.engine] if len(run.engines) > 1 else []
            heading = [one.name, str(one.row_count)] if number == 0 else ["", ""]
            cells = summary_cells(engine.sets[index])
            table.add_row(*heading, *engine_cell, *cells, style="bold" if number == 0 else "")
    return table


def _confusion_table(engine: str, one: SetResult) -> Table | None:
    """How often each label got each verdict; None for a set without claims that were judged."""
    pairs = np.array([row.observations["label_verdict"] for row in one.rows if "label_verdict" in row.observations])
    if not len(pairs):
        return None
    table = Table(title=f"{one.name}: verdicts of {engine} by label", title_justify="left", box=None, pad_edge=False)
    table.add_column("label")
    for verdict in VERDICTS:
        table.add_column(verdict, justify="right")
    for label, counts in zip(VERDICTS, confusion_matrix(pairs[:, 0], pairs[:, 1], len(VERDICTS)).tolist(), strict=True):
        table.add_row(label, *(str(count) for count in counts))
    return table


def _set_table(run: Run, one: SetResult) -> Table:
    done = f"{len(one.rows)} of {one.row_count}" if one.sha and len(one.rows) < one.row_count else str(one.row_count)
    table = Table(title=f"{one.name} ({done} rows)", title_justify="left", box=None, pad_edge=False)
    table.add_column("measure", overflow="fold")
    table.add_column(run.engines[0].engine, justify="right", style="bold")
    table.add_column("95% interval", justify="right")
    table.add_column("n", justify="right")
    table.add_column("unscored", justify="right")
    for peer in run.engines[1:]:
        table.add_column(peer.engine, justify="right")
    group = ""
    for measure in MEASURES:
        figure = one.figure(measure.name)
        if figure is None or not says_something(figure):
            continue
        if measure.group != group:
            group = measure.group
            table.add_row(Text(group, style="dim"))
        others = [next((s for s in peer.sets if s.name == one.name), None) for peer in run.engines[1:]]
        figures = [other.figure(measure.name) if other else None for other in others]
        table.add_row(
            f"  {measure.name}" + (" ↓" if measure.better == "lower" else ""),
            figure_text(figure, measure),
            interval_text(figure, measure),
            str(figure.n),
            str(figure.unscored or ""),
            *(figure_text(f, measure) if f else "" for f in figures),
        )
    return table
