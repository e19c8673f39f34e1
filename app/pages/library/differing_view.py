"""The part of the page Library that shows values that disagree."""

from collections.abc import Callable, Mapping

import streamlit as st

from app.jobs import Job, jobs
from app.pages.library.differing import KIND, Differing, Found, Side, kept, look
from app.pages.library.jobs import Library
from app.pages.shared.document_data import Opened
from app.pages.shared.plain_text import plain
from app.pages.shared.sources import from_line
from app.pages.shared.stop_button import stop_button
from app.stored import Stored
from ingest.document import SourceDocument

LIVE_S = 0.5
AT_FIRST = 20  # pairs that are shown before someone asks for more
TITLE = "Look for values that disagree"
SAID = (
    "Pairs of sentences that give the same thing different values, in two documents or in one. Only what is said in nearly the "
    "same words is found, so there may be more."
)

Open = Callable[[str, Callable[[int], Opened]], None]


def differing(library: Library, stored: Stored, open_document: Open) -> None:
    """What was found in the library as it is, or the button that looks for it."""
    st.markdown(SAID)
    found = kept(library.settings.storage, stored.generation)
    job = next(iter(jobs().of_kind(KIND)), None)
    if job is not None and job.is_running:
        _watch(job)
        return
    if job is not None and job.state == "failed":
        st.error(plain(job.error))
    if found is None:
        if job is not None and job.state == "stopped":
            st.warning("Stopped before all values were compared.")
        _button(library, "Look for them", is_first=True)
        return
    st.markdown(f"**{plain(found.line)}**")
    _list(found, stored, open_document)
    st.caption(f"Looked for on {found.at:%Y-%m-%d %H:%M} (UTC), in the library as it is now.")
    _button(library, "Look again", is_first=False)


def _button(library: Library, label: str, *, is_first: bool) -> None:
    if st.button(label, icon=":material/compare_arrows:", type="primary" if is_first else "secondary", key="library-look"):
        jobs().start(KIND, TITLE, look(library.settings, library.loading))
        st.rerun()


def _watch(job: Job) -> None:
    @st.fragment(run_every=LIVE_S)
    def watch() -> None:
        if not job.is_running:
            st.rerun()
        count = f" · {job.done:,} of {job.total:,}" if job.total else ""
        st.progress(job.share, text=plain(f"{job.stage or 'Beginning'}{count}"))
        stop_button(f"stop-{job.id}", job.stop, is_stopped=job.is_stopped)

    watch()


def _list(found: Found, stored: Stored, open_document: Open) -> None:
    by_id = {doc.id: doc for doc in stored.documents}
    is_whole = len(found.items) <= AT_FIRST or st.session_state.get("library-all-differing", False)
    for number, item in enumerate(found.items if is_whole else found.items[:AT_FIRST]):
        _pair(number, item, by_id, open_document)
    if len(found.items) > AT_FIRST:
        st.toggle(f"Show all {len(found.items):,}", key="library-all-differing")


def _pair(number: int, item: Differing, by_id: Mapping[str, SourceDocument], open_document: Open) -> None:
    with st.container(border=True, key=f"differing-{number}"):
        if item.is_same_time:
            st.badge("Same time", color="orange", icon=":material/priority_high:")
        else:
            st.badge("Different times", color="gray", icon=":material/schedule:")
        for name, place, side in zip(("one", "other"), st.columns(2), (item.one, item.other), strict=True):
            with place:
                _side(f"{number}-{name}", side, by_id, open_document)


def _side(key: str, side: Side, by_id: Mapping[str, SourceDocument], open_document: Open) -> None:
    citation = side.citation
    doc = by_id.get(citation.document)
    st.markdown(f"**{plain(side.line)}**")
    st.markdown(plain(f"“{' '.join(citation.quote.split())}”"))
    where = from_line(doc.about, locator=citation.locator, page=citation.page) if doc is not None else citation.document
    st.caption(plain(f"{citation.title} · {where}"))
    st.button("Show", key=f"show-{key}", icon=":material/article:", on_click=open_document, args=("document", side.open))
