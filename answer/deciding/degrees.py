"""Words that compare: "more", "fewer", "higher", "longer"; which way each points, and by what it measures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.facts.polarity.antonyms import degrees
from ingest.facts.ranks.words import SUPERLATIVES, graded
from ingest.words import stem

# Adjectives that point to the lower end of what they measure.
LOW = frozenset(
    "bad bleak brief cheap cold cool dull few fine gentle light low mild mean narrow near poor quiet rare shallow short slight "
    "slim slow small soft sparse thin tiny weak young early".split()
)
# These say of any amount that it is more, or less.
ANY_AMOUNT = frozenset("high large big great low small few strong good bad".split())
_BASES: Mapping[str, str] = {degrees(base)[0]: base for base in set(SUPERLATIVES.values())} | {
    "better": "good",
    "worse": "bad",
    "farther": "far",
    "further": "far",
    "later": "late",
}
_WORDS = "|".join(sorted((re.escape(word) for word in _BASES), key=len, reverse=True))
COMPARATIVE = re.compile(
    rf"(?i)\b(?:(?P<more>more|less|fewer)(?:\s(?P<adverb>\w+ly)\b|\s(?P<adjective>\w+(?:al|ive|ous|able|ible|ent|ant|ful|ar|ed|ing)(?=\s(?:than|by|in|for)\b)))?"
    rf"|(?P<er>{_WORDS}))\b"
)
SLOWLY = frozenset("slowly weakly rarely poorly gradually".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """A comparative."""

    start: int
    end: int
    side: int  # 1 for more of it, -1 for less
    base: str  # what it measures by: "long", "popular" as a stem; "" for any amount


def degrees_in(text: str) -> list[Degree]:
    """The comparatives of the text, in order."""
    return [_read(match) for match in COMPARATIVE.finditer(text)]


def _read(match: "re.Match[str]") -> Degree:
    start, end = match.span()
    if match["er"]:
        base = _BASES[match["er"].casefold()]
        side = -1 if base in LOW else 1
        return Degree(start=start, end=end, side=side, base="" if base in ANY_AMOUNT else base)
    side = 1 if match["more"].casefold() == "more" else -1
    if match["adverb"]:
        side = -side if match["adverb"].casefold() in SLOWLY else side
        return Degree(start=start, end=end, side=side, base="fast")
    return Degree(start=start, end=end, side=side, base=graded(match["adjective"]) if match["adjective"] else "")


def same_order(base: str, order: str) -> bool:
    """True if a comparative by `base` speaks of the same order as a place by `order`, a rank's: "longer" and "longest"."""
    if not base or not order or order == base:
        return True
    return base == stem(order)


def is_low(order: str) -> bool:
    """True if an order counts from the lower end: "smallest", "fewest", "least popular"."""
    return order in LOW or order.startswith("least")
