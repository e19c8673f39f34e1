"""Months that are given names too."""

from collections.abc import Mapping

from ingest.facts.names.lexicon import Found
from ingest.facts.names.tokens import Gap, Tokens

_ALSO_GIVEN = frozenset("may april june august".split())
_BEFORE_MONTH = frozenset(
    "in since by until till from of last next this early late mid to and or for through during between every".split()
)


def is_given_month(tokens: Tokens, known: Mapping[int, Found], at: int) -> bool:
    """Whether the month is a given name: "May Brown", but not "in May Alibaba opened"."""
    following = at + 1
    if tokens.folds[at] not in _ALSO_GIVEN or following >= len(tokens.folds) or following in known:
        return False
    if tokens.gaps[following] is not Gap.SPACE or (at and tokens.folds[at - 1] in _BEFORE_MONTH):
        return False
    shape = tokens.shapes[following]
    return shape.is_capital and not (shape.is_date or shape.is_opener or shape.is_upper)
