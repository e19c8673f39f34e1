"""Words that exclude one another when they are said of one thing."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ingest.words import stem

FILE = Path(__file__).resolve().parent / "exclusive.toml"


@lru_cache(maxsize=1)
def _groups() -> tuple[Mapping[str, tuple[tuple[str, int], ...]], frozenset[str]]:
    """By stem: the groups that it is in, each with the number of its meaning there; and groups whose members may all be true."""
    senses: dict[str, list[tuple[str, int]]] = {}
    groups = tomllib.loads(FILE.read_text(encoding="utf-8"))["group"]
    for group in groups:
        for number, words in enumerate(group["words"]):
            for word in words:
                senses.setdefault(stem(word), []).append((group["name"], number))
    both = frozenset(group["name"] for group in groups if group.get("both_may_be"))
    return {word: tuple(found) for word, found in senses.items()}, both


def is_member(word: str) -> bool:
    """True if the stem is in any group."""
    return word in _groups()[0]


def exclude(one: str, other: str, *, in_place: bool = False) -> bool:
    """True if the two stems are different members of one group.

    Args:
        in_place: also where both may be true of one thing, but the one is no answer to a question for the other: born, died.
    """
    senses, both = _groups()
    if one not in senses or other not in senses:
        return False
    mine, theirs = senses[one], senses[other]
    if set(mine) & set(theirs):
        return False  # "income" may be profit and may be revenue
    return any(group == other_group and (in_place or group not in both) for group, _ in mine for other_group, _ in theirs)


def same_meaning(one: str, other: str) -> bool:
    """True if the two stems are one member of a group: film and movie."""
    return one == other or bool(set(_groups()[0].get(one, ())) & set(_groups()[0].get(other, ())))
