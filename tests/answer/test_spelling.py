import pytest

from answer.spelling import corrected
from ingest.aliases import Alias, Aliases
from ingest.facts.names.lexicon import Lexicon

LEXICON = Lexicon.of(
    Aliases.of(
        (
            Alias(name="Hangzhou"),
            Alias(name="Alibaba Group", also=("Alibaba",)),
            Alias(name="Hikvision"),
            Alias(name="Eastern Communications"),
        )
    )
)
VOCABULARY = {
    word: count
    for count, words in (
        (50, "hangzhou patents city brain digital economy industry enterprises zone"),
        (20, "population exports revenue alibaba hikvision start secretary unicorns tourism artificial intelligence"),
        (5, "trial from quite binjiang zhejiang ningbo semiconductor ambulances headquarters invention laboratory added value"),
        (2, "icotinib cloudnine quantum trade traffic jian huzhou"),
    )
    for word in words.split()
}

MENDED = [
    ("gdp of hangzou", "gdp of Hangzhou"),
    ("Who leads alibabba?", "Who leads Alibaba?"),
    ("who founded hikvison", "who founded Hikvision"),
    ("Who founded Hikvison?", "Who founded Hikvision?"),
    ("What is the populaton of Hangzhou?", "What is the population of Hangzhou?"),
    ("how many pattents", "how many patents"),
    ("digitial economy", "digital economy"),
    ("econmy of Zhejang", "economy of Zhejiang"),
    ("artifical inteligence", "artificial intelligence"),
    ("semicondutcor industry", "semiconductor industry"),
    ("enterprizes in the zone", "enterprises in the zone"),
    ("who is the secretery", "who is the secretary"),
    ("headquaters of Cloudnine", "headquarters of Cloudnine"),
    ("what is icotinb", "what is icotinib"),
    ("Binjang exports", "Binjiang exports"),
    ("labratory", "laboratory"),
    ("qauntum labs", "quantum labs"),
    ("touirsm revenue 2021", "tourism revenue 2021"),
    ("hangzou's exports", "Hangzhou's exports"),
    ("network comunications", "network communications"),
    ("Tell me about the tafric of ambulences", "Tell me about the tafric of ambulances"),
]


@pytest.mark.parametrize(("typed", "meant"), MENDED)
def test_a_misspelt_word_is_put_right(typed: str, meant: str) -> None:
    assert corrected(typed, VOCABULARY, LEXICON) == meant


KEPT = [
    "Fill in the form",
    "Where does the trail begin?",
    "Is it quiet there?",
    "How much does steel cost?",
    "What is the brand worth?",
    "Who wrote the novel?",
    "patent of a city",
    "patenting",
    "How many in 20211?",
    "Who is Jiang Wei?",
    "What did Wang Jiang say?",
    "Tell me about Suzhou.",
    "What is the GDP of Wuhu?",
    "Who is Yamamoto Kenji?",
    "What does BASF make?",
    "R&D in hz",
    "trails and trials",
    "strange brains",
    "Which cities are in the valley?",
    "Can you tell me when it will rain?",
    "the stars",
    "the added egg",
    "traded goods",
    "What is a qubit?",
    "mail to secretery@zone.cn",
    "C++ and O2O",
    "杭州的GDP",
    "",
    "How many people live in Hangzhou?",
    "invention or intention",
]


@pytest.mark.parametrize("question", KEPT)
def test_what_is_no_mistake_stays(question: str) -> None:
    assert corrected(question, VOCABULARY, LEXICON) is None


def test_two_words_that_fit_alike_leave_the_word_as_it_is() -> None:
    assert corrected("plonets", {"planets": 3, "plovets": 3}, LEXICON) is None


def test_the_more_frequent_word_is_meant() -> None:
    assert corrected("qoxerz", {"qoxert": 3, "qoxera": 9}, LEXICON) == "qoxera"
