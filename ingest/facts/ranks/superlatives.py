"""Superlatives: "the largest", "second-highest", "the three most populous", "one of the oldest", "the best-selling"."""

import re
from typing import NamedTuple

from ingest.facts.polarity.antonyms import degrees
from ingest.facts.polarity.clauses import starts_sentence
from ingest.facts.ranks.context import DETERMINED
from ingest.facts.ranks.phrase import ranked_stems
from ingest.facts.ranks.words import CARDINAL, ORDINAL, SUPERLATIVES, cardinal_value, graded, is_adjective, ordinal_value
from ingest.facts.types import Rank

# "One of the largest" tells no place. Writers say it of what stands among the first ten: a text that gives the third place agrees,
# one that gives the fortieth does not.
ONE_OF_HIGH = 10

SUPERLATIVE = re.compile(
    r"(?<![\w-])(?:[a-z]*(?:est|most)|worst|least)(?!\w)|(?<=-)(?:[a-z]+est|most|least|worst)(?!\w)", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"-[a-z]+(?:ed|ing|own|ld)(?!\w)|-paid(?!\w)"
    r"|\s(?:selling|rated|ranked|ranking|paid|grossing|scoring|growing|running|performing|populated|earning|placed|finishing)(?!\w)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?<![\w,.-])(?:(?P<ordinal>{ORDINAL})(?:[\s-](?:and|or)[\s-](?P<and>{ORDINAL}))?[\s-]|(?P<count>{CARDINAL})\s)$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?<!\w)(?:(?:one|some|many|several|two|three|each|any)\sof|among|amongst)\s(?:of\s)?"
    r"(?:the\s|its\s|his\s|her\s|their\s|our\s)?(?:(?:[\w.’'-]+\s){0,3}?[\w.]+\s?['’]s?\s)?(?:very\s|top\s)?$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"(?<![\w-])(?:[a-z]+est|(?:most|least)\s[a-z]+)(?:,\s(?:and\s|or\s)?|\s(?:and|or|but)\s)$", re.IGNORECASE
)
# "At least", "at its best", "did her best"; but "at the highest level" is one.
_AT = re.compile(r"\bat\s$", re.IGNORECASE)
_DOES = re.compile(
    r"\b(?:at|did|does?|tr(?:y|ies|ied|ying)|doing|done|very)\s(?:the\s|its\s|his\s|her\s|their\s|our\s)?$", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\b(?:behind|ahead\sof|only\sto|level\swith|on\sa\spar\swith)\s(?:[A-Z][\w-]*\s){0,3}[A-Z][\w-]*['’]s?\s$"
)
_NEXT_WORD = re.compile(r"[\s-]([a-z]+)(?:[\s-]([a-z]+))?", re.IGNORECASE)
# Degree, no place: "most recent", "the most likely outcome".
_NO_ORDER = frozenset("recent recently likely notably importantly probably often commonly appropriate part".split())
# "Best known for", "the best of both": no order either.
_NO_BEST = re.compile(
    r"\s(?:known|interests?|practices?|estimates?|efforts?|man\b|of\sboth|friends?|suited|supporting|available|described|way\b|case\b)",
    re.IGNORECASE,
)
_NO_ADVERB = frozenset("friendly costly deadly lovely lively lonely ugly early".split())
_FUNCTION_WORDS = frozenset("of in at by and to for is was are were about we on from".split())


_COMPARATIVES = {degrees(base)[0]: base for base in SUPERLATIVES.values()} | {"better": "good", "worse": "bad", "farther": "far"}
ANY_OTHER = re.compile(
    rf"(?<![\w-])(?:(?P<er>{'|'.join(_COMPARATIVES)})|(?P<more>more|less)\s(?P<graded>[a-z]+))(?:\s[\w'’-]+){{0,4}}?\sthan\s(?:(?:that|those)\s(?:of|in)\s|in\s)?"
    r"any\sother(?!\w)",
    re.IGNORECASE,
)


def any_other(text: str, match: re.Match[str]) -> Rank:
    """ "Bigger than any other town" is the biggest."""
    if match["er"]:
        order = _COMPARATIVES[match["er"].casefold()]
    else:
        prefix = "least " if match["more"].casefold() == "less" else ""
        order = prefix + graded(match["graded"]) if is_adjective(match["graded"].casefold()) else "most"
    return Rank(start=match.start(), end=match.end(), low=1, high=1, order=order, of=ranked_stems(text, match.end()))


class _Order(NamedTuple):
    name: str
    end: int


def superlative(text: str, match: re.Match[str]) -> Rank | None:
    """The place that a superlative gives, with an ordinal, a number or "one of" before it."""
    start, word = match.start(), match[0].casefold()
    if word not in SUPERLATIVES and word not in ("most", "least"):
        return None
    if match[0][0].isupper() and start and not text.isupper() and not starts_sentence(text, start):
        return None  # "World's Strongest Man", "Best Actor": titles
    head = text[max(0, start - 60) : start]
    if _OF_ANOTHER.search(head):
        return None  # "behind Lille's oldest bakery": that is the other's place
    lead = _LEAD.search(head)
    # "Among the 10 largest" is a number with an article; "the 20 year-old's best" is none.
    determined = DETERMINED.search(head, 0, lead.start() if lead else len(head))
    if lead and lead["count"] and not determined:
        lead = None
    joined = _COORDINATED.search(head)  # "one of the oldest and most famous": what holds of the first holds of the second
    one_of = None if lead else _ONE_OF.search(head, 0, joined.start() if joined else len(head))
    order = _order(text, match, word, is_certain=bool(lead or determined or one_of or joined))
    if order is None or (lead is None and (_AT if SUPERLATIVES.get(word) not in ("good", "bad") else _DOES).search(head)):
        return None
    low, high = _places(lead, is_one_of=one_of is not None)
    opening = None if joined else one_of or lead
    begin = start - len(head) + opening.start() if opening else start
    return Rank(start=begin, end=order.end, low=low, high=high, order=order.name, of=ranked_stems(text, order.end))


def _places(lead: re.Match[str] | None, *, is_one_of: bool) -> tuple[int, int]:
    if lead is None:
        return 1, ONE_OF_HIGH if is_one_of else 1
    if lead["count"]:
        return 1, max(1, cardinal_value(lead["count"]))
    first = ordinal_value(lead["ordinal"])
    second = ordinal_value(lead["and"]) if lead["and"] else first
    return min(first, second), max(first, second)


def _order(text: str, match: re.Match[str], word: str, *, is_certain: bool) -> _Order | None:
    """The order that a superlative names; None where it is none, as in "most people" and "best known"."""
    if word in ("most", "least"):
        return _most(text, match.end(), word) if is_certain else None
    base, participle = SUPERLATIVES[word], _PARTICIPLE.match(text, match.end())
    if base in ("good", "bad") and (not is_certain or _NO_BEST.match(text, match.end())):
        return None
    if participle:
        return _Order(f"{base} {graded(participle[0][1:])}", participle.end())
    return _Order(base, match.end())


def _most(text: str, end: int, word: str) -> _Order | None:
    following = _NEXT_WORD.match(text, end)
    if following is None or following[1].casefold() in _NO_ORDER:
        return None
    prefix = "least " if word == "least" else ""
    first, second = following[1].casefold(), (following[2] or "").casefold()
    if first in _FUNCTION_WORDS:
        return None if first in ("of", "to", "and") else _Order(word, end)
    if second and (first.endswith("ly") or first in ("well", "highly")) and first not in _NO_ADVERB:
        return _Order(f"{prefix}{graded(first)} {graded(second)}", following.end(2))
    if is_adjective(first):
        return _Order(prefix + graded(first), following.end(1))
    return _Order(word, end)
