"""A question that holds two things against one another → what it asks of each: "how do the rates of A and of B compare?"."""

import re

from answer.choosing.conjuncts import conjuncts_of
from answer.comparing.asking import is_terse
from answer.contrasting.choice import LEADS, choice_of
from answer.following.wording import question as as_question
from answer.question import parse_question
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.times.find import find_times

DO = r"(?:do|does|did|has|have)"
MOVED = r"(?:changed?|moved?|develop(?:ed)?|evolved?|shift(?:ed)?|differ(?:ed)?|compared?|grown?|risen?|rise|fall(?:en)?|go(?:ne)?)"
BETWEEN = re.compile(
    rf"(?i)^how {DO} (?P<what>.+?) {MOVED}(?P<more> .*?)? (?:between|from) (?P<one>.+?) (?:and|to|until) (?P<two>.+)$"
)
COMPARE = re.compile(rf"(?i)^how {DO} (?P<one>.+?) and (?P<two>.+) compare$")
COMPARE_WITH = re.compile(rf"(?i)^how {DO} (?P<one>.+?) compare (?:with|to|against) (?P<two>.+)$")
DIFFER = re.compile(r"(?i)^(?:what (?:is|was|are|were) )?the differences? (?:between|in) (?P<one>.+?) and (?P<two>.+)$")
IN_WORDS = re.compile(r"(?i)^(?:please )?compare (?P<one>.+?) (?:and|with|to|against) (?P<two>.+)$")
THAT = re.compile(r"(?i)^(?:that|those|the one|the ones)\s+(?P<rest>(?:of|in|for|at)\s.+)$")
PART = re.compile(r"(?i)\bthe part of (?P<of>.+?) in\b")
TAIL = re.compile(r"(?i)\s(?:in|for|during|at)\s(?:the\s)?(?:[a-z]+\s(?:half|quarter)\sof\s|[a-z]+\s)?(?:1[5-9]|20)\d\d$")
OF = re.compile(r"(?i)\s(?:of|in|for)\s(?:the\s)?")
MOST_SIDES = 3
MOST_TERSE_WORDS = 14


def sides_of_contrast(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What is asked of each of the things, as questions of their own; none where the question contrasts nothing."""
    asked = text.strip().rstrip("?!. ")
    choice = choice_of(text)
    if choice is not None:
        return tuple(f"{LEADS.sub('', side)} {choice.after}".strip() for side in (choice.one, choice.other))
    return _over_time(asked) or _compared(asked) or _terse(text, lexicon)


def _over_time(asked: str) -> tuple[str, ...]:
    """ "How did X change between 2018 and 2021?" → X in the one and in the other."""
    match = BETWEEN.match(asked)
    if match is None or not (find_times(match["one"]) or _is_year(match["one"])) or not find_times(f"in {match['two']}"):
        return ()
    what = PART.sub(r"the share of \g<of> in", f"{match['what']}{match['more'] or ''}")
    return tuple(
        as_question(f"What was {what} {side if LEADS.match(side) else f'in {side}'}") for side in (match["one"], match["two"])
    )


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", text))


def _compared(asked: str) -> tuple[str, ...]:
    """ "Compare the growth of A and B in 2021" → the growth of A in 2021, the growth of B in 2021."""
    match = next((found for pattern in (COMPARE_WITH, COMPARE, DIFFER, IN_WORDS) if (found := pattern.match(asked))), None)
    if match is None:
        return ()
    one, two = match["one"], match["two"]
    tail = TAIL.search(two)
    if tail and not TAIL.search(one) and not find_times(one):
        one = f"{one}{tail.group()}"
    own = TAIL.search(one)
    head = OF.search(one[: own.start()] if own else one)
    if (that := THAT.match(two)) and head:
        two = f"{one[: head.start()]} {that['rest']}"
    elif head and LEADS.match(two):
        two = f"{one[: head.start()]} {two}"
    elif head and not OF.search(two[: tail.start()] if tail else two):
        two = f"{one[: head.end()]}{re.sub(r'(?i)^the ', '', two)}"
    return one, two


def _terse(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """ "gdp share 2018 and digital share 2021" → the two, where each has its time and no word asks."""
    if not is_terse(text) and len(text.split()) > MOST_TERSE_WORDS:
        return ()
    if re.search(r"(?i)\b(?:how|what|which|who|when|where|why|is|are|was|were|did|does|do|has|have)\b", text):
        return ()
    for group in conjuncts_of(parse_question(text, lexicon).statement):
        if len(group) <= MOST_SIDES and all(len(item.times) == 1 for item in group):
            lead = text[: group[0].start].partition(": ")[0].strip()
            return tuple(f"{lead} {item.text}".strip() for item in group)
    return ()
