"""A cheap look at a text before costly patterns, shared by all who read it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+)")  # splitting by it gives texts between words and words by turns


class Words(NamedTuple):
    """The words of a text in lower case, letters and digits that touch as one; all lists run alike and are not to be changed."""

    low: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """The words of the text; the readers of one sentence come one after another and share them."""
    pieces = _WORD.split(text)
    edges = list(accumulate(map(len, pieces)))
    return Words([word.lower() for word in pieces[1::2]], edges[0:-1:2], edges[1::2])


def holds(text: str, parts: Iterable[str]) -> bool:
    """Whether any of the parts stands in the text; a plain loop, which is twice as fast as `any` over a generator."""
    for part in parts:  # noqa: SIM110
        if part in text:
            return True
    return False
