"""The check of a draft: a text or a file in, each sentence with its verdict, its quote and what differs."""

import functools
import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from app import components, preload
from app.components import Event
from app.compose import checker_over
from app.drafts import MAX_BYTES, MEDIA, Draft
from app.pages.ask import plain
from app.pages.check_data import draft_data, findings_data, panel_data
from app.pages.check_export import CheckReport, as_csv, as_markdown
from app.pages.check_findings import CheckedSentence, checked_sentences
from app.pages.check_job import UNEXPECTED, CheckJob, JobState
from app.pages.check_upload import draft_of
from app.pages.check_word import as_word
from app.pages.layout import STYLE, STYLE_BESIDE_DOCUMENT, STYLE_UNDER_TITLE
from app.settings import Settings, read_settings
from index.generation import require_current
from ingest.errors import InputError, QiantangError

if TYPE_CHECKING:
    from app.preload import Preload

KEY = "check"
LIVE_S = 0.5  # how often a check that is under way is shown anew
SAID = (
    "Paste a text, or upload a file. Every sentence that states something is held against the library: supported, contradicted or "
    "not found, with the quote and what differs."
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one visitor is checking, kept in the session between runs of the page's script."""

    number: int = 0  # of the check in this session; part of the keys of its elements
    text: str = ""  # in the box when the page comes up
    job: CheckJob | None = None
    reason: str | None = None  # why nothing could be checked
    opened: int | None = None  # number of the sentence that is shown beside the draft
    source: int = 0  # which of its sources
    openings: int = 0

    def open(self, sentence: int, source: int = 0) -> None:
        """Show a sentence's verdict and one of its sources."""
        self.opened, self.source = sentence, source
        self.openings += 1

    def begin(self, job: CheckJob) -> None:
        """Put a check in the place of the one before."""
        self.leave()
        self.job, self.reason, self.opened = job, None, None

    def leave(self, reason: str | None = None) -> None:
        """Back to the text, so that it can be changed and checked again."""
        if self.job is not None:
            self.job.stop()
            self.text = self.job.draft.text
        self.number += 1
        self.job, self.reason, self.opened = None, reason, None


def page() -> None:
    """Draw the page; whatever goes wrong is said in one line, never as a traceback."""
    try:
        settings = read_settings()
        require_current(settings.storage)
        _draw(settings)
    except QiantangError as exc:
        st.error(plain(_line(str(exc))))
    except Exception:
        _log.exception("the page could not be drawn")
        st.error(UNEXPECTED)


def _draw(settings: Settings) -> None:
    loading = preload.shared(settings)
    loading.start()
    desk = _desk()
    st.html(STYLE + STYLE_UNDER_TITLE)
    st.title("Check a draft", anchor=False)
    if desk.job is None:
        _input(desk, settings, loading)
    elif desk.job.state.is_done:
        _checked(desk, desk.job)
    else:
        _watch(desk, desk.job)


def _desk() -> Desk:
    if KEY not in st.session_state:
        st.session_state[KEY] = Desk()
    found: Desk = st.session_state[KEY]
    return found


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
        st.error(plain(_line(desk.reason)))


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
    label = "Stopping…" if state.is_stopped else "Stop"
    st.button(label, icon=":material/stop_circle:", key=f"stop-{desk.number}", on_click=job.stop, disabled=state.is_stopped)


def _said(state: JobState) -> None:
    """What a visitor must know of a check that is not as it should be."""
    if state.reason is not None:
        st.error(plain(_line(state.reason)))
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


def _line(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
