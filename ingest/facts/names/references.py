"""Definite references to a thing by its kind: "the city", "the province's capital", "the company"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A span that stands for a thing which the text around names."""

    start: int
    end: int
    kind: str  # kind of the name it stands for: "place", "organisation", "person", "work", "event"
    noun: str  # what it is called, singular: "city", "province", "capital", "company"


_NOUNS = {
    "place": "city province country state district county town village municipality region zone island metropolis nation capital "
    "area",
    "organisation": "company firm group bank university college school institute institution club team band organisation "
    "organization corporation museum agency party association league church newspaper airline "
    "lab laboratory manufacturer retailer registrant",
    "person": "author singer actor actress writer director player footballer politician president mayor governor musician artist",
    "work": "film movie album song book novel series show game play poem magazine",
    "event": "games summit war battle tournament festival conference election match race expo",
}
_KIND = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_KIND |= {noun.capitalize(): kind for noun, kind in _KIND.items() if kind == "organisation"}  # filings write "the Company"
_NOUN = "|".join(sorted(_KIND, key=len, reverse=True))
_CAPITAL = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his|[Oo]ur) (?:(?:province|country|state|nation|region)(?:'s|’s| 's) capital|"
    r"(?:provincial|national|state|regional) capital|capital (?:city )?of (?:the|this|its) (?:province|country|state|nation))\b"
)
_REFERENCE = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Oo]ur) (?:(?:whole|entire|same|said|host) )?({_NOUN})\b")
# What makes it no reference: it says itself which one ("the city of Bath", "the company that …", "the city where …"),
# or the noun only goes before another ("the city council").
_RESTRICTED = re.compile(
    r" (?:of|that|which|who|whose|where|called|named|known|founded|located|with|for|in which|government|council|hall|center|centre|"
    r"level|levels|park|line|lines|code|area|areas|director|owner|owners|cover|title|song|music|president|league)\b|-|\w"
)


def definite_references(text: str) -> tuple[Reference, ...]:
    """References by kind, in the order of the text: "the provincial capital" is one to a capital, "the city" one to a city."""
    found = [Reference(start=match.start(), end=match.end(), kind="place", noun="capital") for match in _CAPITAL.finditer(text)]
    taken = [(reference.start, reference.end) for reference in found]
    for match in _REFERENCE.finditer(text):
        if _RESTRICTED.match(text, match.end()) or any(start < match.end() and match.start() < end for start, end in taken):
            continue
        noun = match[1]
        found.append(Reference(start=match.start(), end=match.end(), kind=_KIND[noun], noun=noun.lower()))
    return tuple(sorted(found, key=lambda reference: reference.start))
