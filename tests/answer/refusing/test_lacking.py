"""Whether sentences have anything of the kind that is asked for, about towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.question import parse_question
from answer.refusing.lacking import lacking


@pytest.mark.parametrize(
    ("question", "sentence", "lacked"),
    [
        ("In which year was the court of Ardon founded?", "Ardon has set up a court.", "date"),
        ("In which year was the court of Ardon founded?", "Ardon has set up a court, opened in May 2019.", None),
        ("When will the bridge be finished?", "The bridge is being built.", "date"),
        ("When is the bridge closed?", "The bridge is closed when the river is high.", None),
        ("When iron is heated, what happens?", "Heated iron grows soft.", None),
        ("What share of Ardon is wooded?", "Ardon has more woods than any other town.", "percentage"),
        ("What share of Ardon is wooded?", "Two thirds of Ardon are wooded.", None),
        ("What share of Ardon is wooded?", "All of Ardon is wooded.", None),
        ("How many days of sun did Ardon have?", "The number of days with sun in Ardon has grown.", "number"),
        ("How many students does Ardon have?", "Ardon spends 40 million yuan on its students.", "number"),
        ("How many people died in the flood?", "The flood took a tenth of the people.", None),
        ("How often was the fair held in Ardon?", "The fair was held in Ardon.", None),
        ("How many times was the fair held in Ardon?", "The fair was held in Ardon for the third time.", None),
        ("How much did the bridge cost?", "The bridge was dear.", "amount"),
        ("What rank does Ardon hold for exports?", "Ardon sells its tea abroad.", "place in an order"),
        ("How many parks does Ardon have?", "Ardon has a park.", None),
        ("What is the population of Ardon?", "Ardon was made of three villages.", "number"),
        ("What is the population of Ardon?", "In Ardon 900 people are at home.", None),
        ("How many towns form the league?", "Ardon, Norval and Sutton form the league.", None),
        ("When does the shop close?", "The shop closes at 5 pm.", None),
        ("When is the bill due?", "The bill is due within 30 days.", None),
        ("How much is a ticket?", "Tickets are free.", None),
        ("Who built the bridge?", "The bridge was built.", "such name"),
        ("What did the bridge finally cost?", "The bridge was dearer than feared.", "amount"),
        ("What did the bridge finally cost?", "The bridge came to 40 crowns.", None),
        ("What price did Belco pay for the mill?", "Belco bought the mill for an undisclosed sum.", "amount"),
        ("What price did Belco pay for the mill?", "Belco got the mill for nothing.", None),
        ("How much will the farmers be paid?", "The farmers will be paid for a belt 60 metres wide.", "amount"),
        ("What did Belco pay for?", "Belco paid for the bridge.", None),
        ("What did the flood cost Lin Yue?", "The flood cost Lin Yue her home.", None),
        ("What did Ardon earn a reputation for?", "Ardon has a reputation for tea.", None),
        ("Is the bridge open?", "The bridge is long.", None),
        ("Which areas were spared by the flood?", "The hills were spared by the flood.", None),
        ("In what part of the town is the bridge?", "The bridge is in the old quarter.", None),
    ],
)
def test_a_value_that_no_sentence_has_is_told(question: str, sentence: str, lacked: str | None) -> None:
    assert lacking(parse_question(question), [statement_of(sentence)]) == lacked


def test_one_sentence_with_a_value_is_enough() -> None:
    sentences = [statement_of("Ardon has set up a court."), statement_of("The court opened in 2019.")]
    assert lacking(parse_question("In which year was the court of Ardon founded?"), sentences) is None


@pytest.mark.parametrize(
    ("question", "sentence", "lacked"),
    [
        # A place in an order is no amount of money.
        ("What is the average wage in Ardon, in yuan?", "The average wage in Ardon ranks fourth.", "amount"),
        ("What is the average wage in Ardon, in yuan?", "The average wage in Ardon is 7,000 yuan.", None),
        # A length is told by no temperature.
        ("How deep is the pit of Ardon?", "The water of the pit has a temperature of 17 degrees.", "number"),
        ("How deep is the pit of Ardon?", "The pit is 17 metres deep.", None),
        ("How deep is the pit of Ardon?", "The pit is 17 deep.", None),
        ("How many cubic metres of water does Ardon use?", "Ardon has only 190 millimetres of rain.", "number"),
        ("How many cubic metres of water does Ardon use?", "Ardon uses 19 litres of water.", None),
        ("How far is the pit from Ardon?", "The pit is 17 minutes from Ardon.", None),
        # Today is no date of what was.
        ("When was Belco Works sold?", "Belco Works is today the oldest firm.", "date"),
        ("When was Belco Works sold?", "Belco Works was sold yesterday.", None),
    ],
)
def test_values_of_another_sort_do_not_stand_for_it(question: str, sentence: str, lacked: str | None) -> None:
    assert lacking(parse_question(question), [statement_of(sentence)]) == lacked
