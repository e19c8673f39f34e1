"""Values of a claim beside those of a sentence: each claimed number, rank and time finds the one it is to be compared with."""

from collections.abc import Iterator, Sequence

from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.relation import AGREES, Comparison, Judged, Kind
from answer.comparing.slots import shared, words_around
from answer.comparing.statement import Statement
from answer.comparing.times import compare_times
from ingest.facts.polarity.modality import modality
from ingest.facts.times.find import spoken_for, time_of
from ingest.facts.times.periods import in_words, overlaps
from ingest.facts.types import Period, TimeMention

SAME_SLOT = 0.34  # share of the words beside a claimed value that must stand beside another for it to take its place
CHANGE = "change"  # the axis of rise and fall
NEAR_ENOUGH = 0.15
SAME_TIME = 0.3  # share of words that being a value of the claim's own time is worth, where a sentence tells those of several
PREFERENCE = ("same", "finer", "coarser", "differs")  # which of several comparisons counts

Span = tuple[int, int]
Rival = tuple[Judged, Span]


def compare_values(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """One comparison for each number and each rank of the claim."""
    for quantity in claimed.facts.quantities:
        rivals = [(compare_quantities(quantity, other), (other.start, other.end)) for other in found.facts.quantities]
        yield _best("quantity", (quantity.start, quantity.end), rivals, claimed, found)
    for rank in claimed.facts.ranks:
        rivals = [(compare_ranks(rank, other), (other.start, other.end)) for other in found.facts.ranks]
        yield _best("rank", (rank.start, rank.end), rivals, claimed, found)


def _best(kind: Kind, span: Span, rivals: Sequence[Rival], claimed: Statement, found: Statement) -> Comparison:
    """The comparison that counts: one that agrees if there is one, else the value that stands in the same place."""
    comparable = [rival for rival in rivals if rival[0].relation != "not_comparable"]
    if not comparable:
        reason = rivals[0][0].reason if rivals else "the sentence has no such value"
        return comparison_of(kind, Judged(relation="not_comparable", reason=reason), span, None, claimed, found)
    beside = words_around(span, claimed) - _judged_elsewhere(claimed)

    def nearness(rival: Rival) -> float:
        return shared(beside, words_around(rival[1], found))

    # A hedged value agrees with many a number: only one that stands nearly as near as any other counts. The same value always does.
    nearest = max(nearness(rival) for rival in comparable)
    fair = [rival for rival in comparable if rival[0].relation == "same" or nearness(rival) >= nearest - NEAR_ENOUGH]
    judged, where = min(fair, key=lambda rival: (PREFERENCE.index(rival[0].relation), -nearness(rival)))
    if judged.relation == "differs":
        judged, where = max(comparable, key=lambda rival: nearness(rival) + SAME_TIME * is_of_time(span, rival[1], claimed, found))
        barrier = _other_slot(span, where, nearness((judged, where)), claimed, found)
        if barrier:
            judged = Judged(relation="not_comparable", reason=barrier)
    return comparison_of(kind, judged, span, where, claimed, found)


def _judged_elsewhere(claimed: Statement) -> frozenset[str]:
    """Stems of names and of words of rise and fall, which are compared as such: they do not tell what a value is a value of."""
    spans = [(item.start, item.end) for item in claimed.facts.names]
    spans += [(item.start, item.end) for item in claimed.facts.directions if item.axis == CHANGE]
    return frozenset(token.stem for token in claimed.tokens if any(start <= token.start < end for start, end in spans))


def _other_slot(span: Span, where: Span, near: float, claimed: Statement, found: Statement) -> str:
    """Why two values are values of different things; "" if they are not."""
    if near < SAME_SLOT:
        return "it stands beside other words"
    mine, theirs = _period_at(span, claimed), _period_at(where, found)
    if mine and theirs and not overlaps(mine, theirs):
        return f"it speaks of {in_words(theirs)}, the claim of {in_words(mine)}"
    if modality(claimed.text) != modality(found.text):
        return "one is a plan or a possibility, the other is stated"
    return ""


def is_of_time(span: Span, where: Span, claimed: Statement, found: Statement) -> bool:
    """True if the found value is one of the time that the claimed one is of, both by their own sentences."""
    own = time_of(span, claimed.facts.times, claimed.text)
    other = time_of(where, found.facts.times, found.text) if own is not None else None
    return own is not None and other is not None and overlaps(own.period, other.period)


def _period_at(span: Span, statement: Statement) -> Period | None:
    """When the value at the span is a value of: by its sentence, its paragraph or its document."""
    own = time_of(span, statement.facts.times, statement.text)
    if own is not None:
        return own.period
    return spoken_for((), paragraph=statement.paragraph, anchor=statement.anchor).period


def compare_claimed_times(claimed: Statement, found: Statement, values: Sequence[Comparison]) -> Iterator[Comparison]:
    """One comparison for each time that the claim names, the others being known.

    Args:
        values: comparisons of the claim's numbers and ranks; others are passed over. A claim with a value speaks of that value at
            a time: another time is another case, unless the value is the same, and then the time is what differs.
    """
    states_value = [item for item in values if item.kind in ("quantity", "rank")]
    agrees = any(item.relation in (*AGREES, "coarser") for item in states_value)
    for time in claimed.facts.times:
        span = (time.start, time.end)
        rivals = [(compare_times(time, other), (other.start, other.end)) for other in found.facts.times]
        if not rivals:
            yield _by_surroundings(time, claimed, found)
            continue
        item = _best("time", span, rivals, claimed, found)
        if item.relation == "differs" and states_value and not agrees:
            item = comparison_of(
                "time", Judged(relation="not_comparable", reason=item.reason), span, item.found_span, claimed, found
            )
        yield item


def _by_surroundings(time: TimeMention, claimed: Statement, found: Statement) -> Comparison:
    """A sentence without a time speaks for that of its paragraph or its document."""
    span = (time.start, time.end)
    spoken = spoken_for((), paragraph=found.paragraph, anchor=found.anchor)
    if spoken.period is None:
        judged = Judged(relation="not_comparable", reason="the sentence names no time")
    elif overlaps(time.period, spoken.period):
        judged = Judged(relation="finer", reason=f"its {spoken.source} speaks for {in_words(spoken.period)}")
    else:
        reason = f"its {spoken.source} speaks for {in_words(spoken.period)}, not for {in_words(time.period)}"
        judged = Judged(relation="not_comparable", reason=reason)
    return comparison_of("time", judged, span, None, claimed, found)


def comparison_of(kind: Kind, judged: Judged, span: Span, where: Span | None, claimed: Statement, found: Statement) -> Comparison:
    """What stands at a span of the claim beside what stands at one of the sentence; `where` is None if nothing does."""
    return Comparison(
        kind=kind,
        relation=judged.relation,
        reason=judged.reason,
        claimed=claimed.text[span[0] : span[1]],
        claimed_span=span,
        found=found.text[where[0] : where[1]] if where else "",
        found_span=where,
    )
