"""What comparing has settled as supported is doubted only where the support model reads it otherwise."""

import numpy as np
import pytest

from answer.checking.doubting import STILL, STILL_BY_VALUES, is_doubted
from answer.checking.passages import Passage
from answer.checking.reading import Reading
from answer.checking.settling import Settled, Way


@pytest.mark.parametrize(
    ("way", "supported", "is_so"),
    [
        ("compared", STILL - 0.01, True),
        ("compared", STILL, False),
        ("compared", 0.97, False),
        ("by_values", STILL_BY_VALUES - 0.01, True),  # that the values are there says less
        ("by_values", STILL_BY_VALUES, False),
    ],
)
def test_support_is_doubted_below_a_probability(way: Way, supported: float, is_so: bool) -> None:
    passage = Passage(kind="nearest", text="The mill was built in 1962.", by=(0,))
    rest = (1 - supported) / 2
    reading = Reading(passages=(passage,), said=np.array([[supported, rest, rest]]), probabilities=(supported, rest, rest))
    assert is_doubted(reading, Settled(said="supported", way=way, by=(0,))) is is_so
