"""Figures in words: the same in the terminal and on the page."""

from __future__ import annotations

from eval.measures import BY_NAME, Measure
from eval.paired import Difference
from eval.run import Figure, SetResult

SUMMARY = ("right", "hit@5", "evidence_cited", "unanswerable_declined", "answerable_declined", "p50_ms")  # at a glance


NOTICEABLE = 0.2  # times of two runs differ by less on one machine that does other work too


def says_something(figure: Figure) -> bool:
    """It has a value, or rows that should have given one; AUROC of questions that are all answerable does not."""
    return figure.value is not None or figure.unscored > 0


def summary_cells(one: SetResult) -> list[str]:
    """The figures of SUMMARY for a set, the first with its interval; "" for those it doesn't have."""
    cells = []
    for name in SUMMARY:
        figure, measure = one.figure(name), BY_NAME[name]
        cell = figure_text(figure, measure) if figure is not None and says_something(figure) else ""
        if figure is not None and name == SUMMARY[0] and figure.value is not None:
            cell = f"{cell} ({interval_text(figure, measure)})"
        cells.append(cell)
    return cells


def figure_text(figure: Figure, measure: Measure) -> str:
    """The value: shares and scores with three places, times and words with none and one; "–" without a value."""
    return "–" if figure.value is None else value_text(figure.value, measure)


def interval_text(figure: Figure, measure: Measure) -> str:
    """The bounds as "0.61–0.73", or ""."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{value_text(figure.low, measure)}–{value_text(figure.high, measure)}"


def value_text(value: float, measure: Measure) -> str:
    """A value of the measure, or a difference of two."""
    if measure.unit == "ms":
        return f"{value:.0f}" if abs(value) >= 10 else f"{value:.1f}"
    return f"{value:.1f}" if measure.unit == "words" else f"{value:.3f}"


def direction(difference: Difference, measure: Measure) -> str:
    """better | worse | moved (where neither way is better) | "" where it may be chance."""
    if not difference.is_more_than_chance or difference.difference == 0:
        return ""
    if measure.unit == "ms" and abs(difference.difference) < NOTICEABLE * difference.before:
        return ""
    if measure.better == "neither":
        return "moved"
    return "better" if (difference.difference > 0) == (measure.better == "higher") else "worse"
