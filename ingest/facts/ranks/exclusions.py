"""Where an ordinal is no rank: names ("First Lady", "42nd Street"), dates, fractions, classes and seconds."""

import re

from ingest.facts.ranks.words import CARDINAL

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE_BEFORE = re.compile(rf"(?<!\w){_MONTH}\s(?:the\s)?$|\d\s?,\s?$")
_DATE_AFTER = re.compile(rf"\s(?:day\s)?(?:of\s)?{_MONTH}(?!\w)")
_CENTURY = re.compile(
    r"(?:\s|-)*(?:(?:to|and|or|through|–|-|,)\s*(?:the\s|early\s|late\s|mid[- ]?)*[\w-]+(?:st|nd|rd|th|first|second"
    r"|third)\s*)*[\s-](?:and\s\w+\s)?(?:fiscal\s|calendar\s)?(?:centur|millenni|decade|quarter|half|halves)",
    re.IGNORECASE,
)
# A fraction ("a third of", "two thirds"), another one ("a second wave"), or a unit of time ("0.5 second", "per second").
_COUNTED = re.compile(
    r"(?<!\w)(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|per|every|each|another|split|\d[\d.,]*|nearly|roughly)[\s-]$",
    re.IGNORECASE,
)

# What is of a first or second kind, or bears its number as a name, is not ranked by it.
_KINDS = (
    "class tier rate hand aid party parties lieutenant lieutenants cousin cousins degree degrees floor floors storey"
    " story grade grader graders week weeks"
    " day days month months minute minutes hour hours year years base glance instance sight name names echelon batch"
    " camp team teams generation dimension"
    " person language languages thing lady ladies choice option line lines nature mate officer amendment avenue street"
    " road parallel gear world hour"
    " principle principles aider nation nations front mile time-related battalion battalions regiment infantry division"
    " divisions brigade squadron army corps fleet company platoon cavalry fiddle reading violin string finger fret"
    " place-holder thoughts thought opinion chance quarter quarters halves secretary"
)
_KIND = re.compile(rf"[\s-]+(?:(?:few|several|{CARDINAL})\s)?(?:{'|'.join(_KINDS.split())})(?!\w)", re.IGNORECASE)
_COMPOUND = re.compile(
    r"-(?!place|ranked|seeded|placed|best|worst|most|ever|highest|largest|\w+est\b|to-|leading|selling)\w", re.IGNORECASE
)

# A digit ordinal before a capital is a name ("19th Asian Games", "9th Battalion"), but for offices, which are counted.
OFFICE = re.compile(
    r"\s+(?:and\s(?:current|final|last)\s)?(?:[A-Z][a-z]+\s)?(?:President|Governor|Prime|Minister|Mayor|Secretary|King"
    r"|Queen|Premier|Chancellor|Emperor|Pope|Speaker|Chief|Attorney"
    r"|Archbishop|Bishop|Commissioner|Vice|Lieutenant|Director|Chairman|Duke|Earl|Baron|Viscount|Marquess|Count|Sultan"
    r"|Chairperson|Principal|Sheriff|Commander|Taoiseach|Dalai)(?!\w)"
)
# "The 23rd National Hockey League season": the noun at the end is small, so the number counts it.
_COUNTED_EVENT = re.compile(
    r"(?:\s[A-Z][\w.'’-]*){1,6}\s(?:seasons?|title|appearance|goal|win|victory|medal|championship|album|episode|anniversary)(?!\w)"
)
_NAME_BEHIND = re.compile(r"\s+(?:[A-Z]|Five-Year|five-year)")
_NAMED_WAR = re.compile(
    r"\s+(?:World\sWar|Gulf\sWar|Boer\sWar|Five|Republic|Reich|Estate|Crusade|Congress|Division|League|Army|Corps|Street"
    r"|Avenue|Amendment|Testament|Temple)",
    re.IGNORECASE,
)


def is_no_rank(text: str, start: int, end: int) -> bool:
    """True if the ordinal at `start`..`end` belongs to a date, a century, a fraction, a class or a name."""
    before = text[max(0, start - 16) : start]
    return bool(
        _DATE_BEFORE.search(before)
        or _DATE_AFTER.match(text, end)
        or _COUNTED.search(before)
        or _KIND.match(text, end)
        or _COMPOUND.match(text, end)
        or _CENTURY.match(text, end)
        or _NAMED_WAR.match(text, end)
        or _is_name(text, start, end)
    )


def _is_name(text: str, start: int, end: int) -> bool:
    if text[start].isupper():
        # "First Lady"; at the start of a sentence the capital says nothing.
        return bool(start) or bool(_NAME_BEHIND.match(text, end))
    return (
        text[start].isdigit()
        and bool(_NAME_BEHIND.match(text, end))
        and not (OFFICE.match(text, end) or _COUNTED_EVENT.match(text, end))
    )
