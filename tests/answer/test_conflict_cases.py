"""Pairs of sentences with other values, places and years: which of them differ, which only look as if they did."""

import pytest

from answer.conflicts import conflicts_of
from answer.dated_values import dated_values
from tests.answer.candidates import read_of

# question; (as of, sentence) of the source that answers; the same of the other; values shown, newest first
DIFFER = [
    (
        "How many years in a row has Ningbo led in private firms?",
        ("2019", "Ningbo has led in private firms for 12 consecutive years."),
        ("2022", "Ningbo has led in private firms for 14 consecutive years."),
        ["14 consecutive years", "12 consecutive years"],
    ),
    (
        "For how many years running has Suzhou been named the cleanest city?",
        ("2020", "Suzhou has been named the cleanest city for eight consecutive years."),
        ("2020", "Suzhou was named the cleanest city for nine consecutive years."),
        ["eight consecutive years", "nine consecutive years"],
    ),
    (
        "Where does Wenzhou stand on the list of the noisiest cities?",
        ("2019", "In 2017 Wenzhou was in third place among the noisiest cities."),
        ("2019", "In the second quarter of 2019 Wenzhou was down to 41st place in the list of noisiest cities."),
        ["41st", "third"],
    ),
    (
        "Where does Ningbo rank in China for listed shipbuilders?",
        ("2018", "Ningbo ranks fifth in China by the number of listed shipbuilders."),
        ("2021", "Ningbo is fourth in China by its number of listed shipbuilders."),
        ["fourth", "fifth"],
    ),
    (
        "What share of GDP does the ocean economy of Ningbo have?",
        ("2018", "The ocean economy made up 14.0% of the GDP of Ningbo in 2018."),
        ("2021", "The ocean economy made up 18.3 per cent of the GDP of Ningbo in 2021."),
        ["18.3 per cent", "14.0%"],
    ),
    (
        "How large is the added value of the toy industry in Suzhou?",
        ("2017", "The toy industry of Suzhou had an added value of 61.2 billion yuan in 2017."),
        ("2020", "In 2020 the toy industry of Suzhou had an added value of RMB80.5bn."),
        ["RMB80.5bn", "61.2 billion yuan"],
    ),
    (
        "How many tea houses are there in Shaoxing?",
        ("2021", "There are 310 tea houses in Shaoxing."),
        ("2021", "Shaoxing has 280 tea houses."),
        ["310", "280"],
    ),
    (
        "How many provincial laboratories does Wuxi have?",
        ("2019", "Wuxi has three provincial laboratories."),
        ("2023", "Wuxi has seven provincial laboratories."),
        ["seven", "three"],
    ),
    (
        "How many tourists came to Jiaxing in 2019?",
        ("2019", "In 2019 Jiaxing received 4.1 million tourists."),
        ("2020", "In 2019 Jiaxing received 3.6 million tourists."),
        ["4.1 million", "3.6 million"],
    ),
    (
        "When was the tea museum of Shaoxing opened?",
        ("2018", "The tea museum of Shaoxing was opened in 1991."),
        ("2021", "The tea museum of Shaoxing was opened in 1993."),
        ["1993", "1991"],
    ),
    (
        "Who is the mayor of Wuxi?",
        ("2018", "Li Wei is the mayor of Wuxi."),
        ("2022", "Chen Gang is the mayor of Wuxi."),
        ["Chen Gang", "Li Wei"],
    ),
    (
        "How long is the Ningbo harbour tunnel?",
        ("2018", "The Ningbo harbour tunnel is 4.5 km long."),
        ("2018", "The Ningbo harbour tunnel is 5.2 km long."),
        ["4.5 km", "5.2 km"],
    ),
    (
        "How many patents does the Suzhou Industrial Park hold?",
        ("2020", "The Suzhou Industrial Park held 9,100 patents in 2020."),
        ("2022", "By 2022 the Suzhou Industrial Park held 12,400 patents."),
        ["12,400", "9,100"],
    ),
    (
        "What is the budget of the Wenzhou film fund?",
        ("2021", "The Wenzhou film fund has a budget of 30 million yuan."),
        ("2021", "The Wenzhou film fund has a budget of 45 million yuan."),
        ["30 million yuan", "45 million yuan"],
    ),
    (
        "By how much did the exports of Ningbo grow in 2021?",
        ("2021", "The exports of Ningbo grew by 8.1% in 2021."),
        ("2022", "The exports of Ningbo grew by 6.4% in 2021."),
        ["8.1%", "6.4%"],
    ),
    (
        "What place does Wuxi take for savings in China?",
        ("2019", "In China Wuxi takes eighth place for savings."),
        ("2021", "In China Wuxi takes sixth place for savings."),
        ["sixth", "eighth"],
    ),
    (
        "How many unicorns are there in Nanjing?",
        ("2018", "There were 26 unicorns in Nanjing in 2018."),
        ("2022", "There are 42 unicorns in Nanjing."),
        ["42", "26"],
    ),
    (
        "What is the population of Shaoxing?",
        ("2018", "Shaoxing has a population of 5.0 million."),
        ("2021", "Shaoxing has a population of 5.3 million."),
        ["5.3 million", "5.0 million"],
    ),
    (
        "How many venues were built for the Suzhou Games?",
        ("2022", "12 venues were built for the Suzhou Games."),
        ("2022", "Workers built 15 venues for the Suzhou Games."),
        ["12", "15"],
    ),
    (
        "According to the city report, how many bridges does Wuxi have?",
        ("2020", "Wuxi has 64 bridges."),
        ("2020", "Wuxi has 71 bridges."),
        ["64", "71"],
    ),
]
AGREE = [
    # rounding, another way to write it, another name
    (
        "What share of GDP does the ocean economy of Ningbo have?",
        ("2021", "The ocean economy made up 18.3 per cent of the GDP of Ningbo in 2021."),
        ("2021", "The ocean economy made up about 18% of the GDP of Ningbo in 2021."),
    ),
    ("How many bridges does Wuxi have?", ("2020", "Wuxi has 64 bridges."), ("2022", "Wuxi has more than 60 bridges.")),
    ("How many bridges does Wuxi have?", ("2020", "Wuxi has twelve bridges."), ("2020", "Wuxi has 12 bridges.")),
    (
        "How large is the added value of the toy industry in Suzhou?",
        ("2020", "The toy industry of Suzhou had an added value of 80.5 billion yuan in 2020."),
        ("2020", "In 2020 the toy industry of Suzhou had an added value of RMB80.5bn."),
    ),
    (
        "How many years in a row has Ningbo led in private firms?",
        ("2022", "Ningbo has led in private firms for 14 consecutive years."),
        ("2022", "For fourteen consecutive years Ningbo has led in private firms."),
    ),
    ("Who is the mayor of Wuxi?", ("2022", "Chen Gang is the mayor of Wuxi."), ("2022", "Chen Gang, mayor of Wuxi, spoke.")),
    (
        "When was the tea museum of Shaoxing opened?",
        ("2018", "The tea museum of Shaoxing was opened in 1991."),
        ("2021", "The tea museum of Shaoxing was opened on 3 May 1991."),
    ),
    # another place
    ("How many bridges does Wuxi have?", ("2020", "Wuxi has 64 bridges."), ("2020", "Ningbo has 71 bridges.")),
    (
        "What is the population of Shaoxing?",
        ("2021", "Shaoxing has a population of 5.3 million."),
        ("2021", "Wenzhou has a population of 9.6 million."),
    ),
    (
        "Where does Ningbo rank in China for listed shipbuilders?",
        ("2018", "Ningbo ranks fifth in China by the number of listed shipbuilders."),
        ("2018", "Wuxi ranks ninth in China by the number of listed shipbuilders."),
    ),
    # another measure
    ("How many bridges does Wuxi have?", ("2020", "Wuxi has 64 bridges."), ("2020", "Wuxi has 310 tea houses.")),
    (
        "What share of GDP does the ocean economy of Ningbo have?",
        ("2021", "The ocean economy made up 18.3 per cent of the GDP of Ningbo in 2021."),
        ("2021", "The ocean economy of Ningbo grew by 9.2 per cent in 2021."),
    ),
    (
        "How many provincial laboratories does Wuxi have?",
        ("2021", "Wuxi has three provincial laboratories."),
        ("2021", "Wuxi has eight national laboratories."),
    ),
    (
        "What place does Wuxi take for savings in China?",
        ("2021", "In China Wuxi takes sixth place for savings."),
        ("2021", "In China Wuxi takes second place for air quality."),
    ),
    (
        "What is the population of Shaoxing?",
        ("2021", "Shaoxing has a population of 5.3 million."),
        ("2021", "The urban population of Shaoxing is 3.1 million."),
    ),
    # another year than is asked for
    (
        "How many tourists came to Jiaxing in 2019?",
        ("2019", "In 2019 Jiaxing received 4.1 million tourists."),
        ("2021", "In 2021 Jiaxing received 2.2 million tourists."),
    ),
    (
        "How many patents did the Suzhou Industrial Park hold in 2020?",
        ("2020", "The Suzhou Industrial Park held 9,100 patents in 2020."),
        ("2022", "By 2022 the Suzhou Industrial Park held 12,400 patents."),
    ),
    (
        "What were the sales of the toy industry of Suzhou in 2018?",
        ("2018", "The toy industry of Suzhou had sales of 100 billion yuan in 2018."),
        ("2018", "The toy industry of Suzhou had sales of 59 billion yuan in the first half of 2018."),
    ),
    # a plan is no fact
    (
        "How many bridges does Wuxi have?",
        ("2020", "Wuxi has 64 bridges."),
        ("2020", "Wuxi plans to have 90 bridges by 2030."),
    ),
    # several may be true
    (
        "Which city hosted the tea fair?",
        ("2019", "The tea fair was hosted by Wuxi."),
        ("2021", "The tea fair was hosted by Ningbo."),
    ),
    (
        "Which company built a bridge in Wuxi?",
        ("2019", "Hikvision built a bridge in Wuxi."),
        ("2021", "Alibaba built a bridge in Wuxi."),
    ),
    # no value is asked for
    ("Why does Wuxi have bridges?", ("2020", "Wuxi has 64 bridges."), ("2020", "Wuxi has 71 bridges.")),
    ("Tell me about the bridges of Wuxi", ("2020", "Wuxi has 64 bridges."), ("2020", "Wuxi has 71 bridges.")),
    # more than two values for other things in one sentence
    (
        "How many museums does Wuxi have?",
        ("2020", "Wuxi has 64 bridges, 12 museums and 7 theatres."),
        ("2020", "Wuxi has 12 museums and 310 tea houses."),
    ),
]
Said = tuple[str, str]


def _shown(question: str, first: Said, other: Said) -> list[str]:
    asked, candidates, documents = read_of(question, ("a.md", *first), ("b.md", *other))
    conflicts = conflicts_of(asked, dated_values(asked, candidates, documents), documents)
    return [value.value for conflict in conflicts for value in conflict.values]


@pytest.mark.parametrize(("question", "first", "other", "values"), DIFFER)
def test_values_that_differ_are_shown_side_by_side(question: str, first: Said, other: Said, values: list[str]) -> None:
    assert _shown(question, first, other) == values


@pytest.mark.parametrize(("question", "first", "other"), AGREE)
def test_what_only_looks_as_if_it_differed_is_not_shown(question: str, first: Said, other: Said) -> None:
    assert _shown(question, first, other) == []
