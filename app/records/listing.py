"""The list of what was asked: its query, and how rows of the tables are read."""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app.records.tables import conversations, feedback, turns
from app.records.types import Asked, Feedback, KeptJob, KeptRow

LIMIT = 500
SAID: dict[str, sa.ColumnElement[bool]] = {
    "some": feedback.c.turn.is_not(None),
    "helpful": feedback.c.is_helpful.is_(True),
    "not_helpful": feedback.c.is_helpful.is_(False),
    "remark": feedback.c.remark != "",
}


def turns_query(oldest: float) -> sa.Select[Any]:
    """All turns of conversations that are not older, with their feedback; `oldest` in seconds since 1970."""
    query = sa.select(turns, feedback.c.is_helpful, feedback.c.remark, feedback.c.given).join(conversations).outerjoin(feedback)
    return query.where(conversations.c.last >= oldest)


def asked_query(oldest: float, *, kind: str, contains: str, with_feedback: str) -> sa.Select[Any]:
    """Refused questions first, of each the newest first; arguments as `Records.asked` has them, `oldest` in seconds since 1970."""
    query = turns_query(oldest)
    if kind != "all":
        query = query.where(turns.c.status == kind)
    # A copy was not asked again; but what was said of it was said by someone else.
    query = query.where(turns.c.is_copy.is_(False) if with_feedback == "any" else SAID[with_feedback])
    if contains:
        fields = (turns.c.question, turns.c.standalone, feedback.c.remark)
        query = query.where(sa.or_(*(field.icontains(contains, autoescape=True) for field in fields)))
    return query.order_by(turns.c.status != "declined", turns.c.asked.desc(), turns.c.id.desc())


def read_asked(row: Any) -> Asked:
    """A row of `asked_query`."""
    return Asked(
        number=row.id,
        question=row.question,
        standalone=row.standalone,
        status=row.status,
        reason=row.reason,
        confidence=row.confidence,
        at=_moment(row.asked),
        feedback=None if row.given is None else read_feedback(row),
        answer_json=row.answer,
    )


def read_feedback(row: Any) -> Feedback:
    """A row that has the columns of the feedback."""
    return Feedback(is_helpful=row.is_helpful, remark=row.remark, given=_moment(row.given))


def read_row(row: Any) -> KeptRow:
    """A row of the evaluation rows."""
    return KeptRow(number=row.id, made=_moment(row.made), row=json.loads(row.row))


def read_job(row: Any) -> KeptJob:
    """A row of the jobs."""
    started, ended = _moment(row.started), _moment(row.ended)
    return KeptJob(kind=row.kind, title=row.title, state=row.state, started=started, ended=ended, error=row.error)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)
