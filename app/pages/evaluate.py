"""How far the answers can be trusted: question sets in, figures with intervals out, run by run."""

import logging

import streamlit as st

from app.eval_runs import list_runs
from app.pages.ask import plain
from app.pages.check_job import UNEXPECTED
from app.pages.evaluate_compare import draw_compare
from app.pages.evaluate_run import draw_runs, sentence
from app.pages.evaluate_start import Bench, bench, draw_running, draw_start
from app.pages.layout import STYLE, STYLE_UNDER_TITLE
from app.settings import Settings, read_settings
from app.stored import read_stored
from eval.errors import EvalError
from ingest.errors import QiantangError

VIEWS = ("Measure", "Runs", "Compare")
VIEW = "evaluate-view"
SAID = (
    "Put sets of questions to one or more engines. Nothing but an answer key judges: an accepted answer counts if it stands in the "
    "answer, evidence if it is cited."
)
STYLE_END = """
<style>
[data-testid="stMainBlockContainer"] { padding-bottom: 3rem; }
</style>
"""

_log = logging.getLogger(__name__)


def page() -> None:
    """Draw the page; whatever goes wrong is said in one line, never as a traceback."""
    try:
        _draw(read_settings())
    except (QiantangError, EvalError) as exc:
        st.error(plain(sentence(str(exc))))
    except Exception:
        _log.exception("the page could not be drawn")
        st.error(UNEXPECTED)


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
