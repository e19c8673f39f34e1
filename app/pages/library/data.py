"""What the library holds, as the page Library shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.cli_text import counted
from app.pages.library.files import Upload, file_of, free_name, is_uploaded, names_in, safe_name, uploads_folder
from app.pages.library.jobs import Outcome
from app.settings import Settings
from app.stored import Stored
from ingest.document import SourceDocument
from ingest.errors import InputError

FORMATS = {"markdown": "Markdown", "plain": "Text", "pdf": "PDF", "word": "Word", "html": "Web page"}
CHOICES = ("Replace it", "Keep both", "Leave it out")


def rows(stored: Stored) -> list[dict[str, Any]]:
    """The table of documents, one row each, in the order of `stored.documents`."""
    return [
        {
            "Title": doc.about.title,
            "Published": doc.about.published,
            "As of": doc.about.as_of,
            "Passages": stored.chunk_counts.get(doc.id, 0),
            "Last change": last_change(doc),
            "Publisher": doc.about.publisher,
            "Format": FORMATS.get(doc.media, doc.media),
            "File": doc.id,
        }
        for doc in stored.documents
    ]


def last_change(doc: SourceDocument) -> datetime | None:
    """When the document last came in otherwise than before; of an index that does not tell, when its file was changed."""
    try:
        return (
            datetime.fromisoformat(doc.changed) if doc.changed else datetime.fromtimestamp(int(file_of(doc).stat().st_mtime), UTC)
        )
    except (OSError, ValueError):
        return None


def undated(documents: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    """Those of which neither the day of publication nor the period of the figures is known."""
    return tuple(doc for doc in documents if not doc.about.published and not doc.about.as_of)


def unpublished(documents: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    """Those of which the period of the figures is known, but not the day of publication."""
    return tuple(doc for doc in documents if not doc.about.published and doc.about.as_of)


def dates_line(documents: Sequence[SourceDocument]) -> str | None:
    """What is to be known of documents without dates; None if all are dated."""
    bare, half = undated(documents), unpublished(documents)
    lines = []
    if bare:
        lines.append(f"{counted(len(bare), 'document')} without any date; such documents count as the oldest where values differ.")
    if half:
        lines.append(f"{counted(len(half), 'document')} without a date of publication, dated by the period of the figures alone.")
    return " ".join(lines) or None


def library_line(stored: Stored) -> str:
    """ "5 documents, 149 passages"."""
    return f"{counted(len(stored.documents), 'document')}, {counted(sum(stored.chunk_counts.values()), 'passage')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is to be done with files that were chosen."""

    uploads: tuple[Upload, ...]
    refused: tuple[tuple[str, str], ...]  # name as sent, reason
    taken: tuple[str, ...]  # names as sent of files for which a decision is missing: one of that name is there


def planned(files: Sequence[tuple[str, bytes]], settings: Settings, choices: Mapping[str, str]) -> Planned:
    """What becomes of each file. Nothing that is there is overwritten unless someone said so.

    Args:
        files: names as sent, and contents.
        choices: one of CHOICES by name as sent, for those whose name is taken.
    """
    there = names_in(uploads_folder(settings.corpus))
    limit = settings.max_file_mb * 2**20
    uploads: list[Upload] = []
    refused: list[tuple[str, str]] = []
    taken: list[str] = []
    for sent_as, content in files:
        try:
            name = safe_name(sent_as)
        except InputError as exc:
            refused.append((sent_as, str(exc)))
            continue
        if len(content) > limit:
            refused.append(
                (sent_as, f"it has {len(content):,} bytes, more than {limit:,}; split it, or raise QIANTANG_MAX_FILE_MB")
            )
            continue
        name = free_name(name, [item.name for item in uploads])  # two of one name in one go
        if name.casefold() in {other.casefold() for other in there}:
            choice = choices.get(sent_as)
            if choice is None:
                taken.append(sent_as)
            if choice in (None, CHOICES[2]):
                continue
            if choice == CHOICES[0]:
                name = next(other for other in there if other.casefold() == name.casefold())
            else:
                name = free_name(name, [*there, *(item.name for item in uploads)])
        uploads.append(Upload(sent_as=sent_as, name=name, content=content))
    return Planned(uploads=tuple(uploads), refused=tuple(refused), taken=tuple(taken))


def same_elsewhere(uploads: Sequence[Upload], documents: Sequence[SourceDocument], corpus: Path) -> tuple[str, ...]:
    """Documents that were not uploaded and whose file has the name of an upload; they stay beside it."""
    names = {item.name.casefold() for item in uploads}
    return tuple(doc.id for doc in documents if Path(doc.id).name.casefold() in names and not is_uploaded(file_of(doc), corpus))


def outcome_lines(outcome: Outcome) -> list[tuple[str, str]]:
    """What a job did, a kind ("success", "error", "info") and a line each."""
    found = []
    for word, names in (("Added", outcome.added), ("Changed", outcome.changed), ("Removed", outcome.removed)):
        found += [("success", f"{word}: {', '.join(names)}")] if names else []
    if outcome.unchanged:
        found.append(("info", f"The same as before: {', '.join(outcome.unchanged)}"))
    found += [("error", f"Refused: “{name}”: {reason}") for name, reason in outcome.refused]
    found += [("info", note) for note in outcome.notes]
    return found or [("info", "Nothing was changed.")]


def removal_line(doc: SourceDocument, corpus: Path) -> str:
    """What removing a document does with its file."""
    path = file_of(doc)
    if not path.is_file():
        return "It is no longer cited or searched. Its file is gone already, so it cannot be put back from here."
    if is_uploaded(path, corpus):
        return f"It is no longer cited or searched, and the uploaded file {path.name} is deleted. This cannot be taken back."
    return (
        f"It is no longer cited or searched. The file {path} was not uploaded here, so it stays where it is; documents.toml beside "
        "it notes that it is left out, so that no ingest brings it back. It can be put back below at any time."
    )
