"""The chat before anything was asked: what it answers from, questions to start from; or what to do first."""

import functools
import shlex
from typing import TYPE_CHECKING

import streamlit as st

from app import components
from app.components import Event
from app.pages.ask.keeping import said_of_keeping
from app.pages.ask.said import is_for_staff
from app.pages.ask.scene import Scene
from app.pages.ask.span_link import forget_link
from app.pages.ask.welcome_data import newest_first, welcome_data
from app.pages.shared.document_data import Opened
from app.pages.shared.layout import STYLE
from app.settings import Settings

if TYPE_CHECKING:
    from app.preload import Preload

POLL_S = 1.0  # how often a page that came before the model looks whether it is there


def welcome(scene: Scene) -> None:
    """What the library holds, and examples."""
    st.markdown("Ask in plain words. Every sentence of an answer comes from a document, and shows you where.")
    listed, examples, talk = newest_first(list(scene.documents.values())), scene.first_examples, scene.talk

    def on_event(event: Event) -> None:
        at = event.get("at")
        if "ask" in event:
            scene.ask_example(examples, event["ask"])
        elif isinstance(at, int) and 0 <= at < len(listed):
            forget_link(talk)
            talk.open(functools.partial(Opened.document_itself, listed[at]))

    components.welcome(welcome_data(listed, examples), key=f"welcome-{talk.number}", on_event=on_event)
    if scene.kept is not None:
        st.caption(said_of_keeping(scene.settings))
    if not scene.loading.is_ready:
        _wait_for(scene.loading)


def _wait_for(loading: "Preload") -> None:
    """A line that stands until the model is there; then the page draws itself anew, with examples."""

    @st.fragment(run_every=POLL_S)
    def wait() -> None:
        if loading.is_ready:
            st.rerun()
        st.caption("The search model is still loading. You can ask already; the first answer takes a moment longer.")

    wait()


def first_steps(settings: Settings) -> None:
    """What a page says before any document was read; how to mend that, to staff alone."""
    st.html(STYLE)
    st.title("Qiantang", anchor=False)
    st.subheader("There are no documents yet", anchor=False)
    if not is_for_staff(settings):
        st.markdown("So there is nothing to answer from. Please come back later.")
        return
    st.markdown("Read some into the index with this command, from the folder where Qiantang was installed:")
    usual = Settings.model_fields["storage"].default
    is_usual = settings.storage.absolute() == usual.absolute()
    st.code("qiantang ingest" if is_usual else f"qiantang ingest --storage {shlex.quote(str(settings.storage))}", language="shell")
    st.markdown("It reads the documents in `corpus/`, or those of a folder or file that you name after it. Then reload this page.")
    st.markdown("Or add files in the browser, on the page **Library**.")
