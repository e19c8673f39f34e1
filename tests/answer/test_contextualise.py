import re

import pytest

from answer.contextualise import standalone
from ingest.aliases import Alias, Aliases
from ingest.facts.names.lexicon import Lexicon

LEXICON = Lexicon.of(
    Aliases.of(
        (
            Alias(name="Hangzhou", kind="place"),
            Alias(name="Zhejiang", also=("Zhejiang Province",), kind="place"),
            Alias(name="Hangzhou High-tech Zone", also=("HHZ",), kind="place"),
            Alias(name="City Brain", kind="product"),
            Alias(name="Alibaba", kind="company"),
            Alias(name="Hikvision", kind="company"),
            Alias(name="Zhejiang Lab", kind="organisation"),
        )
    )
)
GDP = "What was the GDP of Hangzhou in 2021?"
PATENTS = "How many patents does HHZ hold?"
HELD = "How many patents did HHZ hold in 2021?"
BRAIN = "What is City Brain?"
EXPORTS = "How much did Hangzhou export to Japan in 2022?"
TOURISTS = "How many tourists came to Hangzhou in the first half of 2023?"
FOUNDED = "Who founded Hikvision?"
FIRMS = "Which companies are based in HHZ?"
LARGE = "How large is Alibaba?"


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What was the added value in Hangzhou in 2021?", "And in 2020?", "What was the added value in Hangzhou in 2020?"),
        ("What was the added value of Hangzhou?", "in 2017?", "What was the added value of Hangzhou in 2017?"),
        ("How many patents does HHZ hold?", "What about Zhejiang?", "How many patents does Zhejiang hold?"),
        ("What is City Brain?", "Who developed it?", "Who developed City Brain?"),
        ("Who is Yu Yingtao?", "What did he say about the park?", "What did Yu Yingtao say about the park?"),
        ("How large is Alibaba?", "And its revenue?", "What is Alibaba's revenue?"),
        ("What is City Brain?", "Why?", "What are the reasons for City Brain?"),
        ("What is City Brain?", "Who is the mayor of Hangzhou?", "Who is the mayor of Hangzhou?"),
        ("What is City Brain?", "Is it true that Hangzhou has a metro?", "Is it true that Hangzhou has a metro?"),
    ],
)
def test_a_follow_up_is_understood_with_what_came_before(before: str, question: str, expected: str) -> None:
    assert standalone(question, [before]) == expected


