"""The rows for an evaluation set: the list, the form that completes one, and the file."""

import contextlib
import functools
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from app.pages.activity.asked import given_answer
from app.pages.activity.desk import Desk, question_of
from app.pages.activity.row import Evidence, RowDraft, as_jsonl, completed, missing, row_from_json, row_id, shortened
from app.pages.shared.plain_text import plain
from app.records import Records
from app.settings import Settings
from app.stored import read_stored
from ingest.errors import IndexMissingError

FILE = "questions.jsonl"
DECISIONS = {True: "Yes", False: "No"}
EVIDENCE_MORE = 1  # empty places for another quote


def row_list(at: Desk, kept: Records, settings: Settings) -> None:
    """All rows, what is missing in each, and the file of those that are complete."""
    rows = [(row.number, row_from_json(row.row)) for row in kept.rows()]
    st.markdown(
        "Questions that were turned into rows for an evaluation set. Complete each: what answers are right, and the words of a "
        "document that hold them. Rows stay until they are removed."
    )
    if not rows:
        st.info("There are no rows yet. “Make a row” beside a question begins one.", icon=":material/playlist_add:")
        return
    documents = _documents(settings)
    complete = [draft for _, draft in rows if not missing(draft, documents)]
    count = "1 complete row" if len(complete) == 1 else f"{len(complete)} complete rows"
    st.download_button(
        f"Export {count}",
        functools.partial(as_jsonl, complete),
        FILE,
        "application/jsonl",
        icon=":material/download:",
        type="primary",
        disabled=not complete,
        on_click="ignore",
        key="activity-export",
    )
    for number, draft in rows:
        _item(at, kept, number, draft, missing(draft, documents))


def _item(at: Desk, kept: Records, number: int, draft: RowDraft, lacks: list[str]) -> None:
    with st.container(border=True, gap="xsmall", key=f"row-{number}"):
        label = plain(shortened(draft.question, 240)) or "(empty)"
        st.button(
            label, type="tertiary", key=f"headline-row-{number}", on_click=at.open_row, args=(number,), help="Complete this row"
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if lacks:
                st.badge("To complete", icon=":material/edit:", color="orange")
                st.caption(plain(lacks[0]), width="content")
            else:
                st.badge("Complete", icon=":material/check:", color="green")
            st.space("stretch")
            st.button("Remove", icon=":material/delete:", key=f"remove-{number}", on_click=at.remove_row, args=(kept, number))


def opened_row(at: Desk, kept: Records, settings: Settings, number: int) -> None:
    """The form of one row."""
    st.button("All rows", icon=":material/arrow_back:", on_click=functools.partial(at.show, is_at_rows=True), key="activity-back")
    row = next((row for row in kept.rows() if row.number == number), None)
    if row is None:
        st.info("This row was removed.")
        return
    documents = _documents(settings)
    draft = row_from_json(row.row)
    given = _form(draft, number, documents)
    if given is not None:
        draft = completed(given, documents)
        kept.keep_row(draft.to_json(), number)
        at.told = "The row is saved and complete." if not missing(draft, documents) else "The row is saved."
        st.rerun()
    at.say()
    if draft.is_checked:
        for line in missing(draft, documents):
            st.warning(plain(line))
    _given(kept, draft)


def _given(kept: Records, draft: RowDraft) -> None:
    """The answer as it was given, with the passages that a quote can be copied from, as long as it is kept."""
    asked = kept.one_asked(draft.asked) if draft.asked is not None else None
    if asked is None or row_id(question_of(asked)) != draft.id:
        return
    st.header("The answer that was given", anchor=False)
    with contextlib.suppress(ValueError):  # a form that is not read; the row is complete without it
        given_answer(asked.answer)


def _form(draft: RowDraft, number: int, documents: Mapping[str, str]) -> RowDraft | None:
    """The form, filled in; what was given when it was saved just now."""
    version = abs(hash(draft))  # the fields show what is kept, also after a quote was made to match its document
    with st.form(f"row-{number}-{version}", border=False):
        question = st.text_area("Question, so that it can be understood by itself", draft.question, height=80)
        answerable = st.radio(
            "Can the documents answer it?",
            list(DECISIONS),
            index=None if draft.answerable is None else list(DECISIONS).index(draft.answerable),
            format_func=DECISIONS.__getitem__,
            horizontal=True,
        )
        answers = st.text_area(
            "Accepted answers, one a line",
            "\n".join(draft.answers),
            height=100,
            help="Any one of them is right; case and the form of numbers do not matter. For a question of yes or no: Yes, or No.",
        )
        evidence = [_evidence(piece, at, documents) for at, piece in enumerate([*draft.evidence, *[None] * EVIDENCE_MORE])]
        derived = st.checkbox("The answer follows from the quotes, but does not stand in them word for word", draft.derived)
        if not st.form_submit_button("Save", type="primary"):
            return None
    return replace(
        draft,
        question=question or "",
        answerable=answerable,
        answers=tuple((answers or "").split("\n")),
        evidence=tuple(piece for piece in evidence if piece is not None),
        derived=derived,
        is_checked=True,
    )


def _evidence(piece: Evidence | None, at: int, documents: Mapping[str, str]) -> Evidence | None:
    """A quote and its document; None where there is none."""
    options = sorted({*documents, *([piece.document] if piece else [])})
    with st.container(border=True, gap="xsmall"):
        document = st.selectbox(
            f"Document of quote {at + 1}",
            options,
            index=options.index(piece.document) if piece else None,
            placeholder="Choose a document",
            key=None,
        )
        quote = st.text_area(
            f"Quote {at + 1}, as it stands in the document",
            piece.quote if piece else "",
            height=80,
            placeholder="Leave empty for none",
        )
    return Evidence(document=document or "", quote=quote) if quote and quote.strip() else None


def _documents(settings: Settings) -> dict[str, str]:
    """Text by id of what is in the library; nothing where nothing was read in."""
    try:
        return {doc.id: doc.text for doc in read_stored(settings.storage).documents}
    except IndexMissingError:
        return {}
