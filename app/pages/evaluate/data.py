"""A run as the page shows it: tables as lists of rows, each cell ready to read. Nothing here draws."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from app.cli_text import one_line
from app.eval_runs import RunHead
from app.pages.shared.quote_places import key_of
from eval.compare import said
from eval.measures import BY_NAME, Measure
from eval.report import citations_of, figure_lines
from eval.run import EngineRun, RowResult, Run, SetResult
from eval.shortfall import JUDGED, fell_short
from eval.wording import summary_cells

Table = list[dict[str, object]]
UNSCORED = "unscored"
DOWN = " ↓"  # after a measure of which less is better


GLANCE = (
    "right (95%)",
    "evidence in first 5",
    "evidence cited",
    "unanswerable declined",
    "answerable declined ↓",
    "median ms",
)
"""Headings of the measures of `eval.wording.SUMMARY`; their titles would make the table wider than the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage of a document."""

    document: str
    text: str
    link: str | None = None  # query of an address that opens it; None where the library has no such document


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRow:
    """A row that fell short, as it is shown."""

    set: str
    id: str
    kind: str | None
    difficulty: str | None
    asked: str
    expected: str
    got: str
    cited: tuple[Quote, ...]
    evidence: tuple[Quote, ...]  # what the key says should be cited
    confidence: float | None
    short_of: tuple[str, ...]  # titles of measures
    unscored: tuple[str, ...]  # reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which rows are shown; None: whatever it is."""

    set: str | None = None
    kind: str | None = None
    measure: str = "right"  # or UNSCORED


def when(moment: datetime) -> str:
    """ "22 Nov 2026, 12:06 UTC"."""
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"


