import pytest

from answer.deciding.intervals import greater, lies_within
from ingest.facts.quantities.find import find_quantities


@pytest.mark.parametrize(
    ("asked", "found", "said"),
    [
        ("more than 50 ships", "62 ships", "Yes"),
        ("more than 50 ships", "50 ships", "No"),
        ("at least 50 ships", "50 ships", "Yes"),
        ("fewer than 50 ships", "50 ships", "No"),
        ("at most 50 ships", "50 ships", "Yes"),
        ("more than 50 ships", "more than 50 ships", "Yes"),
        ("more than 45 ships", "more than 40 ships", None),
        ("more than 200 ships", "more than 40 ships", "No"),
        ("fewer than 30 ships", "more than 40 ships", "No"),
        ("more than 2 trillion yuan", "close to 2 trillion yuan", "No"),
        ("more than 25 per cent", "about 27.1 per cent", "Yes"),
        ("more than 27 per cent", "about 27.1 per cent", None),
    ],
)
def test_a_limit_is_met_broken_or_left_open(asked: str, found: str, said: str | None) -> None:
    assert lies_within(find_quantities(asked)[0], find_quantities(found)[0]) == said


def test_a_fall_is_less_than_a_rise() -> None:
    rise, fall = find_quantities("Sales rose 2 per cent")[0], find_quantities("Sales fell 5 per cent")[0]
    assert (greater(rise, fall), greater(fall, rise)) == (True, False)
