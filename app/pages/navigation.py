"""Which pages there are."""

import streamlit as st

from app.pages.ask import page as ask
from app.pages.check import page as check
from app.serve import LOOPBACK
from app.settings import read_settings
from ingest.errors import QiantangError


def run() -> None:
    """Run the page that the address names; the chat where it names none.

    `st.navigation` also keeps Streamlit from taking the modules in this folder, called `pages`, for pages.
    """
    pages = {"Chat": st.Page(ask, title="Qiantang", default=True)}
    if is_for_staff():
        pages["Check"] = st.Page(check, title="Check · Qiantang", url_path="check")
    current = st.navigation(list(pages.values()), position="hidden")
    if len(pages) > 1:
        with st.container(horizontal=True, key="pages"):
            for label, page in pages.items():
                st.page_link(page, label=label)
    current.run()


def is_for_staff() -> bool:
    """True if the pages for staff are shown: there are no accounts, so only where no other machine can reach the server."""
    try:
        return read_settings().host in LOOPBACK
    except QiantangError:
        return False  # the page itself says what is wrong with the settings
