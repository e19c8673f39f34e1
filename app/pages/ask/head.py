"""The head of the chat page: its title, and what can be done with the whole conversation."""

import functools
from datetime import date

import streamlit as st

from app.pages.ask.conversation import begin_anew
from app.pages.ask.export import as_json, as_markdown
from app.pages.ask.keeping import PARAMETER
from app.pages.ask.scene import Scene
from app.pages.ask.span_link import forget_link
from app.pages.shared.layout import STYLE, STYLE_BESIDE_DOCUMENT


def head(scene: Scene) -> None:
    """The title; once something was asked, also ways to save the conversation and to begin another."""
    st.html(STYLE + (STYLE_BESIDE_DOCUMENT if scene.talk.opened else ""))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="head"):
        st.title("Qiantang", anchor=False, width="content")
        if not scene.talk.is_empty:
            with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small", key="head-actions"):
                if scene.talk.answers:
                    _save(scene)
                st.button("New conversation", icon=":material/add:", on_click=_begin, key="new", type="tertiary")


def _save(scene: Scene) -> None:
    answers, day = tuple(scene.talk.answers), date.today()
    makers = {
        "Markdown": ("md", "text/markdown", functools.partial(as_markdown, answers, scene.documents, day)),
        "JSON": ("json", "application/json", functools.partial(as_json, answers, day)),
    }
    with st.popover("Save", icon=":material/download:", type="tertiary", key="save"):
        st.caption("The whole conversation, with its sources.")
        for label, (ending, media, make) in makers.items():
            name = f"qiantang-{day.isoformat()}.{ending}"
            st.download_button(label, make, name, media, key=f"save-{ending}", on_click="ignore", width="stretch")


def _begin() -> None:
    talk = begin_anew()
    forget_link(talk)
    st.query_params.pop(PARAMETER, None)
