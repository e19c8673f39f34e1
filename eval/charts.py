"""Charts as inline SVG: no script, no font and no file from elsewhere, so a report is one file that opens anywhere.

Colours come from the page's style sheet by class, so that they follow light and dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

import numpy as np
from markupsafe import Markup, escape

from eval.contract import VERDICTS
from eval.intervals import Array
from eval.metrics.calibration import Bin

WIDTH, HEIGHT, PAD = 420, 300, 46  # of a chart, in SVG units; the page scales it
MOST_BARS = 30


class Chart(NamedTuple):
    """A drawing and what to call it."""

    title: str
    svg: Markup


class Bar(NamedTuple):
    """A bar with its interval; all values 0 to 1."""

    label: str
    value: float
    low: float
    high: float
    n: int


class Curve(NamedTuple):
    """A line with its name in the legend."""

    label: str
    x: Sequence[float]  # 0 to 1
    y: Sequence[float]  # 0 to 1


def bars(title: str, values: Sequence[Bar]) -> Chart:
    """A horizontal bar for each value, its interval as a whisker; at most MOST_BARS."""
    if len(values) > MOST_BARS:
        title, values = f"{title}, first {MOST_BARS} of {len(values)}", values[:MOST_BARS]
    left, right, step = 118, WIDTH - 92, 26
    scale = right - left
    parts = [_ticks_below(left, right, 8, 8 + step * len(values))]
    for i, bar in enumerate(values):
        y = 10 + i * step
        middle = y + 9
        low, high = left + bar.low * scale, left + bar.high * scale
        parts += [
            Markup('<text x="{}" y="{}" class="end">{}</text>').format(left - 8, middle + 4, _cut(bar.label, 18)),
            Markup('<rect x="{}" y="{}" width="{}" height="18" class="bar"><title>{}</title></rect>').format(
                left,
                y,
                _r(bar.value * scale),
                f"{bar.label}: {bar.value:.3f} ({bar.low:.3f} to {bar.high:.3f}), n {bar.n}",
            ),
            Markup('<path d="M{} {}H{}M{} {}v8M{} {}v8" class="whisker"/>').format(
                _r(low), middle, _r(high), _r(low), middle - 4, _r(high), middle - 4
            ),
            Markup('<text x="{}" y="{}">{}</text>').format(right + 10, middle + 4, f"{bar.value:.2f}  n {bar.n}"),
        ]
    return _chart(title, WIDTH, 36 + step * len(values), parts)


def curves(title: str, x_label: str, y_label: str, lines: Sequence[Curve]) -> Chart:
    """Lines over the unit square, the y axis cut at the highest value."""
    top = max((max(line.y, default=0.0) for line in lines), default=0.0)
    top = min(1.0, ceil(top * 10 + 1e-9) / 10) or 0.1
    parts = [_frame(x_label, y_label, top)]
    for number, line in enumerate(lines):
        points = " ".join(f"{_x(x)},{_y(y / top)}" for x, y in zip(*_thinned(line.x, line.y), strict=True))
        parts.append(Markup('<polyline points="{}" class="line line{}"/>').format(points, number % 4))
        parts.append(
            Markup('<text x="{}" y="{}" class="end legend{}">{}</text>').format(
                WIDTH - 14, 22 + 16 * number, number % 4, _cut(line.label, 40)
            )
        )
    return _chart(title, WIDTH, HEIGHT, parts)


def reliability(title: str, values: Sequence[Bin]) -> Chart:
    """Share right over confidence; the circles' area grows with the rows they stand for."""
    total = sum(b.n for b in values) or 1
    parts = [
        _frame("confidence", "share right", 1.0),
        Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="ideal"/>').format(_x(0), _y(0), _x(1), _y(1)),
    ]
    parts += [
        Markup('<circle cx="{}" cy="{}" r="{}" class="dot"><title>{}</title></circle>').format(
            _x(b.confidence), _y(b.right), _r(3 + 14 * (b.n / total) ** 0.5),
            f"confidence {b.confidence:.2f}, right {b.right:.2f}, n {b.n}",
        )
        for b in values
    ]  # fmt: skip
    return _chart(title, WIDTH, HEIGHT, parts)


def confusion(title: str, counts: Sequence[Sequence[int]]) -> Chart:
    """Labels in rows, verdicts in columns; a cell is as dark as its share of the row."""
    left, top, cell = 110, 50, 86
    parts: list[Markup] = [Markup('<text x="{}" y="16" class="mid">verdict</text>').format(left + 1.5 * cell)]
    for i, label in enumerate(VERDICTS):
        middle = i * cell + cell / 2
        parts.append(Markup('<text x="{}" y="40" class="mid">{}</text>').format(left + middle, label))
        parts.append(Markup('<text x="{}" y="{}" class="end">{}</text>').format(left - 8, top + middle + 4, label))
        row = counts[i]
        for j, count in enumerate(row):
            share = count / (sum(row) or 1)
            kind = "right" if i == j else "wrong"
            parts.append(
                Markup('<rect x="{}" y="{}" width="{}" height="{}" class="cell {}" style="fill-opacity:{}"/>').format(
                    left + j * cell, top + i * cell, cell - 3, cell - 3, kind, _r(0.08 + 0.8 * share)
                )
            )
            x, y = left + j * cell + cell / 2 - 1, top + middle
            parts.append(Markup('<text x="{}" y="{}" class="mid count">{}</text>').format(x, y, count))
            parts.append(Markup('<text x="{}" y="{}" class="mid">{}</text>').format(x, y + 17, f"{share:.0%}"))
    return _chart(title, left + 3 * cell + 10, top + 3 * cell + 10, parts)


