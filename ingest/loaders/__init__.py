"""One file a format: bytes → stored text and what the file says about itself. A new format is a new file and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ingest.document import About
from ingest.loaders import markdown, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """How files of one format are read."""

    media: str  # which segmenter reads the stored text; where it has a layout of its own, what it was
    load: Callable[[bytes], tuple[str, About]] | None = field(default=None, repr=False)  # None: read by `ingest.loaders.apart`


LOADERS: Mapping[str, Loader] = MappingProxyType(
    {
        ".md": Loader(media="markdown", load=markdown.load),
        ".txt": Loader(media="plain", load=plain.load),
        ".pdf": Loader(media="pdf"),
        ".docx": Loader(media="word"),
        ".html": Loader(media="html"),
        ".htm": Loader(media="html"),
    }
)
"""Loader by ending, lower case, with the dot."""
