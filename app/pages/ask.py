"""The chat: a question, its answer, and the documents behind it."""

import functools
import logging
import re
import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from answer.generation.progress import Progress
from answer.types import Answer
from app import components, preload
from app.components import Event
from app.pages.conversation import Conversation, Failed, Pending, begin_anew, conversation
from app.pages.document_data import Opened, document_data
from app.pages.layout import STYLE, STYLE_BESIDE_DOCUMENT
from app.pages.live_data import leaves_notice, live_data
from app.pages.turn_data import numbered, offered, question_data, turn_data, waiting_data
from app.pages.welcome_data import newest_first, welcome_data
from app.settings import Settings, read_settings
from app.stored import read_stored
from ingest.document import SourceDocument
from ingest.errors import IndexMissingError, QiantangError

if TYPE_CHECKING:
    from app.preload import Preload

EXAMPLES_AT_START = 6
EXAMPLES_AFTER_REFUSAL = 3
UNEXPECTED = "Something went wrong here. The log of the server says what; ask again, or reload the page."
LIVE_S = 0.25  # how often an answer that a language model writes is shown anew
POLL_S = 1.0  # how often a page that came before the model looks whether it is there

Documents = Mapping[str, SourceDocument]

_log = logging.getLogger(__name__)


def page() -> None:
    """Draw the chat; whatever goes wrong is said in one line, never as a traceback."""
    try:
        settings = read_settings()
        try:
            _draw(settings)
        except IndexMissingError as exc:
            _first_steps(settings, str(exc))
    except QiantangError as exc:
        st.error(plain(str(exc)))
    except Exception:
        _log.exception("the page could not be drawn")
        st.error(UNEXPECTED)


def _draw(settings: Settings) -> None:
    loading = preload.shared(settings)
    loading.start()
    talk = conversation()
    documents = _documents(settings, loading)
    talk.examples = talk.examples or _examples(loading)
    body, composer = st.container(key="conversation"), st.container(key="composer")
    with composer:  # the layout keeps it at the foot of the window; Streamlit's own place for it would always scroll to the end
        question = st.chat_input("Ask a question", key="question", submit_mode="disable")
        notice = leaves_notice(settings.answer_options().language_model)
        if notice is not None:
            st.caption(plain(notice))
    talk.is_watched = notice is not None
    if question and question.strip():
        _ask(talk, question, loading)
    with body:
        _conversation(talk, documents, loading)
    _viewer(talk, documents)


def _conversation(talk: Conversation, documents: Documents, loading: "Preload") -> None:
    _head(talk)
    start = st.empty()  # drawn as nothing, it takes away at once what an empty chat showed, not only when the answer is there
    if talk.is_empty:
        with start.container():
            _welcome(talk, documents, loading)
    answers, pending = talk.snapshot()
    for at, answer in enumerate(answers):
        _turn(talk, at, answer, documents, loading, is_new=at == talk.newest)
    talk.newest = None
    if talk.failed is not None:
        _failed(talk, talk.failed, "last")
    for at, question in enumerate(pending, len(answers)):
        _answer_pending(talk, at, question, documents, loading)


def _documents(settings: Settings, loading: "Preload") -> Documents:
    """The documents that questions are answered from; read by themselves while the model is still loading."""
    if loading.is_ready:
        return loading.engine().index.documents
    return {doc.id: doc for doc in read_stored(settings.storage).documents}


def _examples(loading: "Preload") -> tuple[str, ...]:
    return tuple(loading.engine().examples(EXAMPLES_AT_START)) if loading.is_ready else ()


def _head(talk: Conversation) -> None:
    st.html(STYLE + (STYLE_BESIDE_DOCUMENT if talk.opened else ""))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="head"):
        st.title("Qiantang", anchor=False, width="content")
        if not talk.is_empty:
            st.button("New conversation", icon=":material/add:", on_click=begin_anew, key="new", type="tertiary")


def _welcome(talk: Conversation, documents: Documents, loading: "Preload") -> None:
    st.markdown("Ask in plain words. Every sentence of an answer comes from a document, and shows you where.")
    listed = newest_first(list(documents.values()))

    def on_event(event: Event) -> None:
        if "ask" in event:
            _ask_example(talk, event, loading)
        elif (at := _index(event, len(listed))) is not None:
            talk.open(functools.partial(Opened.document_itself, listed[at]))

    components.welcome(welcome_data(listed, talk.examples), key=f"welcome-{talk.number}", on_event=on_event)
    if not loading.is_ready:
        _wait_for(loading)


def _wait_for(loading: "Preload") -> None:
    """A line that stands until the model is there; then the page draws itself anew, with examples."""

    @st.fragment(run_every=POLL_S)
    def wait() -> None:
        if loading.is_ready:
            st.rerun()
        st.caption("The search model is still loading. You can ask already; the first answer takes a moment longer.")

    wait()


