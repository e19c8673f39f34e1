"""What one visitor is checking, kept in the session between runs of the page's script."""

from dataclasses import dataclass

from app.pages.check.job import CheckJob
from app.pages.shared.session import of_session

KEY = "check"


@dataclass(slots=True, kw_only=True)
class Desk:
    """The text, its check, and what is open beside it."""

    number: int = 0  # of the check in this session; part of the keys of its elements
    text: str = ""  # in the box when the page comes up
    job: CheckJob | None = None
    reason: str | None = None  # why nothing could be checked
    opened: int | None = None  # number of the sentence that is shown beside the draft
    source: int = 0  # which of its sources
    openings: int = 0

    def open(self, sentence: int, source: int = 0) -> None:
        """Show a sentence's verdict and one of its sources."""
        self.opened, self.source = sentence, source
        self.openings += 1

    def begin(self, job: CheckJob) -> None:
        """Put a check in the place of the one before."""
        self.leave()
        self.job, self.reason, self.opened = job, None, None

    def leave(self, reason: str | None = None) -> None:
        """Back to the text, so that it can be changed and checked again."""
        if self.job is not None:
            self.job.stop()
            self.text = self.job.draft.text
        self.number += 1
        self.job, self.reason, self.opened = None, reason, None


def desk_of_session() -> Desk:
    """The desk of this session."""
    return of_session(KEY, Desk)
