"""What kind of value a question asks for: patents, yuan, a percentage, a year, a person."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from answer.comparing.asking import is_terse, noun_phrase, without_clause_of_time
from ingest.facts.quantities.find import find_quantities
from ingest.facts.quantities.units import noun_unit
from ingest.facts.types import Facts, Quantity

WantedKind = Literal["count", "money", "percent", "measure", "number", "time", "name", "rank"]

HOW_MANY = re.compile(
    r"(?i)\b(?:how many|how few|what (?:is|was|are|were|'s) (?:the )?(?:\w+ )?(?:number|count|quantity) of)\s+((?:[\w'-]+\s*){1,6})"
)
SHARE = re.compile(
    r"(?i)\b(?:what(?: is| was| are| were|'s)?(?: the| an?)?|which|how (?:large|big|high) an?) (?:\w+ ){0,2}?"
    r"(?:share|percentage|per ?cent(?:age)?|proportion|portion|fraction|slice)\b"
)
HOW_FAST = re.compile(
    r"(?i)\bhow fast\b(?=.*\b(?:grow|grew|grown|rise|rose|risen|increase|expand|decline|fall|fell|drop))|\bgrowth rate\b"
)
MONEY = re.compile(
    r"(?i)\b(?:cost|costs|price|priced|paid|pay|spent|spend|worth|revenues?|income|turnover|sales|gdp|added value|output value|"
    r"invest(?:ed|ment)?|budget|profits?|earn(?:ed|ings)?|expenses?|market value|capitali[sz]ation|"
    r"yuan|rmb|dollars?|euros?|pounds?)\b"
)
PEOPLE = noun_unit("people")
ROLES = frozenset(  # people are counted as what they do: "how many people work there?", "700 employees"
    noun_unit(role)
    for role in "members employees staff workers students pupils residents inhabitants citizens users visitors tourists passengers "
    "scientists engineers experts technicians teachers doctors nurses children women men soldiers players fans farmers migrants "
    "refugees volunteers graduates professionals talents patients victims spectators attendees participants".split()
)
LENGTH = ("m", "year", "month", "s")  # "how long" asks for either
MEASURES = (
    (re.compile(r"(?i)\bhow old\b|\bwhat age\b"), ("year",)),
    (re.compile(r"(?i)\bhow (?:long|far|tall|high|deep|wide|broad)\b(?! a)|\b(?:length|distance|height|depth|width) of\b"), LENGTH),
    (re.compile(r"(?i)\bhow heavy\b|\bhow much (?:does|did) .* weigh\b|\b(?:weight|mass) of\b"), ("kg",)),
    (
        re.compile(r"(?i)\bhow (?:large|big)\b.*\b(?:area|surface)\b|\bwhat (?:is|was) the (?:\w+ ){0,2}(?:area|surface) of\b"),
        ("m2",),
    ),
)
IN_UNIT = re.compile(r"(?i)\b(?:in|measured in|expressed in) ((?:square |cubic )?[\w']+)\s*\?*$")
TIME = re.compile(
    r"(?i)\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|month|day|century|decade|time|era|season)\b|\bhow (?:long ago|recently)\b"
)
PERSON = re.compile(r"(?i)\bwho(?:m|se)?\b")
PLACE = re.compile(
    r"(?i)\bwhere\b|\b(?:what|which) (?:\w+ ){0,2}?"
    r"(?:city|country|place|province|region|town|state|district|county|river|location)\b"
)
RATE = re.compile(r"(?i)\bper (?:capita|person|head|inhabitant|resident)\b")
HOW_MUCH = re.compile(r"(?i)\W*(?:what (?:is|was|were|are|did|does)|how much)\b")
# A query of a few words, with no word of asking: "hangzhou gdp 2021", "mayor of ningbo". What its noun is, it wants.
TERSE: tuple[tuple[re.Pattern[str], WantedKind, tuple[str, ...]], ...] = (
    (
        re.compile(r"(?i)\b(?:share|percentage|proportion|per ?cent) of\b|\b(?:share|growth|rate|percentage)\b(?! of\b)"),
        "percent",
        (),
    ),
    (re.compile(r"(?i)\b(?:mayor|secretary|founders?|ceo|president|director|chair(?:man|woman)|inventor|author)\b"), "name", ()),
    (re.compile(r"(?i)\b(?:headquarters|hq|location|address|birthplace)\b"), "name", ()),
    (
        re.compile(r"(?i)\b(?:date|year|month) of\b|\b(?:release|founding|opening|launch|start|completion) (?:date|year)\b"),
        "time",
        (),
    ),
    (re.compile(r"(?i)\barea of\b|\b(?:land|floor|total) area\b"), "measure", ("m2",)),
    (re.compile(r"(?i)\b(?:length|distance|height|depth|width)\b"), "measure", LENGTH),
    (re.compile(r"(?i)\b(?:population|headcount)\b"), "number", ()),
    (re.compile(r"(?i)\brank(?:ing)?\b"), "rank", ()),
    (re.compile(r"(?i)\b(?:salary|salaries|wages?|r&d spending|spending)\b"), "money", ()),
)
TERSE_COUNT = re.compile(r"(?i)^(?:\w+ )?(\w+) counts?\b")
RANK = re.compile(r"(?i)\b(?:what|which) (?:place|rank|position|tier)\b|\brank(?:s|ed|ing)?\b(?=.*\?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The kind of value that answers."""

    kind: WantedKind
    text: str  # of the question, that tells
    units: tuple[str, ...] = ()  # one of these; any if empty
    of: tuple[str, ...] = ()  # stems of the noun phrase that is counted
    is_rate: bool = False  # "per capita": an amount of the whole is none

    def fits(self, quantity: Quantity) -> bool:
        """True if the quantity is of the kind that is asked for."""
        if self.is_rate and quantity.per is None:
            return False
        if self.kind == "number":
            return True
        if self.kind == "percent":
            return quantity.kind in ("percent", "points") and (not self.units or quantity.unit in self.units)
        if self.kind == "count" and PEOPLE in self.units and quantity.unit in ROLES:
            return True
        return quantity.kind == self.kind and (not self.units or quantity.unit in self.units)


