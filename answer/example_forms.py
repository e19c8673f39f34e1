"""The forms of sentences that a question can be made of: a value, a count, a day."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

YEAR = r"(?:1[5-9]|20)\d\d"
LEAD = rf"(?:(?P<lead>(?:In|By|At the end of|In the first half of) (?:the year )?{YEAR}),? )?"
TAIL = rf"(?P<tail> in (?:the first half of )?{YEAR})?"
ABOUT = r"(?:about |nearly |over |more than |almost |some |around |a total of )?"
# "In 2021, the added value of X was …", "Hangzhou's revenue reached …": what stands before the verb becomes the question's subject.
VALUE = re.compile(
    LEAD + r"(?P<subject>(?:The|[A-Z][\w-]+['’]s) [^,;:()]{8,70}?) (?P<verb>was|reached|came to|stood at) "
    rf"{ABOUT}(?:[A-Z$€£¥]{{0,4}}\$?\d)[^;]*?{TAIL}(?:[.;](?: |$)|, )"
)
NAME = r"(?P<subject>(?:[Tt]he [a-z]|[A-Z])[\w'’&-]+(?: [\w'’&-]+){0,6}?)"
FORMS: Mapping[str, str] = MappingProxyType(
    {"has": "have", "had": "have", "holds": "hold", "held": "hold", "employs": "employ", "employed": "employ"}
    | {"hosts": "host", "hosted": "host", "owns": "own", "owned": "own", "handles": "handle", "handled": "handle"}
    | {"operates": "operate", "operated": "operate", "counts": "count", "counted": "count", "received": "receive"}
    | {"attracted": "attract", "produced": "produce", "issued": "issue", "launched": "launch", "opened": "open"}
    | {"founded": "found", "established": "establish", "started": "start", "signed": "sign", "built": "build", "set up": "set up"}
)
COUNTED = "has|had|holds|held|employs|employed|hosts|hosted|owns|owned|handles|handled|operates|operated|counts|counted"
COUNTED += "|received|attracted|produced|built"
DONE = "issued|launched|opened|founded|established|started|signed|built|set up"
NO_THING = r"(?!(?:thousand|million|billion|trillion|yuan|percent|per cent|dollars|RMB)\b)"
PREPOSITION = "(?:in|at|on|from|with|across|for|to|by|within|through|throughout)"
# "The town employs 18,200 engineers.", "The port handled 12 million containers in 2020."
COUNT = re.compile(
    LEAD + NAME + rf" (?P<verb>{COUNTED}) {ABOUT}\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))? "
    rf"(?P<thing>{NO_THING}[a-z][a-z-]+(?: [a-z-]+){{0,3}}?){TAIL}(?:[.,;](?: |$)| (?={PREPOSITION}\b))"
)
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = rf"(?:on {MONTH} \d\d?,? {YEAR}|on \d\d? {MONTH},? {YEAR}|in {MONTH},? {YEAR}|in {YEAR})(?:[.,;]|(?= by\b))"
HAPPENS = "opened|founded|established|launched|issued|completed|started|signed|adopted|built|created|published|inaugurated"
# "The factory opened on May 4, 2019.", "The plan was issued in July 2017."
HAPPENED = re.compile(NAME + rf" (?P<was>was |were )?(?P<verb>{HAPPENS}) {DAY}(?: |$)")
# "The city issued the plan on July 5, 2017."
DID = re.compile(NAME + rf" (?P<verb>{DONE}) (?P<thing>(?!\d|more |over |about )[^,;:()]{{4,60}}?) {DAY}(?: |$)")

CLAUSE = re.compile(
    r"\b(?:has|have|had|is|are|were|was|that|which|who|and|or|but|there|said|also|of which)\b"
)  # no plain noun phrase
NO_SUBJECT = re.compile(
    r"(?:It|They|This|These|Those|That|He|She|We|You|I|Its|Their|His|Her|Our|In|By|At|On|Of|For|From|With|As|After|Before|During|Since|"
    r"When|While|If|There|Here|Each|Every|All|Some|Both|Another|Other|About|More|Most|Over|Nearly|Among|A|An|One|Two|Three|No)\b"
)


def value_question(sentence: str) -> str | None:
    """ "What was the added value of X in 2021?"; None if the sentence is of another form."""
    match = VALUE.match(sentence)
    if match is None or CLAUSE.search(match["subject"]):
        return None
    return f"What was {_inside(match['subject'])}{_when(match)}?"


def count_question(sentence: str) -> str | None:
    """ "How many engineers does the town employ?"; None if the sentence is of another form."""
    match = COUNT.match(sentence)
    if match is None or not _is_name(match["subject"]) or CLAUSE.search(match["thing"]):
        return None
    is_present = match["verb"].endswith("s")
    do = "does" if is_present else "did"
    return f"How many {match['thing']} {do} {_inside(match['subject'])} {FORMS[match['verb']]}{_when(match)}?"


def day_question(sentence: str) -> str | None:
    """ "When did the factory open?", "When was the plan issued?"; None if the sentence is of another form."""
    match = HAPPENED.match(sentence)
    if match is not None and _is_name(match["subject"]):
        subject = _inside(match["subject"])
        if match["was"]:
            return f"When {match['was'].strip()} {subject} {match['verb']}?"
        return f"When did {subject} {FORMS[match['verb']]}?" if match["verb"] in ("opened", "started") else None
    match = DID.match(sentence)
    if match is None or not _is_name(match["subject"]) or CLAUSE.search(match["thing"]):
        return None
    return f"When did {_inside(match['subject'])} {FORMS[match['verb']]} {match['thing']}?"


KINDS: tuple[Callable[[str], str | None], ...] = (value_question, count_question, day_question)


def _is_name(subject: str) -> bool:
    return not (NO_SUBJECT.match(subject) or CLAUSE.search(subject))


def _inside(subject: str) -> str:
    """The subject as it stands within a question."""
    return "the" + subject[3:] if subject.startswith("The ") else subject


def _when(match: re.Match[str]) -> str:
    lead: str | None = match["lead"]
    return str(match["tail"] or (f" {lead[0].lower()}{lead[1:]}" if lead else "")).rstrip()