# The question before, its answer, the follow-up, what the standalone question holds, what it does not.
FOLLOW_UPS = [
    # a changed time
    (GDP, "", "And in 2018?", "gdp hangzhou 2018", "2021"),
    (GDP, "", "what about the year before?", "gdp hangzhou 2020", "2021 before"),
    (GDP, "", "and the year after?", "gdp hangzhou 2022", "2021"),
    (GDP, "", "And now?", "gdp hangzhou now", "2021"),
    (GDP, "", "How about 2015?", "gdp hangzhou 2015", "2021"),
    (GDP, "", "five years earlier?", "gdp hangzhou 2016", "2021"),
    (GDP, "", "2019?", "gdp hangzhou 2019", "2021"),
    (PATENTS, "", "and in 2019?", "patents hhz 2019", ""),
    (HELD, "", "And currently?", "patents hhz currently", "2021"),
    (TOURISTS, "", "and in the whole of 2022?", "tourists hangzhou whole of 2022", "2023 half"),
    (TOURISTS, "", "And in the same period of the year before?", "tourists hangzhou first half of 2022", "2023"),
    (TOURISTS, "", "And in the second half of the year?", "tourists hangzhou second half of 2023", "first"),
    (EXPORTS, "", "and between 2015 and 2018?", "hangzhou export japan 2015 2018", "2022"),
    (GDP, "", "compared with the year before?", "gdp hangzhou 2021 2020 compared", ""),
    # a changed place or thing
    (GDP, "", "And Ningbo?", "gdp ningbo 2021", "hangzhou"),
    (GDP, "", "What about Zhejiang in 2019?", "gdp zhejiang 2019", "hangzhou 2021"),
    (GDP, "", "and of China?", "gdp china 2021", "hangzhou"),
    (EXPORTS, "", "And to Germany?", "hangzhou export germany 2022", "japan"),
    (PATENTS, "", "and Hikvision?", "patents hikvision", "hhz"),
    (FOUNDED, "", "and Alibaba?", "founded alibaba", "hikvision"),
    ("how many unicorns are there in hangzhou", "", "and ningbo?", "unicorns ningbo", "hangzhou"),
    ("Is Ningbo a port?", "", "And Shanghai?", "shanghai port", "ningbo"),
    ("When was City Brain released?", "", "And Zhejiang Lab?", "when zhejiang lab", "city brain"),
    # a changed attribute
    (GDP, "", "and its exports?", "exports hangzhou 2021", "gdp"),
    (GDP, "", "And the population?", "population hangzhou 2021", "gdp"),
    (LARGE, "", "how many patents?", "how many patents alibaba", "large"),
    (PATENTS, "", "how many employees?", "how many employees hhz", "patents"),
    (HELD, "", "And how many trademarks?", "how many trademarks hhz 2021", "patents"),
    (FIRMS, "", "and universities?", "which universities hhz", "companies"),
    (BRAIN, "", "and its purpose?", "purpose city brain", ""),
    (GDP, "", "What about the unemployment rate?", "unemployment rate hangzhou 2021", "gdp"),
    ("What share of GDP was trade in Hangzhou in 2019?", "", "And of employment?", "share employment trade hangzhou 2019", "gdp"),
    # pronouns and references
    (BRAIN, "", "Where is it used?", "where city brain used", "it"),
    (PATENTS, "", "Who leads it?", "who leads hhz", "it"),
    (PATENTS, "", "How many people work there?", "people work hhz", "there"),
    (PATENTS, "", "How many companies has the zone attracted?", "companies hhz", "zone"),
    ("Where is Hikvision based?", "Hangzhou", "How many people does it employ?", "people hikvision employ", "hangzhou it"),
    ("Where is Hikvision based?", "Hangzhou", "How many people live there?", "people live hangzhou", "hikvision there"),
    ("Where is Hikvision based?", "Hangzhou", "How large is the city?", "how large hangzhou", "hikvision"),
    ("Which province is Hangzhou in?", "Zhejiang", "What is its capital?", "zhejiang capital", "hangzhou its"),
    ("Which company developed City Brain?", "Alibaba", "Who founded the company?", "who founded alibaba", "city brain"),
    ("Which company developed City Brain?", "Alibaba", "Where is it based?", "where alibaba based", "brain it"),
    ("Who leads HHZ?", "Wang Yong", "How old is he?", "how old wang yong", "he hhz"),
    ("Who leads HHZ?", "Wang Yong", "Since when?", "since when wang yong leads hhz", "who"),
    (GDP, "", "How much did it grow?", "how much gdp hangzhou grow 2021", "it"),
    (GDP, "", "Is that more than in Ningbo?", "gdp hangzhou more than ningbo", "that"),
    (GDP, "", "What share of the province's total is this figure?", "share province total gdp hangzhou 2021", "figure"),
    (TOURISTS, "", "What did they spend?", "tourists hangzhou spend", "they"),
    (TOURISTS, "", "What was the hotel revenue in that half-year?", "hotel revenue hangzhou first half of 2023", "that"),
    (FIRMS, "", "Which of them is largest?", "which companies hhz largest", "them"),
    (HELD, "", "What was its revenue that year?", "revenue hhz 2021", "its that"),
    (EXPORTS, "", "How much more was it than in the year before?", "how much more hangzhou export japan 2022 2021", "it"),
    # why, when, who says so, units, more
    ("Did exports of Ningbo fall in 2018?", "", "Why?", "why exports ningbo fall 2018", ""),
    (PATENTS, "", "Why?", "why hhz hold patents", "how"),
    ("When was City Brain released?", "", "Why?", "why city brain released", "when"),
    ("When was City Brain released?", "", "Where?", "where city brain released", "when"),
    (FOUNDED, "", "When?", "when hikvision founded", "who"),
    (FOUNDED, "Chen Zongnian", "When was that?", "when chen zongnian founded hikvision", ""),
    (FOUNDED, "", "Who says so?", "who says founded hikvision", "so"),
    (GDP, "", "How much in dollars?", "gdp hangzhou 2021 in dollars", ""),
    (GDP, "", "How much is that in euros?", "gdp hangzhou 2021 in euros", "that"),
    (BRAIN, "", "Tell me more", "tell more about city brain", ""),
    (
        "Which plan covers the years to 2020?",
        "13th Five-Year Plan",
        "And the one after it?",
        "plan after 13th five-year plan",
        "it",
    ),
    ("Did Alibaba open a lab in Hangzhou?", "", "In which district?", "in which district alibaba open lab hangzhou", ""),
    ("How many start-ups got funding in Ningbo?", "", "In how many deals?", "in how many deals start-ups got funding ningbo", ""),
    ("How many metro lines does Suzhou have?", "", "How long are they?", "how long metro lines suzhou", "they"),
    ("What are the main exports of Japan?", "", "Who buys them?", "who buys main exports japan", "them"),
    ("Which bridge is the longest in China?", "", "And the second longest?", "which bridge second longest china", ""),
    ("When did the metro of Ningbo open?", "2014", "Who built it?", "who built metro ningbo", "it open"),
    ("What share of exports goes to Europe?", "", "what about imports?", "share imports europe", "exports"),
    ("Who wrote Dream of the Red Chamber?", "Cao Xueqin", "When was he born?", "when cao xueqin born", "he chamber"),
    ("Which countries border Laos?", "", "How many people live in them?", "people live countries border laos", "them"),
    ("What was the profit of Alibaba in 2020?", "", "Did it rise in the following year?", "profit alibaba rise 2021", "it 2020"),
    (GDP, "", "per capita?", "gdp hangzhou 2021 per capita", ""),
    (HELD, "", "Thanks! And Ningbo?", "patents ningbo 2021", "hhz thanks"),
    (BRAIN, "", "who uses this system?", "who uses city brain", "system"),
    ("When was Zhejiang Lab founded?", "2017", "By whom?", "by whom zhejiang lab founded", "when"),
    # the answer goes on within the question
    (GDP, "", "And Ningbo, how many patents does it hold?", "ningbo patents hold", "hangzhou it"),
]


