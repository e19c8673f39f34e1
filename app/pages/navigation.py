"""Which pages there are, and for whom."""

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.access import visitor
from app.settings import read_settings
from ingest.errors import QiantangError


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of the application."""

    label: str  # of the link to it
    module: str  # has a function `page`; imported when the page is first opened, so that the others do not wait for it
    path: str = ""  # in the address; empty for the page that stands where the address names none


ASK = Entry(label="Ask", module="app.pages.ask.page")
FOR_STAFF = (
    Entry(label="Library", module="app.pages.library.page", path="library"),
    Entry(label="Check", module="app.pages.check.page", path="check"),
    Entry(label="Activity", module="app.pages.activity.page", path="activity"),
    Entry(label="Evaluate", module="app.pages.evaluate.page", path="evaluate"),
)

_log = logging.getLogger(__name__)


def run() -> None:
    """Run the page that the address names; Ask where it names none, or one that does not exist for this visitor.

    `st.navigation` also keeps Streamlit from taking the modules in this folder, called `pages`, for pages.
    """
    pages = {entry.label: _page(entry) for entry in entries()}
    current = st.navigation(list(pages.values()), position="hidden")
    if len(pages) > 1:
        with st.container(horizontal=True, key="pages"):
            for label, page in pages.items():
                st.page_link(page, label=label)
    current.run()


def entries() -> tuple[Entry, ...]:
    """The pages that exist for whoever the page is drawn for."""
    try:
        return (ASK, *FOR_STAFF) if visitor(read_settings()).is_staff else (ASK,)
    except QiantangError:
        return (ASK,)  # the page itself says what is wrong with the settings


def _page(entry: Entry) -> StreamlitPage:
    title = f"{entry.label} · Qiantang" if entry.path else "Qiantang"
    return st.Page(_runs(entry), title=title, url_path=entry.path, default=not entry.path)


def _runs(entry: Entry) -> Callable[[], None]:
    def page() -> None:
        importlib.import_module(entry.module).page()

    return page
