"""How far the answers can be trusted: question sets in, figures with intervals out, run by run."""

import streamlit as st

from app.eval_runs import list_runs
from app.pages.evaluate.bench import Bench, bench
from app.pages.evaluate.compare import draw_compare
from app.pages.evaluate.run import draw_runs
from app.pages.evaluate.running import draw_running
from app.pages.evaluate.start import draw_start
from app.pages.shared.guard import guarded
from app.pages.shared.layout import STYLE, STYLE_END, STYLE_UNDER_TITLE
from app.settings import Settings
from app.stored import read_stored
from ingest.errors import QiantangError

VIEWS = ("Measure", "Runs", "Compare")
VIEW = "evaluate-view"
SAID = (
    "Put sets of questions to one or more engines. Nothing but an answer key judges: an accepted answer counts if it stands in the "
    "answer, evidence if it is cited."
)


def page() -> None:
    """Draw the page."""
    guarded(_draw)


def _draw(settings: Settings) -> None:
    own = bench()
    _go(own)
    st.html(STYLE + STYLE_UNDER_TITLE + STYLE_END)
    st.title("Evaluate", anchor=False)
    view = _view()
    draw_running(own)
    if view == "Measure":
        st.markdown(SAID)
        draw_start(settings, own)
        return
    heads, unreadable = list_runs(settings.runs)
    if view == "Runs":
        draw_runs(heads, unreadable, _library(settings))
    else:
        draw_compare(heads)


def _library(settings: Settings) -> frozenset[str]:
    """Ids of the documents that a link can open; none before anything was ingested."""
    try:
        return frozenset(doc.id for doc in read_stored(settings.storage).documents)
    except QiantangError:
        return frozenset()


def _view() -> str:
    """The part of the page that is shown; the address holds it."""
    if VIEW not in st.session_state:
        asked = st.query_params.get("view")
        st.session_state[VIEW] = next((view for view in VIEWS if view.lower() == asked), VIEWS[0])
    view = st.segmented_control("Part of the page", VIEWS, required=True, key=VIEW, label_visibility="collapsed")
    assert view is not None
    st.query_params["view"] = view.lower()
    return view


def _go(own: Bench) -> None:
    """Set what is to be shown before its widgets are drawn."""
    if own.go_to is not None:
        st.session_state[VIEW] = own.go_to["view"]
        st.session_state["evaluate-run"] = own.go_to["run"]
        own.go_to = None
