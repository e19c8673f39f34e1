import time

import pytest

from answer.checking.slots import slots_of
from answer.comparing.statement import statement_of
from answer.support import find_support


def states(claim: str, sentence: str) -> list[tuple[str, str]]:
    return [(slot.kind, slot.state) for slot in slots_of(statement_of(claim), statement_of(sentence))]


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("The port earned RMB490.5bn.", "It took in 490.5 billion yuan.", [("quantity", "met")]),
        ("The port earned RMB490.5bn.", "It took in 409.5 billion yuan.", [("quantity", "rival")]),
        ("The port has 24 firms.", "There are 42 enterprises.", [("quantity", "rival")]),
        ("Ships came 48.9 seconds earlier.", "Ships came 48.9% faster.", [("quantity", "other_unit")]),
        ("It invested 8.272 billion yuan.", "It invested US$8.272 billion.", [("quantity", "other_unit")]),
        ("The port has 24 firms.", "The port grew by 5%.", [("quantity", "absent")]),
        ("It came third in the list.", "It came fifth in the list.", [("rank", "rival")]),
        ("It opened in 2015.", "It opened in May 2015.", [("time", "met")]),
        ("It opened in 2015.", "It opened in 2017.", [("time", "rival")]),
        ("It opened in 2015.", "It opened.", [("time", "absent")]),
    ],
)
def test_each_value_of_a_claim_is_told_by_what_stands_in_its_place(claim: str, sentence: str, found: list[tuple[str, str]]):
    assert states(claim, sentence) == found


def test_a_value_that_is_there_for_something_else_is_told():
    sentence = statement_of("The share of old firms is 17% and the share of young firms is 24%.")
    right, wrong = statement_of("The share of old firms is 17%."), statement_of("The share of old firms is 24%.")
    assert slots_of(right, sentence)[0].nearer == 0
    assert slots_of(wrong, sentence)[0].nearer > 0


def test_a_thousand_characters_of_numbers_are_told_from_a_claim_in_no_time() -> None:
    claim = " ".join(str(number) for number in range(10, 350))[:1000]
    started = time.perf_counter()
    assert find_support(claim, f"Ardon had 37 parks. {claim}") is None
    assert time.perf_counter() - started < 5
