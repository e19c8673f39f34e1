"""Trades that are told apart, in towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.question import parse_question
from answer.refusing.other_field import of_other_field


@pytest.mark.parametrize(
    ("question", "sentence", "field"),
    [
        ("How many salt firms were there in 2015?", "In 2015 the lamp industry had 560 firms in Ardon.", "the salt firms"),
        ("What was the output of the salt industry?", "The lamp industry made 9 billion yuan.", "the salt industry"),
        ("What was the output of the salt industry?", "The lamp industry made 9 billion yuan, the salt industry 2 billion.", None),
        ("What was the output of the salt industry?", "It made 9 billion yuan.", None),
        ("Which towns have a larger salt industry than Ardon?", "The lamp industry made 9 billion yuan.", None),
        ("What was the output of the salt industry?", "The salt trade made 9 billion yuan.", None),
        ("How many private firms were there?", "The lamp industry had 560 firms in Ardon.", None),
        ("What was the output of the pharmaceutical industry?", "The pharma industry made 9 billion yuan.", None),
        ("What was the output of the salt industry?", "The whole industry made 9 billion yuan.", None),
    ],
)
def test_the_figure_of_another_trade_is_seen(question: str, sentence: str, field: str | None) -> None:
    assert of_other_field(parse_question(question), statement_of(sentence)) == field
