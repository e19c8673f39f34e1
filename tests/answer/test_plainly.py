"""Questions that are put politely, or with their subject in front, about towns that there are not."""

import pytest

from answer.plainly import plainly


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Can you name some big mills in Ardon?", "Name some big mills in Ardon?"),
        ("Could you please tell me how many boats Ardon has?", "How many boats Ardon has?"),
        ("Do you know in which year the bridge was built?", "In which year the bridge was built?"),
        ("I'd like to know who runs the mill.", "Who runs the mill."),
        # What is left must be a question; of yes or no it is one already.
        ("Can you tell me about Ardon?", "Can you tell me about Ardon?"),
        ("Can you tell me whether Ardon has a port?", "Can you tell me whether Ardon has a port?"),
        ("Can you swim in the lake of Ardon?", "Can you swim in the lake of Ardon?"),
        ("Do you know the mayor?", "Do you know the mayor?"),
        # Its subject in its place.
        ("The mayor of Ardon, what is his name?", "Who is the mayor of Ardon?"),
        ("The new bridge in Ardon, what is its name?", "What is the name of the new bridge in Ardon?"),
        ("The port of Ardon, when did it open?", "When did the port of Ardon open?"),
        ("Belco Works, how many people does it employ?", "How many people does Belco Works employ?"),
        ("The town of Ardon, who built its walls?", "Who built the town of Ardon's walls?"),
        ("In 2019, what was its output?", "In 2019, what was its output?"),
        ("When it rains, what does it do?", "When it rains, what does it do?"),
        ("The port of Ardon, who owns the cranes?", "The port of Ardon, who owns the cranes?"),
        ("Ardon is old, how old is it?", "Ardon is old, how old is it?"),
        # The word of the documents.
        ("How many people live in Ardon?", "What is the population of Ardon?"),
        ("How many people lived in Ardon in 1990?", "What was the population of Ardon in 1990?"),
        ("How many people live on boats in Ardon?", "How many people live on boats in Ardon?"),
    ],
)
def test_a_question_is_put_plainly(question: str, plain: str) -> None:
    assert plainly(question) == plain
