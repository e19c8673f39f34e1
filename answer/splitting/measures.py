"""Two values asked for in one phrase → a question for each: "revenue and growth of A", "exports to B, amount and growth"."""

import re

from answer.comparing.asking import AUXILIARIES
from answer.following.measures import MEASURES, is_measure
from answer.following.times import placed_times
from answer.following.wording import is_plural, question, without_times

# Values that are told of another value, or of what has it: the growth of the revenue, the firm's share of the market.
_GROWTH = (
    r"(?:(?:annual|yearly|year-on-year|percentage) )?(?:growth(?: rate)?|increase|rise|decline|decrease|change|rate of growth)"
)
# What a share is of, where that is the whole; "the share of invention patents" is no share of a value told before.
_WHOLE = (
    r"(?:gdp|gnp|economy|total|whole|market|country|nation|province|city|region|world|china"
    r"|output|exports|imports|revenue|employment)"
)
_SHARE = rf"(?:share|percentage|proportion)(?: (?:of|in) (?:the )?(?:(?!(?:of|in)\b)[\w'’-]+ ){{0,3}}?{_WHOLE})?"
_RANK = r"(?:rank|ranking)(?: (?:in|among)(?: [\w'’-]+){1,5})?"
_AMOUNT = r"(?:amount|value|volume|level|size|number|total)"
_TOLD_OF = rf"(?P<growth>{_GROWTH})|(?P<share>{_SHARE})|(?P<rank>{_RANK})"
_DERIVED = re.compile(rf"(?i)^(?:the |its |their )?(?:{_TOLD_OF})$")
_ASPECT = re.compile(rf"(?i)^(?:the |its |their )?(?:(?P<amount>{_AMOUNT})|{_TOLD_OF})$")
_OF_BOTH = re.compile(rf"(?i)^(?P<what>{_GROWTH}|rank|ranking) (?P<of>(?:of|in) .+)$")
_LEAD = re.compile(r"(?i)^(?:(?:please )?(?:give|state|name|show|tell)(?: me)? (?=the |its |their )|what (?:is|are|was|were) )")
_VERB = re.compile(rf"(?i)\b(?:{'|'.join(AUXILIARIES)}|how|what|which|who|when|where|why|than)\b")
_OWNS = re.compile(r"(?i)^(?:the |its |their )?(?P<measure>(?:[\w-]+ ){0,3}?[\w-]+) (?P<of>(?:of|in|for|from|to) .+)$")
_MEASURED_IN = re.compile(r"(?i)^(?:the )?(?:total )?(?:added |output |sales )?(?:value|volume|amount|number) of ")
_COUNTED = re.compile(r"(?i)^(?:the |its |their )?(?:total )?(?:number|share|amount|volume) of ")
_SMALL = ("the", "its", "their", "added", "total", "annual", "main")
_OWNER = re.compile(r"(?:[\w.&-]+ ){0,3}[\w.&-]+['’]s? ")
_BARE_YEAR = re.compile(r"(?<!\bin)(?<!\bof)(?<!\bby)(?<!\bfor)(?<!\bsince) ((?:1[5-9]|20)\d\d)$")
_JOINED = re.compile(r"(?i),? and ")


def aspects(text: str) -> list[str]:
    """ "Exports to B in 2022, amount and growth" as one question for each; none where it is no such list."""
    match = re.match(r"(?i)^(?P<topic>[^,:]+)[,:] (?P<list>[^:]+)$", text)
    if match is None or _VERB.search(match["topic"]):
        return []
    items = [_ASPECT.match(item) for item in re.split(r"(?i),? and |, ", match["list"])]
    if len(items) < 2 or None in items:
        return []
    topic = _BARE_YEAR.sub(r" in \1", match["topic"].strip())
    # "A's revenue, its growth and share" asks for the revenue as well.
    own = [_asked(topic)] if is_measure(topic) and not any(item["amount"] for item in items if item is not None) else []
    return own + [_aspect(topic, item) for item in items if item is not None]


def _aspect(topic: str, item: "re.Match[str]") -> str:
    if item["amount"]:
        if is_measure(topic):
            return question(f"How large {_be(topic)} {_the(topic)}")
        return question(f"What {_be('it', topic)} the {item['amount'].lower()} of {topic}")
    return _derived(item, topic)


