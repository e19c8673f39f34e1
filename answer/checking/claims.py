"""A text → its sentences, each with what it states, or why there is nothing to check in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.checking.checkable import unchecked
from answer.checking.mapped import Mapped
from answer.checking.marks import unmarked
from answer.checking.parts import parts_of
from answer.checking.pointing import Before, resolved
from answer.language import language_of
from ingest.blocks import blocks_of
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.sentences import sentence_spans

MARKDOWN = re.compile(r"(?m)^(?:#{1,6}\s|\s*[-*+]\s|\s*\d{1,3}[.)]\s|>\s|```|\|.*\|\s*$)|\*\*\S|\]\(")
UNREAD_BLOCKS = {"heading": "heading", "code": "code", "row": "row"}
FEWEST_FOREIGN_WORDS = 4  # below, a sentence of names alone may look foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of a text."""

    text: str  # as it stands in the text
    start: int  # code points into the text
    end: int
    parts: tuple[Mapped, ...] = ()  # what it states, each as a sentence that can be checked alone
    understood: str | None = None  # the sentence as it was read, where a word of it points back
    unchecked: str | None = None  # why there is nothing to check, a key of `checkable.WHAT`


def media_of(text: str) -> str:
    """ "markdown" if the text has marks of it, else "plain"."""
    return "markdown" if MARKDOWN.search(text) else "plain"


def claims_of(text: str, *, media: str | None = None, lexicon: Lexicon = EMPTY) -> list[Claim]:
    """The sentences of a draft in order; headings, questions and the like too, each with the reason why it is not checked.

    Args:
        media: "markdown" or "plain"; None: told by the text.
    """
    return list(_claims(text, media or media_of(text), lexicon))


def _claims(text: str, media: str, lexicon: Lexicon) -> Iterator[Claim]:
    before = Before()
    for block in blocks_of(text, media):
        reason = UNREAD_BLOCKS.get(block.kind)
        if reason is not None:
            yield Claim(text=text[block.start : block.end], start=block.start, end=block.end, unchecked=reason)
            continue
        for start, end in sentence_spans(text, block.start, block.end):
            claim, before = _claim(text, start, end, before, lexicon)
            yield claim


def _claim(text: str, start: int, end: int, before: Before, lexicon: Lexicon) -> tuple[Claim, Before]:
    read = unmarked(Mapped.of(text, start, end))
    written = text[start:end]
    may_be_foreign = len(read.text.split()) >= FEWEST_FOREIGN_WORDS or not read.text.isascii()
    if may_be_foreign and language_of(read.text) != "en":
        return Claim(text=written, start=start, end=end, unchecked="language"), before
    reason = unchecked(read.text, annotate(read.text, lexicon=lexicon))
    if reason is not None:
        return Claim(text=written, start=start, end=end, unchecked=reason), before
    alone = resolved(read, before, lexicon)
    claim = Claim(
        text=written,
        start=start,
        end=end,
        parts=tuple(parts_of(alone, lexicon)),
        understood=alone.text if alone.text != read.text else None,
    )
    return claim, before.after(alone.text, lexicon)
