"""The types of a document: what it says, and what is known about it."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace

from ingest.errors import SourceFileError


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
    media: str  # "markdown" | "plain": which segmenter reads the text
    about: About = field(default_factory=About)
    origin: str = ""  # absolute path of the file it came from
    root: str = ""  # absolute path that was given to `ingest`; `--prune` removes what is gone from it

    @property
    def sha(self) -> str:
        """SHA-256 of the stored text in UTF-8, hexadecimal: what a citation pins."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
