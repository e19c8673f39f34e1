"""The year that a document speaks for."""

import re

from ingest.document import About


def year_of(about: About) -> str | None:
    """Year of `as_of`, else of `published`; None where neither is known."""
    for value in (about.as_of, about.published):
        match = re.search(r"(?<!\d)(\d{4})(?!\d)", value or "")
        if match:
            return match.group(1)
    return None
