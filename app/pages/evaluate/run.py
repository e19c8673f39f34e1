"""One run on the page: figures with intervals, charts with their tables, the rows that fell short, the report to keep."""

import functools
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from app.cli_text import one_line
from app.eval_runs import RunHead, Unreadable, open_run
from app.pages.evaluate.charts.of_set import pictures
from app.pages.evaluate.charts.picture import Picture, in_columns, legible
from app.pages.evaluate.data import Table, chosen_set, figures_table, glance_table, lasted, run_labels, runs_table, when
from app.pages.evaluate.rows import draw_rows
from app.pages.shared.plain_text import plain
from app.pages.shared.sources import from_here
from eval.markdown import markdown_table
from eval.run import FILE, Run
from eval.run_folder import REPORT

ROW_PX = 35
MOST_PX = 1300  # of a table; longer ones scroll


def draw_runs(heads: Sequence[RunHead], unreadable: Sequence[Unreadable], library: Container[str]) -> None:
    """The list of runs, and the one that is chosen.

    Args:
        library: ids of the documents that a link can open.
    """
    for folder in unreadable:
        st.warning(plain(f"The run in {folder.folder.name} can't be shown: {folder.reason}"))
    if not heads:
        st.info("There are no runs yet. Measure something, here or with the command `qiantang eval`.")
        return
    head = choose_run("Run", heads, "run")
    with st.expander(f"All runs ({len(heads):,})"):
        table(runs_table(heads))
    _draw_run(head, open_run(head.folder), library)


def choose_run(label: str, heads: Sequence[RunHead], key: str) -> RunHead:
    """The run that the visitor has chosen; the address holds it, so that it can be sent to someone."""
    names = {head.name: head for head in heads}
    state = f"evaluate-{key}"
    if st.session_state.get(state) not in names:
        asked = st.query_params.get(key)
        st.session_state[state] = asked if asked in names else heads[0].name
    labels = run_labels(heads)
    chosen = st.selectbox(label, list(names), format_func=labels.__getitem__, key=state, persist_state="session")
    st.query_params[key] = chosen
    return names[chosen]


def table(rows: Table, *, columns: Mapping[str, Any] | None = None) -> None:
    """Rows as a table that can be sorted, searched and saved; cells are shown as text.

    Args:
        columns: name → how Streamlit shows it, where that is not as usual.
    """
    st.dataframe(
        rows, column_config=dict(columns or {}), hide_index=True, width="stretch", height=min(MOST_PX, ROW_PX * (len(rows) + 1) + 3)
    )


def _draw_run(head: RunHead, run: Run, library: Container[str]) -> None:
    if run.interrupted:
        st.warning(f"Partial: stopped after {head.done:,} of {head.row_count:,} rows. The figures rest on the rows done so far.")
    for line in run.breaches:
        st.error(plain(f"Beyond its limit: {line}"))
    _about(head, run)
    st.subheader("At a glance", anchor=False)
    table(glance_table(run))
    _draw_set(head, run, library)


def _about(head: RunHead, run: Run) -> None:
    commit = f", commit {run.commit[:12]}{'+changes' if run.commit.endswith('+changes') else ''}" if run.commit else ""
    st.caption(
        plain(f"Measured on {when(head.started)} in {lasted(run.took_s)}{commit}. Kept in {one_line(from_here(head.folder))}.")
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Report", width="content")
        for label, name, mime, make in (
            ("HTML", f"{head.name}.html", "text/html", functools.partial(_bytes, head.folder / REPORT)),
            ("Markdown", f"{head.name}.md", "text/markdown", functools.partial(_markdown, run)),
            ("JSON", f"{head.name}.json", "application/json", functools.partial(_bytes, head.folder / FILE)),
        ):
            # Made when it is asked for, not at every click.
            st.download_button(label, make, name, mime, key=f"{label}-{head.name}", on_click="ignore")


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _markdown(run: Run) -> bytes:
    return markdown_table(run).encode("utf-8", errors="replace")


def _draw_set(head: RunHead, run: Run, library: Container[str]) -> None:
    names = [one.name for one in run.engines[0].sets]
    chosen = chosen_set(run, None).name
    if len(names) > 1:
        at = names.index(chosen)
        chosen = st.selectbox("Set", names, index=at, format_func=one_line, key=f"set-{head.name}", persist_state="session")
    one = chosen_set(run, chosen)
    drawn = pictures(run.engines, one)
    for picture in drawn[:1]:
        _draw_picture(picture)
    figures = figures_table(run, one)
    with st.expander(f"All figures ({len(figures)})"):
        table(figures)
    columns = in_columns(drawn[1:], 2)
    for place, pictures_in_it in zip(st.columns(2, gap="large"), columns, strict=True):
        with place:
            for picture in pictures_in_it:
                _draw_picture(picture)
    st.subheader("Rows that fell short", anchor=False)
    engine = run.engines[0]
    if len(run.engines) > 1:
        engines = {found.engine: found for found in run.engines}
        engine = engines[st.selectbox("Engine", list(engines), key=f"engine-{head.name}", persist_state="session")]
    draw_rows(engine, one.name if one.sha else None, key=f"rows-{head.name}-{engine.engine}-{one.name}", library=library)


def _draw_picture(picture: Picture) -> None:
    st.markdown(f"**{plain(picture.title)}**")
    st.altair_chart(
        legible(picture.chart), width="stretch", alt=f"{picture.title}. {picture.about} The same figures stand in the table below."
    )
    if picture.about:
        st.caption(plain(picture.about))
    with st.expander("As a table"):
        table(picture.table)
