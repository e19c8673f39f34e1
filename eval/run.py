"""A run: every row with what it scored, the figures over them, and where they come from. Kept as `run.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.errors import RunFolderError

FORMAT = 1
FILE = "run.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """One row, or one turn of a dialogue, and how it came out."""

    id: str
    sha: str  # of the row, or of the whole dialogue: what was asked and what was expected
    asked: str  # the question or claim
    expected: str  # the key, for people
    evidence: tuple[Mapping[str, str], ...]  # document, quote
    kind: str | None
    difficulty: str | None
    document: str | None  # that the row is about; rows about one document are drawn together
    got: Mapping[str, Any] | None  # the answer or verdict, without the quotes of `looked_at`; None if there is none
    observations: Mapping[str, tuple[float, ...]]  # by name, see eval.measures
    unscored: Mapping[str, str]  # name of an observation → why it could not be made

    @property
    def is_right(self) -> bool | None:
        """The row came out as its key wants; None where that is unscored."""
        right = self.observations.get("right")
        return None if right is None else right[0] == 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure over the rows of a set."""

    measure: str  # name in eval.measures
    value: float | None  # None where there is nothing to work it out from
    n: int  # rows it rests on
    unscored: int  # rows it concerns that could not be scored
    low: float | None  # 95% interval
    high: float | None
    method: str | None  # how the interval was made


@dataclass(frozen=True, slots=True, kw_only=True)
class SetResult:
    """A question set under one engine."""

    name: str
    form: str  # questions | dialogues | claims | conflicts
    path: str
    sha: str  # of what the rows ask and expect; "" for rows of several sets
    corpus_sha: str | None  # of ids and texts of the documents
    document_count: int | None
    row_count: int  # rows that should have been asked; turns count one each
    rows: tuple[RowResult, ...]  # done so far, all of them unless interrupted; () for rows of several sets
    figures: tuple[Figure, ...]
    breakdown: Mapping[str, Mapping[str, Figure]]  # "kind" | "difficulty" → its values → share right

    def figure(self, measure: str) -> Figure | None:
        return next((f for f in self.figures if f.measure == measure), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRun:
    """All question sets under one engine."""

    engine: str  # name under which it was asked for
    described: Mapping[str, Any]  # by corpus folder ("" for the default one): models, settings, versions
    sets: tuple[SetResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One evaluation; the first engine is the one that is measured, the others are peers."""

    started: str  # ISO 8601, UTC
    took_s: float
    interrupted: bool
    commit: str | None  # of the project, with "+changes" where files differ from it; None outside of a repository
    machine: Mapping[str, Any]
    settings: Mapping[str, Any]  # of the application, secrets masked
    engines: tuple[EngineRun, ...]
    breaches: tuple[str, ...] = ()  # limits that were not kept, one line each
    comparison: Mapping[str, Any] | None = field(default=None)  # with the run of --against, see eval.compare
    folder: Path | None = None

    @property
    def exit_code(self) -> int:
        """0, or 1 where a measure is beyond its limit."""
        return 1 if self.breaches else 0


def to_json(run: Run) -> dict[str, Any]:
    """The run as `run.json` holds it."""
    value = asdict(run)
    value.pop("folder")
    return {"format": FORMAT, **value}


def read_run(path: Path) -> Run:
    """The run in a folder, or in a `run.json`.

    Raises:
        RunFolderError: there is none, or it isn't one that this version can read.
    """
    file = path / FILE if path.is_dir() else path
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as exc:
        raise RunFolderError(f"no run at {path}; name a folder that an evaluation wrote (it holds {FILE})") from exc
    except (OSError, ValueError) as exc:
        raise RunFolderError(f"{file} can't be read as a run: {exc}") from exc
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        found = value.get("format") if isinstance(value, dict) else type(value).__name__
        raise RunFolderError(f"{file} has run format {found!r}; this version reads {FORMAT}: evaluate anew")
    try:
        return _run(value, file.parent)
    except (KeyError, TypeError, ValueError) as exc:
        raise RunFolderError(f"{file} is no whole run: {type(exc).__name__} {exc}") from exc


def _run(value: dict[str, Any], folder: Path) -> Run:
    value = {k: v for k, v in value.items() if k != "format"}
    engines = tuple(EngineRun(**{**engine, "sets": tuple(_set(s) for s in engine["sets"])}) for engine in value["engines"])
    return Run(**{**value, "engines": engines, "breaches": tuple(value["breaches"]), "folder": folder})


def _set(value: dict[str, Any]) -> SetResult:
    return SetResult(
        **{
            **value,
            "rows": tuple(_row(r) for r in value["rows"]),
            "figures": tuple(Figure(**f) for f in value["figures"]),
            "breakdown": {
                by: {key: Figure(**figure) for key, figure in figures.items()} for by, figures in value["breakdown"].items()
            },
        }
    )


def _row(value: dict[str, Any]) -> RowResult:
    observations = {name: tuple(float(v) for v in values) for name, values in value["observations"].items()}
    return RowResult(**{**value, "evidence": tuple(value["evidence"]), "observations": observations})


def rows_of(sets: Sequence[SetResult]) -> list[RowResult]:
    """The rows of several sets, one after another."""
    return [row for one in sets for row in one.rows]


def rows_under(engine: EngineRun, one: SetResult) -> dict[tuple[str, str], RowResult]:
    """The rows behind a result by set and id; all question sets taken together keep none of their own."""
    members = [s for s in engine.sets if s.form == "questions" and s.sha] if not one.sha else [one]
    return {(member.name, row.id): row for member in members for row in member.rows}
