import pytest

from answer.comparing.wanted import wanted_of
from answer.question import parse_question


@pytest.mark.parametrize(
    ("query", "kind", "wanted"),
    [
        ("hangzhou gdp 2021", "number", "money"),
        ("gdp hangzhou", "number", "money"),
        ("population ningbo 2020", "number", "number"),
        ("how many unicorns hz", "number", "count"),
        ("number of patents hhz 2021", "number", "count"),
        ("unicorn count", "number", "count"),
        ("founder hikvision", "person", "name"),
        ("mayor of hangzhou", "person", "name"),
        ("city brain release date", "date", "time"),
        ("year of founding hikvision", "date", "time"),
        ("share of gdp digital economy", "share", "percent"),
        ("unemployment rate hangzhou 2019", "share", "percent"),
        ("export growth 2018", "share", "percent"),
        ("hq of hikvision", "place", "name"),
        ("where hikvision hq", "place", "name"),
        ("area of west lake", "number", "measure"),
        ("distance hangzhou shanghai", "number", "measure"),
        ("hangzhou rank 2022", "rank", "rank"),
        ("average salary hangzhou", "number", "money"),
        ("tourism revenue 2023 h1", "number", "money"),
        ("when city brain started", "date", "time"),
        ("companies in hhz", "other", None),
        ("patents hhz", "other", None),
        ("list startups hhz", "other", None),
        ("meaning of o2o", "other", None),
    ],
)
def test_a_query_of_a_few_words_wants_what_its_noun_is(query: str, kind: str, wanted: str | None) -> None:
    asked = wanted_of(query)
    assert (parse_question(query).kind, asked.kind if asked else None) == (kind, wanted)


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("hangzhou gdp 2021", (1, 12)),
        ("exports to japan 2022", (1, 12)),
        ("tourism revenue 2023 h1", (1, 6)),
        ("how much exports 2022?", (1, 12)),
        ("revenue alibaba 2020 in dollars", (1, 12)),
    ],
)
def test_a_year_at_the_end_is_a_time_without_a_preposition(query: str, months: tuple[int, int]) -> None:
    facts = parse_question(query).statement.facts
    assert [(time.period.start[1], time.period.end[1]) for time in facts.times if time.period.start and time.period.end] == [months]
    assert facts.quantities == ()


def test_a_sentence_wants_nothing_by_its_nouns() -> None:
    assert wanted_of("The mayor of Ningbo opened the fair") is None
    assert wanted_of("Is the revenue known?") is None


@pytest.mark.parametrize(
    ("question", "stems"),
    [
        ("How strong is the loom trade in Ardon?", ("loom", "trade", "ardon")),
        ("How well off are the weavers?", ("weaver",)),
        ("How important has the fair been for Ardon?", ("fair", "ardon")),
        ("How do the weavers work?", ("weaver", "work")),
        ("Which strong looms does Ardon have?", ("strong", "loom", "ardon")),
        ("How strong is it?", ("strong",)),
    ],
)
def test_the_degree_that_is_asked_for_is_no_word_of_the_topic(question: str, stems: tuple[str, ...]) -> None:
    asked = parse_question(question)
    assert asked.stems == stems
    if len(stems) > 1:
        assert ("strong" in asked.statement.stems) == ("strong" in stems)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who was mayor of Ardon when the bridge opened?", "person"),
        ("Where does Ardon lie when you count its boats?", "place"),
        ("When did the bridge open?", "date"),
        ("Who opened the bridge, and when did it close?", "date"),
        ("Since when has Ardon had a bridge?", "date"),
        ("What slice of the trade of Ardon is salt?", "share"),
    ],
)
def test_a_clause_of_time_asks_for_nothing(question: str, kind: str) -> None:
    assert parse_question(question).kind == kind
