"""Sentences about the document itself, which answer nothing about its subject."""

import re
from collections.abc import Sequence

from answer.features import Candidate
from answer.question import Asked

# A sentence about the document itself: who wrote it, what it calls something.
OF_DOCUMENT = re.compile(
    r"(?i)^(?:this|the) (?:report|article|feature|profile|press release|release|paper|document|author|picture|photo\w*)\b"
    r".{0,60}?\b(?:written|published|issued|released|authored|calls?|says?|reads?|shows?|appeared|describes?)\b"
    r"|^(?:this|the|our) (?:picture|photo\w*|image|cover)\b"
)
DOCUMENT = re.compile(
    r"(?i)\b(?:report|article|feature|profile|release|paper|document|author|writ\w+|picture|photo\w*|calls?|says?|said)\b"
)


def of_subject(asked: Asked, items: Sequence[Candidate]) -> list[Candidate]:
    """Those that are not about the document itself; all of them where the question asks about a document."""
    if DOCUMENT.search(asked.text):
        return list(items)
    return [item for item in items if not OF_DOCUMENT.match(item.text)]
