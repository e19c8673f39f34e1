"""Keys of a chunk's metadata, declared once; whoever reads or writes one takes it from here."""

DOCUMENT = "document"  # id of the document
TITLE = "title"  # of the document; embedded
HEADINGS = "headings"  # the headings above, joined by " › "; embedded
LOCATOR = "locator"  # "¶ 7", or "" where the document names none
PUBLISHED = "published"  # "2018-10-22", or ""
AS_OF = "as_of"  # "2018-H1", or ""
SENTENCES = "sentences"  # "0-88 89-140": spans of the chunk's sentences, code points from the chunk's start

EMBEDDED = (TITLE, HEADINGS)
"""What stands before the chunk's text when it is embedded; never part of the stored text."""

ALL = (DOCUMENT, TITLE, HEADINGS, LOCATOR, PUBLISHED, AS_OF, SENTENCES)
HEADING_JOIN = " › "


def encode_sentences(spans: list[tuple[int, int]]) -> str:
    """Sentence spans as the one flat text that a vector store can hold."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def decode_sentences(value: str) -> list[tuple[int, int]]:
    """The spans that `encode_sentences` was given."""
    return [(int(start), int(end)) for start, _, end in (item.partition("-") for item in value.split())]
