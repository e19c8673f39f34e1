"""The chat: a question, its answer, and the documents behind it."""

import functools
import secrets
import time
from typing import TYPE_CHECKING, Any

import streamlit as st

from answer.generation.progress import Progress
from app import components, preload
from app.components import Event
from app.limits import allow
from app.pages.ask.conversation import Conversation
from app.pages.ask.head import head
from app.pages.ask.keeping import follow_address, keep, kept_by, show_address
from app.pages.ask.said import said_of
from app.pages.ask.scene import Documents, Scene
from app.pages.ask.span_link import follow_link, forget_link
from app.pages.ask.start import first_steps, welcome
from app.pages.ask.turns import draw_turns
from app.pages.shared.document_data import document_data
from app.pages.shared.guard import guarded
from app.pages.shared.model_notice import leaves_notice
from app.pages.shared.plain_text import plain
from app.settings import Settings
from app.stored import read_stored
from ingest.errors import IndexMissingError

if TYPE_CHECKING:
    from app.preload import Preload
    from app.records import Records

EXAMPLES = 12
MOST = 5  # times the longest question that is read; what is longer is cut before it is shown, kept and declined
VISITOR = "visitor"  # names this session where questions are counted; a new conversation is not a new visitor


def page() -> None:
    """Draw the chat, or what to do before there is one."""
    guarded(_draw, said_of)


def _draw(settings: Settings) -> None:
    try:
        _chat(settings)
    except IndexMissingError:
        first_steps(settings)


def _chat(settings: Settings) -> None:
    loading = preload.shared(settings)
    loading.start()
    kept = kept_by(settings)
    talk = follow_address(kept, settings)
    documents = _documents(settings, loading)
    scene = Scene(
        talk=talk,
        documents=documents,
        loading=loading,
        kept=kept,
        settings=settings,
        ask=functools.partial(_ask, talk, loading, kept),
    )
    scene.find_examples(EXAMPLES)
    dead_link = follow_link(talk, documents)
    body, composer = st.container(key="conversation"), st.container(key="composer")
    with composer:  # the layout keeps it at the foot of the window; Streamlit's own place for it would always scroll to the end
        question = st.chat_input("Ask a question", key="question", submit_mode="disable")
        notice = leaves_notice(settings.answer_options().language_model)
        if notice is not None:
            st.caption(plain(notice))
    talk.is_watched = notice is not None
    if question and question.strip():
        scene.ask(question[: MOST * settings.max_question_chars])
    with body:
        head(scene)
        for line in filter(None, (dead_link, talk.notice)):
            st.info(plain(line))
        start = st.empty()  # drawn as nothing, it takes away at once what an empty chat showed, not only when the answer is there
        if talk.is_empty:
            with start.container():
                welcome(scene)
        draw_turns(scene)
    _viewer(talk, documents)
    show_address(talk)


def _documents(settings: Settings, loading: "Preload") -> Documents:
    """The documents that questions are answered from; read by themselves while the model is still loading."""
    if loading.is_ready:
        return loading.engine().index.documents
    return {doc.id: doc for doc in read_stored(settings.storage).documents}


def _viewer(talk: Conversation, documents: Documents) -> None:
    if talk.opened is None:
        return

    def on_event(event: Event) -> None:
        if event.get("close"):
            talk.opened = None
            forget_link(talk)

    components.document(document_data(talk.opened, documents), key=f"document-{talk.number}", on_event=on_event)


def _ask(talk: Conversation, loading: "Preload", kept: "Records | None", question: str, *, again: bool = False) -> None:
    """Ask; `again`: in the place of the last question. One that comes too fast is only shown, and takes no place."""
    too_fast = allow(st.session_state.setdefault(VISITOR, secrets.token_urlsafe(16)), time.monotonic())
    if too_fast is not None:
        talk.refuse(question, too_fast)
        return
    if again:
        talk.take_back()
    progress = Progress() if talk.is_watched else None
    told: dict[str, Any] = {} if progress is None else {"progress": progress}
    talk.ask(
        question,
        lambda asked, history: loading.engine().ask(asked, history=history, **told),
        progress,
        None if kept is None else lambda turns: keep(kept, talk, turns),
    )
