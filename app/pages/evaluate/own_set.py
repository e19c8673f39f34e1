"""A set of one's own: its file, what is wrong with it, and taking it away."""

from typing import TYPE_CHECKING

import streamlit as st

from app.eval_sets import MAX_BYTES, SetChoice, keep, problem_rows, remove, said
from app.pages.evaluate.bench import Bench
from app.pages.evaluate.run import table
from app.pages.shared.plain_text import plain, sentence
from app.settings import Settings
from app.stored import read_stored
from ingest.errors import QiantangError

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

EXAMPLE = """\
{"id": "q1", "question": "How many bridges has the town?", "answers": ["9", "nine"],
 "evidence": [{"document": "plan.md", "quote": "The lake town has 9 bridges."}]}
{"id": "q2", "question": "Who designed the opera house?", "answerable": false}"""
FORMS = """\
A text file with the ending `.jsonl`: one JSON object a line, all of one form. Keys that are not named here are ignored.

- **Questions**: `id`, `question`; `answers` (accepted strings, any one will do) or `answerable: false`; or `polarity` (yes, no); \
or `answers_all` with `need` (things to name, each a list of ways to say it, and how many of them); `evidence`, a list of \
`document` and `quote`; `kind`, `difficulty`.
- **Dialogues**: `id`, `turns` (each like a question, asked one after another).
- **Claims**: `id`, `claim`, `label` (supported, contradicted, not_found), `evidence`; with `evidence_text` the claim is held \
against that text alone.
- **Conflicts**: `id`, `question`, `is_conflict`, `values` (a list of `value`, `as_of`, `evidence`).

A quote has to stand in its document, letter by letter. For example:
"""


def own_set(settings: Settings, own: Bench, own_sets: tuple[SetChoice, ...]) -> None:
    with st.expander("A set of your own", expanded=own.taken is not None or own.reason is not None):
        key = f"evaluate-upload-{own.uploads}"
        st.file_uploader(
            "Questions, dialogues, claims or conflicts: .jsonl",
            type=["jsonl"],
            key=key,
            max_upload_size=min(settings.max_upload_mb, MAX_BYTES // 2**20),
            on_change=_take,
            args=(settings, own, key),
        )
        _draw_taken(own)
        with st.popover("What the file holds", icon=":material/help:"):
            st.markdown(FORMS)
            st.code(EXAMPLE, language="json", wrap_lines=True)
        if own_sets:
            with st.popover("Take a set away", icon=":material/delete:"):
                for one in own_sets:
                    st.button(plain(f"Remove {one.name}"), key=f"remove-{one.name}", on_click=_remove, args=(own, one))
                st.caption("The file that was kept here is deleted. Runs that used it stay.")


def _take(settings: Settings, own: Bench, key: str) -> None:
    file: UploadedFile | None = st.session_state.get(key)
    if file is None:
        return
    own.taken, own.reason = None, None
    own.uploads += 1
    try:
        documents = {doc.id: doc.text for doc in read_stored(settings.storage).documents}
        own.taken = keep(settings, file.name, file.getvalue(), documents)
    except QiantangError as exc:
        own.reason = str(exc)
        return
    if own.taken.choice is not None:
        before = st.session_state.get("evaluate-brought") or []
        st.session_state["evaluate-brought"] = list(dict.fromkeys([*before, own.taken.name]))


def _draw_taken(own: Bench) -> None:
    if own.reason is not None:
        st.error(plain(sentence(own.reason)))
    if own.taken is not None:
        show = st.error if own.taken.choice is None else st.warning if own.taken.doubts else st.success
        show(plain(said(own.taken)))
        problems = own.taken.faults or own.taken.doubts
        if problems:
            narrow = {"line": st.column_config.NumberColumn(width="small"), "row": st.column_config.TextColumn(width="small")}
            table(problem_rows(problems), columns=narrow)


def _remove(own: Bench, one: SetChoice) -> None:
    remove(one)
    own.taken = None
