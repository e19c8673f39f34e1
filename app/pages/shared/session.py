"""What belongs to one visitor and lives as long as the page is open."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def of_session(key: str, make: Callable[[], T]) -> T:
    """What this session keeps under the key; made the first time."""
    if key not in st.session_state:
        st.session_state[key] = make()
    found: T = st.session_state[key]
    return found
