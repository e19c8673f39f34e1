"""The types of what a sentence states. All spans are code points from the start of the text that was read."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Hedge = Literal["exact", "about", "over", "at_least", "nearly", "under", "at_most", "between"]
QuantityKind = Literal["money", "percent", "points", "times", "measure", "count", "bare"]
Sign = Literal["up", "down"]
Grain = Literal["day", "month", "quarter", "half", "season", "year", "years", "decade", "century"]
TimeRelation = Literal["in", "by", "since", "until", "before", "after", "over"]
Day = tuple[int, int, int]  # year, month, day; a year before Christ is zero or negative (1 BC is 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number and what it is a number of."""

    start: int
    end: int  # the span runs from the hedge to the unit: "more than RMB490.5bn", "over 4,000 enterprises"
    value: Decimal | None  # as stated, in the unit's base; None where only bounds are: "between 3 and 5", "tens of thousands"
    low: Decimal  # closed bounds of what may be meant, the hedge's tolerance included; low == high == value if exact
    high: Decimal
    hedge: Hedge
    step: Decimal  # worth of the last place stated, in the unit's base: 100,000,000 for 490.5bn; "4 million": 1,000,000; 4,000: 1
    kind: QuantityKind
    unit: str  # "CNY", "%", "pp", "x" (times), "m2", the stem of the counted noun ("enterpris"), or "" where nothing tells
    of: tuple[str, ...] = ()  # stems of the words right beside it that say what is counted: ("digit", "enterpris"), ("popul",)
    per: str | None = None  # "per hour" → "hour", "per capita" → "person", "a year" → "year"
    sign: Sign | None = None  # it is a change: "up 8.5 per cent" → "up", "fell by 3" → "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `start` to `end`, both inclusive; None where a side is open."""

    start: Day | None
    end: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A date or a period that the text names."""

    start: int
    end: int
    period: Period
    grain: Grain
    relation: TimeRelation  # how the statement stands to the period: "in 2021", "by 2022", "since 2016", "over the past decade"
    resolved_by: Literal["text", "document"] = "text"  # "document": counted from the document's date, as "this year" is
    years: int | None = None  # length of a span of years: "for 12 consecutive years" → 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A place in an order."""

    start: int
    end: int
    low: int  # 1 is the top; "top ten" → 1..10; "fourth" → 4..4
    high: int
    is_from_end: bool = False  # counted from the other end: "last", "second to last"
    order: str = ""  # stem of the superlative, if there is one: "largest" → "large", "most populous" → "popul"; "least" stays
    of: tuple[str, ...] = ()  # stems of what is ranked: "fourth largest economy" → ("economi",)
    other: str = ""  # whom it is ahead of, equal to or second to: "second only to Beijing" → "Beijing"
    relation: Literal["", "ahead", "equal", "behind"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A named thing."""

    start: int
    end: int
    text: str  # as written
    key: str  # equal for all names of one thing: the alias's usual name folded, else the text folded
    kind: str | None  # "place", "organisation", "person", "nationality", …; None where nothing tells
    others: tuple[str, ...] = ()  # keys that this may also stand for: "Jobs" for "Steve Jobs"

    @property
    def is_individual(self) -> bool:
        """True if it names one person, place, firm, event …; false for a concept ("AI") or a nationality ("Chinese")."""
        return self.kind not in ("concept", "nationality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """A word that denies or limits."""

    start: int
    end: int
    kind: Literal["not", "no_longer", "never", "none", "only", "except", "fail"]
    scope: tuple[int, int]  # what it bears on, to the end of its clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """A word with an opposite: rise and fall, win and lose, before and after."""

    start: int
    end: int
    axis: str  # "change", "outcome", "order", …; words of one axis can contradict one another
    side: Literal[1, -1]
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one sentence states that can be compared, each kind in the order of the text."""

    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    ranks: tuple[Rank, ...] = ()
    names: tuple[Name, ...] = ()
    negations: tuple[Negation, ...] = ()
    directions: tuple[Direction, ...] = ()
