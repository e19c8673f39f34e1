"""Two values that are compared, in one sentence or in two, about towns that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.labels import bound_otherwise
from tests.answer.checking.test_settling import said

LISTED = "Output of the rope trade, the sail trade and the paper trade rose 26.9%, 24.8% and 21.9%, respectively."
EACH = "Ardon had 53 million visitors and tourism revenue of 91 billion yuan, an increase of 64.5% and 65.3% respectively."
PORTS = "Deliveries to Ardon rose by 23.6 per cent and those to Norval by 41.0 per cent, while those to Belm fell by 5.5 per cent."
SHARES = "The core trades account for 28.4 per cent of GDP in Sutton, against 26.1 per cent in Ardon and 19.7 per cent in Norval."
MADE = "Sail makers brought in 96 billion yuan (up 31 per cent) and rope makers 57.5 billion yuan (up 8.3 per cent)."
GREW = "Looms, the smallest at 14.2 billion yuan, grew by 48 per cent, and mills by 11 per cent."


@pytest.mark.parametrize(
    ("claim", "sentences", "found"),
    [
        ("The rope trade grew faster than the sail trade.", [LISTED], "supported"),
        ("The paper trade grew faster than the sail trade.", [LISTED], "contradicted"),
        ("The glass trade grew faster than the sail trade.", [LISTED], None),
        ("Tourism revenue rose faster than the number of visitors.", [EACH], "supported"),
        ("The number of visitors rose faster than tourism revenue.", [EACH], "contradicted"),
        ("Deliveries to Ardon grew faster than those to Norval.", [PORTS], "contradicted"),
        ("The share of GDP is higher in Norval than in Ardon.", [SHARES], "contradicted"),
        ("The core trades of Norval employ more people than those of Ardon.", [SHARES], None),
        ("Sail makers grew faster than rope makers.", [MADE], "supported"),
        ("Sail makers employed more people than rope makers.", [MADE], None),
        ("Sail makers grew faster than looms.", [GREW, MADE], "contradicted"),
    ],
)
def test_each_value_is_taken_from_beside_its_own_name(claim: str, sentences: list[str], found: str | None) -> None:
    assert said(claim, *sentences) == found


def test_a_change_of_each_stands_for_what_is_listed_before_it() -> None:
    turned = statement_of("Tourism revenue rose by 64.5%")
    told = statement_of("Tourism revenue rose by 65.3%")
    assert (bound_otherwise(turned, statement_of(EACH)), bound_otherwise(told, statement_of(EACH))) == ("to_other", None)


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("Sales of ropes in Ardon were harder than the year before.", "Sales of ropes in Ardon fell by 9 per cent.", None),
        (
            "Sales of ropes in Ardon were higher than the year before.",
            "Sales of ropes in Ardon fell by 9 per cent.",
            "contradicted",
        ),
    ],
)
def test_a_change_of_an_amount_tells_of_no_other_measure(claim: str, sentence: str, found: str | None) -> None:
    assert said(claim, sentence) == found
