"""The first part of the page: what is to be measured, and the button that begins."""

import streamlit as st

from app import eval_job, preload
from app.cli_text import counted
from app.eval_job import Plan
from app.eval_sets import SetChoice, brought, shipped
from app.jobs import jobs
from app.pages.evaluate.bench import Bench
from app.pages.evaluate.own_set import own_set
from app.pages.shared.model_notice import leaves_notice
from app.pages.shared.plain_text import plain, sentence
from app.settings import Settings
from ingest.errors import QiantangError

FIRST_CHOICE = "first"  # small: a first run is over within a minute


def draw_start(settings: Settings, own: Bench) -> None:
    """The choice of sets and engines, and the button that begins."""
    _last(own)
    ships, own_sets = shipped(settings), brought(settings)
    chosen = [*_choose_shipped(settings, ships), *_choose_brought(own_sets)]
    own_set(settings, own, own_sets)
    engines = st.pills(
        "Engines",
        eval_job.engines(settings),
        selection_mode="multi",
        default=["ours"],
        key="evaluate-engines",
        persist_state="session",
        help="The first is measured; the others stand beside it.  \n"
        + "  \n".join(f"**{name}**: {eval_job.ABOUT[name]}" for name in eval_job.engines(settings)),
    )
    limit = st.number_input(
        "Rows of each set, at most",
        min_value=1,
        max_value=eval_job.MOST_ROWS,
        value=None,
        placeholder="all",
        key="evaluate-limit",
        persist_state="session",
        width=220,
        help="Always the same rows are drawn of a set, so that two runs can be compared.",
    )
    ordered = tuple(name for name in eval_job.engines(settings) if name in engines)
    _begin(settings, own, Plan(sets=tuple(chosen), engines=ordered, limit=limit))


def _choose_shipped(settings: Settings, ships: tuple[SetChoice, ...]) -> list[SetChoice]:
    if not ships:
        st.info(
            f"The sets that ship are about the documents that ship, and the folder {plain(str(settings.corpus))} is not there. "
            "Start the server in the folder where Qiantang was installed, or set QIANTANG_CORPUS."
        )
        return []
    names = {one.name: one for one in ships}
    chosen = st.pills(
        "Sets that ship, about the documents that ship",
        list(names),
        selection_mode="multi",
        default=[name for name in (FIRST_CHOICE,) if name in names],
        format_func=lambda name: f"{name} ({names[name].count:,})",
        key="evaluate-shipped",
        persist_state="session",
        help="  \n".join(f"**{one.name}**: {one.about}" for one in ships),
    )
    return [names[name] for name in names if name in chosen]


def _choose_brought(own_sets: tuple[SetChoice, ...]) -> list[SetChoice]:
    if not own_sets:
        return []
    names = {one.name: one for one in own_sets}
    state = st.session_state.get("evaluate-brought")
    if isinstance(state, list):  # one of them may have been taken away meanwhile
        st.session_state["evaluate-brought"] = [name for name in state if name in names]
    chosen = st.pills(
        "Your sets, about the library",
        list(names),
        selection_mode="multi",
        format_func=lambda name: plain(f"{name} ({names[name].count:,})"),
        key="evaluate-brought",
        persist_state="session",
    )
    return [names[name] for name in names if name in chosen]


def _begin(settings: Settings, own: Bench, plan: Plan) -> None:
    is_busy = jobs().running(eval_job.KIND) is not None
    if st.button("Measure", type="primary", icon=":material/play_arrow:", disabled=is_busy or not (plan.sets and plan.engines)):
        own.reason, own.taken = None, None
        try:
            job = eval_job.begin(jobs(), settings, plan, preload.shared(settings).embedding)
        except QiantangError as exc:
            st.error(plain(sentence(str(exc))))
            return
        own.watched = job.id
        st.rerun()
    st.caption(_cost(plan) if not is_busy else "One run at a time: another can begin when this one has ended.")
    if "llm" in plan.engines:
        st.caption(plain(leaves_notice(settings.answer_options().language_model) or ""))


def _cost(plan: Plan) -> str:
    if not plan.sets:
        return "Choose at least one set."
    if not plan.engines:
        return "Choose at least one engine."
    asked = counted(plan.count, "answer")
    return (
        f"{asked} will be asked for. The run goes on when you leave this page. Where it is stopped, also with the server, the rows "
        "done by then are kept; if the server breaks down before the end, nothing is."
    )


def _last(own: Bench) -> None:
    """What became of the run before, where there is nothing to show of it."""
    last = next((job for job in jobs().of_kind(eval_job.KIND) if not job.is_running), None)
    if last is None or jobs().running(eval_job.KIND) is not None or last.result is not None:
        return
    if last.state == "failed":
        st.error(plain(f"The last run ended early: {sentence(last.error)}"))
    else:
        st.info("The last run was stopped before its first row was done; there is nothing to show of it.")
