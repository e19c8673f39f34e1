"""Adding files to the library."""

import streamlit as st

from app.pages.library.data import CHOICES, planned, same_elsewhere
from app.pages.library.desk import BUSY, Desk, start
from app.pages.library.files import uploads_folder
from app.pages.library.jobs import Library
from app.pages.shared.plain_text import plain
from app.stored import Stored
from ingest.loaders import LOADERS


def add_files(desk: Desk, library: Library, stored: Stored) -> None:
    """The box for files, the decision on names that are taken, and the button."""
    settings = library.settings
    st.markdown(
        "PDF, Word, web pages, Markdown and text. A file that cannot be read is refused with the reason, and the others go in. "
        + plain(f"Files are kept in {uploads_folder(settings.corpus)}.")
    )
    limit = min(settings.max_file_mb, int(st.get_option("server.maxUploadSize")))
    files = st.file_uploader(
        "Files",
        type=[ending.removeprefix(".") for ending in LOADERS],
        accept_multiple_files=True,
        key=f"files-{desk.number}",
        max_upload_size=limit,
        label_visibility="collapsed",
    )
    sent = [(file.name, file.getvalue()) for file in files]
    choices: dict[str, str] = {}
    for name in planned(sent, settings, {}).taken:
        label = f"A file of the name “{name}” was uploaded before. What is to be done with this one?"
        chosen = st.radio(plain(label), CHOICES, index=None, horizontal=True, key=f"choice-{desk.number}-{name}")
        choices |= {name: chosen} if chosen else {}
    plan = planned(sent, settings, choices)
    for doc_id in same_elsewhere(plan.uploads, stored.documents, settings.corpus):
        st.info(plain(f"{doc_id} is in the library as well. It stays beside the new one: remove it if it is outdated."))
    count = len(plan.uploads) + len(plan.refused)
    is_ready = bool(sent) and not plan.taken
    if st.button("Add to the library", type="primary", disabled=not is_ready, key="library-add") and is_ready:
        title = f"Add {count} file{'' if count == 1 else 's'}"
        if start(desk, title, library.add(plan.uploads, plan.refused)):
            st.rerun()
        st.error(BUSY)
