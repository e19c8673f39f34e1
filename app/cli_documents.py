"""`qiantang documents`: what is in the index."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_engine import over_corpus, settings_of
from app.cli_options import CorpusOption, JsonOption, StorageOption
from app.cli_text import one_line, print_json, printable
from app.stored import Stored, read_stored
from ingest.errors import InputError

if TYPE_CHECKING:
    from app.settings import Settings
    from ingest.document import SourceDocument

MOST_ID_CHARS = 40  # of an id that is kept on one line

documents = typer.Typer(help="List the documents in the index; show or remove one.", invoke_without_command=True)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of the document, as 'qiantang documents' lists it.")]


@documents.callback()
def list_documents(
    ctx: typer.Context, as_json: JsonOption = False, storage: StorageOption = None, corpus: CorpusOption = None
) -> None:
    """List the documents in the index; show or remove one."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = (storage, corpus)  # 'documents --storage DIR show ID' means the same as 'documents show ID --storage DIR'
        return
    stored = _stored(ctx, storage, corpus)
    if as_json:
        print_json([_summary(doc, stored) for doc in stored.documents])
    elif stored.documents:
        _print_table(stored)
    else:
        print("The index holds no document; add some with 'qiantang ingest PATH'.")


@documents.command("show")
def show_document(
    ctx: typer.Context, doc_id: IdArgument, as_json: JsonOption = False, storage: StorageOption = None, corpus: CorpusOption = None
) -> None:
    """Print a document: its text as stored, and what is known about it."""
    stored = _stored(ctx, storage, corpus)
    doc = next((doc for doc in stored.documents if doc.id == doc_id), None)
    if doc is None:
        raise InputError(f"no document {doc_id!r} is in the index; 'qiantang documents' lists those that are")
    if as_json:
        pages = {"pages": list(doc.pages)} if doc.pages else {}
        print_json({"document": doc.id, "sha": doc.sha, "text": doc.text, "about": doc.about.to_json(), **pages})
        return
    known = {key: value for key, value in doc.about.to_json().items() if value}
    print("\n".join(f"{key}: {one_line(value)}" for key, value in known.items()), end="\n\n")
    print(printable(_with_pages(doc)))


@documents.command("remove")
def remove_documents(
    ctx: typer.Context,
    doc_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of the documents.")],
    storage: StorageOption = None,
) -> None:
    """Remove documents from the index; their files stay where they are."""
    settings = _settings(ctx, storage)
    stored = read_stored(settings.storage)
    by_id = {doc.id: doc for doc in stored.documents}
    unknown = [doc_id for doc_id in doc_ids if doc_id not in by_id]
    if unknown:
        raise InputError(f"no document {unknown[0]!r} is in the index; 'qiantang documents' lists those that are")
    from app.compose import make_embedding
    from index import library

    manifest = library.remove(doc_ids, settings.index_options(), make_embedding(settings))
    print(f"Removed {', '.join(one_line(doc_id) for doc_id in doc_ids)}; {manifest.document_count} left.")
    if any(Path(by_id[doc_id].origin).exists() for doc_id in doc_ids):
        print("The file is still there: the next 'qiantang ingest' of its folder adds it again.")


def _with_pages(doc: "SourceDocument") -> str:
    """The text with "[Page 3]" where that page starts; pages without text have no mark."""
    starts = [(start, number) for number, start in enumerate(doc.pages, start=1) if doc.page_of(start) == number]
    text = doc.text
    for start, number in reversed(starts):
        gap = "\n" if start == 0 or text[start - 1] == "\n" else " "
        text = f"{text[:start]}[Page {number}]{gap}{text[start:]}"
    return text


def _settings(ctx: typer.Context, storage: Path | None) -> "Settings":
    return settings_of(storage or (ctx.obj or (None, None))[0])


def _stored(ctx: typer.Context, storage: Path | None, corpus: Path | None) -> Stored:
    settings = _settings(ctx, storage)
    corpus = corpus or (ctx.obj or (None, None))[1]
    if corpus is not None:
        settings = over_corpus(settings, corpus)
    return read_stored(settings.storage)


def _summary(doc: "SourceDocument", stored: Stored) -> dict[str, object]:
    return {
        "document": doc.id,
        "sha": doc.sha,
        "chars": len(doc.text),
        "passages": stored.chunk_counts.get(doc.id, 0),
        "origin": doc.origin,
        "about": doc.about.to_json(),
    }


def _print_table(stored: Stored) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE, show_edge=False, pad_edge=False)
    # An id must be copyable: it is not broken where the terminal allows.
    table.add_column("id", overflow="fold", min_width=min(max(len(doc.id) for doc in stored.documents), MOST_ID_CHARS))
    for name in ("title", "published", "as of"):
        table.add_column(name, overflow="fold")
    table.add_column("passages", justify="right")
    for doc in stored.documents:
        about = doc.about
        cells = [doc.id, about.title, about.published or "", about.as_of or "", str(stored.chunk_counts.get(doc.id, 0))]
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    Console(highlight=False).print(table)
