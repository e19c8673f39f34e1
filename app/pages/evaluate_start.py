"""The first part of the page: what is to be measured, a set of one's own, and how far a run is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from app import eval_job, preload
from app.cli_text import counted, one_line
from app.eval_job import Plan
from app.eval_sets import MAX_BYTES, CheckedSet, SetChoice, brought, keep, problem_rows, remove, said, shipped
from app.jobs import Job, jobs
from app.pages.ask import plain
from app.pages.evaluate_run import sentence, table
from app.pages.live_data import leaves_notice
from app.settings import Settings
from app.stored import read_stored
from ingest.errors import QiantangError

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

KEY = "evaluate"
LIVE_S = 1.0  # how often a run that is under way is shown anew
FIRST_CHOICE = "first"  # small: a first run is over within a minute
EXAMPLE = """\
{"id": "q1", "question": "How many bridges has the town?", "answers": ["9", "nine"],
 "evidence": [{"document": "plan.md", "quote": "The lake town has 9 bridges."}]}
{"id": "q2", "question": "Who designed the opera house?", "answerable": false}"""
FORMS = """\
A text file with the ending `.jsonl`: one JSON object a line, all of one form. Keys that are not named here are ignored.

- **Questions**: `id`, `question`; `answers` (accepted strings, any one will do) or `answerable: false`; or `polarity` (yes, no); \
or `answers_all` with `need` (things to name, each a list of ways to say it, and how many of them); `evidence`, a list of \
`document` and `quote`; `kind`, `difficulty`.
- **Dialogues**: `id`, `turns` (each like a question, asked one after another).
- **Claims**: `id`, `claim`, `label` (supported, contradicted, not_found), `evidence`; with `evidence_text` the claim is held \
against that text alone.
- **Conflicts**: `id`, `question`, `is_conflict`, `values` (a list of `value`, `as_of`, `evidence`).

A quote has to stand in its document, letter by letter. For example:
"""


@dataclass(slots=True, kw_only=True)
class Bench:
    """What one visitor has done here, kept in the session."""

    uploads: int = 0  # part of the key of the upload, so that it is empty after each
    taken: CheckedSet | None = None  # the file that was given last
    reason: str | None = None  # why something could not be done
    watched: str | None = None  # id of the job whose end is waited for
    go_to: Mapping[str, str] | None = None  # view and run to show at the next drawing


def bench() -> Bench:
    """The visitor's."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Bench()
    found: Bench = st.session_state[KEY]
    return found


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
            label = "Stopping…" if job.is_stopped else "Stop"
            st.button(label, icon=":material/stop_circle:", key=f"stop-{job.id}", on_click=job.stop, disabled=job.is_stopped)
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


def draw_start(settings: Settings, own: Bench) -> None:
    """The choice of sets and engines, and the button that begins."""
    _last(own)
    ships, own_sets = shipped(settings), brought(settings)
    chosen = [*_choose_shipped(settings, ships), *_choose_brought(own_sets)]
    _upload(settings, own, own_sets)
    engines = st.pills(
        "Engines",
        eval_job.engines(settings),
        selection_mode="multi",
        default=["ours"],
        key="evaluate-engines",
        persist_state="session",
        help="The first is measured; the others stand beside it.  \n"
        + "  \n".join(f"**{name}**: {eval_job.ABOUT[name]}" for name in eval_job.engines(settings)),
    )
    limit = st.number_input(
        "Rows of each set, at most",
        min_value=1,
        max_value=eval_job.MOST_ROWS,
        value=None,
        placeholder="all",
        key="evaluate-limit",
        persist_state="session",
        width=220,
        help="Always the same rows are drawn of a set, so that two runs can be compared.",
    )
    ordered = tuple(name for name in eval_job.engines(settings) if name in engines)
    _begin(settings, own, Plan(sets=tuple(chosen), engines=ordered, limit=limit))


def _choose_shipped(settings: Settings, ships: tuple[SetChoice, ...]) -> list[SetChoice]:
    if not ships:
        st.info(
            f"The sets that ship are about the documents that ship, and the folder {plain(str(settings.corpus))} is not there. "
            "Start the server in the folder where Qiantang was installed, or set QIANTANG_CORPUS."
        )
        return []
    names = {one.name: one for one in ships}
    chosen = st.pills(
        "Sets that ship, about the documents that ship",
        list(names),
        selection_mode="multi",
        default=[name for name in (FIRST_CHOICE,) if name in names],
        format_func=lambda name: f"{name} ({names[name].count:,})",
        key="evaluate-shipped",
        persist_state="session",
        help="  \n".join(f"**{one.name}**: {one.about}" for one in ships),
    )
    return [names[name] for name in names if name in chosen]


