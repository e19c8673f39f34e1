"""What is told with "will" of a year that is over is no plan."""

from answer.comparing.statement import statement_of
from answer.deciding.modality import tells_of_plan
from answer.deciding.types import Supposed
from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor

CLAIM = "In 2022, the income ratio of Ardon was 1.71"
SUPPOSED = Supposed(question=f"Is it true that {CLAIM}?", statement=statement_of(CLAIM))


def is_plan(text: str, year: int) -> bool:
    anchor = Anchor(period=periods.of_year(year), grain="year", published=(year, 9, 1))
    return tells_of_plan(SUPPOSED, statement_of(text, anchor=anchor))


def test_will_of_a_year_that_is_over_is_no_plan() -> None:
    assert not is_plan("In 2022, the income ratio of Ardon will be 1.71, a decrease of 0.04.", 2023)
    assert is_plan("In 2022, the income ratio of Ardon will be 1.71, a decrease of 0.04.", 2021)


def test_what_was_announced_in_a_year_that_is_over_stays_a_plan() -> None:
    assert is_plan("In 2022, Ardon announced that its income ratio will be 1.71.", 2023)
    assert is_plan("The income ratio of Ardon will be 1.71.", 2023)
