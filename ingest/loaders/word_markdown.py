"""Word (.docx) as Markdown: what somebody wrote and wants checked, and not what is to be searched.

Read as `ingest.loaders.word` reads it: no deleted words, no comments, no hidden letters. What differs is its form: headings and
items have their marks, a table of figures stays a table, and where the cells hold sentences, each cell is a paragraph.
"""

import re
from itertools import groupby

from ingest.layout import FURNITURE, Layout
from ingest.loaders.extracted import Extracted
from ingest.loaders.word import Walk, walked
from ingest.loaders.word_package import opened
from ingest.options import ReadOptions
from ingest.tables import Grid

SENTENCE = re.compile(r"\w+(?:\W+\w+){3,}[^.!?]*[.!?][\"”’)]*(?:\s|$)")
DEEPEST = 6  # levels of headings that Markdown has


def load(raw: bytes, options: ReadOptions) -> Extracted:
    """The text of the document's body as Markdown, one block a paragraph.

    Raises:
        SourceFileError: it is no Word document, cannot be opened, or says nothing.
    """
    document = opened(raw, options)
    return Extracted(text=_markdown(*walked(_DraftWalk(document), document)))


class _DraftWalk(Walk):
    """The same words, tables by their cells."""

    def rows(self, grid: Grid, header_count: int) -> None:
        lines = [[cell.text for at, cell in enumerate(row) if at == 0 or cell is not row[at - 1]] for row in grid]
        if len(lines) < 2 or any(SENTENCE.search(text) for line in lines for text in line):
            for text in dict.fromkeys(text for line in lines for text in line):
                self.builder.add(text, "paragraph")
            return
        for line in lines:
            cells = (" ".join(text.replace("|", "/").split()) for text in line)
            self.builder.add(f"| {' | '.join(cells)} |", "row")


def _markdown(text: str, layout: Layout) -> str:
    parts = []
    for kind, group in groupby((block for block in layout if block.kind != FURNITURE), key=lambda block: block.kind):
        blocks = list(group)
        lines = [" ".join(text[block.start : block.end].split()) for block in blocks]
        if kind == "heading":
            parts += [f"{'#' * min(max(block.level, 1), DEEPEST)} {line}" for block, line in zip(blocks, lines, strict=True)]
        elif kind == "item":
            parts.append("\n".join(f"- {line}" for line in lines))
        elif kind == "row":
            parts.append("\n".join([lines[0], "|" + " --- |" * (lines[0].count("|") - 1), *lines[1:]]))
        else:
            parts += lines
    return "\n\n".join(parts)
