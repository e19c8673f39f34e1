"""A denial told twice, or without a negation: "no mill was left out of the reform", "bankrupt before a single wafer had been made".

"All mills were reformed" says the former, "it never made a wafer" the latter: neither is ruled out by the other's denial.
"""

import re

from answer.comparing.statement import Statement
from ingest.facts.polarity.negations import denials_of

# Without a "not", and no word that is read as a negation of itself.
LACKS = re.compile(
    r"(?i)\b(?:left (?:out|behind)|leaves? (?:out|behind)|excluded|exempt(?:ed)?|spared|untouched|missing|absent|unaware|"
    r"uninvolved|(?:kept|keeps?|prevent(?:s|ed)?) [^.;,]{1,60} from|before (?:a|an|any) single)\b"
)


def may_be_same_denial(one: Statement, other: Statement) -> bool:
    """True if one of the two denies what is lacking, or the other tells as lacking what the one denies."""
    ours, theirs = _denials(one), _denials(other)
    return ours > 1 or theirs > 1 or bool(_lacks(one) or _lacks(other))


def _denials(statement: Statement) -> int:
    """How often a text of one clause denies."""
    denials = denials_of(statement.facts.negations)
    if len(denials) < 2:
        return len(denials)
    first, second = sorted(item.start for item in denials)[:2]
    return 1 if re.search(r"[,;:]|\b(?:and|or|nor|but|while|because|so)\b", statement.text[first:second]) else 2


def _lacks(statement: Statement) -> bool:
    spans = [(item.start, item.end) for item in statement.facts.negations]
    return any(
        not any(start < match.end() and match.start() < end for start, end in spans) for match in LACKS.finditer(statement.text)
    )
