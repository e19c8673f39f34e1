"""What a sentence says of one thing is not said of another, about towns that there are not."""

from dataclasses import dataclass

import pytest

from answer.checking.settling import settled
from answer.comparing.statement import Statement, statement_of
from ingest.facts.names.lexicon import EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    statement: Statement
    text: str


# A sentence, and claims with what it comes to for them.
CASES = {
    "Sutton is larger than Norval.": [
        ("Norval is smaller than Sutton.", "supported"),
    ],
    "Lin Yue handed the keys to Ma Tao.": [
        ("Lin Yue handed the keys to Ma Tao in Ardon.", None),
        ("Ma Tao received the keys from Lin Yue.", None),
    ],
    "Ardon had 493 high-tech firms in 2012 and 1,928 in 2021.": [
        ("Ardon had 1,928 high-tech firms in 2012 and 493 in 2021.", "contradicted"),
    ],
    "The average income of townspeople in Ardon was 77,043 yuan, that of villagers 45,183 yuan.": [
        ("Villagers in Ardon had an average income of 77,043 yuan and townspeople 45,183 yuan.", "contradicted"),
        ("The average income of villagers in Ardon was 77,043 yuan.", "contradicted"),
    ],
    "Exports from Ardon to Belland were worth 61 billion yuan in 2022, imports 42 billion yuan.": [
        (
            "In 2022 Ardon imported goods worth 61 billion yuan from Belland and exported goods worth 42 billion yuan.",
            "contradicted",
        ),
        ("Imports of Ardon from Belland were worth 61 billion yuan in 2022.", "contradicted"),
    ],
    "Belco bought Corvid in 2015.": [
        ("Corvid bought Belco in 2015.", "contradicted"),
        ("In 2015 Belco was bought by Corvid.", "contradicted"),
        ("In 2015 Corvid was bought by Belco.", "supported"),
    ],
    "Lin Yue succeeded Ma Tao as mayor of Ardon.": [
        ("Ma Tao succeeded Lin Yue as mayor of Ardon.", "contradicted"),
    ],
    "Ardon is ahead of Norval in exports.": [
        ("Norval is ahead of Ardon in exports.", "contradicted"),
    ],
    "Belco supplies engines to Corvid.": [
        ("Corvid supplies engines to Belco.", None),
    ],
    "In the first half of 2018 the town's share was 25% and its growth 14.7%.": [
        ("In the first half of 2018 the town's share was 14.7% and its growth 25%.", "contradicted"),
    ],
    "The west of Ardon has 12 parks and the east 30.": [
        ("The west of Ardon has 30 parks and the east 12.", "contradicted"),
        ("The east of Ardon has 12 parks.", "contradicted"),
    ],
    "Of the venues, 44 were rebuilt and 12 are new.": [
        ("Of the venues, 12 were rebuilt and 44 are new.", "contradicted"),
    ],
    "Ardon ranks fourth in salaries and third in savings.": [
        ("Ardon ranks third in salaries and fourth in savings.", "contradicted"),
        ("Ardon ranks third in salaries.", "contradicted"),
    ],
    "Hotels in Ardon received 3 million guests and museums 5 million.": [
        ("Museums in Ardon received 3 million guests and hotels 5 million.", "contradicted"),
    ],
    "The port opened in 1998 and the airport in 2006.": [
        ("The port opened in 2006 and the airport in 1998.", "contradicted"),
        ("The airport opened in 1998.", "contradicted"),
    ],
    "Belco is based in Norval and Corvid in Sutton.": [
        ("Belco is based in Sutton and Corvid in Norval.", "contradicted"),
        ("Corvid is based in Norval.", "contradicted"),
    ],
    "The city's GDP was 1.8 trillion yuan in 2021, of which services made up 68% and industry 30%.": [
        ("Of the city's GDP in 2021, industry made up 68% and services 30%.", "contradicted"),
    ],
    "The average incomes of townspeople and villagers in Ardon were 77,043 and 45,183 yuan respectively.": [
        ("The average income of villagers in Ardon was 77,043 yuan.", "contradicted"),
        ("In Ardon villagers had an average income of 77,043 yuan and townspeople one of 45,183 yuan.", "contradicted"),
        ("The average income of villagers in Ardon was 45,183 yuan.", "supported"),
        ("In Ardon townspeople earned 77,043 yuan on average.", None),
    ],
    "The number of firms in Ardon rose from 493 to 1,928.": [
        ("The number of firms in Ardon rose from 1,928 to 493.", "contradicted"),
        ("The number of firms in Ardon went up from 493 to 1,928.", "supported"),
    ],
    "Townspeople of Ardon earn 1.71 times as much as villagers.": [
        ("Villagers of Ardon earn 1.71 times as much as townspeople.", "contradicted"),
    ],
    "The zone covers 0.1% of the province's land and creates 2.8% of its GDP.": [
        ("The zone covers 2.8% of the province's land and creates 0.1% of its GDP.", "contradicted"),
        ("The zone covers 2.8% of the province's land.", "contradicted"),
        ("The zone creates 2.8% of the province's GDP.", "supported"),
    ],
    "In 2018 Sutton took over a scheme from Norval.": [
        ("In 2018 Norval took over a scheme from Sutton.", "contradicted"),
        ("Sutton took over a scheme from Norval in 2018.", "supported"),
    ],
    "In 2018 Paris took over a scheme from London.": [
        ("In 2018 London took over a scheme from Paris.", "contradicted"),
        ("Paris took over a scheme from London in 2018.", "supported"),
    ],
    "In 2020 Hangzhou exported more to Germany than to France.": [
        ("In 2020 Hangzhou exported more to France than to Germany.", "contradicted"),
    ],
    "Tea accounts for 40% of exports and silk for 25%.": [
        ("Silk accounts for 40% of exports and tea for 25%.", "contradicted"),
        ("Silk accounts for 40% of exports.", "contradicted"),
        ("Silk accounts for 25% of exports.", "supported"),
        ("Tea makes up 40% of exports.", "supported"),
    ],
    "Exports of Ardon grew by 17.7% to 61.23 billion yuan, imports by 3% to 42 billion.": [
        ("Imports of Ardon grew by 17.7%.", "contradicted"),
        ("Exports of Ardon grew by 17.7%.", "supported"),
        ("Exports of Ardon grew by 3% to 61.23 billion yuan.", "contradicted"),
    ],
    "The tower has 12 floors, the hall 3, and the inn 5.": [
        ("The hall has 12 floors.", "contradicted"),
        ("The inn has 3 floors.", "contradicted"),
        ("The inn has 5 floors.", "supported"),
        ("The hall has 3 floors.", "supported"),
    ],
    "Ardon is fourth in salaries, third in savings and first in talent inflow.": [
        ("Ardon is fourth in savings.", None),
        ("Ardon is third in talent inflow.", "contradicted"),
        ("Ardon is first in talent inflow.", "supported"),
    ],
    "The museum drew 3 million visitors in 2019, compared with 5 million in 2018.": [
        ("The museum drew 5 million visitors in 2019.", "contradicted"),
        ("The museum drew 5 million visitors in 2018.", "supported"),
        ("In 2019 the museum drew 5 million visitors, compared with 3 million in 2018.", "contradicted"),
    ],
    "Only the west of Ardon has a park.": [
        ("Only the west of Ardon has a park.", "supported"),
    ],
    "The west of Ardon has a park of 12 hectares.": [
        ("Only the west of Ardon has a park of 12 hectares.", None),
        ("The west of Ardon has a park of 12 hectares thanks to its mayor.", None),
        ("The west of Ardon has only 12 hectares of park.", "supported"),
    ],
    "The institute was opened by the mayor on 5 May 2019 and the museum on 7 June 2020.": [
        ("The museum was opened on 5 May 2019.", "contradicted"),
        ("The museum was opened on 7 June 2020.", "supported"),
        ("The institute was opened on 7 June 2020.", "contradicted"),
    ],
}


@pytest.mark.parametrize(("sentence", "claim", "found"), [(sentence, *case) for sentence, cases in CASES.items() for case in cases])
def test_a_value_is_that_of_what_it_is_said_of(sentence: str, claim: str, found: str | None) -> None:
    evidence = [Sentence(statement=statement_of(sentence), text=sentence)]
    got = settled(claim, evidence, EMPTY)  # type: ignore[arg-type]
    assert (got.said if got else None) == found
