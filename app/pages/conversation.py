"""One visitor's conversation, kept in the session between runs of the page's script."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

import streamlit as st

from answer.types import Answer
from app.pages.document_data import Opened

KEY = "conversation"


@dataclass(slots=True, kw_only=True)
class Pending:
    """A question that is being answered beside the page's script, so that a click meanwhile does not lose its answer."""

    question: str
    answer: Future[Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A question that met an error, and the error in one line."""

    question: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Conversation:
    """Questions and answers, oldest first, and what is open beside them."""

    number: int = 0  # of the conversation in this session; part of the keys of its elements
    answers: list[Answer] = field(default_factory=list)
    pending: Pending | None = None
    failed: Failed | None = None
    opened: Opened | None = None
    openings: int = 0
    examples: tuple[str, ...] = ()  # as offered, so that a click finds the same question

    @property
    def is_empty(self) -> bool:
        """True if nothing was asked yet."""
        return not (self.answers or self.pending or self.failed)

    def ask(self, question: str, answer: Callable[[str, tuple[Answer, ...]], Answer]) -> None:
        """Start to answer; a question that is still being answered is left to its end, unseen."""
        history = tuple(self.answers)
        self.failed = None
        self.pending = Pending(question=question, answer=_in_thread(lambda: answer(question, history)))

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
