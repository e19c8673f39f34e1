"""What a loader makes of a file."""

from dataclasses import dataclass, field

from ingest.document import About
from ingest.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of a file and what the file says about itself."""

    text: str
    about: About = field(default_factory=About)
    pages: tuple[int, ...] = ()  # where each page starts, code points; empty where the format has no pages
    layout: Layout = ()  # its blocks; empty where the text itself shows them (Markdown, plain text)
