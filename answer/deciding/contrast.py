"""What a claim adds to what it says of a thing: that another is otherwise ("unlike B, A grew"), that it holds of all in a list."""

import re

from answer.comparing.statement import Statement
from answer.deciding.clauses import CLAUSE_END
from ingest.facts.polarity.negations import denials_of

UNLIKE = re.compile(
    r"(?:^(?:Unlike|In contrast (?:to|with)|As opposed to|Contrary to|By contrast (?:to|with))\s(?P<first>[^,;]{2,60}),\s"
    r"|,\s(?:unlike|in contrast (?:to|with)|as opposed to)\s(?P<last>[^,;]{2,60})$)"
)
LISTED_ALL = re.compile(r"(?<=[\w)]\s)(?P<be>are|were|have|had)\s(?:all|both)\s(?=[a-z])")
TOLD_APART = re.compile(r"(?i)\b(?:unlike|whereas|while|but|in contrast|as opposed|contrary to|only|however|yet)\b")


def without_contrast(claim: str) -> str:
    """What is said of the thing itself: "Ardon grew" of "unlike Norval, Ardon grew"."""
    match = UNLIKE.search(claim)
    if match is None:
        return claim
    rest = f"{claim[: match.start()]}{claim[match.end() :]}".strip()
    return f"{rest[:1].upper()}{rest[1:]}"


def without_all(claim: str) -> str:
    """ "A and B are both in X" is "A and B are in X": where each is named, "all" adds nothing."""
    match = LISTED_ALL.search(claim)
    if match is None or " and " not in claim[: match.start()]:
        return claim
    return f"{claim[: match.start()]}{match['be']} {claim[match.end() :]}"


def is_contrast_told(claim: str, sentence: Statement) -> bool:
    """True if the sentence tells the two apart as the claim does, or the claim makes no contrast.

    The other thing must stand in a clause that says the opposite, or denies it.
    """
    match = UNLIKE.search(claim)
    if match is None:
        return True
    other = (match["first"] or match["last"]).removeprefix("the ").casefold()
    ends = [0, *(cut.start() for cut in CLAUSE_END.finditer(sentence.text)), len(sentence.text)]
    for start, end in zip(ends, ends[1:], strict=False):
        at = sentence.text.casefold().find(other, start, end)
        if at < 0:
            continue
        facts = sentence.facts
        if UNLIKE.search(sentence.text.rstrip(".")) or any(start <= one.start < end for one in denials_of(facts.negations)):
            return True
        here = {(one.axis, one.side) for one in facts.directions if start <= one.start < end}
        there = {(one.axis, -one.side) for one in facts.directions if not start <= one.start < end}
        return bool(here & there) and bool(TOLD_APART.search(sentence.text))
    return False
