"""Ordinals: "ranked 4th", "in fourth place", "second to Li", "her third album", "the first city to offer it"."""

import re

from ingest.facts.ranks.context import VERB_BEFORE
from ingest.facts.ranks.exclusions import OFFICE, is_no_rank
from ingest.facts.ranks.phrase import infinitive_stems, named_other, noun_stems, ranked_stems
from ingest.facts.ranks.words import ORDINAL, ordinal_value
from ingest.facts.types import Rank
from ingest.words import stem

_FLAGS = re.IGNORECASE | re.VERBOSE

ORDINAL_RANK = re.compile(
    rf"(?<![\w.,-])(?P<ordinal>{ORDINAL})(?P<place>[\s-](?:place|position|spot|ranked|ranking|rank|seeded|seed|placed|overall)(?!\w))?(?!\w)",
    _FLAGS,
)
_IN_ORDER = re.compile(
    r"\s(?:in|by|among|amongst|on|place|overall|nationally|globally|worldwide|behind|after|with|out|of\s\w+\s)|\s?[.,;:)]|\s?$|\s(?:and|but|nationwide|to)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\((?:now\s|still\s|only\s)?$|(?<!\w)(?:is|was|are|were|be|been|being|remains?|remained|equal|joint|tied|tied\sfor|in|ranked|clear)\s(?:the\s|only\s|also\s|now\s|currently\s|in\s|tied\s(?:for\s)?|joint\s)*$",
    re.IGNORECASE,
)
_AN_ORDER = re.compile(
    r"(?:(?<!\w)(?:the|its|his|her|their|our|my|your|whose|this|that|for\sa|only\sthe|country's|very)|['’]s?|s['’])\s(?:very\s|nation['’]s\s|overall\s|all-time\s|and\s|only\s|and\sonly\s)*$",
    re.IGNORECASE,
)
# Between article and ordinal: "his highly anticipated third album", "the company's newly built second plant".
_BETWEEN = re.compile(r"(?:(?:\w+ly|long|much|well)\s)?[a-z-]+(?:ed|ous|ful|ing|ive|ic|al|built|made|self-titled)\s$")
# "third by cargo and fifth by passengers"
_AND_FIFTH = re.compile(rf"(?<!\w){ORDINAL}\s(?:by|in|for)\s[\w'’-]+(?:\s[\w'’-]+)?,?\s(?:and|but)\s(?:only\s)?$", re.IGNORECASE)
_BETWEEN_AND = re.compile(rf"(?<!\w)between\s(?:the\s)?(?P<low>{ORDINAL})\sand\s(?:the\s)?$", re.IGNORECASE)
_TIED = re.compile(r"(?<!\w)(?:tied|joint|level|equal)\s(?:for\s|in\s)?$", re.IGNORECASE)
_WITH = re.compile(r"\swith(?=\s)")
_BEHIND = re.compile(r"\s(?:behind|only\sto)\s[A-Z]")
_FROM_TO = re.compile(rf"(?<!\w)from\s(?:the\s)?{ORDINAL}(?:\s[\w,]+){{0,4}}\sto\s(?:the\s)?$", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z][a-z]+")
_NUMERAL = re.compile(rf"\s(?:and\s(?:{ORDINAL}|final|last|current|only|largest|latest)\s)?(?:ever\s)?", _FLAGS)
_RELATED = re.compile(r"\s?,?\s?(?:to|behind|after)(?=\s)")


def ordinal(text: str, match: re.Match[str]) -> Rank | None:
    """The place that an ordinal gives: after a verb of ranking, before "place", or before what is counted in order."""
    start, end = match.span("ordinal")
    if is_no_rank(text, start, end):
        return None
    place = ordinal_value(match["ordinal"])
    if not place:
        return None
    before = text[max(0, start - 60) : start]
    verb = VERB_BEFORE.search(before)
    if (span := _BETWEEN_AND.search(before)) and VERB_BEFORE.search(before, 0, span.start()):
        low = ordinal_value(span["low"])
        begin = start - len(before) + span.start()
        return Rank(start=begin, end=end, low=low, high=place, of=ranked_stems(text, end)) if low < place else None
    if _TIED.search(before) and (level := _WITH.match(text, end)) and (other := named_other(text, level.end())):
        return Rank(start=start, end=other[1], low=place, high=place, other=other[0], relation="equal")
    if match["place"]:
        at = start - len(before) + verb.start() if verb else None
        return _placed(text, start, match.end(), place, at)
    if (
        _BEHIND.match(text, end)
        or _IN_ORDER.match(text, end)
        and (verb or _FROM_TO.search(before) or _PREDICATE.search(before) or _AND_FIFTH.search(before))
    ):
        return _placed(text, start, end, place, start - len(before) + verb.start() if verb else None)
    between = _BETWEEN.search(before)
    if not (_AN_ORDER.search(before) or (between and _AN_ORDER.search(before, 0, between.start()))):
        return None
    office = OFFICE.match(text, end)
    if office:
        return Rank(start=start, end=end, low=place, high=place, of=tuple(stem(word) for word in _LETTERS.findall(office[0])))
    joined = _NUMERAL.match(text, end)
    nouns, after = noun_stems(text, joined.end() if joined else end)
    if not nouns and not re.match(r"\s(?:in|of|to|among|on)\s", text[end:]):
        return None
    return Rank(start=start, end=end, low=place, high=place, of=nouns + infinitive_stems(text, after))


def _placed(text: str, start: int, end: int, place: int, verb: int | None) -> Rank:
    """A place after a verb of ranking or with the word "place"; "second to Li", "third behind Milan" tell whom it is behind."""
    related = _RELATED.match(text, end)
    other = named_other(text, related.end()) if related else None
    if other:
        return Rank(start=start, end=other[1], low=place, high=place, other=other[0], relation="behind")
    return Rank(start=start, end=end, low=place, high=place, of=ranked_stems(text, end, verb=verb))
