"""Why a language model gave no answer: an expected outcome, not an exception."""

from dataclasses import dataclass
from typing import Literal

# What kind of thing is the matter, for whoever sets a server up.
Cause = Literal[
    "name",
    "address",
    "certificate",
    "tls",
    "status",
    "silence",
    "output",
    "would_not",
    "limit",
    "count",
    "context",
    "stopped",
    "ours",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One line for a visitor, and what a second try needs to know."""

    cause: Cause
    reason: str  # completes "the answer was put together without the language model: …"; holds no text of a server or document
    is_temporary: bool = False  # another try may succeed
    retry_after_s: float | None = None  # what the server asked to wait; None if it did not say
    status: int | None = None  # HTTP status, where there was one


STOPPED = Failure(cause="stopped", reason="it was stopped")
EMPTY = Failure(cause="output", reason="its answer was empty")
BROKE_OFF = Failure(cause="output", reason="its answer broke off before the end")
UNREADABLE = Failure(cause="output", reason="its answer was no readable text")
NO_ANSWER = Failure(cause="output", reason="what its server sent is no answer of a language model")
UNEXPECTED = Failure(cause="ours", reason="an error came up that is not known; the log says which")
TOO_LONG = Failure(cause="output", reason="its answer was far too long")
WOULD_NOT = Failure(cause="would_not", reason="it would not answer")
REPEATED = Failure(cause="output", reason="it repeated its instructions instead of answering")


def not_done_within(seconds: float) -> Failure:
    """The whole answer took too long."""
    return Failure(cause="silence", reason=f"it was not done within {lasting(seconds)}")


def silent_for(seconds: float) -> Failure:
    """Nothing came, at the beginning or in the middle."""
    return Failure(cause="silence", reason=f"it sent nothing for {lasting(seconds)}")


def lasting(seconds: float) -> str:
    """A time as people write it."""
    return f"{seconds:g} second" if seconds == 1 else f"{seconds:g} seconds"
