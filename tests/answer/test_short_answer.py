import pytest

from answer.features import Candidate
from answer.question import Asked
from answer.short_answer import short_answer
from answer.sought import sought_of
from tests.answer.candidates import read_of


def _said(question: str, *sentences: str) -> str | None:
    asked, candidates, _ = read_of(question, *((f"{at}.md", "2021", text) for at, text in enumerate(sentences)))
    found = short_answer(asked, candidates[0], candidates[1:])
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "text"),
    [
        ("How many bridges does Rowanport have?", "Rowanport has more than 4,000 bridges and 12 ferries.", "more than 4,000"),
        ("How many invention patents are held in the valley?", "The valley holds 24,148 invention patents.", "24,148"),
        ("What was the added value of the toy industry?", "The toy industry had an added value of RMB490.5bn.", "RMB490.5bn"),
        ("What share of output do toys have?", "Toys made up 27.1 per cent of output in 2021.", "27.1 per cent"),
        ("How long is the tunnel?", "The tunnel is 4.5 km long and cost 30 million yuan.", "4.5 km"),
        ("When was the plan issued?", "The plan was issued on October 22, 2018 in Rowanport.", "October 22, 2018"),
        ("In which year was the plan issued?", "The plan was issued on October 22, 2018 in Rowanport.", "2018"),
        ("Who said that the tunnel is safe?", "Zhang Dengfeng said that the tunnel is safe.", "Zhang Dengfeng"),
        ("Which city hosted the fair?", "The fair was hosted by Nanjing in 2019.", "Nanjing"),
        ("Where does the city rank for salaries?", "By salaries the city is the fourth most generous in China.", "fourth"),
        ("What is the tower called?", "The tower is called “Needle of Light” by its neighbours.", "Needle of Light"),
        (
            "For how many years has the club been first?",
            "The club has been first for 15 consecutive years.",
            "15 consecutive years",
        ),
        ("icotinib sales", "Sales of Icotinib are more than 100 million yuan.", "more than 100 million yuan"),
    ],
)
def test_the_value_is_cut_out_as_the_sentence_writes_it(question: str, sentence: str, text: str) -> None:
    assert _said(question, sentence) == text


def test_hedge_and_unit_belong_to_it_and_the_span_says_where() -> None:
    asked, candidates, _ = read_of("How many firms are there?", ("a.md", None, "There are nearly 2,500 firms."))
    found = short_answer(asked, candidates[0])
    assert found is not None
    assert (found.text, found.start, found.end, found.kind) == ("nearly 2,500", 10, 22, "count")
    assert found.candidate is candidates[0]


def test_the_words_beside_a_value_tell_which_of_several_it_is() -> None:
    sentence = "The port has 15 national laboratories, seven provincial laboratories and two museums."
    assert _said("How many provincial laboratories does the port have?", sentence) == "seven"
    assert _said("How many museums does the port have?", sentence) == "two"


def test_the_year_that_is_asked_for_tells_which_of_several_it_is() -> None:
    sentence = "The share of toys in output rose from 10.5% in 2007 to 24.2% in 2017."
    assert _said("What share of output did toys have in 2007?", sentence) == "10.5%"
    assert _said("What share of output did toys have in 2017?", sentence) == "24.2%"
    assert _said("What share of output do toys have?", sentence) == "24.2%"


def test_a_share_is_not_how_much_it_rose() -> None:
    sentence = "The share of toys was 27.1 per cent in 2021, which was an increase of 0.5 per cent."
    assert _said("What share do toys have?", sentence) == "27.1 per cent"


def test_the_questions_own_values_and_names_are_no_answer() -> None:
    assert _said("Which company joined the 500 firms of Rowanport?", "Rowanport has 500 firms.") is None
    assert _said("How many of the 500 firms export?", "Of the 500 firms, 120 export.") == "120"


def test_a_list_has_no_single_value() -> None:
    assert _said("Which city is behind the port?", "The port is ahead of Nanjing, Suzhou and Wuxi.") is None


@pytest.mark.parametrize(
    "question",
    [
        "Is the tunnel long?",
        "Which companies are in the park?",
        "How many firms are there, and which is the largest?",
        "Why was the tunnel built?",
        "Tell me about the tunnel.",
    ],
)
def test_yes_or_no_lists_reasons_and_several_questions_have_no_short_answer(question: str) -> None:
    assert sought_of(question) is None


def test_the_next_sentence_may_hold_the_value() -> None:
    asked, candidates, _ = read_of(
        "How many boats does the port have?", ("a.md", None, "The port has boats."), ("b.md", None, "The port has 90 boats.")
    )
    found = short_answer(asked, candidates[0], candidates[1:])
    assert found is not None
    assert (found.text, found.candidate) == ("90", candidates[1])


def test_a_sentence_far_behind_the_best_is_not_read() -> None:
    from dataclasses import replace

    asked, candidates, _ = read_of(
        "How many boats does the port have?", ("a.md", None, "The port has boats."), ("b.md", None, "The port has 90 boats.")
    )
    assert short_answer(asked, candidates[0], [replace(candidates[1], score=-9.0)]) is None


def test_a_bare_question_has_none() -> None:
    asked, candidates = _pair("What?", "The port has 90 boats.")
    assert short_answer(asked, candidates) is None


def _pair(question: str, sentence: str) -> tuple[Asked, Candidate]:
    asked, candidates, _ = read_of(question, ("a.md", None, sentence))
    return asked, candidates[0]


def test_a_time_with_a_beginning_and_an_end_is_one() -> None:
    sentence = "The 20th fair took place in Nanjing from September 16th to 19th, 2023."
    assert _said("When did the fair take place?", sentence) == "September 16th to 19th, 2023"


def test_among_the_best_is_no_place_in_an_order() -> None:
    assert _said("What place does the port take?", "The port is among the most modern in China.") is None
    assert _said("What place does the port take?", "The port is second, among the most modern in China.") == "second"
