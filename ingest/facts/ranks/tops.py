"""The top of an order and numbers in it: "top ten", "tops the list", "leads the nation in", "No. 4", "number one"."""

import re

from ingest.facts.polarity.clauses import starts_sentence
from ingest.facts.ranks.context import DETERMINED, VERB_BEFORE
from ingest.facts.ranks.phrase import measure_stems, ranked_stems
from ingest.facts.ranks.words import CARDINAL, cardinal_value
from ingest.facts.types import Rank

_FLAGS = re.IGNORECASE | re.VERBOSE

TOP = re.compile(
    rf"""
    (?<![\w-])(?:top|first)[\s-]?(?P<n>{CARDINAL})(?![\w%]|[.,]\d|\s?(?:%|per\s?cent|percent)|\sof\sall)
    | (?<!\w)(?P<top>(?:rank(?:s|ed|ing)?|c[ao]m(?:e|es|ing)|finish(?:ed|es|ing)?|plac(?:ed|es|ing))\s(?:at\sthe\s)?top(?=[.,;]
      |\sof\sthe|\sin|\samong|$)
      | top-ranked | top-ranking | top-rated | top-seeded | top-placed | top(?=\s(?:seed|spot|goal-?scorer|scorer|goalkicker
        |run-?scorer)\b)
      | (?:top(?:s|ped|ping)|head(?:s|ed|ing))\s(?:the\s|its\s|this\s|a\s)(?:[\w'’-]+\s){{0,3}}?(?:list|lists|charts?|rankings?
        |standings|table|league|poll|polls|group|division|index|indexes|indices|ratings?|leaderboard|survey|ladder)
      | at\sthe\stop\sof\sthe\s(?:list|charts?|rankings?|standings|table|league|poll))
    | (?<!\w)(?P<leads>(?:leads?|led|leading|ranks?\stop\sin)\sthe\s(?:nation|country|world|league|province|state|industry|market
      |region|field|table|standings|continent)(?=\s(?:in|by|for|with|on)\b))
    """,
    _FLAGS,
)
_MOST_FIRST = 100
_TIME_UNIT = re.compile(
    r"\s(?:years?|months?|weeks?|days?|quarters?|hours?|minutes?|decades?|centuries|seasons|halves|weekends?|nights?"
    r"|miles|km|metres|meters|half)\b",
    re.IGNORECASE,
)


def top(text: str, match: re.Match[str]) -> Rank | None:
    """The first place, or the first so many; "the top of the hill" and "the first two years" are none."""
    high = 1
    if match["n"]:
        if _TIME_UNIT.match(text, match.end()) or (text[match.start()].isupper() and not starts_sentence(text, match.start())):
            return None
        if match[0].casefold().startswith("first") and not DETERMINED.search(text[max(0, match.start() - 24) : match.start()]):
            return None
        high = cardinal_value(match["n"])
        if high > _MOST_FIRST and match[0].casefold().startswith("first"):
            return None  # "the first 3,500" are a number of them, in no order
    elif match["leads"]:
        return Rank(start=match.start(), end=match.end(), low=1, high=1, of=measure_stems(text, match.end()))
    verb = VERB_BEFORE.search(text[: match.start()], max(0, match.start() - 40))
    of = ranked_stems(text, match.end(), verb=verb.start() if verb else match.start() if match["top"] else None)
    return Rank(start=match.start(), end=match.end(), low=1, high=high, of=of) if high else None


NUMBER = re.compile(
    rf"(?<![\w-])(?:(?:No|Nos|№)\.?\s?|number[\s-](?=\w)|\#\s?)(?P<n>\d{{1,4}}|{CARDINAL})(?![\w.,-]*\d)(?!\w)", _FLAGS
)
_LABEL_BEFORE = re.compile(
    r"(?:[A-Z][\w-]*|\b(?:file|item|note|form|line|bus|train|tram|exhibit|patent|opus|op|symphony|issue|volume|chapter"
    r"|article|contract|order|resolution|case|highway|route|with|wore|wears|wearing|shirt|jersey))\s$"
)
_BE_BEFORE = re.compile(
    r"(?:['’]s|(?<!\w)(?:is|was|are|were|be|been|being|becom(?:e|es|ing)|became|now|currently|the|its|as))\s(?:the\s|a\s"
    r"|currently\s|now\s|ranked\s)*$",
    re.IGNORECASE,
)
_NUMBER_NOUN = re.compile(
    r"\s(?:spot|position|place|ranking|ranked|seed|hit|hits|single|singles|song|album|in\b|on\b|among\b|of\b|worldwide"
    r"|globally|nationally|for\b|draft|pick|overall)",
    re.IGNORECASE,
)
_COMMON_NOUN = re.compile(
    r"\s(?!project|middle|bus|train|tram|line|gun|shirt|jersey|car|engine|reactor|unit|battery|well|mine|factory|plant"
    r"|platform|gate|school|road|route|kit)[a-z]{3,}"
)


def number(text: str, match: re.Match[str]) -> Rank | None:
    """The place that a number gives where it ranks ("reached No. 4"), not where it names ("No. 5 Middle School")."""
    place = cardinal_value(match["n"])
    before = text[max(0, match.start() - 48) : match.start()]
    verb = VERB_BEFORE.search(before)
    if not place or before.endswith(("“", '"', "‘", "'", "(")):
        return None
    if verb is None:
        if _LABEL_BEFORE.search(before) and not _NUMBER_NOUN.match(text, match.end()):
            return None
        named = _BE_BEFORE.search(before) and (
            _NUMBER_NOUN.match(text, match.end()) or (_is_counted(match) and _COMMON_NOUN.match(text, match.end()))
        )
        if not named and not (_NUMBER_NOUN.match(text, match.end()) and not _LABEL_BEFORE.search(before)):
            return None
    at = match.start() - len(before) + verb.start() if verb else None
    return Rank(start=match.start(), end=match.end(), low=place, high=place, of=ranked_stems(text, match.end(), verb=at))


def _is_counted(match: re.Match[str]) -> bool:
    """True for "No. 2" and "number two" up to ten, not for "the number 2"."""
    return cardinal_value(match["n"]) <= 10 and not (match[0].casefold().startswith("number") and match["n"].isdigit())