def histogram(title: str, took_ms: Array, marks: Sequence[tuple[str, float]]) -> Chart:
    """Rows by time on a logarithmic scale, with marked values."""
    low, high = log10(max(0.1, float(took_ms.min()))), log10(max(0.2, float(took_ms.max())))
    low, high = low - 0.05, max(high + 0.05, low + 0.3)
    counts, edges = np.histogram(np.log10(np.maximum(took_ms, 0.1)), bins=24, range=(low, high))
    peak = int(counts.max()) or 1
    parts = [_frame("milliseconds (logarithmic)", "rows", float(peak), x_ticks=False)]
    for count, start, end in zip(counts, edges[:-1], edges[1:], strict=True):
        x0, x1 = _x((start - low) / (high - low)), _x((end - low) / (high - low))
        y = _y(count / peak)
        parts.append(
            Markup('<rect x="{}" y="{}" width="{}" height="{}" class="bar"/>').format(x0, y, _r(x1 - x0 - 1), _r(_y(0) - y))
        )
    for power in range(floor(low), ceil(high) + 1):
        for step in (1, 2, 5):
            if low <= (at := log10(step) + power) <= high:
                parts.append(_tick_x((at - low) / (high - low), f"{step * 10.0**power:g}"))
    for number, (label, value) in enumerate(marks):
        x = _x((log10(max(0.1, value)) - low) / (high - low))
        parts.append(Markup('<path d="M{} {}V{}" class="mark"/>').format(x, _y(1), _y(0)))
        words = f"{label} {value:.0f} ms"
        at, name = (x - 4, "end") if x > _x(0.7) else (x + 4, "start")  # at the right end the words would leave the picture
        parts.append(Markup('<text x="{}" y="{}" class="{}">{}</text>').format(_r(at), 22 + 16 * number, name, words))
    return _chart(title, WIDTH, HEIGHT, parts)


def _chart(title: str, width: float, height: float, parts: Sequence[Markup]) -> Chart:
    svg = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg>').format(
        _r(width), _r(height), title, title, Markup("").join(parts)
    )
    return Chart(title, svg)


def _frame(x_label: str, y_label: str, top: float, *, x_ticks: bool = True) -> Markup:
    parts = [
        Markup('<path d="M{} {}V{}H{}" class="axis"/>').format(_x(0), _y(1), _y(0), _x(1)),
        Markup('<text x="{}" y="{}" class="mid">{}</text>').format((_x(0) + _x(1)) / 2, HEIGHT - 8, x_label),
        Markup('<text transform="translate(12 {}) rotate(-90)" class="mid">{}</text>').format((_y(0) + _y(1)) / 2, y_label),
    ]
    for fifth in range(6):
        share = fifth / 5
        parts.append(Markup('<path d="M{} {}H{}" class="grid"/>').format(_x(0), _y(share), _x(1)))
        label, y = f"{share * top:.3g}", _r(_y(share) + 4)
        parts.append(Markup('<text x="{}" y="{}" class="end">{}</text>').format(_x(0) - 5, y, label))
        if x_ticks:
            parts.append(_tick_x(share, f"{share:.1f}"))
    return Markup("").join(parts)


def _tick_x(share: float, label: str) -> Markup:
    return Markup('<text x="{}" y="{}" class="mid">{}</text>').format(_x(share), _y(0) + 15, label)


def _ticks_below(left: float, right: float, top: float, bottom: float) -> Markup:
    ticks = []
    for fifth in range(6):
        x = left + (right - left) * fifth / 5
        ticks.append(Markup('<path d="M{} {}V{}" class="grid"/>').format(_r(x), top, bottom))
        ticks.append(Markup('<text x="{}" y="{}" class="mid">{}</text>').format(_r(x), bottom + 16, f"{fifth / 5:.1f}"))
    return Markup("").join(ticks)


def _thinned(x: Sequence[float], y: Sequence[float]) -> tuple[list[float], list[float]]:
    """At most 400 of the points: a report of a set of thousands stays small."""
    at = {round(i) for i in np.linspace(0, len(x) - 1, min(len(x), 400))}
    return [float(x[i]) for i in sorted(at)], [float(y[i]) for i in sorted(at)]


def _x(share: float) -> float:
    return _r(PAD + share * (WIDTH - PAD - 14))


def _y(share: float) -> float:
    return _r(HEIGHT - PAD - share * (HEIGHT - PAD - 12))


def _r(value: float) -> float:
    return round(float(value), 1 if abs(value) > 2 else 3)


def _cut(text: str, length: int) -> Markup:
    return escape(text if len(text) <= length else text[: length - 1] + "…")
