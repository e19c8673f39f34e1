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
        ("Why did Bayer leave Torvik?", "Bayer is based in Torvik.", True),
        ("Why did Bayer leave Torvik?", "Bayer sells drugs in Torvik.", False),
        ("When did Torvik have more than 60,000 inhabitants?", "Torvik has 48,000 inhabitants.", True),
    ],
)
def test_a_sentence_that_says_otherwise_corrects_it(question: str, sentence: str, is_corrected: bool) -> None:
    asked, ranked, _ = read_of(question, ("a", None, sentence))
    assert (corrected(asked, ranked, EMPTY) is not None) == is_corrected
