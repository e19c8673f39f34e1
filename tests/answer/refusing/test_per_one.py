"""What one person earns and one thing costs is not told by the sums of a town."""

import pytest

from answer.comparing.statement import statement_of
from answer.question import parse_question
from answer.refusing.per_one import lacks_amount_for_one


@pytest.mark.parametrize(
    ("question", "sentence", "is_lacking"),
    [
        ("What is the average salary in Ardon, in yuan?", "The output of Ardon was 159.2 billion yuan.", True),
        ("What is the average salary in Ardon, in yuan?", "The average salary in Ardon is 84,000 yuan.", False),
        ("What does someone in Ardon earn in a month?", "Ardon plans to add 100 billion yuan by 2020.", True),
        ("What does someone in Ardon earn in a month?", "At 7,100 yuan wages are low, with an output of 2 billion yuan.", False),
        ("What does a pack of Belcin cost?", "Belcin came to sales of more than 100 million yuan.", True),
        ("What does a pack of Belcin cost?", "Belcin is sold for 40 crowns.", False),
        ("What does a day ticket for the fair cost?", "The fair brings $84 million into the town.", True),
        # A bridge may cost as much; a total is no amount for one.
        ("What does a bridge over the Tarn cost?", "The bridge cost 159 million yuan.", False),
        ("How much do the workers of Ardon earn altogether?", "Wages in Ardon came to 159 million yuan.", False),
        # No amount at all is another matter.
        ("What does a pack of Belcin cost?", "Belcin is made in Ardon.", False),
    ],
)
def test_a_sum_of_many_is_no_amount_for_one(question: str, sentence: str, is_lacking: bool) -> None:
    got = lacks_amount_for_one(parse_question(question), [statement_of(sentence)])
    assert got == ("amount for one" if is_lacking else None)
