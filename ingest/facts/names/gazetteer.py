"""Places and peoples that any English text may name, and which of them lies in which."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from ingest.facts.names.keys import fold_name

FILE = "gazetteer.toml"
_LEVELS = {"continents": "continent", "regions": "region", "former": "former", "countries": "country", "provinces": "province"}
_CHINESE_DIVISIONS = "China"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. Several places may share a key: the country Georgia and the state."""

    key: str
    levels: frozenset[str]  # "city", "province", …; Beijing is both
    inside: tuple["Place", ...] = ()  # what it lies in, the nearest first


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name and what it stands for."""

    text: str
    key: str
    kind: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All places with all names."""

    places: Mapping[str, tuple[Place, ...]] = field(repr=False)
    peoples: Mapping[str, str] = field(repr=False)  # key of a people → key of its place
    names: tuple[KnownName, ...] = field(repr=False)
    not_in_lower_case: frozenset[str] = field(repr=False)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the place with the key `inner` lies in the one with the key `outer`."""
        return any(outer == above.key for place in self.places.get(inner, ()) for above in place.inside)

    def differ(self, one: str, other: str) -> bool:
        """Whether the two are surely two places of one level, neither inside the other: two cities, two countries."""
        ours, theirs = self.places.get(one, ()), self.places.get(other, ())
        if not ours or not theirs or one == other or self.contains(one, other) or self.contains(other, one):
            return False
        return all(a.levels & b.levels & {"city", "province", "country", "continent", "district"} for a in ours for b in theirs)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that ships."""
    text = resources.files("ingest.facts.names").joinpath(FILE).read_text(encoding="utf-8")
    return _read(tomllib.loads(text))


def _read(data: Mapping[str, Mapping[str, object]]) -> Gazetteer:
    cities = frozenset(fold_name(name) for name in _strings(data["also_cities"]["names"]))
    places: dict[str, list[Place]] = {}
    peoples: dict[str, str] = {}
    names: list[KnownName] = []
    may_mean = {
        fold_name(name): tuple(fold_name(other) for other in _strings(others))
        for table in ("may_mean", "either")
        for name, others in data[table].items()
    }
    for level, parent, written, people in _rows(data):
        first, *also = written.split("|")
        key = fold_name(first)
        inside = _inside(places.get(fold_name(parent), []), level) if parent else ()
        levels = frozenset((level, "city") if key in cities and level != "city" else (level,))
        places.setdefault(key, []).append(Place(key=key, levels=levels, inside=inside))
        spellings = [first, *also, *_fuller(first, level, parent)]
        names += [KnownName(text=name, key=key, kind="place", others=may_mean.get(key, ())) for name in spellings]
        names += _people(people, key, peoples, may_mean)
    for name in data["either"]:
        names.append(KnownName(text=name, key=fold_name(name), kind="place", others=may_mean[fold_name(name)]))
    for kind, groups in data["peoples"].items():
        for group in _strings(groups):
            names += _group(group, kind, may_mean)
    return Gazetteer(
        places={key: tuple(found) for key, found in places.items()},
        peoples=peoples,
        names=tuple(names),
        not_in_lower_case=frozenset(_strings(data["not_in_lower_case"]["words"])),
    )


def _rows(data: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str, str, str]]:
    """Level, what it lies in, names, people of each place, the larger places first."""
    for table, level in _LEVELS.items():
        for name, value in data[table].items():
            if isinstance(value, Mapping):
                yield from ((level, name, written, str(people)) for written, people in value.items())
            else:
                yield level, "", name, str(value)
    for table, level in (("cities", "city"), ("districts", "district")):
        for parent, towns in data[table].items():
            yield from ((level, parent, written, "") for written in _strings(towns))


def _inside(parents: list[Place], level: str) -> tuple[Place, ...]:
    """The place's parent and all that the parent lies in; a city of Georgia lies in the last-read one, the state."""
    if not parents:
        return ()
    parent = parents[-1] if level in ("city", "district") else parents[0]
    return (parent, *parent.inside)


def _fuller(name: str, level: str, parent: str) -> list[str]:
    """The name with what the place is: "Jiangsu Province", "city of Suzhou"."""
    if level == "city":
        chinese = [] if name.endswith("City") else [f"{name} City", f"{name} Municipality"]
        return [f"city of {name}", *chinese]
    if level == "country":
        return [f"Republic of {name}", f"Kingdom of {name}", f"Commonwealth of {name}"]
    if level == "province" and parent == _CHINESE_DIVISIONS:
        return [f"{name} Province", f"province of {name}", f"{name} City", f"city of {name}", f"{name} Municipality"]
    if level == "province":
        return [f"state of {name}" if parent in ("United States", "Australia", "India") else f"province of {name}"]
    return []


def _people(people: str, place: str, peoples: dict[str, str], may_mean: Mapping[str, tuple[str, ...]]) -> Iterator[KnownName]:
    if not people:
        return
    key = fold_name(people.split("|")[0])
    peoples.setdefault(key, place)
    for word in people.split("|"):
        for form in (word, *_plurals(word)):
            yield KnownName(text=form, key=key, kind="nationality", others=(place, *may_mean.get(key, ())))


def _plurals(word: str) -> list[str]:
    return [] if word.endswith(("ese", "ish", "ch", "s", "men", "ss", "x", "z", "é", "Welsh")) else [f"{word}s"]


def _group(group: str, kind: str, may_mean: Mapping[str, tuple[str, ...]]) -> Iterator[KnownName]:
    key = fold_name(group.split("|")[0])
    for word in group.split("|"):
        yield KnownName(text=word, key=key, kind=kind, others=may_mean.get(key, ()))


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
