"""Places in an order that a sentence gives its subject, and whom it is ahead of, level with or behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answer.comparing.statement import Statement
from answer.deciding.degrees import degrees_in
from ingest.facts.names.relations import same_name
from ingest.facts.ranks.against import ANY_PLACE
from ingest.facts.ranks.words import ORDINAL, ordinal_value
from ingest.facts.types import Name, Rank

Standing = Literal["ahead", "behind", "equal"]

TIME = ("time",)  # "for the first time" gives no place
THAN_ANY_OTHER = re.compile(r"(?i)\bthan (?:(?:that|those) (?:of|in) |in )?(?:any|all) other")
CAME = re.compile(rf"(?i)\b(?:came|comes|come|ranks?|ranked|finish(?:es|ed)?|placed|stood|stands) (?:in )?(?P<ordinal>{ORDINAL})\b")
AHEAD = re.compile(
    r"(?i)\b(?:(?:well |far |just )?ahead of|surpass(?:es|ed|ing)?|overt(?:akes?|ook|aken|aking)|outrank(?:s|ed)?|beyond|"
    r"outperform(?:s|ed)?|leapfrog(?:s|ged)?|outdo(?:es|ne)?|outdid|eclips(?:e|es|ed|ing)|"
    r"outnumber(?:s|ed)?|outstrip(?:s|ped)?|(?:ranks?|ranked|placed|stands?) (?:above|before)|"
    r"exceed(?:s|ed)?)\b(?!\sby\b)"
)
BEHIND = re.compile(
    r"(?i)\b(?:behind(?: only)?|second only to|trail(?:s|ed)?|lag(?:s|ged)? behind|(?:ranks?|ranked|placed|stands?) (?:below|after)"
    r"|(?:ranks?|ranked|is|was|comes|came)[^.;]{0,40}, after"
    r"|(?:surpassed|overtaken|outranked|outperformed|outnumbered|outstripped|exceeded) by)\b"
)
LEVEL = re.compile(r"(?i)\b(?:level with|on (?:a )?par with|tied with|equal (?:to|with)|as (?:large|big|many|much|high|good) as)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """How what stands before a word of comparing stands to what follows it."""

    standing: Standing
    base: str  # what it measures by: "long"; "" for any amount
    start: int  # of the word
    end: int


def places_of(statement: Statement) -> list[Rank]:
    """The places of the subject: those annotated, without "ahead of" or the size of a list, with "more than any other"."""
    found = [rank for rank in statement.facts.ranks if rank.high != ANY_PLACE and rank.of[:1] != TIME]
    own = [rank for rank in found if rank.low != 1 or rank.high == 1]
    for match in CAME.finditer(statement.text):
        if not any(rank.start < match.end() and match.start() < rank.end for rank in found):
            place = ordinal_value(match["ordinal"])
            own.append(Rank(start=match.start(), end=match.end(), low=place, high=place))
    for match in THAN_ANY_OTHER.finditer(statement.text):
        if not any(rank.start < match.end() and match.start() < rank.end for rank in own):
            degree = next((item for item in reversed(degrees_in(statement.text[: match.start()]))), None)
            if degree is not None:
                own.append(Rank(start=degree.start, end=match.end(), low=1, high=1, is_from_end=degree.side < 0, order=degree.base))
    return own


def standings_of(text: str) -> Iterator[Against]:
    """Every word that puts what stands before it ahead of, behind or level with what follows."""
    patterns: tuple[tuple[re.Pattern[str], Standing], ...] = ((AHEAD, "ahead"), (BEHIND, "behind"), (LEVEL, "equal"))
    for pattern, standing in patterns:
        for match in pattern.finditer(text):
            yield Against(standing=standing, base="", start=match.start(), end=match.end())
    for degree in degrees_in(text):
        than = re.compile(r"(?i)[^.;:]{0,90}?\bthan\b").match(text, degree.end)
        if than:
            yield Against(standing="ahead" if degree.side > 0 else "behind", base=degree.base, start=degree.start, end=than.end())


def names_after(names: tuple[Name, ...], text: str, at: int) -> list[Name]:
    """The name that follows right after `at`, and those that are listed with it."""
    found: list[Name] = []
    for name in names:
        if name.start < at:
            continue
        between = text[found[-1].end if found else at : name.start].strip(" ,").casefold()
        is_next = between in ("", "and", "or", "both") if found else len(between.split()) <= 4
        if not is_next:
            break
        found.append(name)
    return found


def has_name(names: list[Name], name: Name) -> bool:
    """True if the thing is among them."""
    return any(same_name(name, other) for other in names)
