"""Progress on stderr: a bar where a person looks at it, a line now and then where a file does."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from index.build import Progress as Step

LINE_EVERY_S = 30.0  # without a terminal
STAGES = {"cut": "Cutting into passages", "annotate": "Reading facts", "embed": "Embedding", "store": "Writing the index"}


class RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """The rate, or nothing while it is unknown."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.1f}/s" if speed else "", style="progress.data.speed")


@contextmanager
def waiting(text: str) -> Iterator[None]:
    """A spinner with this text while the block runs; nothing without a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(text):
        yield


@contextmanager
def stages() -> Iterator[Callable[["Step"], None]]:
    """Shows the steps of building an index."""
    console = Console(stderr=True)
    with _bar(console, transient=True) as progress:
        tasks = {}

        def report(step: "Step") -> None:
            if step.stage not in tasks:
                tasks[step.stage] = progress.add_task(STAGES.get(step.stage, step.stage), total=step.total)
            progress.update(tasks[step.stage], completed=step.done, total=step.total)

        yield report


@contextmanager
def counting(label: str, total: int) -> Iterator[Callable[[], None]]:
    """Counts things that are done, with their rate; call what is given once for each."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(label, total)
        return
    with _bar(console, transient=False) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)


def _bar(console: Console, *, transient: bool) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=transient,
        disable=not console.is_terminal,
    )


def _lines(label: str, total: int) -> Callable[[], None]:
    begun = told = time.monotonic()
    done = 0

    def advance() -> None:
        nonlocal done, told
        done += 1
        now = time.monotonic()
        if now - told >= LINE_EVERY_S or (done == total and told > begun):
            told = now
            print(f"{label}: {done:,} of {total:,}, {done / (now - begun):.1f}/s", file=sys.stderr, flush=True)

    return advance
