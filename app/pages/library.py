"""The library: what is in the index, what is known about each document, adding and removing."""

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from app import components, preload
from app.components import Event
from app.jobs import Job, jobs
from app.pages.document_data import Opened, document_data
from app.pages.layout import STYLE, STYLE_BESIDE_DOCUMENT, STYLE_UNDER_TITLE
from app.pages.library_about import LABELS, as_typed, checked, to_write
from app.pages.library_cuts import cuts_data, cuts_of
from app.pages.library_data import (
    CHOICES,
    dates_line,
    library_line,
    outcome_lines,
    planned,
    removal_line,
    rows,
    same_elsewhere,
    undated,
    unpublished,
)
from app.pages.library_differing_view import differing
from app.pages.library_files import file_of, left_out, uploads_folder
from app.pages.library_jobs import KIND, Library, Outcome
from app.pages.plain_text import plain
from app.pages.sources import from_line
from app.settings import Settings, read_settings
from app.stored import Stored, read_stored
from ingest.document import SourceDocument
from ingest.errors import IndexMissingError, QiantangError
from ingest.loaders import LOADERS

KEY = "library"
CHOSEN = "library-document"
LIVE_S = 0.5  # how often a job that is under way is shown anew
UNEXPECTED = "Something went wrong here. The log of the server says what; try again, or reload the page."
BUSY = "The library is being changed just now. Wait until that is done, then try again; nothing of yours is lost."
STYLE_WIDE = """
<style>
[data-testid="stMainBlockContainer"] { max-width: 68rem; padding-bottom: 3rem; }
</style>
"""
HELP = {
    "published": "A day as 2018-10-22, a month as 2018-10, or a year as 2018.",
    "as_of": "The period that its figures speak for: 2021, 2018-H1, 2018-Q2, 2018-06.",
    "source_title": "Where the text sums up another: that one's title.",
    "note": "What a reader should know before trusting a figure.",
}

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one member of staff is doing, kept in the session between runs of the page's script."""

    number: int = 0  # of the form and the file box; a new one is empty
    doing: str = ""  # "edit" | "remove", of the chosen document
    faults: tuple[str, ...] = ()  # of what was typed
    shown: str = ""  # "document" | "cuts": what stands beside the page
    opened: Opened | None = None
    openings: int = 0
    watched: list[str] = field(default_factory=list)  # ids of jobs whose end is told here

    def open(self, shown: str, make: Callable[[int], Opened]) -> None:
        """Show a document, or how it was cut, beside the page."""
        self.openings += 1
        self.shown, self.opened = shown, make(self.openings)

    def turn_to(self, doing: str) -> None:
        """Begin to edit or remove, or leave it."""
        self.number += 1
        self.doing, self.faults = doing, ()


def page() -> None:
    """Draw the page; whatever goes wrong is said in one line, never as a traceback."""
    try:
        _draw(read_settings())
    except QiantangError as exc:
        st.error(plain(_line(str(exc))))
    except Exception:
        _log.exception("the page could not be drawn")
        st.error(UNEXPECTED)


def _draw(settings: Settings) -> None:
    loading = preload.shared(settings)
    loading.start()
    desk, library = _desk(), Library(settings=settings, loading=loading)
    st.html(STYLE + STYLE_UNDER_TITLE + STYLE_WIDE)
    st.title("Library", anchor=False)
    stored = _stored(settings)
    st.caption(library_line(stored) if stored.documents else "There are no documents yet. Add some below.")
    _last_job(desk)
    tabs = ["Documents", "Add files", "Values that disagree"]
    held, add, differ = st.tabs(tabs, key="library-tabs", default=None if stored.documents else tabs[1])
    with held:
        _documents(desk, library, stored)
    with add:
        _add(desk, library, stored)
    with differ:
        if stored.documents:
            differing(library, stored, desk.open)
        else:
            st.caption("There is nothing to compare yet.")
    _beside(desk, settings, stored)


def _desk() -> Desk:
    if KEY not in st.session_state:
        st.session_state[KEY] = Desk()
    found: Desk = st.session_state[KEY]
    return found


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
            label = "Stopping…" if job.is_stopped else "Stop"
            st.button(label, icon=":material/stop_circle:", key=f"stop-{job.id}", on_click=job.stop, disabled=job.is_stopped)

    watch()


def _outcome(desk: Desk, job: Job) -> None:
    with st.container(border=True, key="library-job"):
        st.markdown(f"**{plain(job.title)}**")
        if job.state == "failed":
            st.error(plain(_line(job.error)))
        elif isinstance(job.result, Outcome):
            for kind, line in outcome_lines(job.result):
                {"success": st.success, "error": st.error}.get(kind, st.info)(plain(line))
        else:
            st.warning("Stopped. The library is as it was before.")
        st.button("Done", key=f"done-{job.id}", on_click=desk.watched.remove, args=(job.id,))


def _start(desk: Desk, title: str, work: Callable[[Job], object]) -> bool:
    """True if the job has begun; False, and said so, if another one is under way."""
    job = jobs().begin(KIND, title, work)
    if job is None:
        desk.faults = (BUSY,)
        return False
    desk.watched.append(job.id)
    desk.turn_to("")
    return True


def _documents(desk: Desk, library: Library, stored: Stored) -> None:
    if stored.documents:
        _table(desk, stored)
        doc = _chosen(desk, stored)
        if doc is not None:
            _card(desk, library, doc)
    _left_out(desk, library, stored)


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


