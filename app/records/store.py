"""The records: kept, read back, cleared when their time has come."""

import hashlib
import json
import logging
import re
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from answer.from_json import answer_from_json, exact_json
from answer.types import Answer
from app.records.database import database_url, open_database, reading, writing
from app.records.listing import LIMIT, asked_query, read_asked, read_feedback, read_job, read_row, turns_query
from app.records.tables import conversations, feedback, jobs, rows, turns
from app.records.types import Asked, Feedback, KeptJob, KeptRow
from ingest.errors import StorageError

ID = re.compile(r"[A-Za-z0-9_-]{22,64}")  # what `new_conversation` gives, or longer: never an id that can be guessed
MAX_REMARK_CHARS = 2000
DAY_S = 86_400.0

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Records:
    """Conversations, feedback, rows for evaluation sets, and jobs that ended, in one database. For several threads and processes.

    What is kept for a visitor never stops the chat: where it fails, the log says so, and the answer is that nothing was kept. What
    staff ask for fails as other things do, with a `StorageError`.
    """

    def __init__(self, address: str | sa.URL, *, keep_days: int, clock: Callable[[], float] = time.time) -> None:
        """
        Args:
            address: of the database, as SQLAlchemy writes it.
            keep_days: that a conversation is kept after its last question.
            clock: seconds since 1970.
        Raises:
            InputError: the address cannot be used.
            StorageError: the database cannot be reached, read or written, or a newer version made it.
        """
        self._keep_s = keep_days * DAY_S
        self._clock = clock
        self._engine = open_database(database_url(address) if isinstance(address, str) else address)
        try:
            self.clear_expired()
        except StorageError:
            self.close()
            raise

    def close(self) -> None:
        """Give the database back."""
        self._engine.dispose()

    def new_conversation(self) -> str:
        """An id that cannot be guessed; nothing is stored until a turn is kept."""
        return secrets.token_urlsafe(16)

    def keep_turn(self, conversation: str, at: int, answer: Answer, *, is_copy: bool = False) -> bool:
        """True if the answer is kept as turn `at`, from 0; another one that stood there is replaced, with what was said of it.

        Args:
            is_copy: it was asked in another conversation, and is kept there: it is no question more.
        """
        if not ID.fullmatch(conversation) or at < 0:
            return False
        return self._for_visitor(lambda: self._keep_turn(_key(conversation), at, answer, is_copy), False, "an answer was not kept")

    def turns(self, conversation: str) -> tuple[Answer, ...]:
        """The answers of a conversation from its first on, up to one that was not kept; () where it is not known any more."""
        return self._for_visitor(lambda: self._turns(_key(conversation)), (), "a conversation could not be read")

    def keep_feedback(self, conversation: str, at: int, *, is_helpful: bool | None, remark: str = "") -> bool:
        """True if it is kept, in the place of what was said before; with neither a thumb nor a remark, that is taken back."""
        said = {"is_helpful": is_helpful, "remark": storable(remark.strip()[:MAX_REMARK_CHARS])}
        return self._for_visitor(lambda: self._keep_feedback(_key(conversation), at, said), False, "feedback was not kept")

    def feedback(self, conversation: str) -> Mapping[int, Feedback]:
        """What was said of the answers of a conversation, by their place in it, from 0."""
        return self._for_visitor(lambda: self._feedback(_key(conversation)), {}, "feedback could not be read")

    def asked(
        self, *, limit: int = LIMIT, kind: str = "all", contains: str = "", with_feedback: str = "any", offset: int = 0
    ) -> tuple[Asked, ...]:
        """What visitors asked, refused questions first, of each the newest first; a copy is there only for the feedback it got.

        Args:
            kind: "all" | "declined" | "answered".
            contains: stands in the question or in the remark, whatever the case of its Latin letters.
            with_feedback: "any" (also without) | "some" | "helpful" | "not_helpful" | "remark".
        Raises:
            StorageError: the records cannot be read.
        """
        query = asked_query(self._oldest(), kind=kind, contains=contains, with_feedback=with_feedback)
        with reading(self._engine) as connection:
            return tuple(read_asked(row) for row in connection.execute(query.limit(limit).offset(offset)))

    def one_asked(self, number: int) -> Asked | None:
        """The question with this number; None if it is not kept any more.

        Raises:
            StorageError: the records cannot be read.
        """
        query = turns_query(self._oldest()).where(turns.c.id == number)
        with reading(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else read_asked(row)

    def counts(self) -> Mapping[str, int]:
        """How many questions are kept, by status: "answered", "declined"; and "feedback", how many of them have some.

        Raises:
            StorageError: the records cannot be read.
        """
        of_status = sa.select(turns.c.status, sa.func.count()).join(conversations)
        of_status = of_status.where(conversations.c.last >= self._oldest(), turns.c.is_copy.is_(False))
        said = sa.select(sa.func.count()).select_from(feedback.join(turns).join(conversations))
        with reading(self._engine) as connection:
            found = {row[0]: row[1] for row in connection.execute(of_status.group_by(turns.c.status))}
            said_count = connection.execute(said.where(conversations.c.last >= self._oldest())).scalar_one()
        return {"answered": 0, "declined": 0} | found | {"feedback": said_count}

    def clear_expired(self) -> int:
        """Delete the conversations whose time has come; returns how many turns that were.

        Raises:
            StorageError: the records cannot be written.
        """
        old = sa.select(conversations.c.key).where(conversations.c.last < self._oldest())
        with writing(self._engine) as connection:
            turns_of_old = turns.c.conversation.in_(old)
            connection.execute(sa.delete(feedback).where(feedback.c.turn.in_(sa.select(turns.c.id).where(turns_of_old))))
            cleared = connection.execute(sa.delete(turns).where(turns_of_old)).rowcount
            connection.execute(sa.delete(conversations).where(conversations.c.last < self._oldest()))
            connection.execute(sa.delete(jobs).where(jobs.c.ended < self._oldest()))
        return cleared

    def clear_all(self) -> None:
        """Delete everything.

        Raises:
            StorageError: the records cannot be written.
        """
        with writing(self._engine) as connection:
            for table in (feedback, turns, conversations, rows, jobs):
                connection.execute(sa.delete(table))

    def keep_row(self, row: Mapping[str, Any], number: int | None = None) -> int:
        """Keep a row for an evaluation set, in the place of `number` if it is there; returns its number.

        Raises:
            StorageError: the records cannot be written.
        """
        text = json.dumps(row)
        with writing(self._engine) as connection:
            if number is not None and connection.execute(sa.update(rows).where(rows.c.id == number).values(row=text)).rowcount:
                return number
            made = connection.execute(sa.insert(rows).values(made=self._clock(), row=text)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def remove_row(self, number: int) -> None:
        """Remove a row, if it is there.

        Raises:
            StorageError: the records cannot be written.
        """
        with writing(self._engine) as connection:
            connection.execute(sa.delete(rows).where(rows.c.id == number))

    def rows(self) -> tuple[KeptRow, ...]:
        """The rows for evaluation sets that are in the making, oldest first.

        Raises:
            StorageError: the records cannot be read.
        """
        with reading(self._engine) as connection:
            return tuple(read_row(row) for row in connection.execute(sa.select(rows).order_by(rows.c.id)))

    def keep_job(self, *, kind: str, title: str, state: str, started: float, ended: float, error: str = "") -> bool:
        """True if it is kept that a job ended; times are seconds since 1970."""
        values = {"kind": kind, "title": storable(title), "state": state, "error": storable(error)}

        def keep() -> bool:
            with writing(self._engine) as connection:
                connection.execute(sa.insert(jobs).values(**values, started=started, ended=ended))
            return True

        return self._for_visitor(keep, False, "a job was not kept")

    def jobs(self, *, limit: int = 50) -> tuple[KeptJob, ...]:
        """Jobs that ended, the latest first.

        Raises:
            StorageError: the records cannot be read.
        """
        with reading(self._engine) as connection:
            latest = sa.select(jobs).where(jobs.c.ended >= self._oldest()).order_by(jobs.c.ended.desc(), jobs.c.id.desc())
            return tuple(read_job(row) for row in connection.execute(latest.limit(limit)))

    def _oldest(self) -> float:
        return self._clock() - self._keep_s

    def _for_visitor(self, work: Callable[[], T], otherwise: T, what: str) -> T:
        try:
            return work()
        except StorageError as exc:
            _log.warning("%s: %s", what, exc)
        except IntegrityError as exc:
            _log.warning("%s: another session wrote the same at once (%s)", what, exc.orig)
        return otherwise

    def _keep_turn(self, key: str, at: int, answer: Answer, is_copy: bool) -> bool:
        now = self._clock()
        values = {
            "asked": now,
            "question": storable(answer.question),
            "standalone": storable(answer.standalone_question),
            "status": answer.status,
            "reason": answer.reason,
            "confidence": float(answer.confidence),
            "answer": json.dumps(exact_json(answer)),
            "is_copy": is_copy,
        }
        with writing(self._engine) as connection:
            if not connection.execute(sa.update(conversations).where(conversations.c.key == key).values(last=now)).rowcount:
                connection.execute(sa.insert(conversations).values(key=key, last=now))
            there = connection.execute(sa.select(turns.c.id, turns.c.answer).where(*_place(key, at))).one_or_none()
            if there is None:
                connection.execute(sa.insert(turns).values(conversation=key, at=at, **values))
            elif there.answer != values["answer"]:
                connection.execute(sa.delete(feedback).where(feedback.c.turn == there.id))
                connection.execute(sa.update(turns).where(turns.c.id == there.id).values(**values))
        return True

    def _turns(self, key: str) -> tuple[Answer, ...]:
        query = sa.select(turns.c.at, turns.c.answer).join(conversations)
        query = query.where(conversations.c.key == key, conversations.c.last >= self._oldest()).order_by(turns.c.at)
        with reading(self._engine) as connection:
            kept = connection.execute(query).all()
        found: list[Answer] = []
        for place, (at, text) in enumerate(kept):
            if at != place:
                break  # what was said of an answer is found by its place; a gap would move the ones after it
            try:
                found.append(answer_from_json(json.loads(text)))
            except ValueError as exc:
                _log.warning("an answer that was kept cannot be read: %s", exc)
                break
        return tuple(found)

    def _keep_feedback(self, key: str, at: int, said: Mapping[str, Any]) -> bool:
        with writing(self._engine) as connection:
            turn = connection.execute(sa.select(turns.c.id).where(*_place(key, at))).scalar_one_or_none()
            if turn is None:
                return False
            connection.execute(sa.delete(feedback).where(feedback.c.turn == turn))
            if said["is_helpful"] is not None or said["remark"]:
                connection.execute(sa.insert(feedback).values(turn=turn, given=self._clock(), **said))
        return True

    def _feedback(self, key: str) -> Mapping[int, Feedback]:
        query = sa.select(turns.c.at, feedback).select_from(feedback.join(turns).join(conversations))
        query = query.where(conversations.c.key == key, conversations.c.last >= self._oldest()).order_by(turns.c.at)
        with reading(self._engine) as connection:
            return {row.at: read_feedback(row) for row in connection.execute(query)}


def storable(text: str) -> str:
    """The text without what no database takes: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _key(conversation: str) -> str:
    return hashlib.sha256(conversation.encode("utf-8", "replace")).hexdigest()


def _place(key: str, at: int) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return turns.c.conversation == key, turns.c.at == at