@pytest.mark.parametrize(("before", "answer", "question", "holds", "lacks"), FOLLOW_UPS)
def test_a_follow_up_keeps_what_it_does_not_change(before: str, answer: str, question: str, holds: str, lacks: str) -> None:
    said = standalone(question, [before], LEXICON, [answer])
    words = re.findall(r"[\w-]+", said.casefold().replace("’", "'"))
    assert [word for word in holds.split() if word not in words] == [], said
    allowed = holds.split()
    assert [word for word in lacks.split() if word in words and word not in allowed] == [], said
    assert said[0].isupper() and said.endswith(("?", ".")), said


BEFORE = (GDP, PATENTS, FOUNDED, TOURISTS, "Which province is Hangzhou in?", FIRMS, "how large is the lake")
STANDING_ALONE = [
    "Who is the mayor of Ningbo?",
    "What is the population of Shanghai?",
    "How many people live in Zhejiang?",
    "When was Zhejiang Lab founded?",
    "Is it true that Ningbo has a port?",
    "How many departments have their data collected?",
    "Which company moved its headquarters to Shanghai?",
    "Which cities improved their air quality in 2020?",
    "Did Alibaba sell its shares?",
    "How long does it take to fly to Beijing?",
    "What is artificial intelligence?",
    "How does a quantum computer work?",
    "Why is the sky blue?",
    "Who invented the telephone?",
    "What are the main industries of Zhejiang?",
    "Which city is the capital of Jiangsu?",
    "Name three companies that make robots.",
    "Tell me about the Asian Games.",
    "List the universities of Shanghai",
    "ningbo gdp 2019",
    "exports of japan in 2018",
    "What is the name of the company that built the bridge?",
    "How many museums are there in Suzhou?",
    "Are there any airports in Jiaxing?",
    "What does Hikvision say about its own products?",
    "Which start-ups say that they need more talent?",
    "How did Hangzhou become the city that it is today?",
    "Who said that data should help people?",
    "What is the difference between a city and a county?",
    "How much water is in the West Lake?",
    "Is there a limit on the number of cars?",
    "Can foreigners register a company in Shanghai?",
    "What percentage of cars in Beijing were electric in 2022?",
    "When does the metro of Ningbo open?",
    "Where can visitors buy tea?",
    "What will the economy of China look like in ten years?",
    "Which metro line goes to the airport?",
    "How much does a ticket cost?",
    "Compare Suzhou and Wuxi",
    "What role do robots play in hospitals?",
    "Who won the Nobel Prize in 2015?",
    "Was Marco Polo in Suzhou?",
    "Which bank lends most to small firms?",
    "Do Chinese companies pay their workers well?",
    "What is that famous lake in Suzhou called?",
    "Which year saw the most rain in Wenzhou?",
    "What happened in Shanghai in the year before the Expo?",
    "How many of the patents in Suzhou are held by firms?",
    "Why do Japanese firms invest in Dalian?",
    "Where does the Qiantang River begin?",
    "What is there to know about tea in China?",
    "the great bridge when was it built",
    "who bought netscape when it left the market",
    "How many museums are there?",
    "Does it rain a lot in Guilin?",
]


@pytest.mark.parametrize("question", STANDING_ALONE)
def test_a_question_that_stands_alone_takes_nothing_over(question: str) -> None:
    answers = ["RMB1.8 trillion", "1,200", "Chen Zongnian", "5 million", "Zhejiang", "Alibaba and Hikvision", "6 km2"]
    assert {standalone(question, [before], LEXICON, [said]) for before, said in zip(BEFORE, answers, strict=True)} == {question}


