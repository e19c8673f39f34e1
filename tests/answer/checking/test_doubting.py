"""What comparing has settled as supported is doubted only where the support model reads it otherwise."""

import numpy as np
import pytest

from answer.checking.doubting import STILL, is_doubted
from answer.checking.passages import Passage
from answer.checking.reading import Reading
from answer.checking.settling import Settled, Way


def reading_of(supported: float, *, alone: float = 0.1) -> Reading:
    """A reading of two sentences, the second of which alone says so with a probability of its own."""
    passages = (
        Passage(kind="nearest", text="The dye works closed.", by=(0,)),
        Passage(kind="nearest", text="The mill was built in 1962.", by=(1,)),
    )
    said = [[probability, (1 - probability) / 2, (1 - probability) / 2] for probability in (0.1, alone)]
    rest = (1 - supported) / 2
    return Reading(passages=passages, said=np.array(said), probabilities=(supported, rest, rest))


def settled_by(place: int, way: Way) -> Settled:
    return Settled(said="supported", way=way, by=(place,))


@pytest.mark.parametrize("way", ["compared", "by_values"])
def test_support_is_doubted_below_a_probability(way: Way) -> None:
    found = [is_doubted(reading_of(supported), settled_by(1, way)) for supported in (STILL[way] - 0.01, STILL[way], 0.97)]
    assert found == [True, False, False]


def test_values_alone_are_doubted_sooner_than_what_was_compared() -> None:
    assert is_doubted(reading_of(0.3), settled_by(1, "by_values"))
    assert not is_doubted(reading_of(0.3), settled_by(1, "compared"))


def test_what_the_settling_sentence_alone_is_read_to_say_is_not_doubted_for_another_one() -> None:
    assert not is_doubted(reading_of(0.1, alone=0.8), settled_by(1, "by_values"))
    assert is_doubted(reading_of(0.1, alone=0.8), settled_by(0, "by_values"))
