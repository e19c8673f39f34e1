import pytest

from answer.binding import attribute, said_share, speaks_of
from answer.held_values import value_of
from answer.question import parse_question
from answer.short_answer import short_answer
from answer.sought import sought_of
from answer.wanted_held import holds_wanted
from tests.answer.candidates import read_of

PATENTS = "How many patents does the Suzhou Park hold?"


def _short(question: str, sentence: str, as_of: str | None = "2021") -> str | None:
    asked, candidates, _ = read_of(question, ("a.md", as_of, sentence))
    found = short_answer(asked, candidates[0])
    return found.text if found else None


def test_the_value_of_another_place_is_no_answer() -> None:
    assert _short("How many patents does Wuxi hold?", "Ningbo holds 9,100 patents.") is None
    assert _short("How many patents does Wuxi hold?", "Wuxi holds 9,100 patents.") == "9,100"


def test_the_value_of_another_year_is_no_answer() -> None:
    question = "How many patents did Wuxi hold in 2019?"
    assert _short(question, "In 2021 Wuxi held 9,100 patents.") is None
    assert _short(question, "In 2019 Wuxi held 9,100 patents.") == "9,100"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many seats has the Wuxi stadium?", "The Wuxi stadium was built by 3,000 workers."),
        ("In which year was the Wuxi Court founded?", "In 2021 Wuxi had the most judges in China."),
        ("What is the corporate tax rate in Wuxi?", "Wuxi had an added value of 159.62 billion RMB."),
        (
            "What is the average salary in Wuxi in yuan?",
            "The total output value of the toy industry of Wuxi was 50.79 billion yuan.",
        ),
        ("What place does Wuxi take in China for patents?", "Wuxi ranks first in China in computing power."),
        ("How much is a ticket for the Wuxi museum?", "The Wuxi museum had a total of 540,000 visitors."),
        ("How many start-ups of Wuxi were financed?", "The start-ups of Wuxi were financed 88 times in total."),
        ("How much did the response improve with City Brain in Wuxi?", 'Wuxi released "City Brain" 2.0.'),
        (
            "What was the added value of digital content in Wuxi?",
            "The digital economy of Wuxi had an added value of 3 billion yuan.",
        ),
        ("Which hotel in Wuxi is the cheapest?", "Near the cheapest sights of Wuxi lies Suzhou."),
    ],
)
def test_a_value_of_another_kind_or_thing_is_no_answer(question: str, sentence: str) -> None:
    assert _short(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "text"),
    [
        (
            "How much of the province's total is the trade of Wuxi?",
            "The trade of Wuxi was US$8.27bn, which was 48.74% of the province's total.",
            "48.74%",
        ),
        ("How much was the trade of Wuxi up?", "The trade of Wuxi was US$8.27bn, up 53.13%.", "53.13%"),
        ("By how much did the trade of Wuxi grow?", "The trade of Wuxi rose by 9.2% to US$8.27bn.", "9.2%"),
        (
            "Where does Wuxi stand nationwide for sales?",
            "The sales of Wuxi are the second-highest in the region and fourth-highest in the country.",
            "fourth-highest",
        ),
        ("How many of the venues of Wuxi are new?", "Of the 56 venues of Wuxi, 12 are new.", "12"),
    ],
)
def test_the_value_of_the_kind_that_is_asked_for_is_cut_out(question: str, sentence: str, text: str) -> None:
    assert _short(question, sentence) == text


def test_a_ratio_is_not_by_how_much_it_fell() -> None:
    assert _short("income ratio of wuxi", "The income ratio of Wuxi fell by 0.04.") is None


def test_one_of_two_named_things_has_no_value() -> None:
    assert sought_of("Which grew more in 2021, robots or chips?") is None


def test_a_word_that_only_joins_asks_for_nothing() -> None:
    assert sought_of("fields where the city is strong") is None
    assert sought_of("savings per person where does wuxi stand nationwide") == sought_of("Where does Wuxi stand nationwide?")


def test_a_year_without_preposition_in_a_terse_query_is_a_time() -> None:
    asked = parse_question("pharmacies 2008 wuxi how many")
    assert [asked.text[time.start : time.end] for time in asked.statement.facts.times] == ["2008"]


def test_who_says_so_is_no_part_of_what_is_asked() -> None:
    assert attribute(parse_question("According to the yearly report, how many bridges does Wuxi have?")) == {"bridg"}


def test_the_share_of_the_attribute_that_is_said() -> None:
    asked, candidates, _ = read_of(PATENTS, ("a.md", None, "The Suzhou Park holds 9,100 patents."))
    statement = candidates[0].statement
    sought = sought_of(PATENTS)
    assert sought is not None
    held = value_of(asked, sought, statement)
    assert held is not None
    assert (speaks_of(asked, statement), said_share(asked, held, statement)) == (True, 1.0)


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        (PATENTS, "The Suzhou Park holds 9,100 patents.", 1.0),
        (PATENTS, "The Wenzhou Bank holds 9,100 patents.", 0.5),
        (PATENTS, "The Suzhou Park is large.", 0.0),
        ("Why is the Suzhou Park large?", "The Suzhou Park holds 9,100 patents.", None),
    ],
)
def test_what_a_sentence_holds_of_what_is_wanted(question: str, sentence: str, holds: float | None) -> None:
    asked, candidates, _ = read_of(question, ("a.md", None, sentence))
    assert holds_wanted(asked, candidates[0]) == holds
