"""What a question is bound to and the best sentence breaks: another year, another place. No answer then, but worth naming."""

from answer.comparing.coverage import Covered, coverage
from answer.features import Candidate
from answer.question import Asked


def broken_bound(asked: Asked, best: Candidate) -> Covered | None:
    """The time or the place that was asked for, if the sentence speaks of another; None if it does not.

    Only what is certain counts: a time that the sentence or its paragraph names, a place in whose stead another place stands.
    """
    for item in coverage(asked.statement, best.statement):
        if item.state == "broken" and (item.kind == "place" or (item.kind == "year" and item.by in ("sentence", "paragraph"))):
            return item
    return None
