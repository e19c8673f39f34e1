"""Words and phrases that may stand for one another: which of a text's share a meaning with which of another's."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.words import WORD, stem

FILE = Path(__file__).resolve().parent / "synonyms.toml"
MEANINGS = ("verbs", "nouns", "adjectives", "adverbs", "forms")
FORMS = ("spellings", "irregular")  # lists of one word in several forms

Phrase = tuple[str, ...]  # stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or a phrase of the table where it stands in a text."""

    start: int
    end: int
    phrase: Phrase
    meanings: frozenset[int]  # lines of the table that it stands on


@dataclass(frozen=True, slots=True)
class _Table:
    lines: dict[Phrase, frozenset[int]]
    longest: dict[str, int]  # words of the longest phrase that begins with this stem


def phrase_of(entry: str) -> Phrase:
    """An entry of the table as stems: "set_up" → ("set", "up")."""
    return tuple(stem(word) for word in WORD.findall(entry.replace("_", " ")))


@lru_cache(maxsize=1)
def _table() -> _Table:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    forms = _forms([line for name in FORMS for line in tables[name]])
    lines: dict[Phrase, set[int]] = {}
    for at, line in enumerate(line for name in MEANINGS for line in tables[name]):
        for entry in line.split():
            phrase = phrase_of(entry)
            for other in (phrase, *((form,) for form in forms.get(phrase[0], ()) if len(phrase) == 1)):
                lines.setdefault(other, set()).add(at)
    for at, line in enumerate((line for name in FORMS for line in tables[name]), start=sum(len(tables[name]) for name in MEANINGS)):
        for entry in line.split():
            lines.setdefault(phrase_of(entry), set()).add(at)
    longest: dict[str, int] = {}
    for phrase in lines:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return _Table({phrase: frozenset(found) for phrase, found in lines.items()}, longest)


def _forms(lines: Sequence[str]) -> dict[str, frozenset[str]]:
    """The other forms of a stem: "built" of "build"."""
    found: dict[str, set[str]] = {}
    for line in lines:
        stems = {phrase[0] for phrase in map(phrase_of, line.split()) if len(phrase) == 1}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in found.items()}


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> tuple[Term, ...]:
    """The words and phrases of the text that the table knows, the longest where several begin; one may lie in another."""
    table = _table()
    words = [(match.start(), match.end(), stem(match.group())) for match in WORD.finditer(text)]
    found = []
    for at, (start, _, first) in enumerate(words):
        for length in range(table.longest.get(first, 0), 0, -1):
            phrase = tuple(word for _, _, word in words[at : at + length])
            if len(phrase) == length and (meanings := table.lines.get(phrase)):
                found.append(Term(start=start, end=words[at + length - 1][1], phrase=phrase, meanings=meanings))
    return tuple(found)
