"""Long work beside a page's script: it goes on when the page is left, says how far it is, and can be asked to stop."""

import functools
import itertools
import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

from ingest.errors import QiantangError

State = Literal["running", "done", "stopped", "failed"]
KEPT_COUNT = 20  # ended jobs of a kind that are remembered, the newest

UNEXPECTED = "Something went wrong here. The log of the server says what; try again."

_log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818  # an outcome that was asked for
    """Raised by `Job.report` once someone has asked to stop: the work ends there, and is not called failed."""


class Job:
    """One piece of work. Read it from any thread; only the work itself calls `report`."""

    def __init__(self, *, id: str, kind: str, title: str, on_end: "Callable[[Job], None] | None" = None) -> None:
        self.id = id
        self.kind = kind
        self.title = title  # in plain words, shown to whoever looks at it
        self.started = datetime.now(UTC)
        self.ended: datetime | None = None  # None: it is running
        self.stage = ""  # what is being done, in plain words
        self.done = 0  # of `total`, in the stage
        self.total = 0  # 0: not known
        self.state: State = "running"
        self.result: object = None  # what the work returned; also of a stopped job, if it returned by itself
        self.error = ""  # one line, why it failed
        self._on_end = on_end  # told in the job's thread when it has ended
        self._stop = threading.Event()
        self._end = threading.Event()

    def __repr__(self) -> str:
        return f"Job({self.id}, {self.title!r}, {self.state}, {self.stage!r} {self.done}/{self.total})"

    @property
    def is_running(self) -> bool:
        """True until it is done, stopped or failed."""
        return not self._end.is_set()

    @property
    def is_stopped(self) -> bool:
        """True if someone has asked it to stop; it may still be at its last step."""
        return self._stop.is_set()

    @property
    def share(self) -> float:
        """How much of the stage is done, 0 to 1; 0 where that is not known."""
        return min(1.0, self.done / self.total) if self.total else 0.0

    def report(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is.

        Raises:
            Stopped: someone has asked to stop. Work that keeps what it has looks at `is_stopped` before, and returns.
        """
        self.stage, self.done, self.total = stage, done, total
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """Ask it to end at its next step."""
        self._stop.set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """True if it has ended by then."""
        return self._end.wait(timeout_s)

    def start(self, work: "Work") -> "Job":
        """The job, at work in a daemon thread, which no end of the server waits for."""
        threading.Thread(target=self.run, args=(work,), name=self.id, daemon=True).start()
        return self

    def run(self, work: "Work") -> None:
        """Do the work in this thread; its outcome is in the fields, nothing is raised."""
        state: State = "failed"
        try:
            self.result = work(self)
            state = "stopped" if self.is_stopped else "done"
        except Stopped:
            state = "stopped"
        except QiantangError as exc:
            self.error = " ".join(str(exc).split())
        except Exception:
            _log.exception("the job %s failed", self.title)
            self.error = UNEXPECTED
        finally:
            self.state, self.ended = state, datetime.now(UTC)
            self._end.set()
        if self._on_end is not None:
            self._on_end(self)


Work = Callable[[Job], object]


class Jobs:
    """The jobs of a process; one of a kind runs at a time."""

    def __init__(self, *, on_end: Callable[[Job], None] | None = None) -> None:
        self._on_end = on_end
        self._jobs: dict[str, Job] = {}  # in the order started
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def start(self, kind: str, title: str, work: Work) -> Job:
        """The job, begun; if a job of this kind is running, nothing is begun and that one is returned."""
        return self.begin(kind, title, work) or self.of_kind(kind)[0]

    def begin(self, kind: str, title: str, work: Work) -> Job | None:
        """The job, begun; None if one of its kind is running."""
        with self._lock:
            if any(job.kind == kind and job.is_running for job in self._jobs.values()):
                return None
            job = Job(id=f"{kind}-{next(self._numbers)}", kind=kind, title=title, on_end=self._on_end)
            self._jobs[job.id] = job
            self._forget(kind)
        return job.start(work)

    def get(self, id: str) -> Job | None:
        """The job with this id; None if there is none, or it was forgotten."""
        with self._lock:
            return self._jobs.get(id)

    def of_kind(self, kind: str) -> tuple[Job, ...]:
        """The jobs of a kind, newest first."""
        with self._lock:
            return tuple(reversed([job for job in self._jobs.values() if job.kind == kind]))

    def running(self, kind: str) -> Job | None:
        """The job of this kind that is at work; None if none is."""
        return next((job for job in self.of_kind(kind) if job.is_running), None)

    def end_all(self, timeout_s: float) -> bool:
        """Ask all that run to stop, and wait for them; True if they have all ended in that time."""
        with self._lock:
            running = [job for job in self._jobs.values() if job.is_running]
        for job in running:
            job.stop()
        until = time.monotonic() + timeout_s
        return all(job.wait(max(0.0, until - time.monotonic())) for job in running)

    def _forget(self, kind: str) -> None:
        ended = [job.id for job in self._jobs.values() if job.kind == kind and not job.is_running]
        for job_id in ended[:-KEPT_COUNT]:
            del self._jobs[job_id]


@functools.cache
def jobs() -> Jobs:
    """The jobs of this process; that they ended is kept in the records."""
    return Jobs(on_end=_keep)


def _keep(job: Job) -> None:
    from app.records.ended_jobs import keep_ended  # here: a job may be made where nothing is kept

    keep_ended(job)
