"""The table of synonyms is well formed, and no line of it joins words that exclude one another."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from ingest.words import stems

FILE = Path(__file__).parents[3] / "answer" / "deciding" / "synonyms.toml"
LISTS = ("verbs", "nouns", "adjectives", "adverbs", "forms", "spellings", "irregular")
STEMMED = tuple(name for name in LISTS if name != "irregular")

RIVALS = """
import/export mayor/governor lend/borrow teach/learn public/private domestic/foreign urban/rural minister/president win/lose
enter/leave hire/dismiss buy/sell road/rail province/city university/school hardware/software open/close begin/end arrive/depart
accept/reject approve/oppose allow/forbid legal/illegal employer/employee landlord/tenant doctor/patient teacher/pupil
income/expenditure profit/loss revenue/profit asset/liability creditor/debtor surplus/deficit build/demolish establish/abolish
appoint/resign include/exclude send/receive give/take attack/defend remember/forget rich/poor old/new large/small long/wide
high/deep strong/weak hot/cold wet/dry safe/dangerous true/false early/late former/current temporary/permanent
compulsory/voluntary north/south east/west inland/coastal before/after above/below inside/outside daily/monthly
monthly/yearly quickly/slowly always/never often/rarely bus/tram tram/subway ship/plane bridge/tunnel river/lake
museum/library hospital/school theatre/cinema king/queen man/woman husband/wife actor/actress author/publisher
solar_power/wind_power stock/bond wage/tax law/constitution court/parliament plan/complete promise/fulfil allege/prove
forecast/measure metre/kilometre megawatt/gigawatt GDP/GNP US/UK China/Japan Buddhism/Taoism
""".split()


@cache
def table() -> Mapping[str, list[str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def lines_of() -> Mapping[tuple[str, ...], frozenset[str]]:
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in LISTS:
        for line in table()[name]:
            for entry in line.split():
                found[stemmed(entry)].add(line)
    return {entry: frozenset(lines) for entry, lines in found.items()}


def stemmed(entry: str) -> tuple[str, ...]:
    return tuple(stems(entry.replace("_", " ")))


def test_the_table_has_its_lists_and_no_others() -> None:
    assert tuple(table()) == LISTS


def test_no_line_has_fewer_than_two_entries() -> None:
    assert [line for name in LISTS for line in table()[name] if len(line.split()) < 2] == []


def test_every_entry_has_a_word() -> None:
    assert [entry for name in LISTS for line in table()[name] for entry in line.split() if not stemmed(entry)] == []


def test_no_entry_stands_twice_on_a_line() -> None:
    lines = [line for name in STEMMED for line in table()[name]]
    assert [line for line in lines if len(set(map(stemmed, line.split()))) < len(line.split())] == []


def test_no_irregular_form_stands_twice_on_a_line() -> None:
    assert [line for line in table()["irregular"] if len(set(line.casefold().split())) < len(line.split())] == []


def test_no_line_stands_twice() -> None:
    count = Counter(frozenset(map(stemmed, line.split())) for name in STEMMED for line in table()[name])
    assert [sorted(line) for line, times in count.items() if times > 1] == []
    assert len(set(table()["irregular"])) == len(table()["irregular"])


@pytest.mark.parametrize("pair", RIVALS)
def test_words_that_exclude_one_another_share_no_line(pair: str) -> None:
    one, other = (lines_of().get(stemmed(entry), frozenset()) for entry in pair.split("/"))
    assert one & other == frozenset()
