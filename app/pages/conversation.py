"""One visitor's conversation, kept in the session between runs of the page's script."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

import streamlit as st

from answer.generation.progress import Progress
from answer.types import Answer
from app.pages.document_data import Opened

KEY = "conversation"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pending:
    """A question that is being answered beside the page's script, so that a click meanwhile does not lose its answer."""

    question: str
    answer: Future[Answer]
    progress: Progress | None = None  # where a language model writes: what there is so far, and the word to stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A question that met an error, and the error in one line."""

    question: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Conversation:
    """Questions and answers, oldest first, and what is open beside them.

    A click starts a new run of the page while the one before may still wait for an answer, so two threads may be at work here.
    """

    number: int = 0  # of the conversation in this session; part of the keys of its elements
    answers: list[Answer] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)  # in the order asked
    failed: Failed | None = None  # the latest question, if it met an error
    newest: int | None = None  # place of an answer that came while it was watched; its beginning has not been shown yet
    is_watched: bool = False  # answers are shown while they grow: a language model writes them
    opened: Opened | None = None
    openings: int = 0
    examples: tuple[str, ...] = ()  # as offered, so that a click finds the same question
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def is_empty(self) -> bool:
        """True if nothing was asked yet."""
        return not (self.answers or self.pending or self.failed)

    def ask(self, question: str, answer: Callable[[str, tuple[Answer, ...]], Answer], progress: Progress | None = None) -> None:
        """Start to answer, once what was asked before is answered.

        Args:
            progress: that the answer tells how far it is; given, the page shows it while it grows.
        """
        with self._lock:
            known, before = tuple(self.answers), tuple(pending.answer for pending in self.pending)
            self.failed = None

            def call() -> Answer:
                return answer(question, (*known, *(future.result() for future in before if future.exception() is None)))

            self.pending.append(Pending(question=question, answer=_in_thread(call), progress=progress))

    def snapshot(self) -> tuple[tuple[Answer, ...], tuple[Pending, ...]]:
        """What is answered and what is pending at one moment."""
        with self._lock:
            return tuple(self.answers), tuple(self.pending)

    def settle(self, pending: Pending, reason: Callable[[Exception], str]) -> Answer | Failed:
        """The answer of a pending question, waited for and kept; or why there is none.

        Args:
            reason: the error in one line.
        """
        settled: Answer | Failed
        try:
            settled = pending.answer.result()
        except Exception as exc:
            settled = Failed(question=pending.question, reason=reason(exc))
        with self._lock:
            if pending in self.pending:  # else another run of the page has kept it
                self.pending.remove(pending)
                if isinstance(settled, Failed):
                    self.failed = settled
                else:
                    self.answers.append(settled)
        return settled

    def open(self, make: Callable[[int], Opened]) -> None:
        """Open a document; `make` gets the number of this opening."""
        self.openings += 1
        self.opened = make(self.openings)


def conversation() -> Conversation:
    """The conversation of this session."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Conversation()
    found: Conversation = st.session_state[KEY]
    return found


def begin_anew() -> None:
    """Put an empty conversation in the place of this session's."""
    st.session_state[KEY] = Conversation(number=conversation().number + 1)


def _in_thread(call: Callable[[], Answer]) -> Future[Answer]:
    """The result of `call`, made in a daemon thread: the server can stop without waiting for a language model."""
    future: Future[Answer] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except Exception as exc:
            future.set_exception(exc)

    threading.Thread(target=work, name="answer", daemon=True).start()
    return future