def _choose_brought(own_sets: tuple[SetChoice, ...]) -> list[SetChoice]:
    if not own_sets:
        return []
    names = {one.name: one for one in own_sets}
    state = st.session_state.get("evaluate-brought")
    if isinstance(state, list):  # one of them may have been taken away meanwhile
        st.session_state["evaluate-brought"] = [name for name in state if name in names]
    chosen = st.pills(
        "Your sets, about the library",
        list(names),
        selection_mode="multi",
        format_func=lambda name: plain(f"{name} ({names[name].count:,})"),
        key="evaluate-brought",
        persist_state="session",
    )
    return [names[name] for name in names if name in chosen]


def _upload(settings: Settings, own: Bench, own_sets: tuple[SetChoice, ...]) -> None:
    with st.expander("A set of your own", expanded=own.taken is not None or own.reason is not None):
        key = f"evaluate-upload-{own.uploads}"
        st.file_uploader(
            "Questions, dialogues, claims or conflicts: .jsonl",
            type=["jsonl"],
            key=key,
            max_upload_size=min(settings.max_upload_mb, MAX_BYTES // 2**20),
            on_change=_take,
            args=(settings, own, key),
        )
        _draw_taken(own)
        with st.popover("What the file holds", icon=":material/help:"):
            st.markdown(FORMS)
            st.code(EXAMPLE, language="json", wrap_lines=True)
        if own_sets:
            with st.popover("Take a set away", icon=":material/delete:"):
                for one in own_sets:
                    st.button(plain(f"Remove {one.name}"), key=f"remove-{one.name}", on_click=_remove, args=(own, one))
                st.caption("The file that was kept here is deleted. Runs that used it stay.")


def _take(settings: Settings, own: Bench, key: str) -> None:
    file: UploadedFile | None = st.session_state.get(key)
    if file is None:
        return
    own.taken, own.reason = None, None
    own.uploads += 1
    try:
        documents = {doc.id: doc.text for doc in read_stored(settings.storage).documents}
        own.taken = keep(settings, file.name, file.getvalue(), documents)
    except QiantangError as exc:
        own.reason = str(exc)
        return
    if own.taken.choice is not None:
        before = st.session_state.get("evaluate-brought") or []
        st.session_state["evaluate-brought"] = list(dict.fromkeys([*before, own.taken.name]))


def _draw_taken(own: Bench) -> None:
    if own.reason is not None:
        st.error(plain(sentence(own.reason)))
    if own.taken is not None:
        show = st.error if own.taken.choice is None else st.warning if own.taken.doubts else st.success
        show(plain(said(own.taken)))
        problems = own.taken.faults or own.taken.doubts
        if problems:
            narrow = {"line": st.column_config.NumberColumn(width="small"), "row": st.column_config.TextColumn(width="small")}
            table(problem_rows(problems), columns=narrow)


def _remove(own: Bench, one: SetChoice) -> None:
    remove(one)
    own.taken = None


def _begin(settings: Settings, own: Bench, plan: Plan) -> None:
    is_busy = jobs().running(eval_job.KIND) is not None
    if st.button("Measure", type="primary", icon=":material/play_arrow:", disabled=is_busy or not (plan.sets and plan.engines)):
        own.reason, own.taken = None, None
        try:
            job = eval_job.begin(jobs(), settings, plan, preload.shared(settings).embedding)
        except QiantangError as exc:
            st.error(plain(sentence(str(exc))))
            return
        own.watched = job.id
        st.rerun()
    st.caption(_cost(plan) if not is_busy else "One run at a time: another can begin when this one has ended.")
    if "llm" in plan.engines:
        st.caption(plain(leaves_notice(settings.answer_options().language_model) or ""))


def _cost(plan: Plan) -> str:
    if not plan.sets:
        return "Choose at least one set."
    if not plan.engines:
        return "Choose at least one engine."
    asked = counted(plan.count, "answer")
    return f"{asked} will be asked for. The run goes on when you leave this page."


def _last(own: Bench) -> None:
    """What became of the run before, where there is nothing to show of it."""
    last = next((job for job in jobs().of_kind(eval_job.KIND) if not job.is_running), None)
    if last is None or jobs().running(eval_job.KIND) is not None or last.result is not None:
        return
    if last.state == "failed":
        st.error(plain(f"The last run ended early: {sentence(last.error)}"))
    else:
        st.info("The last run was stopped before its first row was done; there is nothing to show of it.")
