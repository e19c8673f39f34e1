"""Does a sentence hold what is asked for? A number for the confidence."""

from typing import TYPE_CHECKING

from answer.binding import is_bound
from answer.held_values import fitting
from answer.question import Asked
from answer.sought import sought_of

if TYPE_CHECKING:
    from answer.features import Candidate

BOUND, LOOSE, NONE = 1.0, 0.5, 0.0


def holds_wanted(asked: Asked, candidate: "Candidate") -> float | None:
    """1.0 if the sentence holds a value of the kind sought that is bound to what is asked, 0.5 if it is not bound, 0.0 if none.

    None where the question seeks no value: yes or no, a list, a reason, several things at once.
    """
    sought = sought_of(asked.text)
    if sought is None:
        return None
    held = fitting(asked, sought, candidate.statement)
    if not held:
        return NONE
    return BOUND if any(is_bound(asked, item, candidate.statement, candidate.span) for item in held) else LOOSE
