"""What comparing has settled as supported is doubted only where the support model reads it otherwise."""

import numpy as np
import pytest

from answer.checking.doubting import STILL, STILL_BY_VALUES, is_doubted
from answer.checking.passages import Passage
from answer.checking.reading import Reading
from answer.checking.settling import Settled, Way


@pytest.mark.parametrize(
    ("way", "supported", "contradicted", "is_so"),
    [
        ("compared", STILL - 0.01, 0.4, True),
        ("compared", STILL, 0.7, False),
        ("compared", 0.97, 0.02, False),
        ("by_values", STILL_BY_VALUES - 0.01, 0.5, True),  # that the values are there says less
        ("by_values", STILL_BY_VALUES, 0.5, False),
        ("by_values", STILL_BY_VALUES - 0.01, 0.1, False),  # a reading that finds nothing does not speak against them
    ],
)
def test_support_is_doubted_below_a_probability(way: Way, supported: float, contradicted: float, is_so: bool) -> None:
    passage = Passage(kind="nearest", text="The mill was built in 1962.", by=(0,))
    said = (supported, contradicted, 1 - supported - contradicted)
    reading = Reading(passages=(passage,), said=np.array([said]), probabilities=said)
    assert is_doubted(reading, Settled(said="supported", way=way, by=(0,))) is is_so
