"""A draft that is being checked beside the page's script, so that neither a click nor leaving the page ends it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.checking.types import Verdict
from app.drafts import Draft
from app.jobs import Job
from ingest.document import SourceDocument

if TYPE_CHECKING:
    from answer.checking.checker import Checker


@dataclass(frozen=True, slots=True, kw_only=True)
class JobState:
    """How far a check is at one moment."""

    total: int | None  # sentences of the draft; None: the model is still loading
    verdicts: tuple[Verdict, ...]  # so far, in the order of the draft
    is_done: bool  # nothing more will come
    is_stopped: bool  # someone asked to stop
    reason: str | None  # why it ended early, in one line

    @property
    def is_whole(self) -> bool:
        """True if every sentence has its verdict."""
        return self.total is not None and len(self.verdicts) == self.total


class CheckJob:
    """One draft under check. What was checked stays, also when it is stopped or fails."""

    def __init__(self, draft: Draft, make_checker: Callable[[], "Checker"]) -> None:
        self.draft = draft
        self.documents: Mapping[str, SourceDocument] = {}  # that it is checked against; filled when the checker is there
        self._make_checker = make_checker
        self._verdicts: list[Verdict] = []
        self._total: int | None = None
        self._job = Job(id="check", kind="check", title="Check a draft")  # not among the jobs of the process: each visitor has one

    def start(self) -> "CheckJob":
        """Begin."""
        self._job.start(self._check)
        return self

    def stop(self) -> None:
        """Check nothing after the sentence that is under way."""
        self._job.stop()

    def wait(self, timeout_s: float) -> bool:
        """True if it has ended by then."""
        return self._job.wait(timeout_s)

    @property
    def state(self) -> JobState:
        """How far it is now."""
        is_done = not self._job.is_running  # read first: what comes after it is final
        return JobState(
            total=self._total,
            verdicts=tuple(self._verdicts),
            is_done=is_done,
            is_stopped=self._job.is_stopped,
            reason=self._job.error or None,
        )

    def _check(self, job: Job) -> None:
        checker = self._make_checker()
        self.documents = checker.index.documents
        claims = checker.claims(self.draft.text, media=self.draft.media)
        self._total = len(claims)
        if job.is_stopped:
            return
        for verdict in checker.verdicts(claims):
            self._verdicts.append(verdict)
            if job.is_stopped:
                return
