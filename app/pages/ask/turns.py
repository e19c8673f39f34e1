"""The turns of the chat page: each question with its answer, or with what there is of it so far."""

import functools
import logging

import streamlit as st

from answer.generation.progress import Progress
from answer.types import Answer
from app import components
from app.components import Event
from app.pages.ask.conversation import Failed, Opinion, Pending
from app.pages.ask.export import as_text
from app.pages.ask.keeping import keep_opinion
from app.pages.ask.live_data import live_data
from app.pages.ask.said import said_of
from app.pages.ask.scene import Scene
from app.pages.ask.span_link import forget_link
from app.pages.ask.turn_data import failed_data, feedback_data, turn_data, waiting_data
from app.pages.shared.answer_parts import numbered, offered
from app.pages.shared.document_data import Opened
from app.pages.shared.stop_button import stop_button
from ingest.errors import QiantangError

UNEXPECTED = "Something went wrong here. The log of the server says what; ask again, or reload the page."
LIVE_S = 0.25  # how often an answer that a language model writes is shown anew

_log = logging.getLogger(__name__)


def draw_turns(scene: Scene) -> None:
    """All turns, the newest last; waits for what is being answered, and shows it as soon as it is there."""
    talk = scene.talk
    answers, pending = talk.snapshot()
    last = len(answers) + len(pending) + (talk.failed is not None) - 1
    for at, answer in enumerate(answers):
        _turn(scene, at, answer, is_last=at == last)
    talk.newest = None
    if pending:
        _pending(scene, len(answers), pending[0])
    elif talk.failed is not None:
        _failed(scene, len(answers), talk.failed)


def _turn(scene: Scene, at: int, answer: Answer, *, is_last: bool) -> None:
    talk = scene.talk
    examples = scene.examples_after(answer.standalone_question) if answer.is_declined else ()
    data = turn_data(answer, scene.documents, examples=examples, is_new=at == talk.newest) | {
        "copy": as_text(answer, scene.documents),
        "feedback": None if scene.kept is None or not talk.is_own else feedback_data(talk.opinions.get(at, Opinion())),
        "can_retry": is_last,
        "place": _place(at, is_last=is_last),
    }
    components.turn(data, key=_key(scene, at), on_event=functools.partial(on_turn_event, scene, at, answer))


def on_turn_event(scene: Scene, at: int, answer: Answer, event: Event) -> None:
    """What a visitor does with an answer; an event that names nothing of it does nothing."""
    talk, citations, passages = scene.talk, numbered(answer), offered(answer)
    opinion = talk.opinions.get(at, Opinion())
    if "ask" in event:
        scene.ask_example(scene.examples_after(answer.standalone_question), event["ask"])
    elif event.get("open") == "citation" and (number := _index(event, len(citations) + 1)):
        forget_link(talk)
        talk.open(functools.partial(Opened.citation, citations[number - 1]))
    elif event.get("open") == "passage" and (place := _index(event, len(passages))) is not None:
        forget_link(talk)
        talk.open(functools.partial(Opened.passage, passages[place]))
    elif event.get("retry"):
        _retry(scene)
    elif "helpful" in event and event["helpful"] in (True, False, None):
        keep_opinion(scene.kept, talk, at, Opinion(is_helpful=event["helpful"], remark=opinion.remark))
    elif isinstance(event.get("remark"), str):
        keep_opinion(scene.kept, talk, at, Opinion(is_helpful=opinion.is_helpful, remark=event["remark"]))


def _retry(scene: Scene) -> None:
    """Ask the last question once more, in its place."""
    question = scene.talk.last_question
    if question is not None:
        scene.ask(question, again=True)


def _pending(scene: Scene, at: int, pending: Pending) -> None:
    """Show the question at once; then, when its answer is there, draw the page anew with it.

    The answer takes the place of the waiting in the same element, so nothing on the page moves.
    """
    if pending.progress is not None and not pending.answer.done():
        _watch(scene, at, pending, pending.progress)
        return
    if not pending.answer.done():
        waiting = waiting_data(pending.question, is_loaded=scene.loading.is_ready) | {"place": _place(at, is_last=True)}
        components.turn(waiting, key=_key(scene, at), on_event=_nothing)
    scene.talk.settle(pending, _reason)
    st.rerun()


def _watch(scene: Scene, at: int, pending: Pending, progress: Progress) -> None:
    """Show an answer while it grows, with a button to stop it; then the page draws itself anew.

    A click on the button stops the model, not the page's script: what was written by then is checked, kept and cited as any answer.
    """

    @st.fragment(run_every=LIVE_S)
    def watch() -> None:
        if pending.answer.done():
            scene.talk.settle(pending, _reason)
            st.rerun()
        shown = live_data(pending.question, progress.live, is_loaded=scene.loading.is_ready)
        components.turn(shown | {"place": _place(at, is_last=True)}, key=_key(scene, at), on_event=_nothing)
        stop_button(f"stop-{scene.talk.number}-{at}", progress.stop, is_stopped=progress.is_stopped)

    watch()


def _reason(exc: Exception) -> str:
    if isinstance(exc, QiantangError):
        return said_of(exc)
    _log.error("a question could not be answered", exc_info=exc)
    return UNEXPECTED


def _failed(scene: Scene, at: int, failed: Failed) -> None:
    """A question that met an error, until the next one is asked."""

    def on_event(event: Event) -> None:
        if event.get("retry"):
            _retry(scene)

    data = failed_data(failed.question, failed.reason) | {"place": _place(at, is_last=True)}
    components.turn(data, key=_key(scene, at), on_event=on_event)


def _key(scene: Scene, at: int) -> str:
    return f"turn-{scene.talk.number}-{at}"


def _place(at: int, *, is_last: bool) -> str:
    """Which turn it is; the last one has room below it, so that an answer that comes moves nothing."""
    return "middle" if not is_last else "only" if at == 0 else "last"


def _index(event: Event, count: int) -> int | None:
    """The `at` of an event if it is a place in a list of `count`."""
    at = event.get("at")
    return at if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < count else None


def _nothing(event: Event) -> None:
    pass
