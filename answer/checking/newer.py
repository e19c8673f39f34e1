"""A claim that holds by one source, and of which a newer one says otherwise: the costliest thing to print."""

import re
from collections.abc import Sequence

from answer.checking.evidence import Evidence
from answer.checking.slots import slots_of
from answer.checking.types import OtherValue
from answer.comparing.relation import AGREES
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared
from answer.conflicts import as_of
from answer.deciding.topic import is_other_thing, own_share
from answer.deciding.types import Supposed
from ingest.facts.times.periods import overlaps
from ingest.facts.times.spoken import spoken_for
from ingest.facts.types import Period

MOST_SHOWN = 3
SURE = 0.5  # probability of contradiction from which a sentence that the comparison is not sure of counts
SAME_THING = 0.6  # share of the claim's words that a newer sentence must have to speak of the same
BESIDE = 0.5  # share of the words beside the claimed value that must stand beside such a sentence's
OCCASION = re.compile(r"(?i)\s+times?\b")  # behind "first": no place in an order

Dated = tuple[tuple[int, int, int], str]


def newer_values(
    claimed: Statement, holds: int, evidence: Sequence[Evidence], compared: Sequence[Compared], contradicting: Sequence[float]
) -> tuple[OtherValue, ...]:
    """What newer sentences give in the place of the claim's values, the newest first; none where no newer one says otherwise.

    A claim that names its time is contradicted only by what speaks of that time.

    Args:
        holds: place of the sentence that bears the claim out.
        contradicting: probability that each sentence contradicts the claim.
    """
    known = _dated(evidence[holds])
    about = Supposed(question=claimed.text, statement=claimed)
    found: list[tuple[Dated, OtherValue]] = []
    for at, item in enumerate(evidence):
        date = _dated(item)
        if at == holds or date <= known or compared[at].relation in AGREES or not _is_of_the_time(claimed, item):
            continue
        if own_share(about, item.statement) < SAME_THING or is_other_thing(claimed, item.statement):
            continue
        span = _other(claimed, item, compared[at], contradicting[at])
        if span is None:
            continue
        value = " ".join(item.statement.text[span[0] : span[1]].split())
        if all(value != other.value for _, other in found):
            found.append((date, OtherValue(value=value, as_of=_as_of(item), citation=item.cite())))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(value for _, value in found[:MOST_SHOWN])


def _other(claimed: Statement, item: Evidence, compared: Compared, contradicting: float) -> tuple[int, int] | None:
    """Where the sentence has another value than the claim."""
    for one in compared.differences:
        if one.found_span is None or one.kind not in ("quantity", "rank", "time"):
            continue
        if not OCCASION.match(item.statement.text, one.found_span[1]):
            return one.found_span
    if contradicting < SURE:
        return None
    slots = [slot for slot in slots_of(claimed, item.statement) if slot.kind != "time"]
    rivals = (slot.found_span for slot in slots if slot.state == "rival" and slot.beside >= BESIDE)
    return next((span for span in rivals if span and not OCCASION.match(item.statement.text, span[1])), None)


def _is_of_the_time(claimed: Statement, item: Evidence) -> bool:
    times = claimed.facts.times
    period = _period(item)
    return not times or (period is not None and any(overlaps(time.period, period) for time in times))


def _period(item: Evidence) -> Period | None:
    statement = item.statement
    return spoken_for(statement.facts.times, text=statement.text, paragraph=statement.paragraph, anchor=statement.anchor).period


def _dated(item: Evidence) -> Dated:
    """When the sentence speaks, and when its document was published: the newest is the greatest."""
    period = _period(item)
    end = period.end if period is not None and period.end is not None else (-9999, 1, 1)
    return end, item.doc.about.published or ""


def _as_of(item: Evidence) -> str | None:
    period = _period(item)
    return (as_of(period) if period is not None else None) or item.doc.about.as_of
