"""Which of several values belongs to what: "the west has 12 parks and the east 30" does not give the east 12."""

import re
from collections.abc import Sequence
from typing import Literal

from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.relation import AGREES
from answer.comparing.statement import Statement
from answer.deciding.same_words import canonical
from answer.deciding.topic import MACHINERY
from ingest.facts.names.relations import same_name
from ingest.facts.types import Direction, Name, Quantity, Rank, TimeMention

Bound = Literal["to_other", "unclear"]
Value = Quantity | Rank | TimeMention | Name | Direction
Span = tuple[int, int]

JOINING = r"(?:and|but|while|whereas|compared (?:with|to)|against|versus)\s"
PIECE_END = re.compile(rf"[,;:]\s(?:{JOINING})?|\s{JOINING}")

PLACED = re.compile(r"(?i)\b(?:in|at|near)\s(?:the\s)?$")  # a name that tells where something is
SUBJECTS = frozenset({"change", "gain", "profit"})  # axes of what a thing does, so that each has its own in a sentence
MOST_VALUES, MOST_FOUND = 32, 120  # values of a claim and of a sentence that are held against one another
OF_ALL = re.compile(r"(?i)(?:^|[,;]\s|\bout\s)of\s(?:the\s|its\s|their\s|all\s|a\stotal\sof\s)*$")
RESPECTIVELY = re.compile(r"(?i)\brespectively\b|\bin (?:this|that) order\b")
# A piece that tells how several things changed and names none of them: "…, an increase of 64 and 65 per cent respectively".
BARE_CHANGE = re.compile(
    r"(?i)\s*(?:(?:which (?:is|was|were)|representing|with|showing)\s)?(?:(?:an?|the)\s)?(?:year-on-year\s|annual\s|respective\s)?"
    r"(?:increases?|rises?|growth|gains?|decreases?|declines?|falls?|drops?|up|down|rising|growing|falling)\b"
    r"(?:\s(?:rates?|of|by|about|nearly|almost|more than|over))*\W*$"
)


def bound_otherwise(claimed: Statement, found: Statement) -> Bound | None:
    """ "to_other" if a value of the claim is there, but said of something else; "unclear" if it may be; else None.

    Only a sentence with several values of one kind, each in a piece of its own, can bind one otherwise.
    """
    values = _values(claimed)
    if len(values) > MOST_VALUES or len(_values(found)) > MOST_FOUND:
        return "unclear"  # a table in the form of a sentence
    told = [_bound(mine, claimed, found) for mine in values]
    return "to_other" if "to_other" in told else "unclear" if "unclear" in told else None


def is_left_out(claimed: Statement, found: Statement) -> bool:
    """True if the sentence has the claim's value in a piece that leaves out what the first piece says of all: "the hall 3"."""
    told = [_left_out(mine, claimed, found) for mine in _values(claimed) if isinstance(mine, Quantity | TimeMention)]
    return bool(told) and all(told)


def _left_out(mine: Value, claimed: Statement, found: Statement) -> bool:
    alike = _alike(mine, _values(found))
    same = [value for value in alike if _is_same(mine, value)]
    pieces = pieces_of(found.text, alike) if len(same) == 1 and len(alike) > 1 else None
    if pieces is None:
        return False
    its, first = pieces[alike.index(same[0])], min(pieces)
    own, said = _words(found, its), _words(claimed, (0, len(claimed.text)))
    return its != first and bool(own) and own <= said and said - own <= _words(found, first)


def _bound(mine: Value, claimed: Statement, found: Statement) -> Bound | None:
    alike = _alike(mine, _values(found))
    same = [value for value in alike if _is_same(mine, value)]
    if len(same) != 1 or len(alike) < 2:
        return None
    pieces = pieces_of(found.text, alike)
    if pieces is None:
        return None
    its = pieces[alike.index(same[0])]
    said = _said_of(mine, claimed)
    known = frozenset[str]() if isinstance(mine, Name) else _names_met(claimed, found, its)
    own = _words(found, its, without=_own_spans(found, alike))
    for value, piece in zip(alike, pieces, strict=True):
        if value is same[0] or piece == its or _is_whole(value, found):
            continue
        other = _words(found, piece, without=_own_spans(found, alike))
        told = _weighed(said | known, own - other, other - own)
        # What stands in the first piece may be said of all: only of that piece can a few words be too few.
        if told == "to_other" or (told == "unclear" and its == min(pieces)):
            return told
    return None


def _is_whole(value: Value, statement: Statement) -> bool:
    """True of the 56 in "of the 56 halls, 12 are new": what is said of it is said of its part."""
    return isinstance(value, Quantity) and bool(OF_ALL.search(statement.text[: value.start]))


def _weighed(said: frozenset[str], own: frozenset[str], other: frozenset[str]) -> Bound | None:
    """What the words tell that only the value's piece has, and those that only another value's has."""
    mine, theirs = said & own, said & other
    if not theirs or own <= said or not own:
        return None
    if not mine or other <= said:
        return "to_other"
    return "unclear" if len(theirs) > len(mine) else None


