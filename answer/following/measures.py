"""Words for what has a value: "revenue", "added value"."""

import re

MEASURES = frozenset(
    "population gdp area size revenue revenues turnover profit profits income budget workforce density elevation temperature "
    "height length width depth weight capacity age output value values volume amount number share rate growth exports imports "
    "sales investment investments price prices cost costs savings wage wages salary salaries expenditure spending consumption "
    "production funding financing debt".split()
)
_OWNED = re.compile(r"^(?:[Tt]he )?(?:[\w.&-]+ ){0,3}[\w.&-]+['’]s? (?P<own>.+)$")
_BREAK = re.compile(r"(?i) (?:of|in|for|to|from|with|by|at|on|during|since)\b")


def is_measure(phrase: str) -> bool:
    """True for a noun phrase that tells what has a value: "tourism revenue in 2021", "the town's exports to Japan"."""
    whole = _BREAK.split(phrase, maxsplit=1)[0]
    owned = _OWNED.match(whole)
    head = (owned["own"] if owned else whole).split()
    return bool(head) and head[-1].casefold().strip(",.?!") in MEASURES
