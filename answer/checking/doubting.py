"""Where the support model reads quite otherwise what comparing has settled as supported, nothing is settled.

Comparing sees that values and names are there, not always who did what to whom: "Metalunia built the smelter in 1962" beside "built
in 1962 and bought by Metalunia in 1999".
"""

from answer.checking.decision import CONTRADICTED, SUPPORTED
from answer.checking.reading import Reading
from answer.checking.settling import Settled

# Of 510 contradicted claims in official style (folders o and x) 97 are called supported where nothing is doubted, 76 from here, 59
# from .4; of 123 of folders e and k 17, 12 and 8. Each of a fit that had not seen the set.
STILL = 0.2  # probability of support below which it is doubted
# Values alone say less than words do: a reading that contradicts them doubts them sooner. Of 138 hard claims about invented towns
# that values alone support, 62 are; 27 of the others are doubted with this, 12 without, and one that is right.
STILL_BY_VALUES = 0.45


def is_doubted(reading: Reading, settled: Settled) -> bool:
    """True if the support model's reading of a claim that is settled as supported speaks against it."""
    supported = reading.probabilities[SUPPORTED]
    if settled.way == "by_values" and reading.probabilities[CONTRADICTED] == max(reading.probabilities):
        return supported < STILL_BY_VALUES
    return supported < STILL
