"""The blocks of a text: headings, paragraphs, list items, table rows, each with its exact span.

Cleaning happens here and only here: a block that is page furniture, a comment or a caption's second copy is marked as not indexed.
The stored text itself is never touched.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ingest import markdown_blocks, plain_blocks
from ingest.furniture import is_furniture
from ingest.layout import FURNITURE, Layout
from ingest.spans import RawBlock

COPY_WINDOW = 1  # a caption and its copy are neighbours; the same words further on are said again on purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A span of a document's text that is one paragraph, list item, table row or heading."""

    start: int  # code points into the text, inclusive
    end: int  # exclusive; no white space at either end
    kind: str  # "heading" | "paragraph" | "item" | "row" | "code"
    headings: tuple[str, ...]  # the headings above it, outermost first
    locator: str | None  # the paragraph of the source that its facts come from, "¶ 7"
    dropped: str | None  # why it is not indexed: "furniture" | "copy" | "heading"; None if it is


SEGMENTERS: Mapping[str, Callable[[str], Iterator[RawBlock]]] = MappingProxyType(
    {"markdown": markdown_blocks.blocks, "plain": plain_blocks.blocks}
)
"""By media: text → raw blocks in order."""


def blocks_of(text: str, media: str, layout: Layout = ()) -> list[Block]:
    """The blocks of a text in order, without overlaps, headings included.

    Args:
        layout: the blocks that the format told of; without any, the segmenter of the media finds them.
    """
    raw = _with_bodies(list(layout or SEGMENTERS[media](text)))
    path: dict[int, str] = {}
    found: list[Block] = []
    for block in raw:
        if block.kind == "heading":
            path = {level: title for level, title in path.items() if level < block.level}
        headings = tuple(path[level] for level in sorted(path))
        dropped = "heading" if block.kind == "heading" else None
        said = text[block.start : block.end]
        if block.kind == FURNITURE or is_furniture(said) or markdown_blocks.is_hidden(said):
            dropped = "furniture"
        elif block.kind == "heading":
            path[block.level] = _plain_heading(text[block.start : block.end])
        found.append(
            Block(start=block.start, end=block.end, kind=block.kind, headings=headings, locator=block.locator, dropped=dropped)
        )
    return _without_copies(text, found)


def _with_bodies(raw: list[RawBlock]) -> list[RawBlock]:
    """Headings with nothing below them become paragraphs: what they say would otherwise be nowhere."""
    kept: list[RawBlock] = []
    said = [block for block in raw if block.kind != FURNITURE]
    after = dict(zip(said, said[1:], strict=False))
    for at, block in enumerate(raw):
        following = after.get(block)
        is_bare = following is None or (following.kind == "heading" and following.level <= block.level)
        if block.kind == "heading" and is_bare and at > 0:
            block = replace(block, kind="paragraph")
        kept.append(block)
    if len(kept) == 1:
        kept[0] = replace(kept[0], kind="paragraph")
    return kept


def _plain_heading(heading: str) -> str:
    return " ".join(re.sub(r"[*_`#]+", "", heading).split())


def _without_copies(text: str, found: Iterable[Block]) -> list[Block]:
    """Marks a block whose words stand again at the head of a neighbour (a caption printed twice); the fuller one stays."""
    blocks = list(found)
    folded = [_folded(text[block.start : block.end]) for block in blocks]
    for at, block in enumerate(blocks):
        if block.dropped == "furniture" or not folded[at]:
            continue
        for other in range(max(0, at - COPY_WINDOW), min(len(blocks), at + COPY_WINDOW + 1)):
            if other == at or blocks[other].dropped in ("furniture", "copy"):
                continue
            same = folded[other] == folded[at]
            fuller = folded[other].startswith(folded[at] + " ") and _is_caption_of(folded[at], folded[other])
            if (same and other < at) or fuller:
                blocks[at] = replace(block, dropped="copy")
                break
    return blocks


def _is_caption_of(shorter: str, longer: str) -> bool:
    """True if the longer one only adds a credit: at most fifteen words more."""
    return len(longer.split()) - len(shorter.split()) <= 15


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
