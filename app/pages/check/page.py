"""The check of a draft: a text or a file in, each sentence with its verdict, its quote and what differs."""

import functools
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from app import components, preload
from app.components import Event
from app.compose import checker_over
from app.drafts import MAX_BYTES, MEDIA, Draft
from app.pages.check.data import draft_data, findings_data, panel_data
from app.pages.check.desk import Desk, desk_of_session
from app.pages.check.export import CheckReport, as_csv, as_markdown
from app.pages.check.findings import CheckedSentence, checked_sentences
from app.pages.check.job import CheckJob, JobState
from app.pages.check.upload import draft_of
from app.pages.check.word import as_word
from app.pages.shared.guard import guarded
from app.pages.shared.layout import STYLE, STYLE_BESIDE_DOCUMENT, STYLE_UNDER_TITLE
from app.pages.shared.plain_text import plain, sentence
from app.pages.shared.stop_button import stop_button
from app.settings import Settings
from index.generation import require_current
from ingest.errors import InputError

if TYPE_CHECKING:
    from app.preload import Preload

LIVE_S = 0.5  # how often a check that is under way is shown anew
SAID = (
    "Paste a text, or upload a file. Every sentence that states something is held against the library: supported, contradicted or "
    "not found, with the quote and what differs."
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def page() -> None:
    """Draw the page."""
    guarded(_draw)


def _draw(settings: Settings) -> None:
    require_current(settings.storage)
    loading = preload.shared(settings)
    loading.start()
    desk = desk_of_session()
    st.html(STYLE + STYLE_UNDER_TITLE)
    st.title("Check a draft", anchor=False)
    if desk.job is None:
        _input(desk, settings, loading)
    elif desk.job.state.is_done:
        _checked(desk, desk.job)
    else:
        _watch(desk, desk.job)


def _input(desk: Desk, settings: Settings, loading: "Preload") -> None:
    st.markdown(SAID)
    with st.form(f"draft-{desk.number}", border=False):
        text = st.text_area("Text", value=desk.text, height=280, placeholder="Paste a text here", label_visibility="collapsed")
        types = [ending.removeprefix(".") for ending in MEDIA]
        most_mb = min(MAX_BYTES // 2**20, settings.max_upload_mb)
        upload = st.file_uploader("Or a file: .md, .txt or .docx", type=types, max_upload_size=most_mb)
        is_asked = st.form_submit_button("Check", type="primary")
    if is_asked:
        desk.text = text or ""
        try:
            draft = draft_of(desk.text, (upload.name, upload.getvalue()) if upload else None)
            _check_length(draft, settings.max_check_chars)
        except InputError as exc:
            desk.reason = str(exc)
        else:
            desk.begin(CheckJob(draft, lambda: checker_over(loading.engine(), settings)).start())
            st.rerun()
    if desk.reason is not None:
        st.error(plain(sentence(desk.reason)))


def _check_length(draft: Draft, limit: int) -> None:
    """
    Raises:
        InputError: the draft is longer; told before any model is loaded.
    """
    if len(draft.text) > limit:
        raise InputError(
            f"the text has {len(draft.text):,} characters, at most {limit:,} are checked at once; give it in parts, or set "
            "QIANTANG_MAX_CHECK_CHARS"
        )


def _watch(desk: Desk, job: CheckJob) -> None:
    """Show the check while it goes on; then the page draws itself anew."""

    @st.fragment(run_every=LIVE_S)
    def watch() -> None:
        if job.state.is_done:
            st.rerun()
        _result(desk, job, job.state)

    watch()


def _checked(desk: Desk, job: CheckJob) -> None:
    state = job.state
    if state.reason is not None and not state.verdicts:
        desk.leave(state.reason)
        st.rerun()
    _result(desk, job, state)


def _result(desk: Desk, job: CheckJob, state: JobState) -> None:
    sentences = checked_sentences(state.verdicts)
    on_event = functools.partial(_on_event, desk, len(sentences))
    with st.container(key="bar"):
        if state.is_done:
            _said(state)
            _bar(desk, job, state, sentences)
        else:
            _progress(desk, job, state)
    components.draft(draft_data(job.draft.text, sentences, opened=desk.opened), key=f"marked-{desk.number}", on_event=on_event)
    components.findings(findings_data(sentences, job.documents), key=f"findings-{desk.number}", on_event=on_event)
    if desk.opened is not None and desk.opened <= len(sentences):
        st.html(STYLE_BESIDE_DOCUMENT)
        panel = panel_data(sentences[desk.opened - 1], desk.source, job.documents, nonce=desk.openings)
        components.document(panel, key=f"quote-{desk.number}", on_event=on_event)


def _on_event(desk: Desk, count: int, event: Event) -> None:
    sentence, source = event.get("sentence"), event.get("source")
    if event.get("close"):
        desk.opened = None
    elif isinstance(sentence, int) and 1 <= sentence <= count:
        desk.open(sentence)
    elif isinstance(source, int) and desk.opened is not None:
        desk.open(desk.opened, source)


def _progress(desk: Desk, job: CheckJob, state: JobState) -> None:
    if state.total is None:
        st.progress(0.0, text="Loading the models, once after a start…")
    else:
        done = len(state.verdicts)
        st.progress(done / max(state.total, 1), text=f"{done:,} of {state.total:,} sentences")
    stop_button(f"stop-{desk.number}", job.stop, is_stopped=state.is_stopped)


def _said(state: JobState) -> None:
    """What a visitor must know of a check that is not as it should be."""
    if state.reason is not None:
        st.error(plain(sentence(state.reason)))
    if not state.is_whole:
        done, total = len(state.verdicts), f" of {state.total:,}" if state.total is not None else ""
        st.warning(f"Stopped after {done:,}{total} sentences. What was checked stands below; the rest is unmarked.")
    for notice in dict.fromkeys(verdict.notice for verdict in state.verdicts if verdict.notice):
        st.warning(plain(f"Word search alone found the passages: {notice}"))


def _bar(desk: Desk, job: CheckJob, state: JobState, sentences: list[CheckedSentence]) -> None:
    report = CheckReport(sentences=tuple(sentences), total=state.total or 0, documents=job.documents, day=date.today())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Change the text", icon=":material/edit:", on_click=desk.leave, key=f"change-{desk.number}")
        st.space("stretch")
        with st.container(
            horizontal=True, vertical_alignment="center", width="content", gap="xsmall"
        ):  # kept together where it is narrow
            st.caption("Save as", width="content")
            for label, ending, mime, make in (
                ("Word", "docx", WORD_TYPE, as_word),
                ("Markdown", "md", "text/markdown", as_markdown),
                ("CSV", "csv", "text/csv", as_csv),
            ):
                # Made when it is asked for, not at every click.
                data = functools.partial(make, report)
                st.download_button(label, data, f"check.{ending}", mime, key=f"{ending}-{desk.number}", on_click="ignore")
