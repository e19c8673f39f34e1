"""Documents of the question sets → their sentences, each with its paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answer.checking.shown import dated
from ingest.document import SourceDocument
from ingest.facts.times.anchors import anchor_of
from ingest.facts.times.find import find_times
from ingest.sentences import sentence_spans
from train.support.splits import load_question_splits, question_part

QUESTION_SETS = ("squad1", "squad2", "tatqa", "clapnq")
MARKS = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "``": '"',
    "''": '"',
    " ,": ",",
    " .": ".",
    " 's": "'s",
    " -- ": " – ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a document, cut into sentences."""

    document: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence of a document whose date is known."""

    start: int  # code points into the document's text
    end: int
    text: str
    dated: str  # with the year of "this year" written out, as the check shows it


def dated_sentences(doc: SourceDocument) -> Iterator[Dated]:
    """The sentences of a document, white space made plain."""
    anchor = anchor_of(doc.about)
    for start, end in sentence_spans(doc.text, 0, len(doc.text)):
        text = " ".join(doc.text[start:end].split())
        yield Dated(start=start, end=end, text=text, dated=dated(text, find_times(text, anchor)))


def plain(text: str) -> str:
    """The text without the marks of the parser that some sets went through."""
    for mark, sign in MARKS.items():
        text = text.replace(mark, sign)
    return " ".join(text.split())


def title_of(document: str) -> str:
    """The title in a file's name: "Apollo-program.md" → "Apollo program"; filings have none."""
    stem = document.removesuffix(".md")
    return "" if stem.startswith("filing-") else " ".join(part for part in stem.split("-") if not part.isdigit() or len(part) == 4)


def paragraphs_of(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a file in order; headings are left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.startswith("#") or not block.strip():
            continue
        sentences = tuple(plain(block[start:end]) for start, end in sentence_spans(block, 0, len(block)))
        yield Paragraph(document=path.name, title=title_of(path.name), sentences=sentences)


def question_paragraphs(data: Path, name: str, part: str) -> list[Paragraph]:
    """All paragraphs of a part of a question set."""
    splits = load_question_splits()
    return [
        paragraph
        for path in sorted((data / name / "corpus").glob("*.md"))
        if question_part(splits, name, path.name) == part
        for paragraph in paragraphs_of(path)
    ]
