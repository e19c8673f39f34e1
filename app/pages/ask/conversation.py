"""One visitor's conversation, kept in the session between runs of the page's script."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

import streamlit as st

from answer.generation.progress import Progress
from answer.types import Answer
from app.pages.shared.document_data import Opened
from app.pages.shared.session import of_session

KEY = "conversation"

Answering = Callable[[str, tuple[Answer, ...]], Answer]
Keep = Callable[[tuple[Answer, ...]], None]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a visitor thinks of an answer."""

    is_helpful: bool | None = None  # None: no thumb, or one that was taken back
    remark: str = ""


@dataclass(slots=True, kw_only=True)
class Conversation:
    """Questions and answers, oldest first, and what is open beside them.

    A click starts a new run of the page while the one before may still wait for an answer, so two threads may be at work here.
    """

    number: int = 0  # of the conversation in this session; part of the keys of its elements
    id: str | None = None  # in the records; None while nothing of it is kept
    secret: bytes | None = field(default=None, repr=False)  # of the browser; marks the ids of its conversations
    is_own: bool = True  # begun in this browser; another's is read, and going on makes a copy
    kept_count: int = 0  # turns that the records hold of it, as far as this session knows
    address: str | None = None  # the conversation that the address named when it was last looked at
    notice: str | None = None  # a line above the conversation, until a question is asked
    answers: list[Answer] = field(default_factory=list)
    opinions: dict[int, Opinion] = field(default_factory=dict)  # by place of the answer
    pending: list[Pending] = field(default_factory=list)  # in the order asked
    failed: Failed | None = None  # the latest question, if it met an error
    newest: int | None = None  # place of an answer that came while the page was open and has not been drawn yet
    is_watched: bool = False  # answers are shown while they grow: a language model writes them
    opened: Opened | None = None
    openings: int = 0
    linked: tuple[tuple[str, str], ...] = ()  # the link to a span that the address held when it was last followed
    examples: tuple[str, ...] = ()  # as offered, so that a click finds the same question
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def is_empty(self) -> bool:
        """True if nothing was asked yet."""
        return not (self.answers or self.pending or self.failed)

    @property
    def last_question(self) -> str | None:
        """The question that can be asked once more; None while one is being answered."""
        with self._lock:
            if self.pending:
                return None
            return self.failed.question if self.failed else self.answers[-1].question if self.answers else None

    def ask(self, question: str, answer: Answering, progress: Progress | None = None, keep: Keep | None = None) -> None:
        """Start to answer, once what was asked before is answered.

        Args:
            progress: that the answer tells how far it is; given, the page shows it while it grows.
            keep: what is done with all turns up to this one, before anyone sees its answer.
        """
        with self._lock:
            known, before = tuple(self.answers), tuple(pending.answer for pending in self.pending)
            self.failed = self.notice = None

            def call() -> Answer:
                history = (*known, *(future.result() for future in before if future.exception() is None))
                answered = answer(question, history)
                if keep is not None:
                    keep((*history, answered))
                return answered

            self.pending.append(Pending(question=question, answer=_in_thread(call), progress=progress))

    def refuse(self, question: str, reason: str) -> None:
        """Show a question that is not asked, and why."""
        with self._lock:
            self.failed, self.notice = Failed(question=question, reason=reason), None

    def take_back(self) -> None:
        """Forget the last question, so that it can be asked once more in its place."""
        with self._lock:
            if self.failed is not None:
                self.failed = None
            elif self.answers and not self.pending:
                self.answers.pop()
                self.opinions.pop(len(self.answers), None)

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
                    self.newest = len(self.answers)
                    self.answers.append(settled)
        return settled

    def open(self, make: Callable[[int], Opened]) -> None:
        """Open a document; `make` gets the number of this opening."""
        self.openings += 1
        self.opened = make(self.openings)


def conversation() -> Conversation:
    """The conversation of this session."""
    return of_session(KEY, Conversation)


def begin_anew() -> Conversation:
    """An empty conversation, put in the place of this session's."""
    st.session_state[KEY] = Conversation(number=conversation().number + 1)
    return conversation()


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
