"""The types of a document: what it says, and what is known about it."""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace

from ingest.errors import SourceFileError
from ingest.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known about a document besides its text; None where it is not known."""

    title: str = ""  # shown with every citation; never empty once a document is loaded
    source_title: str | None = None  # the title of the original, where the text is a summary of it
    publisher: str | None = None
    published: str | None = None  # a day, "2018-10-22", or None; the undated sort last
    as_of: str | None = None  # the period that its figures speak for: "2021", "2018-H1"
    url: str | None = None
    note: str | None = None  # what a reader should know before trusting a figure

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> "About":
        """The known keys of a mapping as text; other keys and empty values are left out.

        Raises:
            SourceFileError: a known key holds a list or a table.
        """
        known: dict[str, str] = {}
        for item in fields(cls):
            value = values.get(item.name)
            if value is None or value == "":
                continue
            if isinstance(value, Mapping | list):
                raise SourceFileError(f"{item.name!r} is {value!r}, but should be one text; write it in quotes")
            known[item.name] = " ".join(str(value).split())
        return cls(**known)

    def merged(self, other: "About") -> "About":
        """This, with every value that `other` knows in its place."""
        return replace(self, **{key: value for key, value in asdict(other).items() if value})

    def to_json(self) -> dict[str, str | None]:
        """The fields as a plain dict, for `documents show`."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """One document as it is stored. LlamaIndex's `Document` is made of it where a node parser needs one.

    It is a type of our own because listing and showing documents must not wait for LlamaIndex to be imported.
    """

    id: str  # the path below the folder that was given, with "/"; for a single file its name
    text: str  # what the file says, line ends as "\n", never rewritten; all offsets count its code points
    media: str  # "markdown" | "plain": which segmenter reads the text; "pdf" | "word" | "html": its blocks are in `layout`
    about: About = field(default_factory=About)
    origin: str = ""  # absolute path of the file it came from
    root: str = ""  # absolute path that was given to `ingest`; `--prune` removes what is gone from it
    pages: tuple[int, ...] = ()  # where each page starts in the text; empty where the format has no pages
    layout: Layout = ()  # the blocks that the format told of; empty where the text itself shows them
    said: About = field(default_factory=About)  # what the file says about itself; `about` is this and `documents.toml`
    changed: str = field(default="", compare=False)  # when it last came in otherwise than before: UTC, ISO 8601; "" if not known
    reading: str = (
        ""  # of which bytes, and how, the text was made: the same again is not taken apart again; "" if that costs nothing
    )

    @property
    def sha(self) -> str:
        """SHA-256 of the stored text in UTF-8, hexadecimal: what a citation pins."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page_of(self, at: int) -> int | None:
        """The page, counted from 1, on which the character at this offset is; None where the format has no pages."""
        return max(1, bisect_right(self.pages, at)) if self.pages else None
