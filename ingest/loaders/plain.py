"""Plain text: all of the file is the document."""

from ingest.decode import decode
from ingest.document import About


def load(raw: bytes) -> tuple[str, About]:
    """The decoded file, and nothing known about it.

    Raises:
        SourceFileError: it cannot be decoded.
    """
    return decode(raw), About()
