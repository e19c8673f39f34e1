"""What the documents give as the answer, each value with the period it speaks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from answer.binding import is_bound
from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.statement import Statement
from answer.deciding.same_words import canonicals
from answer.features import Candidate
from answer.held import Fact, Held, is_change
from answer.held_values import value_of
from answer.question import Asked
from answer.same_thing import ENOUGH, demands_of, is_other_matter, is_same_thing
from answer.sought import sought_of
from ingest.document import SourceDocument
from ingest.facts.names.relations import same_name
from ingest.facts.times.find import spoken_for, time_of
from ingest.facts.times.periods import contains, overlaps
from ingest.facts.types import Name, Period, Quantity, Rank, TimeMention
from ingest.words import WORD, stem

BEST = 2  # the first sentences, one of which must hold the value
COUNTED = {"count", "bare", "percent"}
WELL_ABOVE = Decimal("1.1")  # up to this multiple of 60, "more than 60" is the same value said less exactly
LOWER = ("over", "at_least")
NO_DAY = (-9999, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """A value of what is asked for, and when it held."""

    text: str  # as its sentence writes it
    start: int  # in the candidate's text
    end: int
    fact: Fact
    period: Period | None  # None where nothing tells
    is_stated: bool  # its own sentence names the period; else paragraph or document do
    candidate: Candidate
    others: tuple[Candidate, ...] = ()  # sentences that give the same value


def dated_values(asked: Asked, candidates: Sequence[Candidate], documents: Mapping[str, SourceDocument]) -> tuple[DatedValue, ...]:
    """The values that the documents give for what is asked, newest first; one where they agree, none where none is asked for.

    Args:
        candidates: best first; all that were read.
        documents: those of the index, by id.
    """
    sought = sought_of(asked.text)
    if sought is None:
        return ()
    found = ((item, value_of(asked, sought, item.statement, item.span)) for item in candidates[:BEST])
    first = next(((item, held) for item, held in found if held and is_bound(asked, held, item.statement, item.span)), None)
    if first is None:
        return ()
    best, held = first
    values = [_dated(held, best)]
    demands = demands_of(asked, best)
    for other in candidates:
        rival = value_of(asked, sought, other.statement, other.span) if other is not best else None
        if rival is None or not _is_comparable(held, rival) or not is_same_thing(asked, demands, other, documents):
            continue
        if _counts_other(held, best.statement, rival, other.statement):
            continue
        dated = _dated(rival, other)
        if _is_beside(values[0], dated) and is_other_matter(asked, best, other):
            continue
        if demands.share >= ENOUGH or not (is_date(dated.fact) or _same_time(values[0], dated)):
            _add(values, dated)
    return tuple(sorted(values, key=newest, reverse=True))


def newest(value: DatedValue) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """What values are sorted by: the last day of the period, then the first; nothing known is oldest."""
    if value.period is None:
        return NO_DAY, NO_DAY
    return value.period.end or NO_DAY, value.period.start or NO_DAY


def _dated(held: Held, candidate: Candidate) -> DatedValue:
    period, is_stated = _period(held, candidate.statement)
    return DatedValue(
        text=" ".join(candidate.text[held.start : held.end].split()),
        start=held.start,
        end=held.end,
        fact=held.fact,
        period=period,
        is_stated=is_stated,
        candidate=candidate,
    )


def _period(held: Held, sentence: Statement) -> tuple[Period | None, bool]:
    """The value's own period, else the sentence's, the paragraph's, the document's."""
    if isinstance(held.fact, TimeMention) and held.kind == "time":
        return held.fact.period, True
    own = time_of((held.start, held.end), sentence.facts.times, sentence.text)
    if own is not None and own.years is None and own.period.end is not None:
        return own.period, True
    times = [time for time in sentence.facts.times if time.years is None]
    spoken = spoken_for(times, text=sentence.text, paragraph=sentence.paragraph, anchor=sentence.anchor)
    return spoken.period, spoken.source == "sentence"


def _is_comparable(one: Held, other: Held) -> bool:
    """True if both are values of one sort: of one unit, both a level or both a change."""
    if not isinstance(one.fact, Quantity) or not isinstance(other.fact, Quantity):
        return type(one.fact) is type(other.fact) and is_date(one.fact) == is_date(other.fact)
    if is_change(one.fact) != is_change(other.fact):
        return False
    if "count" in (one.fact.kind, other.fact.kind) and "bare" not in (one.fact.kind, other.fact.kind):
        return one.fact.kind == other.fact.kind and one.fact.unit == other.fact.unit
    if one.fact.kind != other.fact.kind:
        return {one.fact.kind, other.fact.kind} <= COUNTED  # "seven" beside "more than half"
    return one.fact.unit == other.fact.unit


def _counts_other(one: Held, sentence: Statement, other: Held, others: Statement) -> bool:
    """True of "10,222 enterprises" and "seven of the giants": a bare number whose sentence does not name what is counted."""
    for counted, bare, statement in ((one.fact, other.fact, others), (other.fact, one.fact, sentence)):
        if isinstance(counted, Quantity) and isinstance(bare, Quantity) and counted.kind == "count" and bare.kind == "bare":
            named = {*counted.of[-1:], counted.unit} - {""}
            if named and not canonicals(named) & canonicals(statement.stems):
                return True
    return False


def is_date(fact: Fact) -> bool:
    """True of a day, a year, a period; "for 12 years" is a number of years."""
    return isinstance(fact, TimeMention) and fact.years is None


def _add(values: list[DatedValue], new: DatedValue) -> None:
    """Puts the value among those that are known; where it is there already, the newer of the two stays, with both sentences."""
    for at, known in enumerate(values):
        if is_same_value(known.fact, new.fact) and (_same_time(known, new) or not _is_only_near(known.fact, new.fact)):
            kept, gone = (new, known) if _goes_before(new, known) else (known, new)
            values[at] = replace(kept, others=(*kept.others, gone.candidate, *gone.others))
            return
    values.append(new)


def _goes_before(new: DatedValue, known: DatedValue) -> bool:
    """True of the newer of two that agree, or the more exact where both are of one time: "14th" before "top 20"."""
    if newest(new) != newest(known):
        return newest(new) > newest(known)
    return (
        isinstance(new.fact, Rank)
        and isinstance(known.fact, Rank)
        and new.fact.high - new.fact.low < known.fact.high - known.fact.low
    )


def _is_beside(one: DatedValue, other: DatedValue) -> bool:
    """True of two values that one document gives for one time."""
    return one.candidate.hit.document == other.candidate.hit.document and _same_time(one, other)


def _same_time(one: DatedValue, other: DatedValue) -> bool:
    return one.period is None or other.period is None or overlaps(one.period, other.period)


def is_same_value(one: Fact, other: Fact) -> bool:
    """True if the two agree: equal, rounded, finer or coarser, two names of one thing."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        agree = compare_quantities(one, other).relation in ("same", "finer", "coarser")
        return agree and not _is_far_above(one, other) and not _is_far_above(other, one)
    if isinstance(one, Rank) and isinstance(other, Rank):
        return compare_ranks(one, other).relation in ("same", "finer", "coarser")
    if isinstance(one, TimeMention) and isinstance(other, TimeMention):
        if one.years is not None and other.years is not None:
            return one.years == other.years
        return contains(one.period, other.period) or contains(other.period, one.period)
    return isinstance(one, Name) and isinstance(other, Name) and _is_same_name(one, other)


def _is_far_above(one: Quantity, other: Quantity) -> bool:
    """True of "more than 4,000" beside 12,000: no contradiction, and not the same either."""
    return one.hedge in LOWER and other.low > one.high


def _is_only_near(one: Fact, other: Fact) -> bool:
    """True of "nearly 30%" beside 27.1%: they may be one value of one time; of two times they are two."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.value is None or other.value is None:
        return False
    if _is_just_above(one, other.value) or _is_just_above(other, one.value):
        return False
    return abs(one.value - other.value) > max(one.step, other.step) / 2


def _is_just_above(one: Quantity, value: Decimal) -> bool:
    """True of 64 beside "more than 60": the same, said less exactly."""
    return one.value is not None and one.hedge in LOWER and one.value <= value <= one.value * WELL_ABOVE


def _is_same_name(one: Name, other: Name) -> bool:
    """True also if the words of the one are all in the other: "G20 Summit", "G20 Hangzhou Summit"."""
    mine, theirs = ({stem(word) for word in WORD.findall(name.text)} for name in (one, other))
    return same_name(one, other) or mine <= theirs or theirs <= mine
