"""Which way something went, however it is told, about towns that there are not."""

import pytest

from tests.answer.checking.test_settling import said

LOWERED = "The new tunnel brought down rents in Ardon."
DRUG = "Solvex, the first new drug of Norland, was born in Ardon, greatly reducing the import price of similar drugs abroad."
ORDERS = "Orders of the Ardon fair were worth 41.5 billion yuan in 2023, 28 per cent more than at the fair in 2021."


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("The new tunnel pushed up the rents in Ardon.", LOWERED, "contradicted"),
        ("The new tunnel drove rents in Ardon up.", LOWERED, "contradicted"),
        ("The new tunnel pushed down the rents in Ardon.", LOWERED, None),
        ("The new tunnel brought up a debate on rents in Ardon.", LOWERED, None),
        ("Solvex, a medicine from Ardon, has driven up what Norland pays for comparable drugs from abroad.", DRUG, "contradicted"),
        ("Solvex, a medicine from Ardon, has brought down what Norland pays for comparable drugs from abroad.", DRUG, None),
    ],
)
def test_what_makes_something_rise_or_fall_tells_a_direction(claim: str, sentence: str, found: str | None) -> None:
    assert said(claim, sentence) == found


def test_an_amount_below_that_of_a_year_before_is_no_rise() -> None:
    assert said("Orders of the Ardon fair were lower in 2023 than in 2021.", ORDERS) == "contradicted"
    assert said("Orders of the Ardon fair were lower in 2021 than in 2023.", ORDERS) != "contradicted"


def test_an_amount_that_grew_does_not_tell_of_its_share() -> None:
    grown = "The added value of Ardon's ports grew by 5 per cent to 40 billion yuan, accounting for 12 per cent of its GDP."
    assert said("The share of Ardon's ports in its GDP fell.", grown) is None
    share = "Ardon's ports accounted for 12 per cent of its GDP, an increase of 2 points."
    assert said("The share of Ardon's ports in its GDP fell.", share) == "contradicted"