def _card(desk: Desk, library: Library, doc: SourceDocument) -> None:
    with st.container(border=True, key="library-card"):
        st.markdown(f"**{plain(doc.about.title)}**")
        st.caption(plain(f"{from_line(doc.about)} · {file_of(doc)}"))
        if doc in undated([doc]):
            st.caption(":material/event_busy: No date is known. Where values differ, this document counts as the oldest.")
        with st.container(horizontal=True):
            st.button("View", icon=":material/article:", on_click=desk.open, args=("document", _itself(doc)), key="library-view")
            st.button(
                "How it was cut", icon=":material/segment:", on_click=desk.open, args=("cuts", _itself(doc)), key="library-cuts"
            )
            st.button("Edit", icon=":material/edit:", on_click=desk.turn_to, args=("edit",), key="library-edit")
            st.button("Remove", icon=":material/delete:", on_click=desk.turn_to, args=("remove",), key="library-remove")
        if desk.doing == "edit":
            _edit(desk, library, doc)
        elif desk.doing == "remove":
            _remove(desk, library, doc)


def _itself(doc: SourceDocument) -> Callable[[int], Opened]:
    return functools.partial(Opened.document_itself, doc)


def _edit(desk: Desk, library: Library, doc: SourceDocument) -> None:
    before = as_typed(doc.about)
    with st.form(f"about-{desk.number}", border=False):
        typed = {}
        above, (left, right), below = st.container(), st.columns(2), st.container()
        for at, (key, label) in enumerate(LABELS.items()):
            place = {"title": above, "note": below}.get(key, left if at % 2 else right)
            make = place.text_area if key == "note" else place.text_input
            typed[key] = make(label, value=before[key], help=HELP.get(key), key=f"about-{key}-{desk.number}") or ""
        st.caption(plain(f"It is written into documents.toml beside the file {file_of(doc).name}; the file itself is not touched."))
        with st.container(horizontal=True):
            is_saved = st.form_submit_button("Save", type="primary")
            is_left = st.form_submit_button("Cancel")
    if is_left:
        desk.turn_to("")
        st.rerun()
    if is_saved:
        read = checked(typed, before, today=date.today())
        values = to_write(doc, read.values)
        desk.faults = read.faults
        if not read.faults and not values:
            desk.faults = ("Nothing was changed.",)
        elif not read.faults and _start(desk, f"Change what is known about “{doc.about.title}”", library.edit(doc, values)):
            st.rerun()
    for fault in desk.faults:
        st.error(plain(fault))


def _remove(desk: Desk, library: Library, doc: SourceDocument) -> None:
    st.warning(plain(removal_line(doc, library.settings.corpus)))
    with st.container(horizontal=True):
        is_sure = st.button("Remove it", type="primary", key=f"sure-{desk.number}")
        st.button("Keep it", on_click=desk.turn_to, args=("",), key=f"keep-{desk.number}")
    if is_sure and _start(desk, f"Remove “{doc.about.title}”", library.remove(doc)):
        desk.shown, desk.opened = "", None
        st.rerun()
    for fault in desk.faults:
        st.error(plain(fault))


def _left_out(desk: Desk, library: Library, stored: Stored) -> None:
    found = left_out(stored.documents, library.settings.corpus)
    if not found:
        return
    with st.expander(f"Left out of the library ({len(found)})"):
        st.caption("Their files are there, and no ingest reads them.")
        for number, item in enumerate(found):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(str(item.path)))
                if st.button("Put it back", key=f"back-{stored.generation}-{number}") and _start(
                    desk, f"Put back “{item.path.name}”", library.put_back(item)
                ):
                    st.rerun()


def _add(desk: Desk, library: Library, stored: Stored) -> None:
    settings = library.settings
    st.markdown(
        "PDF, Word, web pages, Markdown and text. A file that cannot be read is refused with the reason, and the others go in. "
        + plain(f"Files are kept in {uploads_folder(settings.corpus)}.")
    )
    limit = min(settings.max_file_mb, int(st.get_option("server.maxUploadSize")))
    files = st.file_uploader(
        "Files",
        type=[ending.removeprefix(".") for ending in LOADERS],
        accept_multiple_files=True,
        key=f"files-{desk.number}",
        max_upload_size=limit,
        label_visibility="collapsed",
    )
    sent = [(file.name, file.getvalue()) for file in files]
    choices: dict[str, str] = {}
    for name in planned(sent, settings, {}).taken:
        label = f"A file of the name “{name}” was uploaded before. What is to be done with this one?"
        chosen = st.radio(plain(label), CHOICES, index=None, horizontal=True, key=f"choice-{desk.number}-{name}")
        choices |= {name: chosen} if chosen else {}
    plan = planned(sent, settings, choices)
    for doc_id in same_elsewhere(plan.uploads, stored.documents, settings.corpus):
        st.info(plain(f"{doc_id} is in the library as well. It stays beside the new one: remove it if it is outdated."))
    count = len(plan.uploads) + len(plan.refused)
    is_ready = bool(sent) and not plan.taken
    if st.button("Add to the library", type="primary", disabled=not is_ready, key="library-add") and is_ready:
        title = f"Add {count} file{'' if count == 1 else 's'}"
        if _start(desk, title, library.add(plan.uploads, plan.refused)):
            st.rerun()
        st.error(BUSY)


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


def _line(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
