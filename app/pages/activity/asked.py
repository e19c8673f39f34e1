"""The questions that were asked: the list with its filter, and one of them with its answer as it was given."""

import functools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from answer.types import Answer, Conflict
from app.pages.activity.desk import Desk
from app.pages.activity.row import shortened
from app.pages.shared.answer_parts import flat, offered
from app.pages.shared.plain_text import plain
from app.pages.shared.sources import in_words
from app.records import Asked, Feedback, Records

KINDS = {"all": "All", "declined": "Refused", "answered": "Answered", "feedback": "With feedback"}
REASONS = {
    "not_in_documents": "the documents do not say",
    "out_of_domain": "off the subject",
    "language": "not in English",
    "too_long": "too long",
    "empty": "empty",
}
LABEL_CHARS = 240


def questions(at: Desk, kept: Records) -> None:
    """The list; of each question whether it was answered, when it was asked, and what was said of it."""
    counts = kept.counts()
    if not counts["answered"] + counts["declined"]:
        st.info("Nobody has asked anything yet. What visitors ask stands here as soon as it is answered.", icon=":material/inbox:")
        return
    kind, words = _filter(counts)
    has_feedback = kind == "feedback"
    found = kept.asked(
        limit=at.shown + 1,
        contains=words,
        kind="all" if has_feedback else kind,
        with_feedback="some" if has_feedback else "any",
    )
    if not found:
        st.info("No question is like that. Choose “All”, and empty the search.", icon=":material/search_off:")
    for asked in found[: at.shown]:
        _item(at, kept, asked)
    if len(found) > at.shown:
        st.button("Show more", icon=":material/expand_more:", on_click=at.more, key="activity-more")


def _filter(counts: Mapping[str, int]) -> tuple[str, str]:
    with st.container(gap="small"):
        kind = st.segmented_control(
            "Which questions",
            options=list(KINDS),
            format_func=functools.partial(_with_count, counts),
            default="all",
            required=True,
            key="activity-kind",
            label_visibility="collapsed",
            wrap=True,
        )
        words = st.text_input(
            "Search",
            key="activity-search",
            placeholder="Search questions and remarks",
            icon=":material/search:",
            label_visibility="collapsed",
        )
    return kind or "all", (words or "").strip()


def _with_count(counts: Mapping[str, int], kind: str) -> str:
    count = counts["answered"] + counts["declined"] if kind == "all" else counts[kind]
    return f"{KINDS[kind]} ({count:,})"


def _item(at: Desk, kept: Records, asked: Asked) -> None:
    with st.container(border=True, gap="xsmall", key=f"asked-{asked.number}"):
        label = plain(shortened(asked.question, LABEL_CHARS)) or "(empty)"
        st.button(label, type="tertiary", key=f"headline-open-{asked.number}", on_click=at.open, args=(asked.number,))
        if _is_understood(asked):
            st.caption(f"Understood as: {plain(shortened(asked.standalone, LABEL_CHARS))}")
        with st.container(horizontal=True, vertical_alignment="center"):
            _badges(asked)
            st.caption(plain(in_local_time(asked.at)), width="content")
            st.space("stretch")
            _make_row(at, kept, asked, name="list")
        if asked.feedback and asked.feedback.remark:
            st.caption(f"“{plain(shortened(asked.feedback.remark, LABEL_CHARS))}”")


def _badges(asked: Asked) -> None:
    if asked.status == "declined":
        reason = REASONS.get(asked.reason or "", "")
        st.badge(f"Refused: {reason}" if reason else "Refused", icon=":material/block:", color="orange")
    else:
        st.badge("Answered", icon=":material/check:", color="green")
    if asked.feedback is not None:
        _thumb(asked.feedback)


def _thumb(said: Feedback) -> None:
    if said.is_helpful is not None:
        word, icon = ("Helpful", ":material/thumb_up:") if said.is_helpful else ("Not helpful", ":material/thumb_down:")
        st.badge(word, icon=icon, color="blue" if said.is_helpful else "red")
    elif said.remark:
        st.badge("Remark", icon=":material/chat:", color="blue")


