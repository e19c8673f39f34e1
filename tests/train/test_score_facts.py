from decimal import Decimal
from typing import Any

import pytest

from ingest.document import SourceDocument
from ingest.facts.types import Facts, Name, Period, Quantity, Rank, TimeMention
from train.fact_counting import Tally, match, score, table
from train.fact_labels import LABELS, LabelledSentence, QuantityLabel, RankLabel, TimeLabel, parse_label, read_labels
from train.fact_matching import same_period, same_place, same_unit, same_value

TEXT = "Ten mills stood there."


def quantity(value: str | None, unit: str = "", kind: Any = "count", span=(0, 3), **more) -> Quantity:
    number = None if value is None else Decimal(value)
    bound = number or Decimal(0)
    given = {"low": bound, "high": bound, "hedge": "exact", "step": Decimal(1)} | more
    return Quantity(start=span[0], end=span[1], value=number, kind=kind, unit=unit, **given)


def label(value: str | None, unit: str = "", kind: str = "count", span=(0, 3), **more) -> QuantityLabel:
    given = {"low": None, "high": None, "hedge": "exact", "sign": None} | more
    return QuantityLabel(span=span, value=None if value is None else Decimal(value), kind=kind, unit=unit, **given)


def period(first: int, last: int) -> Period:
    return Period(start=(first, 1, 1), end=(last, 12, 31))


def time(found: Period, span=(0, 4), relation: Any = "in") -> TimeMention:
    return TimeMention(start=span[0], end=span[1], period=found, grain="year", relation=relation)


def wanted(stated: Period, *relations: str, **more) -> TimeLabel:
    return TimeLabel(span=(0, 4), period=stated, relations=relations or ("in",), **more)


def sentence(**facts) -> LabelledSentence:
    return LabelledSentence(source="seeds", document="a.txt", start=0, end=22, sha="", **facts)


def test_a_pair_needs_overlap_and_agreement():
    found = match([(0, 3), (10, 14)], [(0, 3), (12, 16), (20, 22)], lambda a, b: b != (12, 16))
    assert (found.pairs, found.missed, found.wrong) == ((((0, 3), (0, 3)),), ((10, 14),), ((12, 16), (20, 22)))


def test_one_fact_serves_one_label_and_the_longer_overlap_wins():
    found = match([(0, 2), (2, 9)], [(0, 9)], lambda a, b: True)
    assert (found.pairs, found.missed, found.wrong) == ((((2, 9), (0, 9)),), ((0, 2),), ())


def test_what_stands_in_an_ignored_span_is_neither_right_nor_wrong():
    found = match([], [(0, 3), (5, 8)], lambda a, b: True, [(2, 4)])
    assert found.wrong == ((5, 8),)


def test_a_label_is_found_also_where_an_ignored_span_lies():
    assert match([(0, 3)], [(0, 3)], lambda a, b: True, [(0, 9)]).pairs == (((0, 3), (0, 3)),)


def test_precision_recall_and_f1():
    tally = Tally(found=3, labels=4, right=3, given=6)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.75, 0.6)


def test_nothing_right_is_zero_and_nothing_asked_is_no_figure():
    assert (Tally(labels=2).precision, Tally(labels=2).recall, Tally(labels=2).f1) == (None, 0.0, 0.0)
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)


def test_scale_and_rounding_do_not_part_values():
    assert same_value(label("30", "minute", "measure"), quantity("1800", "s", "measure"))
    assert same_value(label("80937.1284", "m2", "measure"), quantity("80937.128448", "m2", "measure"))
    assert not same_value(label("490500000000", "CNY", "money"), quantity("490400000000", "CNY", "money"))


def test_a_half_is_fifty_per_cent():
    half, stated = quantity("0.5", "", "bare"), label("50", "%", "percent")
    assert (same_value(stated, half), same_unit(stated, half)) == (True, True)
    assert not same_unit(stated, quantity("50", "", "bare"))


def test_a_range_is_right_if_both_bounds_are():
    stated = label(None, "year", "measure", low=Decimal(5), high=Decimal(7))
    assert same_value(stated, quantity(None, "year", "measure", low=Decimal(5), high=Decimal(7)))
    assert not same_value(stated, quantity(None, "year", "measure", low=Decimal(5), high=Decimal(8)))
    assert not same_value(stated, quantity("5", "year", "measure"))


def test_a_counted_noun_may_stand_beside_the_number_or_under_another_name():
    assert same_unit(label("4", "enterprise"), quantity("4", "compani"))
    assert same_unit(label("60", "start-up"), quantity("60", "ai", of=("start",)))
    assert not same_unit(label("4", "enterprise"), quantity("4", "bridg"))


def test_units_of_measure_must_agree_with_the_value():
    assert same_unit(label("30", "minute", "measure"), quantity("1800", "s", "measure"))
    assert not same_unit(label("30", "minute", "measure"), quantity("30", "s", "measure"))
    assert not same_unit(label("5", "%", "percent"), quantity("5", "pp", "points"))


def test_an_open_period_is_right_only_under_a_word_that_opens_it():
    assert same_period(wanted(period(2016, 2016), "since"), time(Period(start=(2016, 1, 1), end=None)))
    assert same_period(wanted(period(2022, 2022), "by"), time(Period(start=None, end=(2022, 12, 31))))
    assert not same_period(wanted(period(2016, 2016)), time(Period(start=(2016, 1, 1), end=None)))


