"""Example questions, made from sentences of the documents that say a value of something in a year."""

import re
from collections.abc import Iterator

from index.search import Index
from ingest import metadata as keys
from ingest.dates import year_of

# "In 2021, the added value of X was …", "The added value of X grew … in 2021", "HHZ holds 24,148 invention patents …": what stands
# before the verb becomes the question's subject.
VALUE = re.compile(
    r"^(?:(?P<lead>(?:In|By|At the end of|In the first half of) (?:the year )?(?:19|20)\d\d),? )?"
    r"(?P<subject>(?:The|Hangzhou's|Zhejiang's|China's|[A-Z][\w-]+'s) [^,;:()]{8,70}?) (?P<verb>was|reached|came to|stood at) "
    r"(?:about |nearly |over |more than |almost )?(?:[A-Z$€£¥]{0,4}\$?\d)[^;]*?"
    r"(?P<tail> in (?:the first half of )?(?:19|20)\d\d)?(?:[.;](?: |$)|, )"
)
CLAUSE = re.compile(r"\b(?:has|have|had|is|are|were|that|which|who|and)\b")  # more than a plain noun phrase
HEADING_QUESTION = "What do the documents say about {}?"
MOST = 12
ENOUGH = 4  # with fewer questions about values, headings make up the rest


def example_questions(index: Index) -> list[str]:
    """At most twelve questions, from different documents in turn, the newest first; from headings where no sentence fits."""
    by_doc: dict[str, list[str]] = {}
    for doc_id, question in _from_values(index):
        by_doc.setdefault(doc_id, []).append(question)
    if sum(len(questions) for questions in by_doc.values()) < ENOUGH:
        for doc_id, question in _from_headings(index):
            by_doc.setdefault(doc_id, []).append(question)
    newest_first = sorted(by_doc, key=lambda doc_id: year_of(index.documents[doc_id].about) or "", reverse=True)
    found: list[str] = []
    for turn in range(MOST):
        found.extend(by_doc[doc_id][turn] for doc_id in newest_first if turn < len(by_doc[doc_id]))
    return list(dict.fromkeys(found))[:MOST]


def _from_values(index: Index) -> Iterator[tuple[str, str]]:
    for chunk, spans in _chunks(index):
        text = index.documents[chunk].text
        for start, end in spans:
            match = VALUE.match(" ".join(text[start:end].split()))
            if match is None:
                continue
            subject = match["subject"]
            subject = "the" + subject[3:] if subject.startswith("The ") else subject
            when = (match["tail"] or (f" {match['lead'][0].lower()}{match['lead'][1:]}" if match["lead"] else "")).rstrip()
            if len(subject) + len(when) <= 80 and not CLAUSE.search(subject):
                yield chunk, f"What was {subject}{when}?"


def _from_headings(index: Index) -> Iterator[tuple[str, str]]:
    seen = set()
    for row in index.chunks():
        headings = index.node(row).metadata.get(keys.HEADINGS) or ""
        last = headings.split(keys.HEADING_JOIN)[-1].strip()
        if last and (row.document, last) not in seen and 2 <= len(last.split()) <= 8:
            seen.add((row.document, last))
            yield row.document, HEADING_QUESTION.format(f"“{last}”")


def _chunks(index: Index) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for row in index.chunks():
        spans = keys.decode_sentences(index.node(row).metadata[keys.SENTENCES])
        yield row.document, [(row.start + start, row.start + end) for start, end in spans]