def _make_row(at: Desk, kept: Records, asked: Asked, *, name: str) -> None:
    st.button(
        "Make a row",
        icon=":material/playlist_add:",
        key=f"row-{name}-{asked.number}",
        on_click=at.make_row,
        args=(kept, asked),
        help="Make a row for an evaluation set of this question",
        type="tertiary" if name == "list" else "secondary",
    )


def opened_question(at: Desk, kept: Records, number: int) -> None:
    """One question, its answer as it was given, and what was said of it."""
    st.button(
        "All questions", icon=":material/arrow_back:", on_click=functools.partial(at.show, is_at_rows=False), key="activity-back"
    )
    asked = kept.one_asked(number)
    if asked is None:
        st.info("This question is not kept any more.")
        return
    st.header(plain(shortened(asked.question, 2_000)) or "(empty)", anchor=False)
    if _is_understood(asked):
        st.caption(f"Understood as: {plain(asked.standalone)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        _badges(asked)
        st.caption(plain(f"{in_local_time(asked.at)} · confidence {asked.confidence:.0%}"), width="content")
    if asked.feedback is not None and asked.feedback.remark:
        with st.container(border=True, gap="xsmall"):
            st.caption("Remark of the visitor")
            st.text(asked.feedback.remark)
    at.say()
    try:
        answer = asked.answer
    except ValueError as exc:  # kept by a version that this one does not understand
        st.error(plain(f"This answer cannot be shown: {exc}"))
        return
    given_answer(answer)
    _make_row(at, kept, asked, name="open")


def given_answer(answer: Answer, level: int = 0) -> None:
    """An answer with what it cites, or a refusal with what it looked at; text of others is shown as text."""
    if level:
        st.markdown(f"**{plain(answer.standalone_question)}**")
    if answer.short_answer:
        st.markdown(f"**{plain(answer.short_answer)}**")
    said = answer.answer.removeprefix(answer.short_answer or "").lstrip(". ")
    if said and not answer.parts:
        st.text(said)
    for notice in answer.notices:
        st.caption(plain(notice.text))
    for citation in answer.citations:
        where = " · ".join(part for part in (citation.title, _dated(citation.published, citation.as_of), citation.locator) if part)
        st.markdown(f"> {plain(flat(citation.quote))}  \n> :small[{plain(where)}]")
    for conflict in answer.conflicts:
        _values(conflict)
    passages = [] if answer.parts else offered(answer)
    if passages:
        with st.expander(f"What it looked at ({len(passages)})"):
            for passage in passages:
                st.caption(plain(passage.document))
                st.text(flat(passage.quote))
    for part in answer.parts:
        given_answer(part, level + 1)


def _values(conflict: Conflict) -> None:
    """Values that differ by source or date; a table reads its cells as Markdown."""
    columns = {
        "Value": [plain(value.value) for value in conflict.values],
        "As of": [in_words(value.as_of) if value.as_of else "undated" for value in conflict.values],
        "Document": [plain(value.citation.title) for value in conflict.values],
    }
    st.table(columns, hide_index=True)


def _dated(published: str | None, as_of: str | None) -> str:
    return in_words(published or as_of or "") or "undated"


def _is_understood(asked: Asked) -> bool:
    return bool(asked.standalone.strip()) and asked.standalone.strip() != asked.question.strip()


def in_local_time(moment: datetime) -> str:
    """ "22 November 2026, 18:05" where the browser is; with "UTC" where it does not say where that is."""
    zone, suffix = _zone()
    there = moment.astimezone(zone)
    return f"{there.day} {there:%B %Y, %H:%M}{suffix}"


def _zone() -> tuple[timezone | ZoneInfo, str]:
    name, offset = st.context.timezone, st.context.timezone_offset
    try:
        if name:
            return ZoneInfo(name), ""
    except (ZoneInfoNotFoundError, ValueError):
        pass
    return (timezone(timedelta(minutes=-offset)), "") if offset is not None else (UTC, " UTC")
