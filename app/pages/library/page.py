"""The library: what is in the index, what is known about each document, adding and removing."""

import streamlit as st

from app import components, preload
from app.components import Event
from app.jobs import Job, jobs
from app.pages.library.add import add_files
from app.pages.library.card import card, left_out_list
from app.pages.library.cuts import cuts_data, cuts_of
from app.pages.library.data import (
    dates_line,
    library_line,
    outcome_lines,
    rows,
    undated,
    unpublished,
)
from app.pages.library.desk import Desk, desk_of_session
from app.pages.library.differing_view import differing
from app.pages.library.jobs import KIND, Library, Outcome
from app.pages.shared.document_data import document_data
from app.pages.shared.guard import guarded
from app.pages.shared.layout import STYLE, STYLE_BESIDE_DOCUMENT, STYLE_END, STYLE_UNDER_TITLE
from app.pages.shared.plain_text import plain, sentence
from app.pages.shared.stop_button import stop_button
from app.settings import Settings
from app.stored import Stored, read_stored
from ingest.document import SourceDocument
from ingest.errors import IndexMissingError

CHOSEN = "library-document"
LIVE_S = 0.5  # how often a job that is under way is shown anew


def page() -> None:
    """Draw the page."""
    guarded(_draw)


def _draw(settings: Settings) -> None:
    loading = preload.shared(settings)
    loading.start()
    desk, library = desk_of_session(), Library(settings=settings, loading=loading)
    st.html(STYLE + STYLE_UNDER_TITLE + STYLE_END)
    st.title("Library", anchor=False)
    stored = _stored(settings)
    st.caption(library_line(stored) if stored.documents else "There are no documents yet. Add some below.")
    _last_job(desk)
    tabs = ["Documents", "Add files", "Values that disagree"]
    held, add, differ = st.tabs(tabs, key="library-tabs", default=None if stored.documents else tabs[1])
    with held:
        _documents(desk, library, stored)
    with add:
        add_files(desk, library, stored)
    with differ:
        if stored.documents:
            differing(library, stored, desk.open)
        else:
            st.caption("There is nothing to compare yet.")
    _beside(desk, settings, stored)


def _stored(settings: Settings) -> Stored:
    try:
        return read_stored(settings.storage)
    except IndexMissingError:
        return Stored(generation="", documents=(), chunk_counts={})


def _last_job(desk: Desk) -> None:
    """The job that changes the library, while it goes on and until its outcome was read."""
    job = next(iter(jobs().of_kind(KIND)), None)
    if job is None:
        return
    if job.is_running:
        if job.id not in desk.watched:
            desk.watched.append(job.id)
        _watch(job)
    elif job.id in desk.watched:
        _outcome(desk, job)


def _watch(job: Job) -> None:
    @st.fragment(run_every=LIVE_S)
    def watch() -> None:
        if not job.is_running:
            st.rerun()
        with st.container(border=True, key="library-job"):
            count = f" · {job.done:,} of {job.total:,}" if job.total else ""
            st.progress(job.share, text=plain(f"{job.title}: {job.stage or 'Beginning'}{count}"))
            stop_button(f"stop-{job.id}", job.stop, is_stopped=job.is_stopped)

    watch()


def _outcome(desk: Desk, job: Job) -> None:
    with st.container(border=True, key="library-job"):
        st.markdown(f"**{plain(job.title)}**")
        if job.state == "failed":
            st.error(plain(sentence(job.error)))
        elif isinstance(job.result, Outcome):
            for kind, line in outcome_lines(job.result):
                {"success": st.success, "error": st.error}.get(kind, st.info)(plain(line))
        else:
            st.warning("Stopped. The library is as it was before.")
        st.button("Done", key=f"done-{job.id}", on_click=desk.watched.remove, args=(job.id,))


def _documents(desk: Desk, library: Library, stored: Stored) -> None:
    if stored.documents:
        _table(desk, stored)
        doc = _chosen(desk, stored)
        if doc is not None:
            card(desk, library, doc)
    left_out_list(desk, library, stored)


def _table(desk: Desk, stored: Stored) -> None:
    said = dates_line(stored.documents)
    wanted = {doc.id for doc in (*undated(stored.documents), *unpublished(stored.documents))}
    if said:
        with st.container(horizontal=True, vertical_alignment="center", key="library-dates"):
            st.warning(plain(said), icon=":material/event_busy:")
            only = st.toggle("Only these", key="library-undated")
    else:
        only = False
    table = [row for row in rows(stored) if not only or row["File"] in wanted]
    key = f"library-table-{stored.generation}-{only}"

    def choose() -> None:
        selected = st.session_state[key].selection.rows
        st.session_state[CHOSEN] = table[selected[0]]["File"] if selected else None
        desk.turn_to("")

    st.dataframe(
        table,
        hide_index=True,
        key=key,
        on_select=choose,
        selection_mode="single-row",
        placeholder="—",
        column_config={
            "Title": st.column_config.TextColumn(width="large"),
            "Last change": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
            "Published": st.column_config.TextColumn(width="small"),
            "As of": st.column_config.TextColumn(width="small"),
            "Passages": st.column_config.NumberColumn(width="small"),
            "Publisher": st.column_config.TextColumn(width="medium"),
        },
        alt="The documents in the library; the box below chooses one of them.",
    )


def _chosen(desk: Desk, stored: Stored) -> SourceDocument | None:
    by_id = {doc.id: doc for doc in stored.documents}
    if st.session_state.get(CHOSEN) not in by_id:
        st.session_state[CHOSEN] = None
    chosen = st.selectbox(
        "Document",
        list(by_id),
        format_func=lambda doc_id: f"{by_id[doc_id].about.title} ({doc_id})",
        index=None,
        key=CHOSEN,
        placeholder="Choose a document here or in the table",
        on_change=desk.turn_to,
        args=("",),
    )
    return by_id.get(chosen) if chosen else None


def _beside(desk: Desk, settings: Settings, stored: Stored) -> None:
    if desk.opened is None:
        return
    st.html(STYLE_BESIDE_DOCUMENT)
    opened, by_id = desk.opened, {doc.id: doc for doc in stored.documents}

    def on_event(event: Event) -> None:
        if event.get("close"):
            desk.opened = None

    doc = by_id.get(opened.document)
    if desk.shown == "cuts" and doc is not None:
        cuts = cuts_of(settings.storage, stored.generation, doc)
        components.cuts(cuts_data(doc, cuts, nonce=opened.nonce), key="library-cuts-panel", on_event=on_event)
    else:
        components.document(document_data(opened, by_id), key="library-panel", on_event=on_event)
