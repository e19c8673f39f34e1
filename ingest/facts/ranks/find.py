"""Places in an order: "fourth largest", "ranked 4th", "the top ten", "second only to Beijing", "the first city to …"."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.facts.glance import holds, words_of
from ingest.facts.polarity.antonyms import orders_oppose
from ingest.facts.ranks import against as rank_against
from ingest.facts.ranks import ends as rank_ends
from ingest.facts.ranks import ordinals as rank_ordinals
from ingest.facts.ranks import superlatives as rank_superlatives
from ingest.facts.ranks import tops as rank_tops
from ingest.facts.ranks.words import SUPERLATIVES
from ingest.facts.types import Rank

__all__ = ["find_ranks", "orders_oppose"]


class _Finder(NamedTuple):
    words: tuple[str, ...] | frozenset[str]  # a text must hold one for the pattern to be tried: parts of words, or whole ones
    pattern: re.Pattern[str]
    read: Callable[[str, re.Match[str]], Rank | None]


_ORDINAL_PARTS = tuple(
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth teenth tieth hundredth"
        " thousandth 1st 2nd 3rd 0th 1th 2th 3th 4th 5th 6th 7th 8th 9th"
    ).split()
)
_SUPERLATIVE_WORDS = frozenset(SUPERLATIVES) | {"most", "least"}
# In this order: what a finder has read, those after it leave alone. "Second only to" before "second".
_FINDERS = (
    _Finder(("only",), rank_against.ONLY_TO, rank_against.second_only_to),
    _Finder(("last", "bottom", "penult"), rank_ends.FROM_END, rank_ends.from_end),
    _Finder(_SUPERLATIVE_WORDS, rank_superlatives.SUPERLATIVE, rank_superlatives.superlative),
    _Finder(("any other",), rank_superlatives.ANY_OTHER, rank_superlatives.any_other),
    _Finder(("top", "first", "lead", "led ", "head"), rank_tops.TOP, rank_tops.top),
    _Finder(("no.", "no ", "nos", "number", "№", "#"), rank_tops.NUMBER, rank_tops.number),
    _Finder(_ORDINAL_PARTS, rank_ordinals.ORDINAL_RANK, rank_ordinals.ordinal),
    _Finder(
        ("ahead", "behind", " par ", "tied", "level", "equal", "joint", "neck", "runner", "rank"),
        rank_against.AGAINST,
        rank_against.against,
    ),
    _Finder(("runner", "medal", "champion", "winner", "last"), rank_ends.TITLE, rank_ends.title),
)


AMONG_THEM = re.compile(r"(?i)\s(?:place\s|position\s|spot\s)?among")


def find_ranks(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Rank, ...]:
    """Places in an order, in the order of the text; what a span of `taken` covers is not read."""
    folded = text.casefold()
    words = words_of(text).low
    busy = list(taken)
    found: list[Rank] = []
    for finder in _FINDERS:
        if not (holds(folded, finder.words) if isinstance(finder.words, tuple) else not finder.words.isdisjoint(words)):
            continue
        for match in finder.pattern.finditer(text):
            rank = None if _overlaps(match.start(), match.end(), busy) else finder.read(text, match)
            if rank is not None:
                found.append(rank)
                busy.append((rank.start, rank.end))
    return tuple(_joined(text, sorted(found, key=lambda rank: rank.start)))


def _joined(text: str, ranks: list[Rank]) -> Iterator[Rank]:
    """A place and whom it is level with or ahead of, as one: "third place, level with Jiangsu"."""
    before: Rank | None = None
    for rank in ranks:
        if before is None:
            before = rank
        elif (
            rank.other and rank.high == rank_against.ANY_PLACE and not before.other and text[before.end : rank.start] in (", ", " ")
        ):
            before = replace(before, end=rank.end, other=rank.other, relation=rank.relation)
        elif (
            before.low == before.high and rank.low < rank.high and AMONG_THEM.fullmatch(text, before.end, rank.start + len("among"))
        ):
            continue  # "57th place among the most congested cities": the list that the place is in
        else:
            yield before
            before = rank
    if before is not None:
        yield before


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