def two_values(text: str) -> list[str]:
    """ "The revenue and growth of A in 2021" as one question for each; none where one thing is asked for, or it cannot be told."""
    lead = _LEAD.match(text)
    phrase = text[lead.end() :] if lead else text
    joints = list(_JOINED.finditer(phrase))
    if len(joints) != 1 or _VERB.search(phrase):
        return []
    one, two = phrase[: joints[0].start()], phrase[joints[0].end() :]
    return _of_same(one, two) or _of_each(one, two)


def _of_same(one: str, two: str) -> list[str]:
    """The value, and what is told of it: "the revenue and growth of A", "A's revenue and its growth"."""
    times = placed_times(two)
    timeless = without_times(two)
    whole = _DERIVED.match(timeless)
    if whole is not None and is_measure(one) and not _DERIVED.match(one):  # "the added value of A and its share of GDP in 2021"
        value = f"{one} {times[-1].text}" if times and not placed_times(one) else one
        return [_asked(value), _derived(whole, value)] if _has_owner(one) else []
    owns = _OF_BOTH.match(two)
    if owns is None or not is_measure(one) or _has_owner(one):
        return []
    derived = _DERIVED.match(owns["what"])
    value = f"{one} {owns['of']}"
    return [_asked(value), _derived(derived, value)] if derived is not None else []


def _of_each(one: str, two: str) -> list[str]:
    """Two values, each with what it is of: "total output of shipyards 2017 and added value of car makers"."""
    first, second = _OWNS.match(one), _OWNS.match(two)
    if first is None or second is None:
        return []
    if not all(match["measure"].split()[-1].casefold() in MEASURES for match in (first, second)):
        return []
    # "The growth of exports and imports of A", "the number of guests and revenue of A": what comes last may be of both.
    counts = all(_COUNTED.match(without_times(side)) for side in (one, two))
    if is_measure(first["of"].partition(" ")[2]) or (not counts and _COUNTED.match(without_times(one))):
        return []
    one, two = (_BARE_YEAR.sub(r" in \1", side) for side in (one, two))
    times = placed_times(one)
    if times and not placed_times(two):
        two = f"{two} {times[-1].text}"
    elif (times := placed_times(two)) and not placed_times(one) and times[-1].end == len(two):
        one = f"{one} {times[-1].text}"
    return [_asked(one), _asked(_with_owner(two, one))]


def _with_owner(two: str, one: str) -> str:
    """ "Its number of awards" with the owner that the first value has: "A's number of awards"."""
    its = re.match(r"(?i)^(?:its|their) (?P<rest>.+)$", two)
    owner = re.search(r"(?i)^.+ (?:of|in|for) (?P<owner>(?:the )?[^,]+)$", without_times(one))
    if its is None or owner is None:
        return two
    return f"{its['rest']} of {owner['owner']}"


def _has_owner(value: str) -> bool:
    return bool(re.search(r"(?i)\w['’]s? | (?:of|in|for|from|to) ", value))


def _asked(value: str) -> str:
    return question(f"What {_be(value)} {_the(value)}")


def _derived(item: "re.Match[str]", value: str) -> str:
    """The question for what is told of a value."""
    if item["growth"]:
        return question(f"What {_be('it', value)} the {item['growth'].lower()} of {_the(value)}")
    # A share or a rank is told of what has the value: the industry's share of GDP.
    owner = _MEASURED_IN.sub("", value) if item["share"] else value
    of = _the(value) if owner == value else owner
    said = (item["share"] or item["rank"]).strip()
    return question(f"What {_be('it', value)} the {said[:1].lower()}{said[1:]} of {of}")


def _be(value: str, dated: str = "") -> str:
    was = bool(re.search(r"\b(?:1[5-9]|20)\d\d\b", f"{value} {dated}"))
    if is_plural(without_times(value)):
        return "were" if was else "are"
    return "was" if was else "is"


def _the(value: str) -> str:
    """The value with an article, unless it has one or an owner."""
    words = value.split()
    first = words[0].casefold()
    # A capital at the head of a question is no name's: "Exports to Korea 2022, amount and growth".
    said = f"{value[:1].lower()}{value[1:]}" if first in _SMALL or first in MEASURES and not words[0].isupper() else value
    return said if first in ("the", "its", "their") or _OWNER.match(value) else f"the {said}"
