"""What comparing has settled as supported is doubted only where the support model reads it otherwise."""

import numpy as np
import pytest

from answer.checking.doubting import STILL, is_doubted
from answer.checking.passages import Passage
from answer.checking.reading import Reading


@pytest.mark.parametrize(("supported", "is_so"), [(STILL - 0.01, True), (STILL, False), (0.97, False)])
def test_support_is_doubted_below_a_probability(supported: float, is_so: bool) -> None:
    passage = Passage(kind="nearest", text="The mill was built in 1962.", by=(0,))
    rest = (1 - supported) / 2
    reading = Reading(passages=(passage,), said=np.array([[supported, rest, rest]]), probabilities=(supported, rest, rest))
    assert is_doubted(reading) is is_so
