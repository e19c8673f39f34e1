"""What one member of staff is doing at the page Library, kept in the session between runs of the page's script."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.jobs import Job, jobs
from app.pages.library.jobs import KIND
from app.pages.shared.document_data import Opened
from app.pages.shared.session import of_session

KEY = "library"
BUSY = "The library is being changed just now. Wait until that is done, then try again; nothing of yours is lost."


@dataclass(slots=True, kw_only=True)
class Desk:
    """What is chosen, typed and open."""

    number: int = 0  # of the form and the file box; a new one is empty
    doing: str = ""  # "edit" | "remove", of the chosen document
    faults: tuple[str, ...] = ()  # of what was typed
    shown: str = ""  # "document" | "cuts": what stands beside the page
    opened: Opened | None = None
    openings: int = 0
    watched: list[str] = field(default_factory=list)  # ids of jobs whose end is told here

    def open(self, shown: str, make: Callable[[int], Opened]) -> None:
        """Show a document, or how it was cut, beside the page."""
        self.openings += 1
        self.shown, self.opened = shown, make(self.openings)

    def turn_to(self, doing: str) -> None:
        """Begin to edit or remove, or leave it."""
        self.number += 1
        self.doing, self.faults = doing, ()


def desk_of_session() -> Desk:
    """The desk of this session."""
    return of_session(KEY, Desk)


def start(desk: Desk, title: str, work: Callable[[Job], object]) -> bool:
    """True if the job has begun; False if another one is under way, which is for the caller to say (`BUSY`)."""
    job = jobs().begin(KIND, title, work)
    if job is None:
        return False
    desk.watched.append(job.id)
    desk.turn_to("")
    return True
