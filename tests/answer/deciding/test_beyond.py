"""What a claim says beyond its numbers, about towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.beyond import says_beyond

CASES = "The web court of Ardon settled 8,640 cases in 2020, taking 37 days on average."
SOLD = "Belco bought the map maker Orlin in 2021, but sold it at a loss in 2023."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The web court of Ardon settled 8,640 cases in 2020, most of them within a week.", CASES),
        ("The web court of Ardon settled 8,640 cases in 2020, more than that of Sutton.", CASES),
        ("The web court of Ardon again settled 8,640 cases in 2020.", CASES),
        ("In 2023 Belco sold Orlin to a foreign publisher.", SOLD),
        ("Ardon has closed its 64 counters.", "Ardon has kept 64 counters with clerks."),
    ],
)
def test_a_claim_says_beyond_its_numbers_what_the_sentence_has_no_word_of(claim: str, sentence: str) -> None:
    assert says_beyond(statement_of(claim), statement_of(sentence))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("In 2020 the web court of Ardon settled 8,640 cases.", CASES),
        ("The web court of Ardon settled more than 8,000 cases in 2020.", CASES),
        ("In 2023 Belco sold Orlin at a loss.", SOLD),
        ("Ardon's 64 counters have been kept.", "Ardon has kept 64 counters with clerks."),
        ("Ardon came 57th among the most crowded towns.", "Ardon was 57th in the list of most crowded towns."),
    ],
)
def test_a_claim_of_the_sentences_own_words_says_nothing_beyond(claim: str, sentence: str) -> None:
    assert not says_beyond(statement_of(claim), statement_of(sentence))


def test_what_is_compared_otherwise_is_left_out() -> None:
    claim, sentence = "More than half of the cases of Ardon were settled.", "Of the cases of Ardon 62 per cent were settled."
    half = claim.index("half")
    assert not says_beyond(statement_of(claim), statement_of(sentence), without=[(0, half + 4)])
