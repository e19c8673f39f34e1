"""Where the support model reads quite otherwise what comparing has settled as supported, nothing is settled.

Comparing sees that values and names are there, not always who did what to whom: "Metalunia built the smelter in 1962" beside "built
in 1962 and bought by Metalunia in 1999".
"""

from collections.abc import Mapping

from answer.checking.decision import SUPPORTED
from answer.checking.reading import SAYS_IT, Reading
from answer.checking.settling import Settled, Way

# Probability of support below which it is doubted. Values alone tell less than a rule about what stands beside them. Of hard
# claims about invented towns, each beside its passage, 21 were settled as supported by values and read below .45, 1 of them
# rightly, and 17 were compared and read from .2 to .45, 8 of them rightly; of others kept back 1 of 24, and 9 of 27. Where a
# sentence has all words of the claim it is no surer: of 5 of those kept back that were read below .2 none was right.
STILL: Mapping[Way, float] = {"compared": 0.2, "by_values": 0.45}


def is_doubted(reading: Reading, found: Settled) -> bool:
    """True if the support model's reading of a claim that is to be supported speaks against it.

    Other sentences may make it unsure; what the settling one says by itself, or with others, then counts.

    Args:
        found: what comparing has settled.
    """
    if reading.probabilities[SUPPORTED] >= STILL[found.way]:
        return False
    places = [at for at, passage in enumerate(reading.passages) if set(found.by) & set(passage.by)]
    return all(float(reading.said[at, SUPPORTED]) < SAYS_IT for at in places)
