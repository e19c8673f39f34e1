"""The documents that a question names, by what is known of them: "the 2021 profile", "the release of October 2018"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.document import SourceDocument
from ingest.words import stem, stems

# What a document may be called, whatever its title says.
SORTS = (
    "report article profile feature release paper brochure leaflet study survey yearbook handbook manual guide document text "
    "source newspaper story factsheet book chapter page website memo minutes review statement announcement summary overview "
    "bulletin newsletter almanac chronicle gazette census plan"
).split()
# Sorts of which documents speak often enough to mean another thing by them: only a year or a name tells that one of these is meant.
UNSURE = frozenset(map(stem, "plan survey study census book story page statement announcement guide review chapter".split()))
_SORT = "|".join(sorted(SORTS, key=len, reverse=True))
_OTHER = r"(?!(?:the|that|this|an?|and|or|of|in|on|by|from|to|for|with|than|is|are|was|were|do|does|did)\b)[\w'’&-]+"
_CALLED = rf"(?P<words>(?:{_OTHER}\s+){{0,6}}?(?:{_SORT})(?:\s+(?:{_SORT}))*)\b(?!['’]s\b)"
PHRASE = re.compile(rf"(?i)\b(?:the|that|this)\s+{_CALLED}")
TERSE = re.compile(rf"(?i)(?<=according to )(?!(?:the|that|this)\b){_CALLED}")
TAIL = re.compile(r"(?i)\s+(?:(?:of|from|on|about|with|for|in|by|dated)\s+)?(?:the\s+|its\s+)?[\w'’&-]+")
HOLDS_FIGURES = re.compile(r"(?i)\s+(?:with|of|for)\s+(?:the\s+|its\s+)?\d{4}\s+(?:figures|data|numbers)\b")
TAIL_STARTS = re.compile(r"(?i)\s+(?:of|from|on|about|for|by|dated)\b|\s+(?:19|20)\d\d\b")
LONGEST_TAIL = 6  # words
# What sets no document apart.
LIGHT = frozenset(
    map(
        stem,
        "the a an of from on about with for in by dated and its that this figures data numbers later earlier newer older latest "
        "newest oldest first second last new old own same said other".split(),
    )
)
MONTHS = "january february march april may june july august september october november december".split()
MOST = 3  # documents that a phrase may stand for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Stems of the words that a document goes by."""

    titles: frozenset[str]  # its titles, publisher, file name and dates
    note: frozenset[str]  # what its note calls the source


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase of the question that names documents."""

    start: int
    end: int
    documents: frozenset[str]  # ids, one in most cases


def mentions_of(question: str, documents: Mapping[str, SourceDocument]) -> tuple[Mention, ...]:
    """The phrases that stand for documents of the library, in order; what could be any of many documents is none."""
    phrases = (*PHRASE.finditer(question), *TERSE.finditer(question))
    known = {doc_id: _known_of(doc) for doc_id, doc in documents.items()} if phrases else {}
    found: list[Mention] = []
    for match in phrases:
        if any(item.start <= match.start() < item.end for item in found):
            continue
        mention = _mention(question, match, known)
        if mention is not None:
            found.append(mention)
    return tuple(sorted(found, key=lambda item: item.start))


def _mention(question: str, match: "re.Match[str]", known: Mapping[str, _Known]) -> Mention | None:
    """The longest phrase that documents go by."""
    for end in _ends(question, match.end()):
        found = _documents(stems(f"{match['words']} {question[match.end() : end]}"), known)
        if found:
            return Mention(start=match.start(), end=end, documents=found)
    return None


def _ends(text: str, end: int) -> list[int]:
    """Where the phrase may end, the farthest first: "the report", "the report on the high-tech zone"."""
    figures = HOLDS_FIGURES.match(text, end)
    ends = [end]
    at = end
    while TAIL_STARTS.match(text, end) and len(ends) <= LONGEST_TAIL and (match := TAIL.match(text, at)):
        at = match.end()
        ends.append(at)
    return ([figures.end()] if figures else []) + ends[::-1]


def _documents(words: list[str], known: Mapping[str, _Known]) -> frozenset[str]:
    """Ids of the documents that all telling words fit; of several those that are also called so."""
    sorts = {word for word in words if word in _SORT_STEMS}
    telling = {word for word in words if word not in LIGHT} - sorts
    is_dated = _is_dated(telling)
    fit = [doc_id for doc_id, own in known.items() if telling <= own.titles | own.note]
    called = [doc_id for doc_id in fit if sorts <= known[doc_id].titles | known[doc_id].note]
    if not telling and len(called) != 1:
        return frozenset()
    if sorts & UNSURE and not (called and _has_year(telling)):
        return frozenset()
    if telling and not called and not is_dated:
        return frozenset()  # "the white paper", "the green report": of no document here
    # By a date alone all documents of it are meant, unless the sort is what one of them is called in its title.
    sure = [doc_id for doc_id in called if sorts <= known[doc_id].titles]
    found = sure or (fit if is_dated else called)
    return frozenset(found) if 0 < len(found) <= MOST and len(found) < len(known) else frozenset()


_SORT_STEMS = frozenset(map(stem, SORTS))
_MONTH_STEMS = frozenset(map(stem, MONTHS))


def _has_year(words: set[str]) -> bool:
    return any(word.isdigit() and len(word) == 4 for word in words)


def _is_dated(words: set[str]) -> bool:
    """True if a year is among them and nothing but a date."""
    return _has_year(words) and all(word in _MONTH_STEMS or word.isdigit() for word in words)


def _known_of(doc: SourceDocument) -> _Known:
    about = doc.about
    said = " ".join(filter(None, (about.title, about.source_title, about.publisher, about.published, about.as_of)))
    name = re.sub(r"\.\w+$", "", doc.id.rsplit("/", 1)[-1])
    month = re.match(r"\d{4}-(\d\d)", about.published or "")
    named = MONTHS[int(month.group(1)) - 1] if month and 0 < int(month.group(1)) <= len(MONTHS) else ""
    # Of the note only what it calls its source: a note tells of much else.
    called = re.findall(rf"(?i)\bsource,? (?:is )?(?:an? |the )?([\w -]*?(?:{_SORT}))\b", about.note or "")
    return _Known(titles=frozenset(stems(" ".join((said, name, named)))), note=frozenset(stems(" ".join(called))))
