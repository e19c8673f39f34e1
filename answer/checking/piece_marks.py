"""How each stretch of a claim and its evidence stands to the other text: what a small network cannot compute or has not learnt.

Numbers, dates and places in an order are compared by value, words by a table of synonyms and one of opposites. The support model
gets one mark for each word piece, added to its embedding, and learns what the marks come to. After the knowledge-based inference
model of Chen et al. 2018 (doi 10.18653/v1/P18-1224), which marks synonyms and opposites of WordNet in this way.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar

from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.relation import Relation
from answer.comparing.statement import number_end
from answer.comparing.times import compare_times
from answer.deciding.synonyms import terms_of
from ingest.facts.polarity.find import find_directions
from ingest.facts.quantities.find import find_quantities
from ingest.facts.ranks.find import find_ranks
from ingest.facts.times.find import find_times
from ingest.facts.types import Direction, Quantity, Rank, TimeMention
from ingest.words import WORD, stem

# "Only three places sold more than Ardon": it is fourth; "nobody sold more": it is first.
RIVALS = re.compile(
    r"(?i)\b(?:(?:only|just) (?P<count>\d+|one)\b|(?:no(?! (?:more|less|fewer|longer)\b)(?: one| other)?|nobody|nowhere|none)\b)"
    r"(?=[^,;.]*?\b(?:more|\w+er|ahead)\b[^,;.]*?\b(?:than|of)\b)"
)
MOST_RIVALS = 20
KEPT_TEXTS = 512  # whose facts are remembered: a claim is read beside several passages, a passage with several claims
COUNTED = ("count", "bare")

Span = tuple[int, int]
Value = TypeVar("Value")


class Mark(IntEnum):
    """How a stretch stands to the other text. The numbers are rows of the network's table: they never change their meaning."""

    NONE = 0
    SHARED = 1  # the same piece stands there
    AGREES = 2  # a value that a value there bears out, as exactly or more
    COARSER = 3  # a value that is there less exactly, or in part
    DIFFERS = 4  # a value beside comparable ones, all of them others
    APART = 5  # a number beside numbers of something that is called otherwise, all of them others
    UNMET = 6  # a value beside none of its kind
    ALIKE = 7  # another form of a word there, or one that may stand for it
    OPPOSED = 8  # a word with an opposite that stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of a text."""

    start: int  # code points
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What can be compared of a text."""

    times: tuple[TimeMention, ...]
    ranks: tuple[Rank, ...]
    quantities: tuple[Quantity, ...]
    spans: tuple[Span, ...]  # of the quantities' numbers, without the nouns that they count
    directions: tuple[Direction, ...]
    words: tuple[tuple[int, int, str], ...]  # start, end and stem


def marks_of(claim: str, evidence: str) -> tuple[list[Marked], list[Marked]]:
    """The stretches of the claim and of the evidence, what goes before at their head: a piece has the mark of the first it lies in.

    Args:
        claim: as `support_input.canonical` writes it; the evidence as well.
    """
    mine, theirs = _read(claim), _read(evidence)
    families = (
        _values(mine.quantities, theirs.quantities, mine.spans, theirs.spans, _of_quantities),
        _values(mine.ranks, theirs.ranks, _spans(mine.ranks), _spans(theirs.ranks), _of_ranks),
        _values(mine.times, theirs.times, _spans(mine.times), _spans(theirs.times), _of_times),
    )
    return (
        [*(one for family in families for one in family[0]), *_opposed(mine, theirs), *_alike(claim, evidence)],
        [*(one for family in families for one in family[1]), *_opposed(theirs, mine), *_alike(evidence, claim)],
    )


@lru_cache(maxsize=KEPT_TEXTS)
def _read(text: str) -> _Read:
    times = find_times(text, None)
    taken = [(time.start, time.end) for time in times]
    ranks = (*_rival_ranks(text), *find_ranks(text, taken))
    quantities = find_quantities(text, [*taken, *((rank.start, rank.end) for rank in ranks)])
    return _Read(
        times=times,
        ranks=ranks,
        quantities=quantities,
        spans=tuple((item.start, number_end(text, item)) for item in quantities),
        directions=find_directions(text),
        words=tuple((match.start(), match.end(), stem(match.group())) for match in WORD.finditer(text)),
    )


def _rival_ranks(text: str) -> Iterator[Rank]:
    for match in RIVALS.finditer(text):
        count = match["count"] or "0"
        place = (int(count) if count.isdigit() else 1) + 1
        if place <= MOST_RIVALS:
            yield Rank(start=match.start(), end=match.end(), low=place, high=place)


def _spans(items: Sequence[Rank] | Sequence[TimeMention]) -> list[Span]:
    return [(item.start, item.end) for item in items]


def _values(
    mine: Sequence[Value],
    theirs: Sequence[Value],
    my_spans: Sequence[Span],
    their_spans: Sequence[Span],
    relation: Callable[[Value, Value], Mark],
) -> tuple[list[Marked], list[Marked]]:
    """The values of one family in both texts; each has the best mark that it gets beside any of the other's."""
    table = [[relation(one, other) for other in theirs] for one in mine]
    return (
        [_marked(span, row) for span, row in zip(my_spans, table, strict=True)],
        [_marked(span, [row[at] for row in table]) for at, span in enumerate(their_spans)],
    )


