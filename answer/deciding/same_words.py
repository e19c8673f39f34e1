"""Words that mean the same when a question is held against a sentence: "firm" and "company"."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from ingest.words import stem

FILE = Path(__file__).resolve().parent / "same_words.toml"


def canonical(word: str) -> str:
    """The stem that stands for all words of the same meaning: that of "company" for "firm"."""
    return _heads().get(word, word)


def canonicals(words: Iterable[str]) -> frozenset[str]:
    """The same for many stems."""
    heads = _heads()
    return frozenset(heads.get(word, word) for word in words)


@lru_cache(maxsize=1)
def _heads() -> Mapping[str, str]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for line in tables["words"]:
        stems = [stem(word) for word in line.split()]
        head = found.get(stems[0], stems[0])
        for one in stems:
            found.setdefault(one, head)
    return found
