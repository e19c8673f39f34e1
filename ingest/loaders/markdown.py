"""Markdown: the body after the front matter is the document."""

import re

import yaml

from ingest.decode import decode
from ingest.document import About
from ingest.errors import SourceFileError

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class _TextLoader(yaml.SafeLoader):
    """SafeLoader that leaves dates and numbers as they are written: `published: 2018-10-22` stays that text."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(raw: bytes) -> tuple[str, About]:
    """The body without the blank lines that open it, and the front matter's known keys.

    A file that opens with `---` without a mapping below it has no front matter: the line is part of the text.

    Raises:
        SourceFileError: it cannot be decoded, or the front matter is no valid YAML.
    """
    text = decode(raw)
    match = FRONT_MATTER.match(text)
    if match is None:
        return text, About()
    try:
        values = yaml.load(match.group(1), Loader=_TextLoader)
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        raise SourceFileError(f"its front matter is not valid YAML{line}; put values with ':' or '#' in quotes") from exc
    if not isinstance(values, dict):
        return text, About()
    body = text[match.end() :].lstrip("\n")
    if not body.strip():
        raise SourceFileError("it has front matter but no text; write something below it or leave it out")
    return body, About.from_mapping(values)
