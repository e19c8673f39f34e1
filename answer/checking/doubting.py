"""Where the support model reads quite otherwise what comparing has settled, nothing is settled.

Comparing sees that values and names are there, not always who did what to whom: "Metalunia built the smelter in 1962" beside "built
in 1962 and bought by Metalunia in 1999".
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from answer.checking.decision import CONTRADICTED, SUPPORTED
from answer.checking.evidence import Evidence, passage_of
from answer.checking.settling import Settled

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel

# Of 841 claims that the model, at its fourth stage, was not trained on, 76 were rightly settled as supported and 15 wrongly: none
# and 3 of them are doubted; from .85 it would be 2, both of those that ship, and 9.
# What is settled as contradicted is not doubted: there the model is wrong as often as right.
OTHERWISE = 0.95  # probability of contradiction from which the model doubts
STILL = 0.05  # probability of support up to which it does


def is_doubted(claim: str, evidence: Sequence[Evidence], found: Settled, model: "SupportModel") -> bool:
    """True if the claim is to be supported, and the model is sure that the sentences say otherwise."""
    if found.said != "supported":
        return False
    read = model.judge([(claim, passage_of(evidence[at])) for at in found.by])
    return bool(read[:, CONTRADICTED].max() >= OTHERWISE and read[:, SUPPORTED].max() <= STILL)
