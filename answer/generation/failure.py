"""Why a language model gave no answer: an expected outcome, not an exception."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One line for a visitor, and what a second try needs to know."""

    reason: str  # completes "the answer was put together without the language model: …"; holds no text of a server or document
    is_temporary: bool = False  # another try may succeed
    retry_after_s: float | None = None  # what the server asked to wait; None if it did not say
    status: int | None = None  # HTTP status, where there was one


STOPPED = Failure(reason="it was stopped")
EMPTY = Failure(reason="its answer was empty")
BROKE_OFF = Failure(reason="its answer broke off before the end")
UNREADABLE = Failure(reason="its answer was no readable text")
NO_ANSWER = Failure(reason="what its server sent is no answer of a language model")
UNEXPECTED = Failure(reason="an error came up that is not known; the log says which")
TOO_LONG = Failure(reason="its answer was far too long")
WOULD_NOT = Failure(reason="it would not answer")
REPEATED = Failure(reason="it repeated its instructions instead of answering")


def not_done_within(seconds: float) -> Failure:
    """The whole answer took too long."""
    return Failure(reason=f"it was not done within {seconds:g} seconds")


def silent_for(seconds: float) -> Failure:
    """Nothing came, at the beginning or in the middle."""
    return Failure(reason=f"it sent nothing for {seconds:g} seconds")
