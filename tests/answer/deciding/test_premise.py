import pytest

from answer.deciding.decide import corrected
from answer.deciding.premise import premise_of
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of


@pytest.mark.parametrize(
    ("question", "premise"),
    [
        ("Why did Pfizer leave Hangzhou?", "Pfizer leave Hangzhou"),
        ("In which year was the Torvik Bridge closed?", "the Torvik Bridge closed"),
        ("What caused the slump in exports of Torvik?", "the slump in exports of Torvik"),
        ("What is behind the fall in the price of rye?", "the decline in the price of rye"),
        ("How did Torvik cope with the steady drop in ships?", "the steady drop in ships"),
        ("What made the number of ships go down?", "the number of ships go down"),
        ("What led to the founding of Torvik?", None),
        ("What explains the joy at falling prices?", None),
        ("What is behind the town hall of Torvik?", None),
        ("How many ships called at Torvik?", None),
        ("Did Pfizer leave Hangzhou?", None),
    ],
)
def test_what_a_question_takes_for_granted(question: str, premise: str | None) -> None:
    got = premise_of(question, EMPTY)
    assert (got.text if got else None) == premise


@pytest.mark.parametrize(
    ("question", "sentence", "is_corrected"),
    [
        ("Why did exports of Torvik fall in 2019?", "Exports of Torvik rose 4 per cent in 2019.", True),
        ("Why did exports of Torvik rise in 2019?", "Exports of Torvik rose 4 per cent in 2019.", False),
        ("Why did exports of Torvik fall in 2018?", "Exports of Torvik rose 4 per cent in 2019.", False),
        ("What caused the fall in exports of Torvik?", "Exports of Torvik rose 4 per cent in 2019.", True),
        ("What caused the fall in exports of Torvik?", "Exports of Torvik fell 4 per cent in 2019.", False),
        ("What caused the fall in exports of Torvik?", "The budget of Torvik rose 4 per cent in 2019.", False),
        ("Why did the weight of ships in Torvik's exports go down?", "Ships rose from 4 to 9 per cent of Torvik's exports.", True),
        ("What is behind the rise of Torvik?", "Exports of Torvik fell 4 per cent in 2019.", False),
        ("Which three new bridges does Torvik have?", "There are one new bridge and 15 old bridges in Torvik.", True),
        ("Which three new bridges does Torvik have?", "There are three new bridges and 15 old bridges in Torvik.", False),
        ("Which three new bridges does Torvik have?", "There are one stone bridge and 15 old bridges in Torvik.", False),
        ("Which three new bridges did Torvik close?", "There are 15 new bridges in Torvik.", False),
        ("Which three new bridges does Torvik have?", "There are more than two new bridges in Torvik.", False),
        ("Why did Bayer leave Torvik?", "Bayer is based in Torvik.", True),
        ("Why did Bayer leave Torvik?", "Bayer sells drugs in Torvik.", False),
        ("When did Torvik have more than 60,000 inhabitants?", "Torvik has 48,000 inhabitants.", True),
    ],
)
def test_a_sentence_that_says_otherwise_corrects_it(question: str, sentence: str, is_corrected: bool) -> None:
    asked, ranked, _ = read_of(question, ("a", None, sentence))
    assert (corrected(asked, ranked, EMPTY) is not None) == is_corrected


def test_a_town_that_is_only_surpassed_does_not_take_the_place_of_the_one_that_is_spoken_of() -> None:
    question = "Why did the share of toys in Wuxi's exports go down?"
    said = "The share of toys in exports increases from 10.5% to 24.2%, it is beyond Beijing and Shanghai."
    asked, ranked, _ = read_of(question, ("a", None, "Wuxi makes toys."), ("a", None, said))
    found = corrected(asked, ranked, EMPTY)
    assert found is not None and found.text == said
    asked, ranked, _ = read_of(question, ("a", None, "Wuxi makes toys."), ("a", None, said.replace("it is beyond", "so says")))
    assert corrected(asked, ranked, EMPTY) is None