def lasted(seconds: float) -> str:
    """ "41 s", "12 min"."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def run_label(head: RunHead) -> str:
    """A run in a list: when, which sets, which engines, how many rows, whether it is whole."""
    names = [one.name for one in head.sets]
    sets = ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} more sets"
    rows = f"{head.done:,} of {head.row_count:,} rows" if head.is_partial else f"{head.row_count:,} rows"
    parts = [when(head.started), one_line(sets), ", ".join(head.engines), rows, *(["partial"] if head.is_partial else [])]
    return " · ".join(parts)


def run_labels(heads: Sequence[RunHead]) -> dict[str, str]:
    """Name of each run → its label, with the folder where two are the same: a list takes its entries by their label."""
    labels = {head.name: run_label(head) for head in heads}
    counts = Counter(labels.values())
    return {name: label if counts[label] == 1 else f"{label} · {name}" for name, label in labels.items()}


def runs_table(heads: Sequence[RunHead]) -> Table:
    """The earlier runs, newest first."""
    return [
        {
            "measured": when(head.started),
            "sets": ", ".join(one.name for one in head.sets),
            "engines": ", ".join(head.engines),
            "rows": f"{head.done:,} of {head.row_count:,}" if head.is_partial else f"{head.row_count:,}",
            "right (95%)": "; ".join(_right(head)),
            "took": lasted(head.took_s),
            "folder": head.name,
        }
        for head in heads
    ]


def _right(head: RunHead) -> list[str]:
    found = []
    for one, figure in zip(head.sets, head.right, strict=True):
        if figure is not None and figure.value is not None:
            interval = f" ({figure.low:.2f}–{figure.high:.2f})" if figure.low is not None and figure.high is not None else ""
            found.append((f"{one.name} " if len(head.sets) > 1 else "") + f"{figure.value:.2f}{interval}")
    return found


def titled(measure: Measure) -> str:
    """The measure in words; "↓" where less is better."""
    first = measure.title[:1] if measure.title[1:2].isupper() else measure.title[:1].upper()  # "nDCG" stays as it is
    return first + measure.title[1:] + (DOWN if measure.better == "lower" else "")


def glance_table(run: Run) -> Table:
    """A line for each set and engine."""
    rows: Table = []
    for at, one in enumerate(run.engines[0].sets):
        for engine in run.engines:
            result = engine.sets[at]
            done = len(result.rows) if result.sha else sum(len(found.rows) for found in engine.sets if found.form == "questions")
            rows.append({"set": one.name, "engine": engine.engine, "rows": _of(done, one.row_count)})
            rows[-1].update(zip(GLANCE, summary_cells(result), strict=True))
    used = [title for title in GLANCE if any(row[title] for row in rows)]
    kept = ["set", *(["engine"] if len(run.engines) > 1 else []), "rows", *used]
    return [{key: row[key] for key in kept} for row in rows]


def _of(done: int, count: int) -> str:
    return f"{done:,} of {count:,}" if done < count else f"{count:,}"


def figures_table(run: Run, one: SetResult) -> Table:
    """Every measure of a set: the first engine with interval, n and unscored, the others beside it."""
    ours, *peers = (engine.engine for engine in run.engines)
    rows: Table = []
    for line in figure_lines(run.engines, one):
        row: dict[str, object] = {"about": line.group, "measure": titled(BY_NAME[line.name]), ours: line.cells[0]}
        row |= {"95% interval": line.interval, "n": line.n, "unscored": line.unscored}
        rows.append(row | dict(zip(peers, line.cells[1:], strict=True)) | {"interval by": line.method, "name": line.name})
    if not any(row["unscored"] for row in rows):
        rows = [{key: value for key, value in row.items() if key != "unscored"} for row in rows]
    return rows


def chosen_set(run: Run, name: str | None) -> SetResult:
    """The set of that name under the first engine; else the one that takes all together, else the first."""
    sets = run.engines[0].sets
    together = next((one for one in sets if not one.sha), sets[0])
    return next((one for one in sets if one.name == name), together)


def short_rows(engine: EngineRun, wanted: Filter, library: Container[str] = ()) -> list[ShortRow]:
    """The rows that fell short of the filter's measure, or could not be scored, set by set.

    Args:
        library: ids of the documents that a link can open.
    """
    return [
        _short_row(one.name, row, library)
        for one in engine.sets
        if wanted.set in (None, one.name)
        for row in one.rows
        if wanted.kind in (None, row.kind) and _is_meant(row, wanted.measure)
    ]


def kinds_of(engine: EngineRun, set_name: str | None) -> list[str]:
    """The kinds of rows that occur, in the order they first do."""
    rows = [row for one in engine.sets if set_name in (None, one.name) for row in one.rows]
    return list(dict.fromkeys(row.kind for row in rows if row.kind))


def unscored_count(engine: EngineRun, wanted: Filter) -> int:
    """How many rows of the filter's set and kind could not be scored."""
    return len(short_rows(engine, Filter(set=wanted.set, kind=wanted.kind, measure=UNSCORED)))


def _is_meant(row: RowResult, measure: str) -> bool:
    return row.is_right is None if measure == UNSCORED else fell_short(row, BY_NAME[measure])


def _short_row(set_name: str, row: RowResult, library: Container[str]) -> ShortRow:
    confidence = row.got.get("confidence") if row.got else None
    return ShortRow(
        set=set_name,
        id=row.id,
        kind=row.kind,
        difficulty=row.difficulty,
        asked=row.asked,
        expected=row.expected,
        got=said(row.got),
        cited=tuple(_quote(citation, library) for citation in citations_of(row.got)),
        evidence=tuple(Quote(document=piece["document"], text=piece["quote"]) for piece in row.evidence),
        confidence=confidence if isinstance(confidence, float) else None,
        short_of=tuple(titled(measure) for measure in JUDGED if measure.name != "right" and fell_short(row, measure)),
        unscored=tuple(dict.fromkeys(row.unscored.values())),
    )


def _quote(citation: Mapping[str, Any], library: Container[str]) -> Quote:
    document, text = str(citation.get("document")), str(citation.get("quote"))
    if document not in library:
        return Quote(document=document, text=text)
    query = {name: citation[name] for name in ("document", "sha", "start", "end") if citation.get(name) is not None}
    return Quote(document=document, text=text, link=urlencode({**query, "quote": key_of(text)}))
