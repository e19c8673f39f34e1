"""The gazetteer: what lies in what, and what surely differs."""

import tomllib
from importlib import resources

from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.names.keys import fold_name


def test_places_lie_in_all_that_is_around_them() -> None:
    places = gazetteer()
    assert [above.key for above in places.places["hangzhou"][0].inside] == ["zhejiang", "china", "asia"]
    assert [above.key for above in places.places["binjiang district"][0].inside] == ["hangzhou", "zhejiang", "china", "asia"]
    assert [above.key for above in places.places["atlanta"][0].inside] == ["georgia", "united states", "north america"]
    assert [above.key for above in places.places["leeds"][0].inside] == ["england", "united kingdom", "europe"]


def test_one_key_may_be_two_places() -> None:
    assert [sorted(place.levels) for place in gazetteer().places["georgia"]] == [["country"], ["province"]]
    assert sorted(gazetteer().places["beijing"][0].levels) == ["city", "province"]


def test_places_differ_on_one_level_only() -> None:
    places = gazetteer()
    assert places.differ("hangzhou", "suzhou")
    assert places.differ("beijing", "hangzhou")
    assert places.differ("beijing", "zhejiang")
    assert not places.differ("hangzhou", "zhejiang")
    assert not places.differ("hangzhou", "japan")
    assert not places.differ("georgia", "texas")
    assert not places.differ("taiwan", "china")
    assert not places.differ("hangzhou", "nowhere")


def test_every_parent_is_a_place() -> None:
    data = tomllib.loads(resources.files("ingest.facts.names").joinpath("gazetteer.toml").read_text(encoding="utf-8"))
    parents = {parent for table in ("countries", "provinces", "cities", "districts") for parent in data[table]}
    assert [parent for parent in sorted(parents) if fold_name(parent) not in gazetteer().places] == []


def test_what_may_be_meant_is_a_known_name() -> None:
    keys = {name.key for name in gazetteer().names}
    assert [other for name in gazetteer().names for other in name.others if other not in keys] == []


def test_no_city_stands_twice() -> None:
    data = tomllib.loads(resources.files("ingest.facts.names").joinpath("gazetteer.toml").read_text(encoding="utf-8"))
    cities = [
        fold_name(name.split("|")[0]) for table in ("cities", "districts") for names in data[table].values() for name in names
    ]
    assert sorted(cities) == sorted(set(cities))


def test_folding_keeps_what_tells_names_apart() -> None:
    assert fold_name("The Zhejiang Supcon Information Co., Ltd.") == "zhejiang supcon information"
    assert fold_name("J. R. R. Tolkien") == fold_name("J.R.R. Tolkien") == "jrr tolkien"
    assert fold_name("U.S.A.") == "usa"
    assert fold_name("Xi'an") == fold_name("Xi’an") == "xian"
    assert fold_name("Łódź") == fold_name("lodz") == "lodz"
    assert fold_name("the") == "the"
    assert fold_name("Co., Ltd.") == "co"
    assert fold_name("") == ""
