"""The rows that fell short, and those won and lost between two runs: expected, got, cited; all of it shown as text."""

from collections.abc import Container, Sequence
from typing import TypeVar

import streamlit as st

from app.cli_text import counted, one_line, shortened
from app.pages.evaluate.data import UNSCORED, Filter, Quote, ShortRow, kinds_of, short_rows, titled, unscored_count
from app.pages.shared.plain_text import plain
from eval.compare import Change
from eval.measures import BY_NAME
from eval.run import EngineRun
from eval.shortfall import short_of

PAGE = 10  # rows shown at once
SHOWN_CHARS = 1200  # of one text
ANY = "any"
WRONG = "Came out wrong"

T = TypeVar("T")


def draw_rows(engine: EngineRun, set_name: str | None, key: str, library: Container[str]) -> None:
    """The rows that fell short, with the filters above them; a change of one draws this part alone.

    Args:
        library: ids of the documents that a link can open.
    """

    @st.fragment
    def rows() -> None:
        wanted = _filter(engine, set_name, key)
        if wanted is None:
            st.success("No row fell short of anything.")
            return
        found = short_rows(engine, wanted, library)
        st.caption(_said(len(found), wanted))
        for row in _page(found, f"{key}-{wanted.set}-{wanted.kind}-{wanted.measure}"):
            _draw_row(row)

    rows()


def draw_changes(title: str, changes: Sequence[Change], key: str) -> None:
    """Rows that came out differently, each with what was expected, what was said before, and after."""

    @st.fragment
    def shown() -> None:
        for change in _page(changes, key):
            with st.container(border=True):
                st.markdown(f"**{_text(change.asked)}**")
                st.caption(plain(one_line(change.id)))
                _field("Expected", change.expected)
                _field("Before", change.before)
                _field("After", change.after)

    with st.expander(f"{title} ({len(changes):,})", expanded=bool(changes) and len(changes) <= PAGE):
        if changes:
            shown()
        else:
            st.caption("None.")


def _filter(engine: EngineRun, set_name: str | None, key: str) -> Filter | None:
    """What the filters are set to; None if no row fell short of anything."""
    rows = [row for one in engine.sets if set_name in (None, one.name) for row in one.rows]
    counts = short_of(rows)
    unscored = unscored_count(engine, Filter(set=set_name))
    measures = [*counts, *([UNSCORED] if unscored else [])]
    if not measures:
        return None
    names = {name: f"{WRONG if name == 'right' else titled(BY_NAME[name])} ({count:,})" for name, count in counts.items()}
    names[UNSCORED] = f"Could not be scored ({unscored:,})"
    kinds = kinds_of(engine, set_name)
    with st.container(horizontal=True):
        measure = st.selectbox("What fell short", measures, format_func=names.__getitem__, key=f"{key}-measure")
        kind = ANY
        if kinds:
            kind = st.selectbox("Kind", [ANY, *kinds], key=f"{key}-kind", format_func=one_line)
    return Filter(set=set_name, kind=None if kind == ANY else kind, measure=measure)


def _said(count: int, wanted: Filter) -> str:
    kind = f" of the kind {plain(one_line(wanted.kind))}" if wanted.kind else ""
    if wanted.measure == UNSCORED:
        return f"{counted(count, 'row')}{kind} could not be scored."
    if wanted.measure == "right":
        return f"{counted(count, 'row')}{kind} came out wrong."
    return f"{counted(count, 'row')}{kind} fell short of this: {titled(BY_NAME[wanted.measure])}."


def _page(found: Sequence[T], key: str) -> Sequence[T]:
    """A page of them, chosen below; all where they are few."""
    if len(found) <= PAGE:
        return found
    last = -(-len(found) // PAGE)
    number = st.number_input(f"Page, of {last:,}", min_value=1, max_value=last, value=1, key=f"page-{key}", width=140)
    return found[(number - 1) * PAGE : number * PAGE]


def _draw_row(row: ShortRow) -> None:
    confidence = None if row.confidence is None else f"confidence {row.confidence:.2f}"
    with st.container(border=True):
        st.markdown(f"**{_text(row.asked)}**")
        st.caption(" · ".join(plain(one_line(part)) for part in (row.set, row.id, row.kind, row.difficulty, confidence) if part))
        _field("Expected", row.expected)
        _field("Got", row.got)
        _quotes("Cited", row.cited)
        _quotes("Evidence", row.evidence)
        if row.short_of:
            _field("Fell short of", "; ".join(row.short_of))
        if row.unscored:
            _field("Not scored", "; ".join(row.unscored))


def _quotes(name: str, quotes: Sequence[Quote]) -> None:
    """The quotes, each with its document; a click on that opens it at the quote, if the library has it."""
    lines = []
    for quote in quotes:
        document = plain(one_line(quote.document))
        lines.append(f"“{_text(quote.text)}” · " + (f"[{document}](./?{quote.link})" if quote.link else document))
    st.markdown("  \n".join([f":gray[{name}]", *(lines or ["nothing"])]))


def _field(name: str, text: str) -> None:
    st.markdown(f":gray[{name}]  \n{_text(text)}")


def _text(text: str) -> str:
    """The text as Markdown shows it as it is, on one line and not without end."""
    return plain(shortened(text, SHOWN_CHARS)) or "–"
