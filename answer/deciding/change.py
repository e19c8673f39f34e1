"""Which way something went: up, down, or neither."""

import re
from collections.abc import Iterator

from answer.comparing.statement import Statement
from answer.deciding.degrees import degrees_in
from ingest.facts.polarity.find import is_denied

CHANGE = "change"
NO_CHANGE = frozenset({"add", "added", "doubl"})  # "added value" is no change
WENT = re.compile(
    r"(?i)\b(?:go|goes|went|gone|going|come|comes|came|get|gets|got|become|becomes|became|becoming|turn(?:s|ed)?|keep getting)"
    r"\s+(?:\w+ly\s+)?"
)
UP_DOWN = re.compile(r"(?i)(?P<up>up)\b|(?P<down>down)\b")
# Something makes something else rise: "has driven up the rents", "brought prices down"; not "set up a firm", "broke down".
MOVED = re.compile(
    r"(?i)\b(?:driv(?:e|es|en|ing)|drove|push(?:es|ed|ing)?|send(?:s|ing)?|sent|forc(?:e|es|ed|ing)|bid(?:s|ding)?|"
    r"(?:mark|ramp|creep|inch|edg|nudg)(?:e?s|e?d|ing)?|crept|(?P<only_down>bring(?:s|ing)?|brought|pull(?:s|ed|ing)?))"
    r"(?:\s(?!(?:it|them|him|her|up|down)\b)(?:[\w'’-]+\s){1,4}?|\s)(?:it\s|them\s)?"
    r"(?:(?P<up>(?(only_down)(?!)|up))|(?P<down>down))\b(?!\s(?:with|by the|the idea))"
)
# "Made imports cheaper", "made flats dearer": the price goes that way, whatever is bought.
MADE = re.compile(
    r"(?i)\b(?:mak(?:es?|ing)|made|render(?:s|ed|ing)?)\s(?:[\w'’-]+\s){1,5}?(?:much\s|far\s|even\s|slightly\s)?"
    r"(?:(?P<up>dearer|more expensive|more costly|costlier|pricier)|(?P<down>cheaper|less expensive|less costly|more affordable))\b"
    r"|\bcheapen(?:s|ed|ing)?\b"
)
# What a comparative compares with where it tells of a change: a time before.
TIME_BEFORE = re.compile(
    r"(?i)[^.;:]{0,110}?\bthan\s+(?:in\s+|for\s+|during\s+|at\s+)?(?:the\s+)?(?:same\s|corresponding\s|previous\s|prior\s|preceding\s|last\s|year\s|month\s|"
    r"quarter\s|decade\s|before\b|(?:1[5-9]|20)\d\d\b|a\s(?:year|month|decade)\b|(?:first|second|third|fourth)\s(?:half|quarter)\b|ever\b)"
)
STEADY = re.compile(
    r"(?i)\b(?:unchanged|stay(?:s|ed)? the same|remain(?:s|ed)? (?:the same|stable|steady|constant|flat)|stagnat(?:e|ed|es)|flat)\b"
)


def sides_of(statement: Statement) -> frozenset[int]:
    """1 where the text says that something rose, -1 where it fell, both if both, 0 for a change that it denies by "unchanged"."""
    if STEADY.search(statement.text):
        return frozenset({0})
    return frozenset(_sides(statement))


def moves_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Where something is made to rise or fall: start, end, and 1 or -1."""
    for pattern in (MOVED, MADE):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), 1 if match["up"] else -1


def _sides(statement: Statement) -> Iterator[int]:
    text = statement.text
    for item in statement.facts.directions:
        if item.axis == CHANGE and item.stem not in NO_CHANGE and not is_denied((item.start, item.end), statement.facts.negations):
            yield item.side
    for quantity in statement.facts.quantities:
        if quantity.sign and quantity.kind in ("percent", "points", "money", "bare", "times"):
            yield 1 if quantity.sign == "up" else -1
    yield from (side for _, _, side in moves_in(text))
    comparatives = degrees_in(text)
    for degree in comparatives:
        if TIME_BEFORE.match(text, degree.end):
            yield degree.side
    for match in WENT.finditer(text):
        way = UP_DOWN.match(text, match.end())
        if way:
            yield 1 if way["up"] else -1
        yield from (degree.side for degree in comparatives if degree.start == match.end() and not degree.base)
