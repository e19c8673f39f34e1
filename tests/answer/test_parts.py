import time

import pytest

from answer.parts import parts_of, taken_apart
from ingest.aliases import Alias, Aliases
from ingest.facts.names.lexicon import Lexicon

LEXICON = Lexicon.of(
    Aliases.of(
        (
            Alias(name="Hangzhou", kind="place"),
            Alias(name="Hangzhou High-tech Zone", also=("HHZ",), kind="place"),
            Alias(name="City Brain", kind="product"),
            Alias(name="Alibaba", kind="company"),
            Alias(name="Hikvision", kind="company"),
        )
    )
)

SEVERAL = [
    (
        "What share has Ningbo in exports, and what share in the GDP?",
        ("What share has Ningbo in exports?", "What share has Ningbo in the GDP?"),
    ),
    (
        "How many boats did Ningbo have, first in 2012 and then in 2021?",
        ("How many boats did Ningbo have in 2012?", "How many boats did Ningbo have in 2021?"),
    ),
    (
        "How many patents does HHZ hold and who is its party secretary?",
        ("How many patents does HHZ hold?", "Who is HHZ's party secretary?"),
    ),
    ("What is City Brain? When did it start?", ("What is City Brain?", "When did City Brain start?")),
    ("Who founded Alibaba, and when?", ("Who founded Alibaba?", "When was Alibaba founded?")),
    (
        "population and GDP of Hangzhou in 2021",
        ("What was the population of Hangzhou in 2021?", "What was the GDP of Hangzhou in 2021?"),
    ),
    ("What are the population and area of Ningbo?", ("What is the population of Ningbo?", "What is the area of Ningbo?")),
    ("When and where was Hikvision founded?", ("When was Hikvision founded?", "Where was Hikvision founded?")),
    ("Who is Wang Jian and what did he invent?", ("Who is Wang Jian?", "What did Wang Jian invent?")),
    (
        "How many patents does HHZ hold, and Hikvision?",
        ("How many patents does HHZ hold?", "How many patents does Hikvision hold?"),
    ),
    (
        "What was the GDP of Hangzhou in 2019, and in 2021?",
        ("What was the GDP of Hangzhou in 2019?", "What was the GDP of Hangzhou in 2021?"),
    ),
    (
        "What is the GDP of Hangzhou and what about Ningbo?",
        ("What is the GDP of Hangzhou?", "What is the GDP of Ningbo?"),
    ),
    (
        "Where is Hikvision based, how many people does it employ and who leads it?",
        ("Where is Hikvision based?", "How many people does Hikvision employ?", "Who leads Hikvision?"),
    ),
    ("Is Ningbo a port and is it larger than Wenzhou?", ("Is Ningbo a port?", "Is Ningbo larger than Wenzhou?")),
    ("Who leads HHZ? Who leads Alibaba?", ("Who leads HHZ?", "Who leads Alibaba?")),
    ("What is City Brain; who developed it?", ("What is City Brain?", "Who developed City Brain?")),
    (
        "Which companies are based in HHZ and how many patents do they hold?",
        ("Which companies are based in HHZ?", "How many patents do the companies that are based in HHZ hold?"),
    ),
    (
        "How many tourists came to Hangzhou in 2023 and how much was the tourism revenue?",
        ("How many tourists came to Hangzhou in 2023?", "How much was the tourism revenue in Hangzhou in 2023?"),
    ),
    ("Did Alibaba open a lab in Suzhou, and why?", ("Did Alibaba open a lab in Suzhou?", "Why did Alibaba open a lab in Suzhou?")),
    (
        "What was the GDP of Hangzhou in 2021? And in 2018?",
        ("What was the GDP of Hangzhou in 2021?", "What was the GDP of Hangzhou in 2018?"),
    ),
    ("who founded hikvision and where is it based", ("Who founded hikvision?", "Where is hikvision based?")),
    (
        "What is the area of Ningbo, and who is the mayor of Wenzhou?",
        ("What is the area of Ningbo?", "Who is the mayor of Wenzhou?"),
    ),
    (
        "How much foreign capital did Ningbo take in from January to May 2020, and how much of the province's total was it?",
        (
            "How much foreign capital did Ningbo take in from January to May 2020?",
            "How much of the province's total was the foreign capital of Ningbo from January to May 2020?",
        ),
    ),
    (
        "What was Ningbo's tourism revenue in 2021 and how fast did it grow?",
        ("What was Ningbo's tourism revenue in 2021?", "How fast did Ningbo's tourism revenue grow in 2021?"),
    ),
    (
        "How many tourists came to Ningbo in 2021, and by how much did that grow?",
        (
            "How many tourists came to Ningbo in 2021?",
            "By how much did the number of tourists that came to Ningbo grow in 2021?",
        ),
    ),
    (
        "What were the sales of Hikvision in 2020, and where does that put the firm nationally?",
        (
            "What were the sales of Hikvision in 2020?",
            "Where do the sales of Hikvision put the firm nationally in 2020?",
        ),
    ),
    (
        "Ningbo's exports to Korea 2020, amount and growth",
        (
            "How large were Ningbo's exports to Korea in 2020?",
            "What was the growth of Ningbo's exports to Korea in 2020?",
        ),
    ),
    (
        "Ningbo's revenue in 2020, its growth and its rank",
        (
            "What was Ningbo's revenue in 2020?",
            "What was the growth of Ningbo's revenue in 2020?",
            "What was the rank of Ningbo's revenue in 2020?",
        ),
    ),
    (
        "added value of shipbuilding: amount and share of GDP",
        ("How large is the added value of shipbuilding?", "What is the share of GDP of shipbuilding?"),
    ),
    (
        "What is the added value of the tea industry and its share of GDP?",
        ("What is the added value of the tea industry?", "What is the share of GDP of the tea industry?"),
    ),
    (
        "What were the revenue and growth of the tea industry in 2021?",
        ("What was the revenue of the tea industry in 2021?", "What was the growth of the revenue of the tea industry in 2021?"),
    ),
    (
        "What was Ningbo's revenue and its growth in 2021?",
        ("What was Ningbo's revenue in 2021?", "What was the growth of Ningbo's revenue in 2021?"),
    ),
    (
        "By how much did exports of tea rise in 2020, and to what amount?",
        ("By how much did exports of tea rise in 2020?", "How large were exports of tea in 2020?"),
    ),
    (
        "What rank does Ningbo hold for wages and what for savings?",
        ("What rank does Ningbo hold for wages?", "What rank does Ningbo hold for savings?"),
    ),
    (
        "Give the number of patents and the share of invention patents.",
        ("What is the number of patents?", "What is the share of invention patents?"),
    ),
    (
        "Give the number of patents of Hikvision and its number of awards.",
        ("What is the number of patents of Hikvision?", "What is the number of awards of Hikvision?"),
    ),
    (
        "total output of shipyards 2017 and added value of car makers",
        ("What was the total output of shipyards in 2017?", "What was the added value of car makers in 2017?"),
    ),
    (
        "tea firms listed and on the third board, how many each",
        ("How many listed tea firms are there?", "How many tea firms are on the third board?"),
    ),
    (
        "how many firms and how many staff does the harbour have",
        ("How many firms does the harbour have?", "How many staff does the harbour have?"),
    ),
    (
        "How many people visited the Tea Museum, and how many tourists came to the city in 2020?",
        ("How many people visited the Tea Museum?", "How many tourists came to the city in 2020?"),
    ),
]


