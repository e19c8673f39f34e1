"""The runs that an evaluation wrote, by the command line or the page: a folder each, called by date and time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from eval.compare import Comparison, compare
from eval.errors import ComparisonError, EvalError
from eval.run import FILE, EngineRun, Figure, Run, read_run

KEPT_HEADS, KEPT_RUNS = 1024, 4  # in memory; a run of all sets takes tens of megabytes
RESAMPLES = 1000  # of the bootstrap, as an evaluation takes


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHead:
    """A set of a run in a line."""

    name: str
    form: str  # questions | dialogues | claims | conflicts
    done: int  # rows
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHead:
    """A run in a line of a list."""

    folder: Path
    started: datetime  # UTC
    took_s: float
    is_partial: bool  # it was broken off; its figures rest on the rows done by then
    engines: tuple[str, ...]  # the first was measured, the others stand beside it
    sets: tuple[SetHead, ...]  # without the one that takes them together
    right: tuple[Figure | None, ...]  # share of the first engine's rows that came out right, a set each

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self.folder.name

    @property
    def done(self) -> int:
        """Rows done, over all sets."""
        return sum(one.done for one in self.sets)

    @property
    def done_sets(self) -> frozenset[str]:
        """Names of the sets of which at least one row was done."""
        return frozenset(one.name for one in self.sets if one.done)

    @property
    def row_count(self) -> int:
        """Rows that were to be done."""
        return sum(one.row_count for one in self.sets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A folder that should hold a run."""

    folder: Path
    reason: str  # one line


def new_folder(runs: Path) -> Path:
    """A folder in `runs` called by date and time that is not there yet."""
    name = f"{datetime.now():%Y%m%d-%H%M%S}"
    found, number = runs / name, 1
    while found.exists():
        number += 1
        found = runs / f"{name}-{number}"
    return found


def list_runs(runs: Path) -> tuple[list[RunHead], list[Unreadable]]:
    """The runs in a folder, newest first, and what could not be read."""
    heads: list[RunHead] = []
    unreadable: list[Unreadable] = []
    for folder in _folders(runs):
        try:
            heads.append(_head(folder, *_state(folder)))
        except (EvalError, ValueError) as exc:
            unreadable.append(Unreadable(folder=folder, reason=" ".join(str(exc).split())))
    heads.sort(key=lambda head: (head.started, head.name), reverse=True)
    return heads, unreadable


def open_run(folder: Path) -> Run:
    """The run of a folder; kept in memory for the next time, as long as its file stays as it is.

    Raises:
        RunFolderError: there is none, or it isn't one that this version can read.
    """
    return _opened(folder, *_state(folder))


def compare_runs(before: Path, after: Path, *, engines: tuple[str, str]) -> Comparison:
    """One engine of a run held against one of another, over the rows that both have; kept in memory for the next time.

    Args:
        engines: of the run before and of the run after.
    Raises:
        RunFolderError: one of them can't be read.
        ComparisonError: they have no row in common.
    """
    return _compared(before, _state(before), after, _state(after), engines)


def _folders(runs: Path) -> Iterator[Path]:
    if runs.is_dir():
        for folder in sorted(runs.iterdir()):
            if not folder.name.startswith(".") and (folder / FILE).is_file():
                yield folder


def _state(folder: Path) -> tuple[int, int]:
    """What tells a file that was written anew: time and size; zeros where there is none."""
    try:
        found = (folder / FILE).stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=KEPT_RUNS)
def _opened(folder: Path, changed_ns: int, size: int) -> Run:
    return read_run(folder)


@lru_cache(maxsize=16)
def _compared(
    before: Path, before_state: tuple[int, int], after: Path, after_state: tuple[int, int], engines: tuple[str, str]
) -> Comparison:
    earlier, later = _opened(before, *before_state), _opened(after, *after_state)
    found = compare(
        _engine(earlier, engines[0]), _engine(later, engines[1]), before=f"{engines[0]} of {earlier.started}", resamples=RESAMPLES
    )
    if not any(one.differences for one in found.sets):
        raise ComparisonError(f"the runs {before.name} and {after.name} have no row in common; compare runs of the same sets")
    return found


def _engine(run: Run, name: str) -> EngineRun:
    return next((engine for engine in run.engines if engine.engine == name), run.engines[0])


@lru_cache(maxsize=KEPT_HEADS)
def _head(folder: Path, changed_ns: int, size: int) -> RunHead:
    run = read_run(folder)
    sets = [one for one in run.engines[0].sets if one.sha]
    return RunHead(
        folder=folder,
        started=datetime.fromisoformat(run.started),
        took_s=run.took_s,
        is_partial=run.interrupted,
        engines=tuple(engine.engine for engine in run.engines),
        sets=tuple(SetHead(name=one.name, form=one.form, done=len(one.rows), row_count=one.row_count) for one in sets),
        right=tuple(one.figure("right") for one in sets),
    )
