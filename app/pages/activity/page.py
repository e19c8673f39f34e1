"""Activity: what visitors asked, refused questions first, what they said of the answers, and rows for evaluation made of them."""

from collections.abc import Callable

import streamlit as st

from app.pages.activity.asked import opened_question, questions
from app.pages.activity.desk import Desk, desk
from app.pages.activity.jobs import ended_jobs
from app.pages.activity.rows import opened_row, row_list
from app.pages.shared.guard import guarded
from app.pages.shared.layout import STYLE, STYLE_UNDER_TITLE
from app.pages.shared.plain_text import plain, sentence
from app.records import Records, records, why_not_kept
from app.settings import Settings

STYLE_ACTIVITY = """
<style>
[class*="st-key-headline-"] button { text-align: left; min-height: 0; padding: 0; }
[class*="st-key-headline-"] button p { font-size: 1rem; font-weight: 600; text-align: left; overflow-wrap: anywhere; }
[data-testid="stMainBlockContainer"] h2 { font-size: 1.35rem; overflow-wrap: anywhere; }
/* Streamlit's own grey of a caption has a contrast of 4.0 to the page; 4.5 is asked for. */
[class*="st-key-activity-"] [data-testid="stCaptionContainer"], [class*="st-key-activity-"] blockquote {
  color: inherit; opacity: 0.8;
}
</style>
"""
"""A question in a list is a button that looks like a headline; small print that can be read."""

VIEWS = {False: "Questions", True: "Rows for evaluation"}


def page() -> None:
    """Draw the page."""
    st.html(STYLE + STYLE_UNDER_TITLE + STYLE_ACTIVITY)
    st.title("Activity", anchor=False)
    guarded(_draw)


def _draw(settings: Settings) -> None:
    with st.spinner("Opening the records…"):
        kept = records(settings)
    if kept is None:
        _nothing_kept(settings)
    else:
        _view(settings, kept, desk())


def _view(settings: Settings, kept: Records, at: Desk) -> None:
    views: dict[str, Callable[[], None]] = {
        "questions": lambda: _questions(settings, kept, at),
        "rows": lambda: _rows(settings, kept, at),
        "question": lambda: opened_question(at, kept, at.opened or 0),
        "row": lambda: opened_row(at, kept, settings, at.row or 0),
    }
    current = "question" if at.opened is not None else "row" if at.row is not None else "rows" if at.is_at_rows else "questions"
    # Each view has a place of its own: what another one showed is gone at once, and does not stand there in grey.
    places = {name: st.container(key=f"activity-{name}") if name == current else st.empty() for name in views}
    with places[current]:
        views[current]()


def _questions(settings: Settings, kept: Records, at: Desk) -> None:
    _views(at, len(kept.rows()))
    at.say()
    days = "1 day" if settings.keep_days == 1 else f"{settings.keep_days} days"
    st.markdown(f"What visitors asked, refused questions first. A conversation is kept for {days} after its last question.")
    questions(at, kept)
    ended_jobs(kept)


def _rows(settings: Settings, kept: Records, at: Desk) -> None:
    _views(at, len(kept.rows()))
    at.say()
    row_list(at, kept, settings)


def _views(at: Desk, row_count: int) -> None:
    def choose() -> None:
        at.show(is_at_rows=bool(st.session_state["activity-view"]))

    st.session_state["activity-view"] = at.is_at_rows  # also where a click elsewhere has changed it
    st.segmented_control(
        "What to show",
        options=list(VIEWS),
        format_func=lambda is_rows: f"{VIEWS[is_rows]} ({row_count})" if is_rows and row_count else VIEWS[is_rows],
        key="activity-view",
        on_change=choose,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )


def _nothing_kept(settings: Settings) -> None:
    if not settings.keep_days:
        st.header("Nothing is kept", anchor=False)
        st.markdown(
            "Questions are answered and forgotten: `QIANTANG_KEEP_DAYS` is 0. To see here what is asked, and what visitors say "
            "of the answers, set it to a number of days, such as 30, and start the chat again."
        )
        return
    st.markdown("Questions are answered all the same, but they are not kept, and what was kept before cannot be shown.")
    st.error(plain(sentence(why_not_kept(settings) or "the records cannot be opened")))
    st.button("Try again", icon=":material/refresh:", key="activity-again")
