"""Named things in a sentence, a question or a claim."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ingest.facts.names.brackets import bracketed_names
from ingest.facts.names.headlines import plain_capitals
from ingest.facts.names.keys import fold_name
from ingest.facts.names.kinds import kind_of_words
from ingest.facts.names.lexicon import EMPTY, Found, Known, Lexicon, is_place
from ingest.facts.names.others import others_of
from ingest.facts.names.quotes import quoted_titles
from ingest.facts.names.reading import Part, longest, read_run
from ingest.facts.names.references import Reference, definite_references
from ingest.facts.names.relations import clash, contains, same_name
from ingest.facts.names.runs import find_runs
from ingest.facts.names.tokens import Gap, Tokens, read_tokens
from ingest.facts.names.topic import dominant_name
from ingest.facts.names.words import OCCUPATIONS, ROYAL, WORK_NOUNS
from ingest.facts.types import Name

__all__ = ["Reference", "clash", "contains", "definite_references", "find_names", "main_name", "same_name"]

_BORN = re.compile(
    r"\s*(?:\(|-LRB-|,)\s*(?:(?:nee|née|born)\b|"
    r"(?:c\. ?)?(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} (?:\d{1,2} ?, )?)?\d{3,4} ?(?:-(?!RRB)|–))"
)
_WORK = re.compile(r"\s*(?:\(|-LRB-)\s*(?:\d{4} )?(?:film|song|album|novel|TV series|series|book|play|magazine|video game)\b")
_PARTS = re.compile(r"(?<=[.!?])\s+|\n+")


def find_names(text: str, lexicon: Lexicon = EMPTY) -> tuple[Name, ...]:
    """The names in the text, in order; known ones first, then runs of capitalised words. Nothing raises."""
    tokens = read_tokens(text)
    found = lexicon.find(tokens)
    names = _read(tokens, {one.first: one for one in found}) if tokens.words else []
    han = lexicon.find_han(text)
    if han:
        names = [name for name in names if not any(start < name.end and name.start < end for start, end, _ in han)]
        names += [_known_name(text, start, end, known) for start, end, known in han]
        names.sort(key=lambda name: name.start)
    return tuple(names)


def main_name(title: str, text: str, lexicon: Lexicon = EMPTY) -> Name | None:
    """The place or organisation that a document is about; None if none dominates.

    Its span counts from the start of the title if the name is there, else from the start of its first sentence.
    """
    long_forms = {
        fold_name(short): found[0] for short, long in bracketed_names(text).items() if (found := find_names(long, lexicon))
    }

    def read(part: str) -> tuple[Name, ...]:
        names = find_names(part, lexicon)
        return tuple(
            replace(long_forms[name.key], start=name.start, end=name.end) if name.key in long_forms else name for name in names
        )

    return dominant_name(title, _PARTS.split(text), read, kinds=("place", "organisation"))


def _read(tokens: Tokens, known: Mapping[int, Found]) -> list[Name]:
    plain = frozenset() if tokens.is_caseless else plain_capitals(tokens, known)
    parts: list[Part] = []
    for first, end in find_runs(tokens, known, plain):
        parts += read_run(tokens, known, first, end)
    if '"' in tokens.text or "“" in tokens.text or "``" in tokens.text or "«" in tokens.text:
        parts = longest([*_whole(quoted_titles(tokens), known), *parts])
    return [_name(tokens, part) for part in parts if not _is_money(tokens, part)]


def _whole(parts: list[Part], known: Mapping[int, Found]) -> list[Part]:
    """Quotations that are a known name are that name."""
    return [part for part in parts if (one := known.get(part.first)) is None or one.end != part.end]


def _is_money(tokens: Tokens, part: Part) -> bool:
    """ "US$8 million" names no country."""
    end = tokens.ends[part.end - 1]
    return tokens.text[end : end + 1] in ("$", "¥")


def _name(tokens: Tokens, part: Part) -> Name:
    start, end = tokens.starts[part.first], tokens.ends[part.end - 1]
    end = _with_full_stop(tokens, part, end)
    written = tokens.text[start:end]
    known = part.known
    if known is not None and known.kind == "place" and (kind := _other_than_place(tokens, part)):
        return Name(start=start, end=end, text=written, key=fold_name(written), kind=kind)
    if known is not None:
        return _known_name(tokens.text, start, end, known)
    kind = _kind(tokens, part, written, end)
    if tokens.folds[part.first] in ROYAL and kind in (None, "person") and _is_royal(tokens, part):
        bare = tokens.text[tokens.starts[part.first + 1] : end]
        key, full = fold_name(bare), fold_name(written)
        key, full = (full, key) if is_place(key) else (key, full)  # Queen Victoria is not Victoria in Australia
        others = tuple(dict.fromkeys((full, *others_of(bare, "person"))))
        return Name(start=start, end=end, text=written, key=key, kind="person", others=others)
    return Name(start=start, end=end, text=written, key=fold_name(written), kind=kind, others=others_of(written, kind))


def _is_royal(tokens: Tokens, part: Part) -> bool:
    """ "Queen Victoria", "King Henry II"; not "King Power"."""
    return (
        part.end - part.first > 1 and not tokens.shapes[part.first + 1].is_common and not tokens.shapes[part.first + 1].is_function
    )


def _other_than_place(tokens: Tokens, part: Part) -> str | None:
    """What a place's name names after a title or "film": "Queen Victoria", "the film Australia"."""
    if part.is_titled:
        return "person"
    before = part.first - 1
    is_work = before >= 0 and tokens.folds[before] in WORK_NOUNS and tokens.gaps[part.first] is Gap.SPACE
    return "work" if is_work and tokens.shapes[part.first].is_capital and part.end - part.first == 1 else None


def _known_name(text: str, start: int, end: int, known: Known) -> Name:
    return Name(start=start, end=end, text=text[start:end], key=known.key, kind=known.kind, others=known.others)


def _with_full_stop(tokens: Tokens, part: Part, end: int) -> int:
    """The end behind the full stop of "Co., Ltd.", "Jr.", "U.S."."""
    if tokens.text[end : end + 1] != ".":
        return end
    last = part.end - 1
    is_initials = len(tokens.folds[last]) == 1 and last > part.first and tokens.gaps[last] is Gap.DOT
    return end + 1 if is_initials or tokens.folds[last] in ("ltd", "inc", "co", "corp", "jr", "sr") else end


def _kind(tokens: Tokens, part: Part, written: str, end: int) -> str | None:
    """The kind that "film" or "song" before the name tells, else its words, else what stands around it."""
    before = part.first - 1
    gap = tokens.gaps[part.first]
    if before >= 0 and gap in (Gap.SPACE, Gap.OPEN) and tokens.folds[before] in WORK_NOUNS:
        return "work"
    kind = kind_of_words(written)
    if kind is not None:
        return kind
    if part.is_titled:
        return "person"
    if before >= 0 and gap is Gap.SPACE and tokens.folds[before] in OCCUPATIONS and not tokens.shapes[part.first].is_upper:
        return "person"
    after = tokens.text[end : end + 40]
    if _WORK.match(after):
        return "work"
    return "person" if _BORN.match(after) and part.end - part.first > 1 else None