@pytest.mark.parametrize(("question", "parts"), SEVERAL)
def test_a_question_that_asks_several_things_is_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question, LEXICON) == parts


ONE = [
    "How many patents does HHZ hold?",
    "Compare Hangzhou and Ningbo",
    "What is the difference between Alibaba and Hikvision?",
    "Which cities lie between Hangzhou and Shanghai?",
    "What share do trade and industry have in the GDP of Hangzhou?",
    "What is the role of trade and industry in Ningbo?",
    "Which is larger, Hangzhou or Ningbo?",
    "How large are Hangzhou and Ningbo?",
    "What are the total imports and exports of Zhejiang?",
    "How much is spent on research and development?",
    "What do we know about when and how City Brain was built?",
    "When Alibaba was founded, who led it?",
    "In 2021, how many patents did HHZ hold?",
    "Which rivers were dammed and are now clean?",
    "Which companies develop chips and sell them abroad?",
    "Who founded the company that built City Brain and sold it?",
    "What is the name of the person who founded Alibaba and who led it until 2013?",
    "Do you know who founded Alibaba and who leads it?",
    "Explain what City Brain is and how it works",
    "Tell me about City Brain and Alibaba.",
    "How did Hangzhou grow and become rich?",
    "Is City Brain used in Hangzhou and Kuala Lumpur?",
    "Which city is the largest and richest in Zhejiang?",
    "I am going to Hangzhou. What should I see?",
    "What is the rise and fall of the tide in Ningbo?",
    "How many schools and hospitals are there in Ningbo?",
    "What does R&D mean and stand for?",
    "Who was born in Suzhou and died in Wuxi?",
    "What happened between 2018 and 2021?",
    "What is the relation between population and GDP of a city?",
    "What was the growth of Alibaba Inc. in 2020?",
    "What is the place where the lake and the river meet?",
    "Which firms, and how many of them, are listed?",
    "What is the growth of exports and imports of Ningbo?",
    "What is the share of wages and salaries in the GDP of Ningbo?",
    "What is the investment in research and development of drugs?",
    "What is the import and export volume of Ningbo?",
    "What are the wages and savings of people in Ningbo?",
    "What is the number of small and medium-sized firms?",
    "What is the growth and development of Ningbo?",
    "What is the number of visitors and revenue of the museum?",
    "What is the rate of growth and decline?",
    "What share of exports and what share of imports goes to Japan?",
    "Which cities and districts did the river flood?",
    "tea and silk firms, how many each",
    "Name the value of exports and the share of exports in GDP in 2020.",
    "How many firms with revenue of 5 billion and how many with less?",
    "What is the profit and loss of Alibaba?",
    "List the parks and lakes of Hangzhou",
    "How did the imports and exports of Ningbo develop?",
    "hangzhou and ningbo gdp 2021",
    "Why is it hard for farms to grow, and what does Hangzhou do about it?",
    "Why are the trains fast and the buses slow?",
    "What is the ratio of revenue and profit of Alibaba?",
    "",
]


