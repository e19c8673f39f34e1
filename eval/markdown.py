"""A run as a Markdown table, small enough for a README."""

from __future__ import annotations

from eval.measures import BY_NAME
from eval.run import Run
from eval.wording import figure_text, interval_text

SHOWN = (
    "accuracy",
    "hit@5",
    "evidence_cited",
    "unanswerable_declined",
    "answerable_declined",
    "auroc",
    "follow_up_accuracy",
    "conflict_shown",
    "conflict_raised",
)


def markdown_table(run: Run) -> str:
    """A row for each set and shown measure that has a value: n, ours with its 95% interval, the peers; ends with a line break.

    Measures of which less is better carry a "↓".
    """
    ours, *peers = run.engines
    lines = [_row("set", "measure", "n", f"{ours.engine} (95%)", *(peer.engine for peer in peers))]
    lines.append(_row("---", "---", "---:", "---:", *("---:" for _ in peers)))
    for one in ours.sets:
        beside = [next((s for s in peer.sets if s.name == one.name), None) for peer in peers]
        name = one.name
        for measure in (BY_NAME[shown] for shown in SHOWN):
            figure = one.figure(measure.name)
            if figure is None or figure.value is None:
                continue
            title = measure.title + (" ↓" if measure.better == "lower" else "")
            value = f"{figure_text(figure, measure)} ({interval_text(figure, measure)})"
            others = [other.figure(measure.name) if other else None for other in beside]
            cells = [figure_text(other, measure) if other is not None else "" for other in others]
            lines.append(_row(name, title, str(figure.n), value, *cells))
            name = ""  # once is enough
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
