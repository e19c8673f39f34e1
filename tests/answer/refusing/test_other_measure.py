"""A measure that is asked for beside figures of another, about towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.question import parse_question
from answer.refusing.other_measure import other_measure


@pytest.mark.parametrize(
    ("question", "sentence", "missed"),
    [
        ("ardon imports from norval 2022?", "In 2022 the exports of Ardon to Norval were 61 million yuan.", "figure for imports"),
        ("ardon imports from norval 2022?", "In 2022 Ardon bought goods for 61 million yuan, less than its exports.", None),
        ("How did imports and exports do?", "Exports rose by 5%.", None),
        ("What did exports come to?", "Imports were 61 million yuan.", "figure for exports"),
        ("What did exports come to?", "Imports were 61 million yuan, and goods for 40 million were sold abroad.", None),
        ("What profit did Belco make in 2022?", "Belco had revenue of 61 million yuan in 2022.", "profit"),
        ("What profit did Belco make in 2022?", "On revenue of 61 million yuan Belco earned 4 million in 2022.", None),
        ("What profit tax is there?", "The revenue is taxed.", None),
        ("What share of its profit does Belco spend?", "Belco spends 4% of its revenue.", None),
        ("What revenue did Belco have?", "Belco made a profit of 4 million yuan.", None),
    ],
)
def test_a_measure_that_only_its_rival_stands_in_for_is_missed(question: str, sentence: str, missed: str | None) -> None:
    assert other_measure(parse_question(question), [statement_of(sentence)]) == missed


def test_a_heading_tells_what_the_figures_are() -> None:
    sentence = statement_of("To Norval: 61 million yuan, exports 40 million.", context="Imports of Ardon")
    assert other_measure(parse_question("What were the imports from Norval?"), [sentence]) is None
