"""An ending that a question takes for granted, about towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.question import parse_question
from answer.refusing.unstated import has_unstated_ending


@pytest.mark.parametrize(
    ("question", "sentence", "is_unstated"),
    [
        ("Why did Ardon lose its title?", "Ardon has held the title for 15 years.", True),
        ("Why did Ardon lose its title?", "Ardon is the only town with the title.", True),
        ("Why did Ardon lose its title?", "Ardon was stripped of the title after the flood.", False),
        ("Why did Ardon give up the tram?", "Ardon took over the tram from Belco.", True),
        ("Why did Ardon give up the tram?", "The tram of Ardon was too slow and was done away with.", False),
        ("Why did Belco leave Ardon?", "Belco no longer has an office in Ardon.", False),
        ("Why did Belco leave Ardon?", "Belco does not work in Ardon.", False),
        ("Why did Lin Yue resign?", "Lin Yue stepped down over her health.", False),
        ("Why are dogs forbidden on the beach?", "Seals raise their young on the beach.", False),
        # What fell has not ended, and a date is no ending.
        ("Why did Ardon drop the toll scheme?", "With the scheme of Ardon the wait was cut by 40%.", True),
        ("Why did Ardon drop the toll scheme?", "Ardon cut the scheme.", False),
        ("Why did Belco close its first plant?", "Belco will build its first plant by the end of 2025.", True),
        ("Why did Belco close its first plant?", "The work at the plant of Belco came to an end.", False),
        ("Why did Belco leave Ardon?", "One tram in six ran with a motor of Belco last year.", True),
        ("Why did Belco leave Ardon?", "Its stay in Ardon did last only a year.", False),
        ("Why did Ardon leave so many trees standing?", "Trees give shade in Ardon.", False),
        ("Why did prices drop?", "The harvest was good.", False),
        ("Why is Ardon popular?", "Ardon has hills and rivers.", False),
        ("When did Belco leave Ardon?", "Belco has an office in Ardon.", False),
    ],
)
def test_the_reason_of_an_ending_needs_a_sentence_that_tells_of_one(question: str, sentence: str, is_unstated: bool) -> None:
    assert has_unstated_ending(parse_question(question), [statement_of(sentence)]) == is_unstated
