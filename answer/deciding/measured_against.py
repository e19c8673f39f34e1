"""Whom a sentence only measures its subject against: "Ardon's parks grew faster than those of Belmar" gives no number of Belmar."""

import re

from answer.comparing.statement import Statement
from ingest.facts.names.relations import same_name

AGAINST = re.compile(
    r"(?i)\b(?:than (?:that|those|the one) of|than(?: in| at| for)?|behind|ahead of|second (?:only )?to|"
    r"(?:second|third|fourth|fifth|sixth)[^.;,]{0,24}? after|unlike(?: in)?|next to|"
    r"rivals? like|overtook|overtaken by|passed|beat|beaten by|followed by|exceeded only by|apart from|except)"
    r"\s(?:the\s|its\s(?:\w+\s){0,2})*$"
)
NEAR = 40  # characters before a name in which such words stand


def is_only_measured_against(claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence has names of the claim, and each only as that which something else is measured against."""
    names = [name for name in claimed.facts.names if name.kind not in ("concept", "nationality")]
    met = [name for name in sentence.facts.names if any(same_name(name, mine) for mine in names)]
    if not met or AGAINST.search(claimed.text[max(0, names[0].start - NEAR) : names[0].start]):
        return False
    others = [name for name in sentence.facts.names if name not in met and name.kind not in ("concept", "nationality")]
    return bool(others) and all(AGAINST.search(sentence.text[max(0, name.start - NEAR) : name.start]) for name in met)
