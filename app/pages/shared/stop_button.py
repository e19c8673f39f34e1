"""The button that ends what is under way."""

from collections.abc import Callable

import streamlit as st


def stop_button(key: str, stop: Callable[[], None], *, is_stopped: bool) -> None:
    """Asks once; after that it says that it was heard, until what is under way has ended."""
    label = "Stopping…" if is_stopped else "Stop"
    st.button(label, icon=":material/stop_circle:", key=key, on_click=stop, disabled=is_stopped)
