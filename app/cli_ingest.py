"""`qiantang ingest`: documents in."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_engine import settings_of
from app.cli_options import JsonOption, StorageOption
from app.cli_progress import stages, waiting
from app.cli_text import counted, one_line, print_json

if TYPE_CHECKING:
    from index.library import IngestReport

SHOWN_IDS = 20  # of each kind; --json has them all
SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Folders or files (default: QIANTANG_CORPUS, which is corpus/).")
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Remove documents whose file is gone from PATH.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build the index anew, also with other settings than before.")] = False,
    as_json: JsonOption = False,
    storage: StorageOption = None,
) -> None:
    """Add and update documents; what did not change is not read into the index again."""
    settings = settings_of(storage)
    chosen = list(paths or [settings.corpus])
    from index.stored import read

    with waiting("Reading the files …"):
        loaded = read(chosen, settings.index_options())  # a wrong path is told before the model is loaded
    with waiting("Loading the embedding model …"):
        from app.compose import make_embedding
        from index import library

        embedding = make_embedding(settings)
    with stages() as report:
        done = library.ingest(
            chosen, settings.index_options(), embedding, prune=prune, rebuild=rebuild, loaded=loaded, report=report
        )
    if as_json:
        print_json(_to_json(done))
    else:
        print("\n".join(_lines(done, settings.storage)))


def _lines(done: "IngestReport", storage: Path) -> list[str]:
    """The report as people read it."""
    kinds = ("added", "changed", "unchanged", "removed", "refused")
    lines = [", ".join(f"{len(getattr(done, kind))} {kind}" for kind in kinds)]
    for kind, sign in SIGNS.items():
        ids = getattr(done, kind)
        lines += [f"  {sign} {one_line(doc_id)}" for doc_id in ids[:SHOWN_IDS]]
        if len(ids) > SHOWN_IDS:
            lines.append(f"  {sign} and {len(ids) - SHOWN_IDS:,} more")
    lines += [f"  ! {one_line(item.path)}: {one_line(item.reason)}" for item in done.refused]
    if done.skipped_count:
        lines.append(f"  {done.skipped_count} of other formats left out")
    if done.manifest is not None:
        held = done.manifest
        counts = (
            counted(held.document_count, "document"),
            counted(held.chunk_count, "passage"),
            counted(held.sentence_count, "sentence"),
        )
        lines.append(f"The index in {storage} holds {', '.join(counts)}.")
        if done.manifest.without_model_because:
            lines.append(f"Without meanings, words alone are searched: {one_line(done.manifest.without_model_because)}")
    return lines


def _to_json(done: "IngestReport") -> dict[str, object]:
    return {
        "added": list(done.added),
        "changed": list(done.changed),
        "unchanged": list(done.unchanged),
        "removed": list(done.removed),
        "refused": [asdict(item) for item in done.refused],
        "skipped_count": done.skipped_count,
        "index": asdict(done.manifest) if done.manifest else None,
    }
