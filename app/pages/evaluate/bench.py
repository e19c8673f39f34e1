"""What one visitor has done at the page Evaluate, kept in the session between runs of the page's script."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.eval_sets import CheckedSet
from app.pages.shared.session import of_session

KEY = "evaluate"


@dataclass(slots=True, kw_only=True)
class Bench:
    """What was given, is waited for, and comes next."""

    uploads: int = 0  # part of the key of the upload, so that it is empty after each
    taken: CheckedSet | None = None  # the file that was given last
    reason: str | None = None  # why something could not be done
    watched: str | None = None  # id of the job whose end is waited for
    go_to: Mapping[str, str] | None = None  # view and run to show at the next drawing


def bench() -> Bench:
    """The visitor's."""
    return of_session(KEY, Bench)