@lru_cache(maxsize=4096)
def wanted_of(question: str) -> Wanted | None:
    """What the question asks for; None where any kind of sentence may answer."""
    if match := SHARE.search(question):
        return Wanted(kind="percent", text=match.group())
    if match := HOW_MANY.search(question):
        return _counted(match)
    if match := HOW_FAST.search(question):
        return Wanted(kind="percent", text=match.group())
    named = IN_UNIT.search(question)
    unit = _unit_named(named.group(1)) if named and named.group(1) else None
    if unit is not None and named is not None and unit.kind in ("measure", "money"):
        return Wanted(kind=unit.kind, text=named.group(1), units=(unit.unit,))
    for pattern, units in MEASURES:
        if match := pattern.search(question):
            return Wanted(kind="measure", text=match.group(), units=units)
    return _unmeasured(question)


def _unmeasured(question: str) -> Wanted | None:
    if match := RANK.search(question):
        return Wanted(kind="rank", text=match.group())
    if match := TIME.search(without_clause_of_time(question)):
        return Wanted(kind="time", text=match.group())
    if (match := HOW_MUCH.match(question)) and MONEY.search(question):
        return Wanted(kind="money", text=match.group().strip(), is_rate=bool(RATE.search(question)))
    if match := PERSON.search(question) or PLACE.search(question):
        return Wanted(kind="name", text=match.group())
    return terse_wanted(question)


def terse_wanted(question: str) -> Wanted | None:
    """What a query of a few words wants; None where its noun does not tell."""
    if not is_terse(question) or re.match(r"(?i)(?:list|name|show|tell|describe|explain|compare|find|give)\b", question):
        return None
    for pattern, kind, units in TERSE:
        if match := pattern.search(question):
            return Wanted(kind=kind, text=match.group(), units=units)
    counted = TERSE_COUNT.sub(lambda match: f"how many {match.group(1).rstrip('s')}s", question)
    if match := HOW_MANY.search(f"what is the {counted}"):
        return _counted(match)
    if match := MONEY.search(question):
        return Wanted(kind="money", text=match.group(), is_rate=bool(RATE.search(question)))
    return None


def _unit_named(words: str) -> Quantity | None:
    """A quantity of three of what the words name; None if they name nothing that can be counted or measured."""
    return next(iter(find_quantities(f"3 {words}")), None)


def _counted(match: "re.Match[str]") -> Wanted:
    text = noun_phrase(match.group(1))
    sample = _unit_named(text) if text else None
    if sample is not None and sample.kind in ("percent", "points"):
        return Wanted(kind="percent", text=text, units=(sample.unit,))
    if sample is None or sample.kind not in ("count", "measure", "money"):
        return Wanted(kind="number", text=match.group().strip())
    return Wanted(kind=sample.kind, text=text, units=(sample.unit,), of=sample.of)


def values_beyond(facts: Facts, question: Facts) -> tuple[Quantity, ...]:
    """Quantities of a sentence that the question does not name itself."""
    known = {(quantity.kind, quantity.unit, quantity.value) for quantity in question.quantities}
    return tuple(item for item in facts.quantities if (item.kind, item.unit, item.value) not in known)
