"""How two names stand to each other: the same thing, surely two things, one inside the other."""

from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.names.kinds import head_of, is_head
from ingest.facts.names.words import PARTICLES, TRADE
from ingest.facts.types import Name

_SMALL = PARTICLES | frozenset("of for and the on in at to".split())
_ACRONYM = 6  # letters; a name of one short word may be the initials of the other


def same_name(a: Name, b: Name) -> bool:
    """Whether both may name one thing: equal keys, or the key of one among the others of the other."""
    return a.key == b.key or a.key in b.others or b.key in a.others


def contains(outer: Name, inner: Name) -> bool:
    """Whether the place `inner` lies in the place `outer`: Hangzhou in Zhejiang, Zhejiang in China."""
    if outer.kind == "nationality" or inner.kind == "nationality" or outer.key == inner.key:
        return False  # New York is both the state and the city in it
    return any(gazetteer().contains(above, below) for above in _place_keys(outer) for below in _place_keys(inner))


def clash(a: Name, b: Name) -> bool:
    """Whether both name things of one kind that are surely two: two cities, two people with other last names.

    Only what is certain counts: a place and one inside it, or a person known by one word, never clash.
    """
    if same_name(a, b) or a.kind is None or a.kind != b.kind or set(a.others) & set(b.others):
        return False
    if a.kind == "place":
        return _places_differ(a, b)
    if a.kind == "nationality":
        return _peoples_differ(a.key, b.key)
    if a.kind == "person":
        return _persons_differ(a.key, b.key)
    return a.kind == "organisation" and _organisations_differ(a.key, b.key)


def _place_keys(name: Name) -> tuple[str, ...]:
    return (name.key, *name.others)


def _places_differ(a: Name, b: Name) -> bool:
    ours = [key for key in _place_keys(a) if key in gazetteer().places]
    theirs = [key for key in _place_keys(b) if key in gazetteer().places]
    if ours and theirs:
        return all(gazetteer().differ(one, other) for one in ours for other in theirs)
    return not ours and not theirs and (_same_head_differs(a.key, b.key) or _same_but_for_place(a.key, b.key))


def _peoples_differ(one: str, other: str) -> bool:
    peoples = gazetteer().peoples
    return one in peoples and other in peoples and gazetteer().differ(peoples[one], peoples[other])


def _persons_differ(one: str, other: str) -> bool:
    ours, theirs = one.split(), other.split()
    return len(ours) > 1 and len(theirs) > 1 and not set(ours) & set(theirs)


def _organisations_differ(one: str, other: str) -> bool:
    ours, theirs = one.split(), other.split()
    if _may_be_initials(one, theirs) or _may_be_initials(other, ours):
        return False
    if is_head(head_of(ours)) or is_head(head_of(theirs)):
        return _same_head_differs(one, other)
    return not _telling(ours) & _telling(theirs)


def _same_head_differs(one: str, other: str) -> bool:
    """ "Binjiang District" and "Xiaoshan District": one head, no other word in common."""
    ours, theirs = one.split(), other.split()
    head = head_of(ours)
    if head != head_of(theirs) or not is_head(head):
        return False
    mine, yours = _telling(ours) - {head}, _telling(theirs) - {head}
    return bool(mine) and bool(yours) and not mine & yours


def _same_but_for_place(one: str, other: str) -> bool:
    """ "Ningbo Science Park" and "Suzhou Science Park": what is the same of two places is two things."""
    ours, theirs = one.split(), other.split()
    places = gazetteer().places
    if len(ours) < 2 or ours[1:] != theirs[1:] or ours[0] not in places or theirs[0] not in places:
        return False
    return gazetteer().differ(ours[0], theirs[0])


def _telling(words: list[str]) -> set[str]:
    return {word for word in words if word not in _SMALL and word not in TRADE}


def _may_be_initials(short: str, words: list[str]) -> bool:
    return " " not in short and len(short) <= _ACRONYM and len(words) > 1 and words[0][0] == short[0]
