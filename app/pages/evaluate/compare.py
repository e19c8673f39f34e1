"""Two runs against each other on the page: which measures moved, whether by more than chance, which rows were won and lost."""

from collections.abc import Sequence

import streamlit as st

from app.cli_text import counted, one_line
from app.eval_runs import RunHead, compare_runs
from app.pages.evaluate.charts.differences import differences
from app.pages.evaluate.charts.picture import legible
from app.pages.evaluate.compare_data import differences_table, moved, said_of
from app.pages.evaluate.rows import draw_changes
from app.pages.evaluate.run import choose_run, table
from app.pages.shared.plain_text import plain, sentence
from eval.compare import Comparison, SetComparison
from eval.errors import ComparisonError


def draw_compare(heads: Sequence[RunHead]) -> None:
    """The choice of two runs, or of two engines of one, and how they differ."""
    if not heads or (len(heads) == 1 and len(heads[0].engines) == 1):
        st.info("There is nothing to compare yet: measure the same sets twice, or two engines at once.")
        return
    if "evaluate-against" not in st.session_state and "against" not in st.query_params and len(heads) > 1:
        st.session_state["evaluate-against"] = _earlier(heads).name
    left, right = st.columns(2)
    with left:
        before = choose_run("Before", heads, "against")
        engine_before = _choose_engine("Engine before", before, at=len(before.engines) - 1 if len(heads) == 1 else 0)
    with right:
        after = choose_run("After", heads, "run")
        engine_after = _choose_engine("Engine after", after, at=0)
    if (before.name, engine_before) == (after.name, engine_after):
        st.info("That is one and the same run. Choose another one on one side.")
        return
    try:
        with st.spinner("Comparing…", show_time=False):
            found = compare_runs(before.folder, after.folder, engines=(engine_before, engine_after))
    except ComparisonError as exc:
        st.info(plain(sentence(str(exc))))
        return
    if before.is_partial or after.is_partial:
        st.warning("One of the runs is partial. Only rows that both have done are compared.")
    _draw(found, f"{before.name}-{engine_before}-{after.name}-{engine_after}")


def _earlier(heads: Sequence[RunHead]) -> RunHead:
    """The newest run before the newest one that has a set in common with it."""
    names = heads[0].done_sets
    return next((head for head in heads[1:] if names & head.done_sets), heads[1])


def _choose_engine(label: str, head: RunHead, *, at: int) -> str:
    if len(head.engines) == 1:
        return head.engines[0]
    return st.selectbox(label, head.engines, index=at, key=f"{label}-{head.name}", persist_state="session")


def _picture(one: SetComparison) -> None:
    drawn = differences(moved(one))
    if drawn is not None:
        st.altair_chart(legible(drawn.chart), width="stretch", alt=f"{drawn.title}. The same figures stand in the table below.")
        st.caption(plain(drawn.about))


def _draw(found: Comparison, key: str) -> None:
    for one in found.sets:
        st.subheader(plain(one_line(one.name)), anchor=False)
        st.markdown(plain(said_of(one)))
        rows = differences_table(one)
        if rows:
            _picture(one)
            table(rows)
        st.caption(f"{counted(len(one.differences) - len(rows), 'measure')} came out the same.")
        draw_changes("Rows lost", one.worse, f"worse-{key}-{one.name}")
        draw_changes("Rows won", one.better, f"better-{key}-{one.name}")