def _values(statement: Statement) -> list[Value]:
    facts = statement.facts
    places = (
        name
        for name in facts.names
        if name.kind in ("place", None) and PLACED.search(statement.text[max(0, name.start - 16) : name.start])
    )
    sides = (item for item in facts.directions if item.axis in SUBJECTS)
    ranks = (rank for rank in facts.ranks if not rank.relation and rank.low == rank.high)  # "the top 20" is a list, no place in it
    return [*facts.quantities, *ranks, *facts.times, *places, *sides]


def _is_one_kind(one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return (one.kind, one.unit) == (other.kind, other.unit) or "bare" in (one.kind, other.kind)
    if isinstance(one, Direction) and isinstance(other, Direction):
        return one.axis == other.axis
    return type(one) is type(other)


def _alike(value: Value, others: Sequence[Value]) -> list[Value]:
    """Those of its kind; where there is but one, plain numbers too: "12 parks … and the east 30"."""
    strict = [other for other in others if _is_one_kind(value, other) and not _is_bare(other)]
    return strict if len(strict) > 1 else [other for other in others if _is_one_kind(value, other)]


def _is_bare(value: Value) -> bool:
    return isinstance(value, Quantity) and value.kind == "bare"


def _is_same(one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return compare_quantities(one, other).relation in AGREES or (one.value is not None and one.value == other.value)
    if isinstance(one, Rank) and isinstance(other, Rank):
        return (one.low, one.high) == (other.low, other.high) and compare_ranks(one, other).relation != "differs"
    if isinstance(one, TimeMention) and isinstance(other, TimeMention):
        return one.period == other.period
    if isinstance(one, Name) and isinstance(other, Name):
        return same_name(one, other)
    if isinstance(one, Direction) and isinstance(other, Direction):
        return one.side == other.side
    return False


def _own_spans(statement: Statement, values: Sequence[Value]) -> list[Span]:
    """What tells nothing of what a value is said of: of places all names, of rise and fall the words for it."""
    if all(isinstance(value, Name) for value in values):
        return [(name.start, name.end) for name in statement.facts.names]
    if all(isinstance(value, Direction) for value in values):
        return [(item.start, item.end) for item in statement.facts.directions]
    return []


def pieces_of(text: str, values: Sequence[Value]) -> list[Span] | None:
    """The piece of each value, with those before it that hold none; None where two values share one."""
    ends = [match for match in PIECE_END.finditer(text) if not any(v.start <= match.start() < v.end for v in values)]
    starts = [0, *(match.end() for match in ends)]
    bounds = list(zip(starts, [*(match.start() for match in ends), len(text)], strict=True))
    held = [max(at for at, start in enumerate(starts) if start <= value.start) for value in values]
    if len(set(held)) < len(held):
        return None
    if RESPECTIVELY.search(text):
        first = min(value.start for value in values)
        named = [at for at, (start, _) in enumerate(bounds) if at != min(held) or not BARE_CHANGE.match(text, start, first)]
        return _in_order(bounds, held, named)
    order = sorted(held)
    pieces = []
    for at in held:
        before = max((other for other in order if other < at), default=-1)
        pieces.append((bounds[before + 1][0], bounds[at][1]))
    return pieces


def _in_order(bounds: Sequence[Span], held: Sequence[int], named: Sequence[int]) -> list[Span] | None:
    """The pieces before the first value that name something, one for each: "towns and villages had 12 and 5 respectively"."""
    count, before = len(held), [at for at in named if at <= min(held)]
    if len(before) < count:
        return None
    labels = [bounds[at] for at in before[-count:]]
    order = sorted(held)
    return [labels[order.index(at)] for at in held]


def _said_of(value: Value, claimed: Statement) -> frozenset[str]:
    """The claim's words for the value: those of its piece, where the claim gives several of its kind."""
    alike = _alike(value, _values(claimed))
    pieces = pieces_of(claimed.text, alike) if len(alike) > 1 else None
    piece = pieces[alike.index(value)] if pieces and value in alike else (0, len(claimed.text))
    return _words(claimed, piece, without=_own_spans(claimed, [value]))


def _words(statement: Statement, piece: Span, *, without: Sequence[Span] = ()) -> frozenset[str]:
    return frozenset(
        canonical(token.stem)
        for token in statement.tokens
        if piece[0] <= token.start < piece[1] and not token.in_value and token.stem not in MACHINERY
        if not any(start <= token.start < end for start, end in without)
    )


def _names_met(claimed: Statement, found: Statement, piece: Span) -> frozenset[str]:
    """Words of the names of a piece that the claim has by another name: "HHZ" for a zone's full name."""
    return frozenset(
        canonical(token.stem)
        for name in found.facts.names
        if piece[0] <= name.start < piece[1]
        if any(same_name(name, other) for other in claimed.facts.names)
        for token in found.tokens
        if name.start <= token.start < name.end
    )
