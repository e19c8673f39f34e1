"""Whether a time is what the sentence speaks of, or only what that is measured against."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.facts.times import periods
from ingest.facts.types import TimeMention

_REACH: Final = 90  # characters before a time that are looked at
# Right before the time: "compared with 2018", "over the same period", "higher than in 2017", "up from that of 2016".
_RIGHT_BEFORE: Final = re.compile(
    r"\b(?:compar(?:ed|ing|able)\s++(?:with|to|against)|versus|vs\.?|relative\s++to|against|over|from|than)\s++"
    r"(?:(?:that|those|the\s++\w+)\s++)?(?:(?:of|in|for|at|on|during)\s++)?(?:(?:the|a|an|both|early|late|end\s++of|level\s++of|level\s++in)\s++)*$",
    re.IGNORECASE,
)
# A few words before it: "up from $3 million in 2018", "compared to 15 people a year in 2018".
_CLAUSE: Final = re.compile(
    r"\b(?:compar(?:ed|ing)\s++(?:with|to)|versus|vs\.?|(?:up|down)\s++from|relative\s++to|as\s++against|from)\s", re.IGNORECASE
)
_CLAUSE_END: Final = re.compile(r"[;:]|,\s|\bto\b|\)")


def is_comparison(mention: TimeMention, text: str) -> bool:
    """Whether the time is only what another is measured against: "compared with 2018", "over the same period of 2017"."""
    if mention.relation in ("since", "until", "before", "after") or mention.grain == "years" or mention.years is not None:
        return False
    head = text[max(0, mention.start - _REACH) : mention.start]
    if _RIGHT_BEFORE.search(head):
        return True
    clauses = [match.end() for match in _CLAUSE.finditer(head)]
    return bool(clauses) and _CLAUSE_END.search(head, clauses[-1]) is None


def is_baseline(mention: TimeMention, text: str) -> bool:
    """Whether it is only measured against, with no value of its own: "5% over the same period of 2017", not "up from 8 in 2017"."""
    return is_comparison(mention, text) and _RIGHT_BEFORE.search(text[max(0, mention.start - _REACH) : mention.start]) is not None


def main_mention(mentions: Sequence[TimeMention], text: str) -> TimeMention | None:
    """The time that the whole sentence speaks of: the first with known days that is no comparison; None where there is none."""
    dated = [mention for mention in mentions if periods.is_bounded(mention.period)]
    spoken = [mention for mention in dated if not is_comparison(mention, text)]
    plain = [mention for mention in spoken if mention.relation not in ("before", "after") and mention.years is None]
    return next(iter(plain or spoken or dated), None)
