"""Ranks that name another: "second only to Beijing", "ahead of Shanghai", "on a par with Shenzhen"."""

import re

from ingest.facts.ranks.phrase import measure_stems, named_other, phrase_other
from ingest.facts.ranks.words import ORDINAL, ordinal_value
from ingest.facts.types import Rank

ANY_PLACE = 1_000_000  # "ahead of Shanghai" tells no place of its own; no order that a text speaks of is longer
_FLAGS = re.IGNORECASE | re.VERBOSE

ONLY_TO = re.compile(
    rf"(?<!\w)(?P<ordinal>{ORDINAL}|next)\s(?:only\sto|behind\sonly|only\sbehind|after\sonly)|(?<!\w)(?:behind\sonly"
    rf"|only\sbehind)(?=\s)",
    _FLAGS,
)


def second_only_to(text: str, match: re.Match[str]) -> Rank | None:
    """The place behind those that are named."""
    other = phrase_other(text, match.end())
    if other is None:
        return None
    name, end = other
    ordinal = match["ordinal"]
    # "Second only to Beijing, Shanghai and Shenzhen" stands behind three.
    place = 1 + len(_listed(name)) if ordinal is None or ordinal.casefold() in ("second", "next") else ordinal_value(ordinal)
    return Rank(start=match.start(), end=end, low=place, high=place, other=name, relation="behind", of=measure_stems(text, end))


def _listed(names: str) -> list[str]:
    """Names of a list; "Trinidad and Tobago" alone is one."""
    return re.split(r",\s(?:and\s)?|\sand\s", names) if "," in names else [names]


AGAINST = re.compile(
    r"""
    (?<!\w)(?:(?P<ahead>(?:just\s|well\s|far\s)?ahead\sof|outranking|outranks|ranks?\sabove|ranked\sabove)
    | (?P<behind>(?:(?<=,\s)|(?:is|are|was|were|and|but|still|just|right|close|far|narrowly|ranks?|ranked|lags?|trails?|comes?
      |came|finished|place|placed)\s)behind|runner-?\s?up\sto)
    | (?P<equal>on\s(?:a\s)?par\swith|tied\swith|level\swith|joint(?:ly)?\swith|equal\s(?:to|with)|neck\sand\sneck\swith))(?=\s)
    """,
    _FLAGS,
)


def against(text: str, match: re.Match[str]) -> Rank | None:
    """Ahead of, behind or level with what is named; "ahead of schedule" is no rank, so only a name will do."""
    other = named_other(text, match.end())
    if other is None:
        return None
    name, end = other
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
        return None  # "behind Platform 9"
    if match["ahead"]:
        return Rank(start=match.start(), end=end, low=1, high=ANY_PLACE, other=name, relation="ahead")
    if match["behind"]:
        low, high = (2, 2) if match["behind"].casefold().startswith("runner") else (2, ANY_PLACE)
        return Rank(start=match.start(), end=end, low=low, high=high, other=name, relation="behind")
    return Rank(start=match.start(), end=end, low=1, high=ANY_PLACE, other=name, relation="equal")
