"""Whether another time rules out what is told of one: a deed that is done once, or a figure that the sentence has of that time."""

import re

from answer.comparing.relation import AGREES
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared
from answer.deciding.clauses import YEAR

# What is done to a thing once: it is not founded in 2014 if it was founded in 2015. What it had, was or did in 2014 it may have
# gone on with, and a fair or a contest comes again.
ONCE = re.compile(
    r"(?i)\b(?:founded|found|set up|established?|created?|open(?:ed)?|inaugurated?|launch(?:ed)?|released?|unveil(?:ed)?|"
    r"introduced?|adopt(?:ed)?|enact(?:ed)?|approved?|pass(?:ed)?|publish(?:ed)?|appear(?:ed)?|issued?|c[ao]me into force|"
    r"went (?:online|public|live)|built|completed?|finish(?:ed)?|erect(?:ed)?|start(?:ed)?|beg[aiu]n|abolish(?:ed)?|closed?|"
    r"g[ai]ven? up|demolish(?:ed)?|destroy(?:ed)?|dissolved?|born|died?|buried|married|appointed|elected|dismissed|resign(?:ed)?|"
    r"retired?|left|join(?:ed)?|listed|bought|acquired?|sold|took over|taken over|merged?|signed|invent(?:ed)?|discover(?:ed)?|"
    r"renamed?|named|moved|bec[ao]me|won|designed|written|wrote|entered|raised to|"
    r"host(?:ed)?|held|staged?|took place|take place|happen(?:ed)?)\b"
)


def is_ruled_out_by_time(got: Compared, claimed: Statement) -> bool:
    """True if a sentence that differs from the claim in its time alone rules it out.

    Args:
        got: the claim beside the sentence.
    """
    if ONCE.search(claimed.text) or not all(YEAR.search(item.claimed) for item in got.differences):
        return True  # a length of time, "for 20 years", is a figure itself
    values = [item for item in got.comparisons if item.kind in ("quantity", "rank")]
    spans = {item.claimed_span for item in values}
    met = {item.claimed_span for item in values if item.relation in AGREES}
    return bool(spans) and spans == met
