"""Who holds the first place, where the sentences tell of another place, about towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.question import parse_question
from answer.refusing.other_rank import holds_other_rank


@pytest.mark.parametrize(
    ("question", "sentence", "is_other"),
    [
        ("Which town was the noisiest in 2018?", "On the list of the noisiest towns, Ardon fell from fifth to 57th place.", True),
        ("Which town was the noisiest in 2018?", "Ardon was the noisiest town, and Norval came 57th.", False),
        ("Which town was the noisiest in 2018?", "Ardon came third after Norval.", False),
        ("Who came first in the rating?", "Ardon was second in the rating.", True),
        ("Who came first in the rating?", "Ardon was second in the rating, Norval was not far.", False),
        ("Which town is the second largest?", "Ardon is the third largest town.", False),
        ("What place does Ardon take among the largest towns?", "Ardon is the third largest town.", False),
        ("How large is the largest town?", "Ardon is the third largest town.", False),
    ],
)
def test_the_holder_of_another_place_is_not_the_one_asked_for(question: str, sentence: str, is_other: bool) -> None:
    assert holds_other_rank(parse_question(question), [statement_of(sentence)]) is is_other