def test_the_last_place_of_its_kind_is_meant_by_the_city() -> None:
    before = ["What is the GDP of Ningbo?", "What is the area of Zhejiang?"]
    assert standalone("How many people live in the city?", before, LEXICON) == "How many people live in Ningbo?"


def test_a_follow_up_of_a_follow_up_starts_from_the_standalone_one() -> None:
    second = standalone("And in 2018?", [GDP], LEXICON)
    third = standalone("And Ningbo?", [GDP, second], LEXICON)
    assert (second, third) == ("What was the GDP of Hangzhou in 2018?", "What was the GDP of Ningbo in 2018?")


def test_a_first_question_stays_as_it_is() -> None:
    assert standalone("What  is it?", []) == "What is it?"


# The first question with its answer, then follow-ups with what they are understood as.
DIALOGUES = [
    (
        ("What was the output of the shipyards in 2019?", "3 billion yuan"),
        ("How much more than in 2016?", "How much more was the output of the shipyards in 2019 than in 2016?"),
        ("And the growth?", "What was the growth of the output of the shipyards in 2019?"),
    ),
    (
        ("How many venues of the Games are newly built?", "12"),
        ("Out of how many?", "Out of how many venues of the Games are 12 newly built?"),
    ),
    (
        ("Where did Ningbo rank among Chinese ports in 2020?", "third"),
        ("Which cities did it pass?", "Which cities did Ningbo pass in 2020?"),
    ),
    (
        ("How much did tourism grow in 2019?", "8%"),
        ("And logistics?", "How much did logistics grow in 2019?"),
        ("What about shipbuilding in 2020?", "How much did shipbuilding grow in 2020?"),
    ),
    (
        ("What were the exports of Ningbo in 2021?", "90 billion yuan"),
        ("And the growth over the year before?", "What was the growth of the exports of Ningbo in 2021 over 2020?"),
        ("By how much did they rise on the year before?", "By how much did the exports of Ningbo rise in 2021 on 2020?"),
        ("And imports?", "What were Ningbo's imports in 2021?"),
    ),
    (
        ("What was the ratio of imports to exports in Suzhou in 2020?", "0.8"),
        (
            "How much higher was it than in the year before?",
            "How much higher was the ratio of imports to exports in Suzhou in 2020 than in 2019?",
        ),
        ("Since when has it been shrinking?", "Since when has the ratio of imports to exports in Suzhou been shrinking?"),
    ),
    (
        ("How many patents does HHZ hold?", "24,148"),
        ("How many China Patent Awards has it won?", "How many China Patent Awards has HHZ won?"),
        ("How many in 2020?", "How many China Patent Awards has HHZ won in 2020?"),
    ),
    (
        ("What did the biotech industry earn in 2021?", "90 billion yuan"),
        ("Which companies lead this field?", "Which companies lead the biotech industry?"),
        ("How many firms of this kind are there?", "How many firms in the biotech industry are there?"),
    ),
    (
        ("How many firms are on the 2023 list of top 500 private enterprises?", "42"),
        ("Who publishes that list?", "Who publishes the 2023 list of top 500 private enterprises?"),
    ),
    (
        ("How many visitors came to Ningbo in 2022?", "5 million"),
        ("How many more than in 2021?", "How many more was the number of visitors that came to Ningbo in 2022 than in 2021?"),
        ("How many of them were foreigners?", "How many of the visitors that came to Ningbo in 2022 were foreigners?"),
    ),
    (
        ("What was the GDP of Hangzhou in 2021?", "1.8 trillion"),
        ("What was it five years earlier?", "What was the GDP of Hangzhou in 2016?"),
        ("Who is the mayor of Ningbo?", "Who is the mayor of Ningbo?"),
        ("And its party secretary?", "Who is Ningbo's party secretary?"),
    ),
    (
        ("How much tea did Ningbo sell in 2020?", "2 billion yuan"),
        ("Which share of the total did it hold?", "Which share of the total did Ningbo hold in 2020?"),
    ),
    (
        ("What was Ningbo's revenue in 2020?", "2 billion yuan"),
        ("What share of the province's total was it?", "What share of the province's total was Ningbo's revenue in 2020?"),
        ("By how much did that rise?", "By how much did Ningbo's revenue rise in 2020?"),
    ),
    (
        ("How many unicorns does Hangzhou have?", "39"),
        ("How has that changed since 2018?", "How has the number of unicorns of Hangzhou changed since 2018?"),
    ),
]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue[0][0])
def test_a_dialogue_keeps_subject_and_period(dialogue: tuple[tuple[str, str], ...]) -> None:
    (first, answer), *turns = dialogue
    before, answers = [first], [answer]
    for said, _ in turns:
        before.append(standalone(said, before, LEXICON, answers))
        answers.append("")
    assert before[1:] == [understood for _, understood in turns]
