"""What a member of staff is looking at in Activity, kept in the session between runs of the page's script."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from app.pages.activity.row import row_from_json, row_of
from app.pages.shared.plain_text import plain
from app.pages.shared.session import of_session
from app.records import Asked, Records
from ingest.errors import QiantangError

KEY = "activity"
PAGE = 25  # questions that are shown at once


@dataclass(slots=True, kw_only=True)
class Desk:
    """The list, or one question, or one row."""

    is_at_rows: bool = False  # the rows for evaluation, not the questions
    shown: int = PAGE
    opened: int | None = None  # number of the question that is open
    row: int | None = None  # number of the row that is open
    told: str | None = None  # a line on what was just done, until it is drawn
    failed: str | None = None  # why it could not be

    def show(self, *, is_at_rows: bool) -> None:
        """The list of the questions, or of the rows."""
        self.is_at_rows, self.opened, self.row = is_at_rows, None, None

    def open(self, number: int) -> None:
        """One question with its answer."""
        self.opened = number

    def more(self) -> None:
        """As many questions again."""
        self.shown += PAGE

    def open_row(self, number: int) -> None:
        """One row, to complete it."""
        self.is_at_rows, self.row, self.opened = True, number, None

    def make_row(self, records: Records, asked: Asked) -> None:
        """A row of this question, or the one that was made of it before, to complete it."""
        with self._telling():
            draft = row_of(question_of(asked), asked.answer, asked.number)
            there = next((kept.number for kept in records.rows() if row_from_json(kept.row).id == draft.id), None)
            self.open_row(records.keep_row(draft.to_json()) if there is None else there)

    def remove_row(self, records: Records, number: int) -> None:
        """Without this row."""
        with self._telling():
            records.remove_row(number)
            self.show(is_at_rows=True)
            self.told = "The row was removed."

    def say(self) -> None:
        """Draw what was just done, or why it could not be."""
        if self.told is not None:
            st.success(self.told)
        if self.failed is not None:
            st.error(plain(self.failed))
        self.told = self.failed = None

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """An error inside a click is told on the page that is drawn after it."""
        try:
            yield
        except (QiantangError, ValueError) as exc:
            self.failed = f"That could not be done: {exc}"


def question_of(asked: Asked) -> str:
    """What was asked, so that it can be understood by itself."""
    return asked.standalone.strip() or asked.question.strip()


def desk() -> Desk:
    """Of this session."""
    return of_session(KEY, Desk)
