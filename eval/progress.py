"""How far an evaluation has come."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Stopped(KeyboardInterrupt):
    """Raised by a reporter to end the asking, as Ctrl-C does: what was done so far is graded, kept and called interrupted."""


def asking_label(engine: str, questions: str) -> str:
    """What the step is called in which an engine is asked a set."""
    return f"{engine}: {questions}"


class Reporter(Protocol):
    """Is told what goes on; `begin` may come again before the end, for the next set. Both may raise `Stopped`."""

    def begin(self, label: str, total: int | None) -> None:
        """A step starts; `total` rows, or None where it isn't known."""
        ...

    def advance(self) -> None:
        """One row is done."""
        ...


class Silent:
    """Says nothing."""

    def begin(self, label: str, total: int | None) -> None:
        pass

    def advance(self) -> None:
        pass


class Bar:
    """A progress bar on stderr, to be used in a `with` statement."""

    def __init__(self, console: Console | None = None) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console or Console(stderr=True),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> None:
        self._progress.stop()

    def begin(self, label: str, total: int | None) -> None:
        if self._task is not None:
            self._progress.stop_task(self._task)
        self._task = self._progress.add_task(label, total=total)

    def advance(self) -> None:
        if self._task is not None:
            self._progress.advance(self._task)
