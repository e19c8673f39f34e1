"""One document of the library: what is known about it, and what can be done with it."""

import functools
from collections.abc import Callable
from datetime import date

import streamlit as st

from app.pages.library.about import LABELS, as_typed, checked, to_write
from app.pages.library.data import removal_line, undated
from app.pages.library.desk import BUSY, Desk, start
from app.pages.library.files import file_of, left_out
from app.pages.library.jobs import Library
from app.pages.shared.document_data import Opened
from app.pages.shared.plain_text import plain
from app.pages.shared.sources import from_here, from_line
from app.stored import Stored
from ingest.document import SourceDocument

HELP = {
    "published": "A day as 2018-10-22, a month as 2018-10, or a year as 2018.",
    "as_of": "The period that its figures speak for: 2021, 2018-H1, 2018-Q2, 2018-06.",
    "source_title": "Where the text sums up another: that one's title.",
    "note": "What a reader should know before trusting a figure.",
}


def card(desk: Desk, library: Library, doc: SourceDocument) -> None:
    """A document, with the buttons to view, edit and remove it."""
    with st.container(border=True, key="library-card"):
        st.markdown(f"**{plain(doc.about.title)}**")
        st.caption(plain(f"{from_line(doc.about)} · {from_here(file_of(doc))}"))
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
        elif not read.faults:
            if start(desk, f"Change what is known about “{doc.about.title}”", library.edit(doc, values)):
                st.rerun()
            desk.faults = (BUSY,)
    for fault in desk.faults:
        st.error(plain(fault))


def _remove(desk: Desk, library: Library, doc: SourceDocument) -> None:
    st.warning(plain(removal_line(doc, library.settings.corpus)))
    with st.container(horizontal=True):
        is_sure = st.button("Remove it", type="primary", key=f"sure-{desk.number}")
        st.button("Keep it", on_click=desk.turn_to, args=("",), key=f"keep-{desk.number}")
    if is_sure:
        if start(desk, f"Remove “{doc.about.title}”", library.remove(doc)):
            desk.shown, desk.opened = "", None
            st.rerun()
        desk.faults = (BUSY,)
    for fault in desk.faults:
        st.error(plain(fault))


def left_out_list(desk: Desk, library: Library, stored: Stored) -> None:
    """The files that were taken out of the library and can be put back."""
    found = left_out(stored.documents, library.settings.corpus)
    if not found:
        return
    with st.expander(f"Left out of the library ({len(found)})"):
        st.caption("Their files are there, and no ingest reads them.")
        for number, item in enumerate(found):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(str(item.path)))
                is_wanted = st.button("Put it back", key=f"back-{stored.generation}-{number}")
            if is_wanted:
                if start(desk, f"Put back “{item.path.name}”", library.put_back(item)):
                    st.rerun()
                st.error(BUSY)