def test_a_fuzzy_period_holds_any_part_of_it():
    nineties = wanted(period(1990, 1999), is_fuzzy=True)
    assert same_period(nineties, time(period(1997, 1999)))
    assert not same_period(nineties, time(period(1997, 2000)))


def test_other_readings_count():
    stated = wanted(period(2003, 2023), also=(period(2004, 2023),))
    assert [same_period(stated, time(period(year, 2023))) for year in (2003, 2004, 2005)] == [True, True, False]


def test_an_open_place_is_compared_at_its_upper_end():
    found = Rank(start=0, end=3, low=1, high=10)
    assert same_place(RankLabel(span=(0, 3), low=1, high=None), found)
    assert not same_place(RankLabel(span=(0, 3), low=1, high=1), found)


def test_counts_over_sentences():
    asked = sentence(quantities=(label("10", "mill"),), names=((4, 9),))
    facts = Facts(
        quantities=(quantity("10", "bridg", hedge="about"), quantity("7", "", span=(16, 21))),
        names=(Name(start=0, end=9, text="Ten mills", key="ten mills", kind=None),),
    )
    tallies = score([asked, sentence()], lambda one: (TEXT, facts if one is asked else Facts()))
    counted = {name: (t.found, t.labels, t.right, t.given) for (name, source), t in tallies.items() if source == "all"}
    assert counted == {
        "quantities": (0, 1, 0, 2),
        "quantities, value only": (1, 1, 1, 2),
        "times": (0, 0, 0, 0),
        "ranks": (0, 0, 0, 0),
        "names, strict": (0, 1, 0, 1),
        "names, overlap": (1, 1, 1, 1),
        "negations": (0, 0, 0, 0),
    }
    assert [error.split(" in: ")[0] for error in tallies["quantities", "seeds"].errors] == [
        "missed [Ten]",
        "wrong  [Ten]",
        "wrong  [there]",
    ]


def test_hedge_kind_and_sign_are_asked_of_what_was_found():
    asked = sentence(quantities=(label("10", "mill", sign="up"),))
    facts = Facts(quantities=(quantity("10", "mill", hedge="about"),))
    tallies = score([asked], lambda one: (TEXT, facts))
    shares = {name: (t.found, t.labels) for (name, source), t in tallies.items() if source == "seeds" and ":" in name}
    assert shares == {"quantities: hedge": (0, 1), "quantities: kind": (1, 1), "quantities: sign": (0, 1)}


def test_one_life_may_answer_for_both_its_days():
    born, died = (1850, 3, 1), (1901, 4, 2)
    life = Period(start=born, end=died)
    days = (
        TimeLabel(span=(0, 4), period=Period(start=born, end=born), relations=("in",), also=(life,)),
        TimeLabel(span=(7, 11), period=Period(start=died, end=died), relations=("in",), also=(life,)),
    )
    tallies = score([sentence(times=days)], lambda one: (TEXT, Facts(times=(time(life, span=(0, 11)),))))
    tally = tallies["times", "seeds"]
    assert (tally.found, tally.labels, tally.right, tally.given) == (2, 2, 1, 1)


def test_the_table_names_n_and_the_interval():
    asked = sentence(names=((0, 3),))
    facts = Facts(names=(Name(start=0, end=3, text="Ten", key="ten", kind=None),))
    line = table(score([asked], lambda one: (TEXT, facts))).splitlines()[-4]
    assert line.split() == "names, overlap seeds 1.000 [0.21, 1.00] 1.000 [0.21, 1.00] 1.000 1, 1".split()


def test_a_line_is_read_whole():
    row: dict[str, Any] = {"source": "seeds", "document": "a.txt", "start": 0, "end": 22, "sha": "x"}
    row["quantities"] = [
        {
            "start": 0,
            "end": 3,
            "value": "10",
            "low": None,
            "high": None,
            "hedge": "exact",
            "kind": "count",
            "unit": "mill",
            "sign": None,
        }
    ]
    row["times"] = [{"start": 4, "end": 9, "from": "2016-01-01", "to": None, "relation": "in|over", "also": [[None, "0987-12-31"]]}]
    row["ignore"] = [[1, 2]]
    assert parse_label(row) == LabelledSentence(
        source="seeds",
        document="a.txt",
        start=0,
        end=22,
        sha="x",
        quantities=(label("10", "mill"),),
        times=(
            TimeLabel(
                span=(4, 9),
                period=Period(start=(2016, 1, 1), end=None),
                relations=("in", "over"),
                also=(Period(start=None, end=(987, 12, 31)),),
            ),
        ),
        ignore=((1, 2),),
    )


def test_changed_text_is_refused():
    doc = SourceDocument(id="a.txt", text="Twenty mills stood here.", media="plain")
    with pytest.raises(ValueError, match="has hash"):
        sentence().text({"a.txt": doc})
    with pytest.raises(ValueError, match="not among the documents"):
        sentence().text({})


def test_the_labels_lie_within_their_sentences():
    rows = read_labels(LABELS)
    assert len({row.sha for row in rows}) == len(rows)
    for row in rows:
        spans = [item.span for item in (*row.quantities, *row.times, *row.ranks)] + [*row.names, *row.negations, *row.ignore]
        assert all(0 <= start < end <= row.end - row.start for start, end in spans)
