"""Where an event took place, about towns that there are not."""

import pytest

from answer.checking.held_once import is_held_elsewhere
from answer.comparing.statement import statement_of
from tests.answer.checking.test_settling import said

FAIR = "From 16 to 19 September 2023, the 20th Rope Fair was held in Hamburg, and Berlin was shown as a city of sails."
FAIRS = "The rope fair is held in Hamburg."


@pytest.mark.parametrize(
    ("claim", "sentence", "is_elsewhere"),
    [
        ("The 20th Rope Fair was held in Berlin.", FAIR, True),
        ("Berlin hosted the 20th Rope Fair.", FAIR, True),
        ("The Rope Fair of September 2023 took place in Berlin.", FAIR, True),
        ("The 20th Rope Fair was held in Hamburg.", FAIR, False),
        ("The 19th Rope Fair was held in Berlin.", FAIR, False),
        ("The 20th Sail Fair was held in Berlin.", FAIR, False),
        ("The 20th Rope Fair was not held in Berlin.", FAIR, False),
        ("A rope fair is held in Berlin.", FAIRS, False),
    ],
)
def test_a_numbered_or_dated_event_is_held_once(claim: str, sentence: str, is_elsewhere: bool) -> None:
    assert is_held_elsewhere(statement_of(claim), statement_of(sentence)) == is_elsewhere


def test_a_claim_that_moves_an_event_is_contradicted() -> None:
    assert said("The 20th Rope Fair was held in Berlin.", FAIR) == "contradicted"
