"""What a question is bound to and the best sentence breaks: another year, another place. No answer then, but worth naming."""

import re

from answer.comparing.coverage import Covered, coverage
from answer.features import Candidate
from answer.question import Asked
from ingest.facts.times.find import is_comparison

BASELINE = re.compile(r"(?i)\b(?:against|over|than|on|from|versus|vs\.?)\s+(?:in\s+|that of\s+)?$")


def broken_bound(asked: Asked, best: Candidate) -> Covered | None:
    """The time or the place that was asked for, if the sentence speaks of another; None if it does not.

    Only what is certain counts: the one time of the question, where the sentence or its paragraph names another; the place, where
    another stands in its stead and nothing else that the question names is there ("the fair in Nanning, where Hangzhou …").
    """
    covered = coverage(asked.statement, best.statement)
    years = [item for item in covered if item.kind == "year"]
    if len(years) == 1 and years[0].state == "broken" and years[0].by in ("sentence", "paragraph") and not _is_baseline(asked):
        return years[0]
    names = [item for item in covered if item.kind in ("place", "name")]
    if any(item.state == "met" for item in names):
        return None
    return next((item for item in names if item.state == "broken" and item.kind == "place"), None)


def _is_baseline(asked: Asked) -> bool:
    """True if the question's time is what it compares with: "more than in 2020", "against 2020"."""
    statement = asked.statement
    return any(
        is_comparison(time, statement.text) or BASELINE.search(statement.text[: time.start]) for time in statement.facts.times
    )
