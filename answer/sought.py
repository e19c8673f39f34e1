"""What a question wants as its short answer: patents, yuan, a percentage, a year, a company, a place in an order."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answer.comparing.asking import AUXILIARIES, FIRST_ASKING, TERSE_WORDS, YES_NO, noun_phrase
from answer.comparing.wanted import HOW_MANY, MONEY, WantedKind, wanted_of
from answer.topics import EITHER, NAMED, PLAIN_HEADS, TOPIC, TRADES
from ingest.words import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """The kind of thing that is the short answer."""

    kind: WantedKind
    units: tuple[str, ...] = ()  # of the amount; any if empty
    of: tuple[str, ...] = ()  # stems of what is counted
    name_kinds: tuple[str, ...] = ()  # kinds of name that fit, the likeliest first; any if empty
    head: str = ""  # stem of the noun that is asked for: "park", "compani"
    is_change: bool = False  # by how much something rose or fell
    verb: str = ""  # stem of what the one that is asked for does: "who supported", "which team won"
    is_trade: bool = False  # a company: no ministry, no university
    is_count: bool = False  # "how many", of what the words alone do not tell
    is_where: bool = False
    is_title: bool = False  # what a thing is called: a name or a word in quotation marks
    grain: str = ""  # "year" where a year alone is asked for


SEVERAL = re.compile(
    r"(?i)[,;:]?\s(?:and|or)\s(?:(?:in|on|at|by|of|to|for|with|from)\s)?(?:which|what|how|who|whom|whose|when|where|why)\b"
    r"|\b(?:each|respectively|both)\b(?=[^a-z]*$)|\bwho are\b|\b(?:which|what) (?:two|three|four|five|six|seven|\d+)\b"
    r"|\bwith both\b|\?.*\w.*\?"
)
COPULA = re.compile(r"(?i)\b(?:is|are|was|were|'s)\s+(?:the\s+)?")
GROWS = re.compile(
    r"(?i)\b(?:grow|grows|grew|grown|growth|rise|rises|rose|risen|rising|increased?|increases|go up|went up|expand(?:s|ed)?|"
    r"declined?|fall|fell|fallen|drop(?:s|ped)?|decreased?|shrink|shrank|raised?|reduced?|more|less|fewer|higher|lower|gain(?:ed)?)\b"
)
# The verb of "how much did exports grow", "how much was it up"; no "to increase exports".
HAS_GROWN = re.compile(
    r"(?i)(?<!to )\b(?:grow|grown|rise|risen|increased?|expand(?:ed)?|decline|fall|fallen|drop|decrease|shrink|"
    r"improve|worsen|go (?:up|down)|up|down|higher|lower|larger|smaller|bigger)\b"
    r"(?=\s*(?:[?.,]|$|(?:in|by|from|during|over|on|for|compared|against|than|since|year|between|to|last|this|that|as|with|when|while|after|annually|yearly|every|per)\b))"
)
OF_WHOLE = re.compile(r"(?i)how (?:much|many) of (?:\S+ ){1,9}?(?:is|are|was|were|does|do|did|comes?|came|made|makes?|goes|went)\b")
CALLED = re.compile(r"(?i)\b(?:called|named|known as|nicknamed|nickname|honou?red|titled|entitled|dubbed)\b|\bunder what name\b")
RANKS = re.compile(
    r"(?i)\brank(?:s|ed|ing)?\b|\bplaced?\b|\bput(?:s)? (?:it|them|the \w+)\b"
    r"|\bstands?\b.*\b(?:nation\w*|worldwide|globally|list|ranking|among|compared|league|table)\b"
)
PLACES = re.compile(
    r"(?i)\b(?:take|takes|took|hold|holds|held|have|has|had|occup\w+|rank\w*|come|came|get|reach\w*|finish\w*|achiev\w+)\b"
)
IN_PERCENT = re.compile(r"(?i)\b(?:in|what) per ?cent(?:age)?\b|\bpercentage\b|\bwhat part of\b")
SPENT = re.compile(rf"{MONEY.pattern}|\b(?:money|exports?|imports?|value|output|fund|salar(?:y|ies)|wages?|fees?|fines?)\b")
RATES_OF_NUMBER = frozenset(map(stem, "exchange heart frame data sampling flow birth death fertility mortality bit pulse".split()))
CHOICE = re.compile(
    r"(?i)^\W*(?:which|who|what)\b.{0,200}?\b(?:more|less|\w{1,30}er|better|worse|first|earlier|later)\b.{0,200}?"
    r"[,:] .{1,200}? or ."
)  # of two named
LED = re.compile(r"(?i)\W*(?:(?:and|but|so|or|then|ok|okay|well|hi|hello|please)\W+)*")
TOLD = re.compile(r"(?i)\b(?:tell|know|say|said|explain|find out|wonder|asked?|remember)\b[^,]*$")
PREPOSITIONS = frozenset("in on at by of to for with from since until under over about between".split())
NO_VERB = frozenset((*AUXILIARIES, *"be of in on at to for from by with that which who and or as".split()))
MANY_PEOPLE = Sought(kind="count", units=("person",), of=("popul",))


@lru_cache(maxsize=4096)
def sought_of(question: str) -> Sought | None:
    """What the short answer is; None where there is none: yes or no, a list, a reason, several questions in one."""
    if YES_NO.match(question) or SEVERAL.search(question) or CHOICE.search(question):
        return None
    first = next((match for match in FIRST_ASKING.finditer(question) if _asks(match, question)), None)
    if first is None:
        return _terse(question)
    word = first.group().casefold()
    return _ASKERS["who" if word.startswith("who") else word](question[first.start() :], question)


def _asks(match: "re.Match[str]", question: str) -> bool:
    """False for a word that only joins: "areas where the city is strong", "the company that grew when it moved"."""
    before, after = question[: match.start()], question[match.end() :]
    if (
        match.group().casefold() == "when"
        and after.split()
        and after.split()[0].casefold() not in AUXILIARIES
        and FIRST_ASKING.search(after)
    ):
        return False  # "when rocks melt, what forms?"
    if match.group().casefold() in ("how", "what") or LED.fullmatch(before) or before.rstrip()[-1] in ",;:?":
        return True
    if before.split()[-1:] and before.split()[-1].casefold() in PREPOSITIONS or TOLD.search(before):
        return True
    return bool(after.split()) and after.split()[0].casefold() in AUXILIARIES and match.group().casefold() not in ("which", "who")


def _how(rest: str, question: str) -> Sought | None:
    if re.match(r"(?i)how (?:many|few)\b", rest):
        return _how_many(rest, question[: -len(rest)])
    words = rest.casefold().split()
    second = words[1].rstrip("?,") if len(words) > 1 else ""
    if second == "much":
        return _how_much(rest, question)
    if second in ("fast", "quickly", "strongly"):
        return Sought(kind="percent", is_change=True) if GROWS.search(rest) else None
    if second in ("long", "old"):
        wanted = wanted_of(f"how {second}")
        return Sought(kind="measure", units=wanted.units) if wanted else None
    if second in ("tall", "deep", "wide", "far"):
        return Sought(kind="measure", units=("m",))
    if second in ("large", "big", "high", "small", "low"):
        return _how_large(rest)
    return Sought(kind="rank") if re.search(r"(?i)\brank", rest) else None


def _how_many(rest: str, question: str = "") -> Sought:
    match = HOW_MANY.match(rest) or HOW_MANY.match(f"how many {noun_phrase(question)}")  # "pharmacies 2008 how many"
    wanted = wanted_of(match.group()) if match else None
    if wanted is None:
        return Sought(kind="number", is_count=True)
    return Sought(kind=wanted.kind, is_count=True, units=wanted.units, of=wanted.of)


def _how_much(rest: str, question: str) -> Sought:
    if IN_PERCENT.search(question):
        return Sought(kind="percent", is_change=bool(GROWS.search(rest)))
    is_more = re.match(r"(?i)how much (?:more|less|faster|slower|higher|lower|larger|smaller|bigger|better|worse)\b", rest)
    if is_more or re.search(r"(?i)\bby how much\b", question) or HAS_GROWN.search(rest):
        return Sought(kind="number", is_change=True)
    if OF_WHOLE.match(rest):
        return Sought(kind="percent")
    return Sought(kind="money" if SPENT.search(rest) else "number")


def _how_large(rest: str) -> Sought:
    if re.match(r"(?i)how (?:large|big|high|small|low) an? (?:\w+ )?(?:part|share|percentage|proportion|fraction)\b", rest):
        return Sought(kind="percent")
    if re.search(r"(?i)\bpopulation\b", rest):
        return MANY_PEOPLE
    if re.search(r"(?i)\barea\b", rest):
        return Sought(kind="measure", units=("m2",))
    return Sought(kind="money" if SPENT.search(rest) else "number")


def _which(rest: str, question: str) -> Sought | None:
    """ "Which company …", "what share of …", "what was the added value of …", "what is it called"."""
    if CALLED.search(question) and not re.match(r"(?i)which (?!name)", rest):
        return Sought(kind="name", is_title=True)
    if re.match(r"(?i)(?:what|which) parts? of\b", rest):
        is_where = re.search(r"(?i)\b(?:in|from|to|on|at) $", question[: -len(rest)]) or re.search(
            r"(?i)\b(?:in|from|at)\W*$", rest
        )
        return _where(rest, question) if is_where else Sought(kind="percent")
    tail = "".join(rest.split(maxsplit=1)[1:])
    copula = COPULA.match(tail)
    phrase = tail[copula.end() :] if copula else tail
    if many := HOW_MANY.match(phrase):
        return _how_many(many.group())
    words = re.findall(r"[^\W\d_]+(?:'s)?", noun_phrase(phrase))
    at = _topic_at(words)
    if at is None:
        return None
    topic = TOPIC[stem(words[at])]
    if topic in NAMED and (_is_plural(words[at]) or (copula and stem(words[at]) != "capit")):
        return None  # "which parks" wants a list; "what is the museum …" asks for more than its name
    if topic == "area" and not copula:
        return None  # "which areas were spared"
    if topic == "share" and re.search(r"(?i)\bby what\b", question) and GROWS.search(rest):
        return Sought(kind="percent", is_change=True)
    return _of_topic(words, at, rest)


def _topic_at(words: list[str]) -> int | None:
    """Where the noun stands that tells: the first that is known, or the last of several in a row: "growth rate"."""
    at = next((at for at, word in enumerate(words[:6]) if stem(word) in TOPIC), None)
    while at is not None and at + 1 < len(words) and stem(words[at + 1]) in TOPIC:
        at += 1
    return at


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _of_topic(words: list[str], at: int, rest: str) -> Sought | None:
    head = stem(words[at])
    topic = TOPIC[head]
    if head == "place" and PLACES.search(rest):
        return Sought(kind="rank")
    if topic == "number" and head == "valu" and at and stem(words[at - 1]) in ("add", "output", "market", "export", "total"):
        return Sought(kind="money")
    if head == "rate" and at and stem(words[at - 1]) not in RATES_OF_NUMBER:
        is_change = any(TOPIC.get(stem(word)) == "change" for word in words[:at])
        return Sought(kind="percent", is_change=is_change)
    if topic in NAMED:
        either = {"organisation": ("place",), "place": ("organisation",)}.get(topic, ()) if head in EITHER else ()
        return Sought(
            kind="name",
            name_kinds=(topic, *either),
            head="" if head in PLAIN_HEADS else head,
            is_trade=head in TRADES,
            verb=_verb(rest, words[at]),
        )
    if topic == "time":
        return Sought(kind="time", grain="year" if head == "year" else "")
    return _SIMPLE.get(topic)


_SIMPLE: Mapping[str, Sought] = {
    "rank": Sought(kind="rank"),
    "share": Sought(kind="percent"),
    "change": Sought(kind="percent", is_change=True),
    "money": Sought(kind="money"),
    "people": MANY_PEOPLE,
    "area": Sought(kind="measure", units=("m2",)),
    "number": Sought(kind="number"),
    "title": Sought(kind="name", is_title=True),
}


def _who(rest: str, question: str) -> Sought | None:
    return Sought(kind="name", name_kinds=("person", "organisation"), verb=_verb(rest, rest.split()[0]))


def _verb(rest: str, subject: str) -> str:
    """The word behind the one that is asked for; "" if that is "is" or "did", so that it may be asked for as an object."""
    match = re.search(rf"(?i)\b{re.escape(subject)}\s+([a-z]+)\b", rest)
    return "" if match is None or match.group(1).casefold() in NO_VERB else stem(match.group(1))


def _where(rest: str, question: str) -> Sought | None:
    if RANKS.search(rest):
        return Sought(kind="rank")
    return Sought(kind="name", name_kinds=("place", "organisation"), is_where=True)


def _when(rest: str, question: str) -> Sought | None:
    return Sought(kind="time")


def _why(rest: str, question: str) -> Sought | None:
    return None


_ASKERS: Mapping[str, Callable[[str, str], Sought | None]] = {
    "how": _how,
    "what": _which,
    "which": _which,
    "who": _who,
    "where": _where,
    "when": _when,
    "why": _why,
}


def _terse(question: str) -> Sought | None:
    """What a query of a few words asks for: "icotinib sales", "fashion industry growth 2017"."""
    words = re.findall(r"[^\W\d_]+", question)
    if len(question.split()) > TERSE_WORDS or re.search(r"[,;:]", question):
        return None
    topics = [at for at, word in enumerate(words) if TOPIC.get(stem(word)) in _SIMPLE or stem(word) == "date"]
    told = {TOPIC[stem(words[at])] for at in topics}
    if not topics or (len(topics) > 1 and re.search(r"(?i)\band\b", question)):
        return None
    for topic in ("rank", "share", "change", "time"):
        if topic in told:
            return _of_topic(words, next(at for at in topics if TOPIC[stem(words[at])] == topic), question)
    return _of_topic(words, topics[-1], question)