def _turn(talk: Conversation, at: int, answer: Answer, documents: Documents, loading: "Preload", *, is_new: bool = False) -> None:
    examples = talk.examples[:EXAMPLES_AFTER_REFUSAL]
    on_event = functools.partial(_on_turn_event, talk, answer, loading)
    data = turn_data(answer, documents, examples=examples, is_new=is_new)
    components.turn(data, key=f"turn-{talk.number}-{at}", on_event=on_event)


def _on_turn_event(talk: Conversation, answer: Answer, loading: "Preload", event: Event) -> None:
    citations, passages = numbered(answer), offered(answer)
    if "ask" in event:
        _ask_example(talk, event, loading)
    elif event.get("open") == "citation" and (at := _index(event, len(citations) + 1)):
        talk.open(functools.partial(Opened.citation, citations[at - 1]))
    elif event.get("open") == "passage" and (at := _index(event, len(passages))) is not None:
        talk.open(functools.partial(Opened.passage, passages[at]))


def _answer_pending(talk: Conversation, at: int, pending: Pending, documents: Documents, loading: "Preload") -> None:
    """Show the question at once, and its answer when it is there."""
    if pending.progress is not None and not pending.answer.done():
        _watch(talk, at, pending, pending.progress, loading)
        return
    place = st.empty()
    with place:
        waiting = waiting_data(pending.question, is_loaded=loading.is_ready)
        components.turn(waiting, key=f"waiting-{talk.number}-{at}", on_event=_nothing)
    settled = talk.settle(pending, _reason)
    if isinstance(settled, Failed):
        with place.container():
            _failed(talk, settled, str(at))
        return
    talk.examples = talk.examples or _examples(loading)
    with place:
        _turn(talk, at, settled, documents, loading, is_new=True)


def _watch(talk: Conversation, at: int, pending: Pending, progress: Progress, loading: "Preload") -> None:
    """Show an answer while it grows, with a button to stop it; then the page draws itself anew.

    A click on the button stops the model, not the page's script: what was written by then is checked, kept and cited as any answer.
    """

    @st.fragment(run_every=LIVE_S)
    def watch() -> None:
        if pending.answer.done():
            settled = talk.settle(pending, _reason)
            talk.newest = None if isinstance(settled, Failed) else at
            talk.examples = talk.examples or _examples(loading)
            st.rerun()
        shown = live_data(pending.question, progress.live, is_loaded=loading.is_ready)
        components.turn(shown, key=f"live-{talk.number}-{at}", on_event=_nothing)
        label = "Stopping…" if progress.is_stopped else "Stop"
        key = f"stop-{talk.number}-{at}"
        st.button(label, icon=":material/stop_circle:", key=key, on_click=progress.stop, disabled=progress.is_stopped)

    watch()


def _reason(exc: Exception) -> str:
    if isinstance(exc, QiantangError):
        return str(exc)
    _log.error("a question could not be answered", exc_info=exc)
    return UNEXPECTED


def _failed(talk: Conversation, failed: Failed, name: str) -> None:
    """A question that met an error, until the next one is asked."""
    data = {**question_data(failed.question), "is_new": True}
    components.turn(data, key=f"failed-{talk.number}-{name}", on_event=_nothing)
    st.error(plain(failed.reason))


def _nothing(event: Event) -> None:
    pass


def _viewer(talk: Conversation, documents: Documents) -> None:
    if talk.opened is None:
        return

    def on_event(event: Event) -> None:
        if event.get("close"):
            talk.opened = None

    components.document(document_data(talk.opened, documents), key=f"document-{talk.number}", on_event=on_event)


def _ask(talk: Conversation, question: str, loading: "Preload") -> None:
    if not talk.is_watched:
        talk.ask(question, lambda asked, history: loading.engine().ask(asked, history=history))
        return
    progress = Progress()
    talk.ask(question, lambda asked, history: loading.engine().ask(asked, history=history, progress=progress), progress)


def _ask_example(talk: Conversation, event: Event, loading: "Preload") -> None:
    at = event.get("ask")
    if isinstance(at, int) and 0 <= at < len(talk.examples):
        _ask(talk, talk.examples[at], loading)


def _index(event: Event, count: int) -> int | None:
    """The `at` of an event if it is a place in a list of `count`."""
    at = event.get("at")
    return at if isinstance(at, int) and 0 <= at < count else None


def _first_steps(settings: Settings, reason: str) -> None:
    """What a page says before any document was read."""
    st.html(STYLE)
    st.title("Qiantang", anchor=False)
    st.subheader("There are no documents yet", anchor=False)
    st.markdown("Read some into the index with this command, from the folder where Qiantang was installed:")
    usual = Settings.model_fields["storage"].default
    is_usual = settings.storage.absolute() == usual.absolute()
    st.code("qiantang ingest" if is_usual else f"qiantang ingest --storage {shlex.quote(str(settings.storage))}", language="shell")
    st.markdown("It reads the documents in `corpus/`, or those of a folder or file that you name after it. Then reload this page.")
    st.caption(plain(reason))


def plain(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~$:&])", r"\\\1", text)


__all__: Sequence[str] = ["page", "plain"]
