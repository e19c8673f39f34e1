"""How far the run is that is under way."""

import streamlit as st

from app import eval_job
from app.cli_text import one_line
from app.jobs import Job, jobs
from app.pages.evaluate.bench import Bench
from app.pages.shared.plain_text import plain
from app.pages.shared.stop_button import stop_button

LIVE_S = 1.0  # how often a run that is under way is shown anew


def draw_running(own: Bench) -> None:
    """How far the run is that is under way, with a button to stop it; nothing if none is. Then the page draws itself anew."""
    job = jobs().running(eval_job.KIND)
    if job is None:
        _arrive(own)
        return
    own.watched = job.id

    @st.fragment(run_every=LIVE_S)
    def watch() -> None:
        if not job.is_running:
            st.rerun()
        with st.container(border=True, key="evaluate-running"):
            st.markdown(f"**Measuring** {plain(one_line(job.title))}")
            st.progress(job.share, text=_progress(job))
            stop_button(f"stop-{job.id}", job.stop, is_stopped=job.is_stopped)
            if job.is_stopped:
                st.caption("The row under way is finished; the figures of the rows done so far are worked out and kept.")

    watch()


def _progress(job: Job) -> str:
    stage = plain(one_line(job.stage or "begins"))
    return f"{job.done:,} of {job.total:,} · {stage}" if job.total else stage


def _arrive(own: Bench) -> None:
    """Show the run that was watched, once, when it has ended."""
    job = jobs().get(own.watched) if own.watched else None
    own.watched = None
    if job is not None and job.result is not None:
        own.go_to = {"view": "Runs", "run": str(getattr(job.result, "name", job.result))}
        st.rerun()
