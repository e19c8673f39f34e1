"""What is planned has not happened yet, but only what the plan itself names."""

import pytest

from answer.deciding.decide import decided
from ingest.facts.names.lexicon import EMPTY
from tests.answer.candidates import read_of


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The Rope Fair in Norval is to be held in 2031.", "No"),
        ('"Four Norvals" means that Norval should be not only the Norval of the north, but also the Norval of the world.', None),
        ("Norval wants to be more open.", None),
    ],
)
def test_a_plan_denies_only_what_it_names(sentence: str, said: str | None) -> None:
    asked, ranked, _ = read_of("Has the Rope Fair in Norval taken place?", ("a", None, sentence))

    got = decided(asked, ranked, EMPTY)

    assert (got.said if got else None) == said
