"""What several tests make or wait for: citations, and something that comes by itself."""

import threading
from collections.abc import Callable
from typing import Any

from answer.types import Citation
from ingest.document import SourceDocument


def citation(quote: str, **more: Any) -> Citation:
    """A citation of the beginning of lake.md, which has no date, unless `more` says otherwise."""
    known: dict[str, Any] = {"document": "lake.md", "sha": "", "title": "The lake", "published": None, "page": None}
    known |= {"locator": None, "start": 0, "as_of": None} | more
    return Citation(**{"quote": quote, "end": known["start"] + len(quote)} | known)


def citation_in(doc: SourceDocument, quote: str, **more: Any) -> Citation:
    """A citation of a quote where it stands in a document, in the paragraph ¶ 7 unless `more` says otherwise."""
    known: dict[str, Any] = {"document": doc.id, "sha": doc.sha, "title": doc.about.title, "published": doc.about.published}
    return citation(quote, **known | {"as_of": doc.about.as_of, "locator": "¶ 7", "start": doc.text.index(quote)} | more)


def until(holds: Callable[[], bool]) -> None:
    """Waits for it, up to ten seconds."""
    waited = threading.Event()
    for _ in range(200):
        if holds():
            return
        waited.wait(0.05)
    raise AssertionError("it did not come")
