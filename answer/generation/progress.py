"""How far the answer to one question is: written in the thread that answers, read by the page; and the word to stop."""

import threading
import time
from dataclasses import dataclass, field

from answer.generation.failure import STOPPED, Failure, not_done_within


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSentence:
    """A sentence of a model while it is written."""

    text: str  # without marks
    state: str  # "checking" | "supported" | "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What there is of an answer so far."""

    understood: str | None = None  # the question standing alone, once that is known
    sentences: tuple[LiveSentence, ...] = ()
    doing: str | None = None  # what goes on, for people


@dataclass(slots=True, eq=False)
class Progress:
    """One question on its way: what is there, how long it may take, whether it is to stop. Threads share it."""

    _live: Live = field(default_factory=Live)
    _until: float | None = None  # monotonic; None: the model has not been asked
    _timeout_s: float = 0.0
    _stopped: threading.Event = field(default_factory=threading.Event)
    is_cut: bool = False  # the model's last answer reached the limit of its length
    failed: Failure | None = None  # why the model is out of the question for the rest of this one

    @property
    def live(self) -> Live:
        """What there is at this moment."""
        return self._live

    def show(self, live: Live) -> None:
        """Put this in the place of what there is."""
        self._live = live

    def begin(self, timeout_s: float) -> None:
        """Start the clock, if it does not run: all that the model does for one question shares one time-out."""
        if self._until is None:
            self._until, self._timeout_s = time.monotonic() + timeout_s, timeout_s

    @property
    def left_s(self) -> float:
        """Seconds until the time-out; negative after it."""
        return float("inf") if self._until is None else self._until - time.monotonic()

    def stop(self) -> None:
        """End the model's answer here; what it has written stays."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """True after `stop`."""
        return self._stopped.is_set()

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than until a stop."""
        self._stopped.wait(max(0.0, seconds))

    @property
    def over(self) -> Failure | None:
        """Why the model must not go on; None if it may."""
        if self.is_stopped:
            return STOPPED
        return not_done_within(self._timeout_s) if self.left_s <= 0 else None
