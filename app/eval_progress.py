"""How far an evaluation is, on stderr: a bar where a person looks at it, lines where a file does."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from app.cli_progress import LINE_EVERY_S
from eval.progress import Bar, Reporter


class Lines:
    """A line for each step, and one now and then within a long one."""

    def __init__(self) -> None:
        self._label, self._total, self._done = "", 0, 0
        self._told = time.monotonic()

    def begin(self, label: str, total: int | None) -> None:
        """A step starts; `total` rows, or None where it isn't known."""
        self._label, self._total, self._done = label, total or 0, 0
        self._told = time.monotonic()
        print(f"{label}, {total:,}" if total else label, file=sys.stderr, flush=True)

    def advance(self) -> None:
        """One row is done."""
        self._done += 1
        now = time.monotonic()
        if now - self._told >= LINE_EVERY_S:
            self._told = now
            print(f"{self._label}: {self._done:,} of {self._total:,}", file=sys.stderr, flush=True)


@contextmanager
def reporting() -> Iterator[Reporter]:
    """What an evaluation tells its progress."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines()
        return
    with Bar(console) as bar:
        yield bar
