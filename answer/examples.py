"""Example questions, made from sentences of the documents that say a value, a count or a day."""

from collections.abc import Iterator
from itertools import zip_longest

from answer.example_forms import KINDS
from index.search import Index
from ingest import metadata as keys
from ingest.dates import year_of

HEADING_QUESTION = "What do the documents say about {}?"
MOST = 12
ENOUGH = 4  # with fewer questions about values, headings make up the rest
LONGEST_CHARS = 110


def example_questions(index: Index) -> list[str]:
    """At most twelve questions, from different documents in turn, the newest first; from headings where no sentence fits.

    Within a document they are of different kinds in turn; each document begins with another kind than the one before.
    """
    by_doc = {doc_id: _in_turn(_turned(kinds, at)) for at, (doc_id, kinds) in enumerate(_from_sentences(index).items())}
    if sum(len(questions) for questions in by_doc.values()) < ENOUGH:
        for doc_id, question in _from_headings(index):
            by_doc.setdefault(doc_id, []).append(question)
    newest_first = sorted(by_doc, key=lambda doc_id: year_of(index.documents[doc_id].about) or "", reverse=True)
    return _in_turn([by_doc[doc_id] for doc_id in newest_first])[:MOST]


def _turned(kinds: dict[int, list[str]], by: int) -> list[list[str]]:
    """The questions by kind, in an order of kinds that begins `by` places later."""
    return [kinds[kind] for at in range(len(KINDS)) if (kind := (at + by) % len(KINDS)) in kinds]


def _in_turn(lists: list[list[str]]) -> list[str]:
    """The first of each list, then the second of each, and so on; each question once."""
    found = (question for row in zip_longest(*lists) for question in row if question is not None)
    return list(dict.fromkeys(found))


def _from_sentences(index: Index) -> dict[str, dict[int, list[str]]]:
    """Questions by document and kind."""
    found: dict[str, dict[int, list[str]]] = {}
    for doc_id, sentence in _sentences(index):
        for kind, make in enumerate(KINDS):
            question = make(sentence)
            if question is not None and len(question) <= LONGEST_CHARS:
                found.setdefault(doc_id, {}).setdefault(kind, []).append(question)
    return found


def _from_headings(index: Index) -> Iterator[tuple[str, str]]:
    seen = set()
    for row in index.chunks():
        headings = index.node(row).metadata.get(keys.HEADINGS) or ""
        last = headings.split(keys.HEADING_JOIN)[-1].strip()
        if last and (row.document, last) not in seen and 2 <= len(last.split()) <= 8:
            seen.add((row.document, last))
            yield row.document, HEADING_QUESTION.format(f"“{last}”")


def _sentences(index: Index) -> Iterator[tuple[str, str]]:
    """(document, sentence on one line), in the order of the index."""
    for row in index.chunks():
        text = index.documents[row.document].text
        for start, end in keys.decode_sentences(index.node(row).metadata[keys.SENTENCES]):
            yield row.document, " ".join(text[row.start + start : row.start + end].split())
