"""That a long job ended is kept, for staff to look up later."""

import logging
from typing import TYPE_CHECKING

from app.records.keeper import records
from app.settings import read_settings
from ingest.errors import QiantangError

if TYPE_CHECKING:
    from app.jobs import Job

_log = logging.getLogger(__name__)


def keep_ended(job: "Job") -> bool:
    """True if it is kept that the job ended; it never fails, since the job itself is done."""
    try:
        kept = records(read_settings())
    except QiantangError as exc:
        _log.warning("a job was not kept: %s", exc)
        return False
    if kept is None or job.ended is None:
        return False
    started, ended = job.started.timestamp(), job.ended.timestamp()
    return kept.keep_job(kind=job.kind, title=job.title, state=job.state, started=started, ended=ended, error=job.error)
