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
# The same where two are set side by side by what they have reached: "it is beyond Ardon and Belmar".
BEYOND = re.compile(
    r"(?i)\b(?:beyond|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|outpac(?:es|ed|ing)|outstrip(?:s|ped|ping)?|overtak(?:es|ing)|"
    r"passing|beating|compared (?:with|to)|(?:higher|lower|better|more|less|faster|larger) than)\s(?:the\s|(?:that|those) of\s)*$"
)
LISTED = re.compile(r"(?:,|,?\s(?:and|or))\s(?:the\s)?")
NEAR = 40  # characters before a name in which such words stand


def is_only_measured_against(claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence has names of the claim, and each only as that which something else is measured against."""
    names = [name for name in claimed.facts.names if name.is_individual]
    met = [name for name in sentence.facts.names if any(same_name(name, mine) for mine in names)]
    if not met or AGAINST.search(claimed.text[max(0, names[0].start - NEAR) : names[0].start]):
        return False
    others = [name for name in sentence.facts.names if name not in met and name.is_individual]
    return bool(others) and all(AGAINST.search(sentence.text[max(0, name.start - NEAR) : name.start]) for name in met)


def is_yardstick(text: str, sentence: Statement) -> bool:
    """True if all that the sentence says of the name is that something else is measured against it: "beyond Ardon and Belmar".

    Args:
        text: the name as the sentence writes it.
    """
    names = sorted(sentence.facts.names, key=lambda name: name.start)
    behind: list[bool] = []
    for at, name in enumerate(names):
        before = sentence.text[max(0, name.start - NEAR) : name.start]
        is_joined = at > 0 and behind[-1] and LISTED.fullmatch(sentence.text, names[at - 1].end, name.start) is not None
        behind.append(is_joined or bool(AGAINST.search(before) or BEYOND.search(before)))
    own = [is_behind for name, is_behind in zip(names, behind, strict=True) if name.text == text]
    return bool(own) and all(own)


def is_named_around(text: str, claimed: Statement, sentence: Statement) -> bool:
    """True if the name, as the claim writes it, stands in what is around the sentence: its title, headings, neighbours."""
    mine = [name for name in claimed.facts.names if name.text == text]
    return any(same_name(name, other) for name in mine for other in sentence.context_names)
