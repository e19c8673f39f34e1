"""How a document was cut, as the cuts component shows it: passages as spans of the stored text, with their sentences."""

import json
from pathlib import Path
from typing import Any

from app.cli_text import counted
from app.pages.shared.sources import dated
from index import generation as gen
from index.store import Store
from ingest import metadata as keys
from ingest.document import SourceDocument
from ingest.errors import StorageError


def cuts_of(storage: Path, generation: str, doc: SourceDocument) -> list[dict[str, Any]]:
    """The passages of a document in the order of its text: `start`, `end`, `headings`, `locator`, `sentences` (spans).

    Raises:
        StorageError: the generation is gone; another has taken its place.
    """
    folder = gen.folder_of(storage, generation)
    if gen.read_manifest(folder) is None:
        raise StorageError("the library has changed meanwhile; open this again")
    store = Store(folder)
    try:
        found = [_cut(chunk.start, chunk.end, json.loads(chunk.node)["metadata"]) for chunk in store.chunks_of(doc.id)]
    finally:
        store.close()
    return sorted(found, key=lambda cut: (cut["start"], cut["end"]))


def _cut(start: int, end: int, metadata: dict[str, Any]) -> dict[str, Any]:
    spans = keys.decode_sentences(metadata.get(keys.SENTENCES, ""))
    return {
        "start": start,
        "end": end,
        "headings": metadata.get(keys.HEADINGS, ""),
        "locator": metadata.get(keys.LOCATOR, ""),
        "sentences": [[start + first, start + last] for first, last in spans],
    }


def cuts_data(doc: SourceDocument, cuts: list[dict[str, Any]], *, nonce: int) -> dict[str, Any]:
    """The document with its cuts; `facts` says how many, and how much of the text is in none."""
    sentence_count = sum(len(cut["sentences"]) for cut in cuts)
    facts = [
        f"{counted(len(cuts), 'passage')}, {counted(sentence_count, 'sentence')} · {dated(doc.about)}",
        "Boxes are passages, which are searched and cited; colours set their sentences apart. Grey text is in no passage.",
    ]
    return {"title": doc.about.title, "facts": facts, "text": doc.text, "cuts": cuts, "nonce": nonce}
