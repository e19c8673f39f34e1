"""What the library holds, as the welcome component shows it."""

from collections.abc import Sequence
from typing import Any

from app.pages.shared.sources import from_line, newest
from ingest.document import SourceDocument


def newest_first(documents: Sequence[SourceDocument]) -> list[SourceDocument]:
    """The documents by day of publication or period of their figures, the newest first, the undated last."""
    return sorted(documents, key=lambda doc: (max(doc.about.published or "", doc.about.as_of or ""), doc.id), reverse=True)


def library_line(documents: Sequence[SourceDocument]) -> str:
    """ "5 documents, the newest from 2023"."""
    count = f"{len(documents)} document{'' if len(documents) == 1 else 's'}"
    latest = newest(doc.about for doc in documents)
    return f"{count}, the newest from {latest}" if latest else count


def welcome_data(documents: Sequence[SourceDocument], examples: Sequence[str]) -> dict[str, Any]:
    """What the library holds; event `at` counts in `newest_first(documents)`."""
    return {
        "library": f"It answers from {library_line(documents)}",
        "documents": [{"title": doc.about.title, "from": from_line(doc.about)} for doc in newest_first(documents)],
        "examples": list(examples),
    }
