"""What changes the library, as work beside the page: add, edit, remove, put back. Each ends with the chat on the new index."""

import contextlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.jobs import Job, Stopped
from app.pages.library.files import (
    LeftOut,
    Upload,
    file_of,
    in_place,
    is_uploaded,
    kept_unless_done,
    table_file,
    uploads_folder,
)
from app.settings import Settings
from ingest.about_table import ABOUT_FILE, KEYS, LEAVE_OUT
from ingest.about_writing import Value, write_about
from ingest.aliases import Aliases
from ingest.document import SourceDocument
from ingest.errors import InputError, QiantangError, StorageError
from ingest.load import UPLOADS, Loaded, load_paths

if TYPE_CHECKING:
    from app.preload import Preload
    from index.build import Progress
    from index.library import IngestReport

KIND = "library"
STAGES = {
    "cut": "Cutting into passages",
    "annotate": "Reading figures, dates and names",
    "embed": "Working out meanings",
    "store": "Writing the index",
}
READING, LOADING, OPENING = "Reading the files", "Loading the search model", "Handing over to the chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a job did to the library, in names that a member of staff knows."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()  # name and reason
    notes: tuple[str, ...] = ()  # what else must be known, a line each


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What a change needs."""

    settings: Settings
    loading: "Preload"

    def add(self, uploads: Sequence[Upload], refused: Sequence[tuple[str, str]] = ()) -> Callable[[Job], Outcome]:
        """Puts files into the folder of uploads and into the index; a damaged one is refused, and if it breaks off, none went in.

        Args:
            refused: what was refused before, to be told with the rest.
        """

        def work(job: Job) -> Outcome:
            loaded, bad = self._read(uploads, job)
            outcome = Outcome(refused=(*refused, *bad))
            if not loaded.docs:
                return outcome
            accepted = {Path(doc.origin).name for doc in loaded.docs}
            contents = {item.name: item.content for item in uploads if item.name in accepted}
            with in_place(uploads_folder(self.settings.corpus), contents):
                report = self._ingest([self.settings.corpus.resolve()], job, loaded=loaded)
                if report.refused:
                    raise InputError(f"{Path(report.refused[0].path).name}: {report.refused[0].reason}")
            return self._handed_over(job, _told(outcome, report))

        return work

    def edit(self, doc: SourceDocument, values: Mapping[str, Value]) -> Callable[[Job], Outcome]:
        """Writes what is known about a document beside its file, and takes the document in again."""

        def work(job: Job) -> Outcome:
            path = _present(doc)
            with kept_unless_done(table_file(path)):
                write_about(path.parent, path.name, values)
                report = self._ingest([Path(doc.root)], job, only=path)
            return self._handed_over(job, _told(Outcome(), report))

        return work

    def remove(self, doc: SourceDocument) -> Callable[[Job], Outcome]:
        """Takes a document out. An uploaded file is deleted; another stays, marked so that no ingest brings it back."""

        def work(job: Job) -> Outcome:
            path = file_of(doc)
            outcome = Outcome(removed=(doc.id,))
            if not path.is_file():
                self._remove(doc, job)
            elif is_uploaded(path, self.settings.corpus):
                self._remove(doc, job)
                outcome = replace(outcome, notes=_deleted(path))
            else:
                with kept_unless_done(table_file(path)):
                    write_about(path.parent, path.name, {LEAVE_OUT: True})
                    self._remove(doc, job)
            return self._handed_over(job, outcome)

        return work

    def put_back(self, item: LeftOut) -> Callable[[Job], Outcome]:
        """Takes a file in again that was taken out."""

        def work(job: Job) -> Outcome:
            with kept_unless_done(table_file(item.path)):
                write_about(item.path.parent, item.path.name, {LEAVE_OUT: None})
                report = self._ingest([item.root], job, only=item.path)
            return self._handed_over(job, _told(Outcome(), report))

        return work

    def _read(self, uploads: Sequence[Upload], job: Job) -> tuple[Loaded, tuple[tuple[str, str], ...]]:
        """The documents in the uploads as they will be in the index, and what is refused; nothing is put anywhere."""
        corpus, sent_as = self.settings.corpus.resolve(), {item.name: item.sent_as for item in uploads}
        done = 0

        def progress(name: str) -> None:
            nonlocal done
            job.report(READING, done, len(uploads))
            done += 1

        if not uploads:
            return Loaded(docs=(), refused=(), aliases=Aliases(), skipped_count=0), ()
        with tempfile.TemporaryDirectory(prefix="qiantang-upload-") as made:
            root = Path(made).resolve()
            table = uploads_folder(corpus) / ABOUT_FILE  # what is known of a file holds for its new version as well
            _lay_out(root / UPLOADS, uploads, table)
            loaded = load_paths([root], options=self.settings.index_options().reading, progress=progress)
        docs = tuple(replace(doc, origin=str(corpus / doc.id), root=str(corpus)) for doc in loaded.docs)
        bad = [(sent_as[Path(item.path).name], item.reason) for item in loaded.refused]
        bad += [(sent_as[Path(path).name], f"{table} says that it is to be left out") for path in loaded.left_out]
        return replace(loaded, docs=docs, refused=()), tuple(bad)

    def _ingest(self, paths: Sequence[Path], job: Job, *, only: Path | None = None, loaded: Loaded | None = None) -> "IngestReport":
        from index import library
        from index.stored import read

        options = self.settings.index_options()
        if loaded is None:
            job.report(READING)
            loaded = read(paths, options, only=None if only is None else [only])
        job.report(LOADING)
        return library.ingest(paths, options, self.loading.embedding(), loaded=loaded, report=_reports(job))

    def _remove(self, doc: SourceDocument, job: Job) -> None:
        from index import library

        job.report(LOADING)
        library.remove([doc.id], self.settings.index_options(), self.loading.embedding(), report=_reports(job))

    def _handed_over(self, job: Job, outcome: Outcome) -> Outcome:
        """The outcome, once questions are answered from the new index. Nothing stops here any more: the index is written."""
        with contextlib.suppress(Stopped):
            job.report(OPENING)
        try:
            self.loading.renew()
        except QiantangError as exc:
            return replace(outcome, notes=(*outcome.notes, f"The chat goes on with the index before: {exc}"))
        return outcome


def _lay_out(folder: Path, uploads: Sequence[Upload], table: Path) -> None:
    """The uploads in a folder of their own, with what is known of them.

    Raises:
        StorageError: there is no room for them.
    """
    try:
        folder.mkdir()
        for item in uploads:
            (folder / item.name).write_bytes(item.content)
        if table.is_file():
            (folder / ABOUT_FILE).write_bytes(table.read_bytes())
    except OSError as exc:
        raise StorageError(f"the files cannot be laid out in {folder} ({exc.strerror or exc}); nothing was added") from exc


def _reports(job: Job) -> "Callable[[Progress], None]":
    return lambda step: job.report(STAGES.get(step.stage, step.stage), step.done, step.total)


def _told(outcome: Outcome, report: "IngestReport") -> Outcome:
    because = report.manifest.without_model_because if report.manifest else None
    return replace(
        outcome,
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        removed=report.removed,
        refused=(*outcome.refused, *((Path(item.path).name, item.reason) for item in report.refused)),
        notes=(*outcome.notes, *((f"Words alone are searched: {because}",) if because else ())),
    )


def _present(doc: SourceDocument) -> Path:
    """
    Raises:
        InputError: the file is gone.
    """
    path = file_of(doc)
    if not path.is_file():
        raise InputError(f"the file of this document, {path}, is gone; put it back, or upload it anew")
    return path


def _deleted(path: Path) -> tuple[str, ...]:
    """Deletes an uploaded file and what is known about it; what could not be deleted, a line each."""
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        return (f"{path} could not be deleted ({exc.strerror or exc}): the next ingest brings it back.",)
    try:
        if table_file(path).is_file():
            write_about(path.parent, path.name, {**dict.fromkeys(KEYS), LEAVE_OUT: None})
    except QiantangError as exc:
        return (f"What was known about it stays written: {exc}",)
    return ()