def test_a_part_keeps_its_words_where_they_may_stand_for_the_answer_of_the_one_before() -> None:
    parts = taken_apart("Which company won the Tea Challenge, and in which field is it the first?", LEXICON)

    assert [part.said for part in parts] == [None, "in which field is it the first?"]


@pytest.mark.parametrize(
    "question",
    [
        "Who founded Hikvision and where is it based?",
        "Which version of City Brain came first, and who made it?",
        "What was the revenue of Alibaba, and how fast did it grow?",
        "Which companies are based in HHZ and how many patents do they hold?",
    ],
)
def test_what_a_question_names_or_measures_is_told_before_any_part_is_answered(question: str) -> None:
    assert [part.said for part in taken_apart(question, LEXICON)] == [None, None]


@pytest.mark.parametrize("question", ONE)
def test_a_question_that_asks_one_thing_stays_one(question: str) -> None:
    assert parts_of(question, LEXICON) == (question,)


@pytest.mark.parametrize("word", ["how many " + "a" * 4000 + " and how many ", "rank in " + "a" * 4000, "A's " * 1000, "a " * 2000])
def test_a_long_question_is_read_in_no_time(word: str) -> None:
    started = time.perf_counter()

    taken_apart(f"{word}, amount and rank in {word} and growth", LEXICON)

    assert time.perf_counter() - started < 2
