"""Ranks without a number: "last place", "second to last", "bottom five", "runner-up", "silver medal", "crowned champions"."""

import re

from ingest.facts.ranks.phrase import noun_stems, ranked_stems
from ingest.facts.ranks.words import CARDINAL, ORDINAL, cardinal_value, ordinal_value
from ingest.facts.types import Rank

_FLAGS = re.IGNORECASE | re.VERBOSE

FROM_END = re.compile(
    rf"""
    (?<!\w)(?:(?P<nth>{ORDINAL})[\s-](?:to|from)[\s-](?:the[\s-])?(?:last|bottom) | (?P<next>next[\s-]to[\s-]last|penultimate
      |last\sbut\sone)
    | bottom[\s-]?(?P<bottom>{CARDINAL})(?![\w%]|\s?(?:%|per\s?cent))
    | (?P<last>(?:(?:rank|plac|finish|stand|c[ao]m)\w*\s(?:in\s|dead\s|the\s)*|in\s|dead\s|to\s)last(?:[\s-](?:place|position
      |spot)|(?=\s(?:in|among|of|with|and)\b|\s?[.,;)]|\s?$))
      | (?:last|bottom)[\s-](?:place|position|spot|ranked|seeded) | at\sthe\sbottom\sof\sthe\s(?:table|standings|rankings?|league
        |list|group|division)))(?!\w)
    """,
    _FLAGS,
)


def from_end(text: str, match: re.Match[str]) -> Rank | None:
    """A place counted from the other end."""
    low = high = 1
    if match["nth"]:
        low = high = ordinal_value(match["nth"])
    elif match["next"]:
        low = high = 2
    elif match["bottom"]:
        high = cardinal_value(match["bottom"])
    elif match["last"].casefold() in ("in last", "to last"):
        return None  # "in last and first names"
    return Rank(start=match.start(), end=match.end(), low=low, high=high, is_from_end=True, of=ranked_stems(text, match.end()))


_TITLE_WORDS = (
    "overall eventual outright national world league state conference season inaugural undisputed series tournament".split()
)
TITLE = re.compile(
    rf"""
    (?<!\w)(?:(?P<second>runners?-?\s?up) | (?P<medal>gold|silver|bronze)[\s-]medal(?:l?ist)?
    | (?P<won>crowned|became|becoming|become|was|is|were|are)\s(?:the\s|a\s|(?:{"|".join(_TITLE_WORDS)})\s)*(?:champions?
      |winners?)(?=\s|[.,;]|$)
    | (?:the|its|his|her|their|['’]s)\s(?:very\s)?(?P<last>last)(?=\s[a-z]{{3,}}))(?!\w)
    """,
    _FLAGS,
)
_MEDALS = {"gold": 1, "silver": 2, "bronze": 3}
# "The last year" is time, "the last two" a number of them, "the last mile" a saying.
_NO_LAST = re.compile(
    r"\s(?:years?|months?|weeks?|days?|decades?|centur|quarters?|seasons?|half|few|two|three|four|five|six|seven|eight"
    r"|nine|ten|twelve|several|trains?|bus|buses|trams?|ferry|flights?|meal|supper|words?|wishes"
    r"|hours?|minutes?|mile|names?|analysis|rites|resort|result|time|was|is|and)\b",
    re.IGNORECASE,
)


def title(text: str, match: re.Match[str]) -> Rank | None:
    """A runner-up is second, a silver medal too, who was crowned champion first, "the last king" the first from the end."""
    if match["last"]:
        if match["last"][0].isupper() or _NO_LAST.match(text, match.end()):
            return None
        start, end = match.span("last")
        return Rank(start=start, end=end, low=1, high=1, is_from_end=True, of=noun_stems(text, end)[0])
    if match["medal"]:
        place = _MEDALS[match["medal"].casefold()]
        return Rank(start=match.start(), end=match.end(), low=place, high=place, of=("medal",))
    place = 2 if match["second"] else 1
    return Rank(start=match.start(), end=match.end(), low=place, high=place)