def _marked(span: Span, marks: Sequence[Mark]) -> Marked:
    return Marked(start=span[0], end=span[1], mark=min(marks, default=Mark.UNMET))


_MARKS: dict[Relation, Mark] = {
    "same": Mark.AGREES,
    "finer": Mark.AGREES,
    "coarser": Mark.COARSER,
    "differs": Mark.DIFFERS,
    "not_comparable": Mark.UNMET,
}


def _of_quantities(claimed: Quantity, found: Quantity) -> Mark:
    mark = _MARKS[compare_quantities(claimed, found).relation]
    if mark != Mark.UNMET or (claimed.kind != found.kind and not (claimed.kind in COUNTED and found.kind in COUNTED)):
        return mark
    if claimed.kind not in COUNTED and claimed.unit != found.unit:
        return mark
    bare = [replace(item, kind="bare", unit="", of=(), per=None, sign=None) for item in (claimed, found)]
    mark = _MARKS[compare_quantities(bare[0], bare[1]).relation]
    return Mark.APART if mark == Mark.DIFFERS else mark


def _of_ranks(claimed: Rank, found: Rank) -> Mark:
    mark = _MARKS[compare_ranks(claimed, found).relation]
    if mark != Mark.UNMET:
        return mark
    mark = _MARKS[compare_ranks(*(replace(item, of=(), order="") for item in (claimed, found))).relation]
    return Mark.APART if mark == Mark.DIFFERS else mark


def _of_times(claimed: TimeMention, found: TimeMention) -> Mark:
    return _MARKS[compare_times(claimed, found).relation]


def _opposed(mine: _Read, theirs: _Read) -> Iterator[Marked]:
    """Words of rise and fall and the like: alike where one of their side stands there, opposed where only the other side does."""
    sides = {(item.axis, item.side) for item in theirs.directions}
    for item in mine.directions:
        if (item.axis, item.side) in sides:
            yield Marked(start=item.start, end=item.end, mark=Mark.ALIKE)
        elif (item.axis, -item.side) in sides:
            yield Marked(start=item.start, end=item.end, mark=Mark.OPPOSED)


def _alike(text: str, other: str) -> Iterator[Marked]:
    """Words with another form, or one that may stand for them, in the other text."""
    stems = {found for _, _, found in _read(other).words}
    for start, end, found in _read(text).words:
        if found in stems:
            yield Marked(start=start, end=end, mark=Mark.ALIKE)
    meanings = {line for term in terms_of(other) for line in term.meanings}
    for term in terms_of(text):
        if term.meanings & meanings:
            yield Marked(start=term.start, end=term.end, mark=Mark.ALIKE)
