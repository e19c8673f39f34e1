"""The hand-written cases of tests/facts_cases: quantities, times, ranks, names, negations and directions in a sentence."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.aliases import Alias, Aliases
from ingest.document import About
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.antonyms import FORMS
from ingest.facts.quantities.units import noun_unit
from ingest.facts.times.anchors import anchor_of
from ingest.facts.types import Negation, Period, Quantity, Rank, TimeMention

CASES = Path(__file__).parents[2] / "facts_cases"
CONVERTED = Decimal("0.001")  # what a converted value may be off by
BASES = {"Wh": ("J", Decimal(3600)), "degC": ("C", Decimal(1)), "m per hour": ("m/s", 1 / Decimal(3600))}
"""Unit of a case → the base in which the program gives it, and the factor."""


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(row, id=row["id"], marks=pytest.mark.xfail(strict=True, reason=row["known"]) if "known" in row else ())
        for row in rows
    ]


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities(case: Mapping[str, Any]) -> None:
    found = annotate(case["text"]).quantities
    assert [wrong_of(found, place, wanted) for place, wanted in enumerate(case["expect"])] == [{}] * len(found), found


def wrong_of(found: Sequence[Quantity], place: int, wanted: Mapping[str, Any]) -> dict[str, object]:
    """What the quantity at that place says otherwise than the case; the case where there is none."""
    if place >= len(found):
        return dict(wanted)
    got = found[place]
    factor = Decimal(1)
    said: dict[str, object] = {"hedge": wanted.get("hedge", "exact"), "sign": wanted.get("sign")}
    said |= {key: wanted[key] for key in ("kind", "per") if key in wanted}
    if "unit" in wanted:
        unit = wanted["unit"]
        base, factor = BASES.get(f"{unit} per {wanted.get('per')}") or BASES.get(unit) or (unit, factor)
        said["unit"] = noun_unit(unit) if wanted.get("kind") == "count" else base
        if base == "m/s":
            said.pop("per")
    wrong: dict[str, object] = {key: getattr(got, key) for key, value in said.items() if getattr(got, key) != value}
    if "value" in wanted:
        wrong |= {} if near(got.value, Decimal(wanted["value"]) * factor) else {"value": got.value}
    elif got.value is not None:
        wrong["value"] = got.value
    for key in ("low", "high"):
        if key in wanted and not near(getattr(got, key), Decimal(wanted[key]) * factor):
            wrong[key] = getattr(got, key)
    return wrong


def near(got: Decimal | None, wanted: Decimal) -> bool:
    return got is not None and abs(got - wanted) <= CONVERTED * abs(wanted)


@pytest.mark.parametrize("case", cases("times"))
def test_times(case: Mapping[str, Any]) -> None:
    anchor = anchor_of(About(as_of=case["as_of"])) if "as_of" in case else None
    found = annotate(case["text"], anchor=anchor).times
    assert len(found) == len(case["expect"]), found
    assert all(is_said(got, wanted) for got, wanted in zip(found, case["expect"], strict=True)), found


def is_said(got: TimeMention, wanted: Mapping[str, Any]) -> bool:
    if "years" in wanted:
        return bool(got.years == wanted["years"])
    ends = days(got.period)
    is_period = all(end in listed(wanted[key]) for key, end in zip(("from", "to"), ends, strict=True))
    return is_period and wanted.get("relation", got.relation) == got.relation


def days(period: Period) -> tuple[str, str]:
    """First and last day, "-0043-03-15" for one in 44 BC; an open side closes at the other end, as "since 1988" names 1988."""
    first, last = period.start, period.end
    written = [f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{day:02}" for year, month, day in (d for d in (first, last) if d)]
    return written[0], written[-1]


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("case", cases("ranks"))
def test_ranks(case: Mapping[str, Any]) -> None:
    found = annotate(case["text"]).ranks
    assert [place_of(rank, wanted) for rank, wanted in zip(found, case["expect"], strict=False)] == case["expect"], found
    assert len(found) == len(case["expect"]), found


def place_of(rank: Rank, wanted: Mapping[str, Any]) -> dict[str, object]:
    """What the rank says of all that the case judges."""
    said = {"low": rank.low, "high": rank.high, "other": rank.other, "relation": rank.relation}
    from_end = {"from_end": True} if rank.is_from_end else {}
    return {key: value for key, value in said.items() if key in wanted} | from_end


@pytest.mark.parametrize("case", cases("names"))
def test_names(case: Mapping[str, Any]) -> None:
    aliases = tuple(Alias(name=first, also=tuple(others)) for first, *others in case.get("aliases", ()))
    found = annotate(case["text"], lexicon=Lexicon.of(Aliases.of(aliases)) if aliases else EMPTY).names
    assert list(dict.fromkeys(name.text for name in found)) == case["expect"]
    for is_same, pairs in ((True, case.get("same", ())), (False, case.get("different", ()))):
        for one, other in pairs:
            judged = [same_name(a, b) for a in found for b in found if (a.text, b.text) == (one, other)]
            assert (one, other, judged) == (one, other, [is_same] * len(judged))


@pytest.mark.parametrize("case", cases("polarity"))
def test_polarity(case: Mapping[str, Any]) -> None:
    text = case["text"]
    facts = annotate(text)
    wrong = [word for word in case.get("denied", ()) if not bears(facts.negations, place(text, word))]
    wrong += [word for word in case.get("affirmed", ()) if bears(facts.negations, place(text, word))]
    for item in case.get("directions", ()):
        said = {(one.axis, one.side) for one in facts.directions if one.start == place(text, item["word"])}
        if not any((sense.axis, -sense.side) in said for sense in opposites(item["opposite"])):
            wrong.append(item["word"])
    assert wrong == []


def place(text: str, word: str) -> int:
    """Where the word stands first."""
    match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    assert match is not None, word
    return match.start()


def bears(negations: Sequence[Negation], at: int) -> bool:
    """Whether an odd number of negations bears on what stands there; "only" denies nothing."""
    return sum(item.kind != "only" and item.scope[0] <= at < item.scope[1] for item in negations) % 2 == 1


@cache
def opposites(word: str) -> tuple[Any, ...]:
    return FORMS.get(word, ())
