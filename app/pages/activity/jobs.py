"""Long jobs that ended: what was read in, measured or removed, when, and with what outcome."""

from datetime import timedelta

import streamlit as st

from app.pages.activity.asked import in_local_time
from app.pages.shared.plain_text import plain
from app.records import KeptJob, Records

OUTCOMES = {"done": "Done", "stopped": "Stopped", "failed": "Failed"}
SHOWN = 50


def ended_jobs(kept: Records) -> None:
    """The latest jobs in a table that can be opened; nothing where there are none."""
    jobs = kept.jobs(limit=SHOWN)
    if not jobs:
        return
    with st.expander(f"Jobs that ended ({len(jobs)})"):
        columns = {  # a table reads its cells as Markdown
            "Job": [plain(job.title) for job in jobs],
            "Outcome": [plain(outcome(job)) for job in jobs],
            "Ended": [plain(in_local_time(job.ended)) for job in jobs],
            "Took": [plain(took(job)) for job in jobs],
        }
        st.table(columns, hide_index=True)


def outcome(job: KeptJob) -> str:
    """ "Done", or "Failed: the reason"."""
    word = OUTCOMES.get(job.state, job.state)
    return f"{word}: {job.error}" if job.error else word


def took(job: KeptJob) -> str:
    """ "48 s", "1:02 min" or "2:03:04 h"."""
    seconds = max(0, round((job.ended - job.started) / timedelta(seconds=1)))
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes:02}:{left:02} h"
    return f"{minutes}:{left:02} min" if minutes else f"{left} s"
