"""Which pages there are."""

import streamlit as st

from app.pages.ask import page as ask


def run() -> None:
    """Run the page that the address names; the chat where it names none.

    `st.navigation` also keeps Streamlit from taking the modules in this folder, called `pages`, for pages.
    """
    st.navigation([st.Page(ask, title="Qiantang", default=True)], position="hidden").run()
