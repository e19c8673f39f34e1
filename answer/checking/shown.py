"""A sentence as the support model is shown it: behind its document's title and year, with the year of "this year" written out.

A claim names years; a sentence often leaves them to the date of its document, which no network can know.
"""

import re
from collections.abc import Sequence

from ingest.facts.times.anchors import Anchor
from ingest.facts.types import TimeMention

# A bare month or "now" is no sure sign of the year that the document speaks for.
COUNTED = re.compile(r"(?i)\b(?:this|last|next|previous|preceding|past|current|coming|same|following|ago|earlier|before)\b")


def shown(title: str, text: str, times: Sequence[TimeMention], anchor: Anchor | None) -> str:
    """ "The port. It grew this year." of a document of 2021 → "The port (2021). It grew this year (2021)."

    Args:
        title: of the document; "" for none.
        times: that the text names.
        anchor: the document's date; None if it has none.
    """
    return titled(title, dated(text, times), anchor)


def titled(title: str, body: str, anchor: Anchor | None) -> str:
    """A text behind the title and year of its document."""
    head = headed(title, anchor)
    return f"{head}. {body}" if head else body


def headed(title: str, anchor: Anchor | None) -> str:
    """The title with the year of its document."""
    year = str(anchor.year) if anchor is not None and anchor.year else ""
    return f"{title} ({year})" if title and year and year not in title else title


def dated(text: str, times: Sequence[TimeMention]) -> str:
    """The text with the year behind each time that is counted from the document's date."""
    parts: list[str] = []
    at = 0
    for time in sorted(times, key=lambda item: item.end):
        year = _year(time)
        told = text[time.start : time.end]
        if year and time.start >= at and COUNTED.search(told) and year not in told:
            parts += [text[at : time.end], f" ({year})"]
            at = time.end
    return "".join([*parts, text[at:]])


def _year(time: TimeMention) -> str:
    start, end = time.period.start, time.period.end
    if time.resolved_by != "document" or start is None or end is None or start[0] != end[0]:
        return ""
    return str(end[0])
