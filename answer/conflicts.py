"""Where documents differ: their values side by side, each with its source and date, the newest first."""

import re
from collections.abc import Mapping, Sequence

from answer.citations import cite_hit
from answer.dated_values import DatedValue, is_date, newest
from answer.deciding.by_source import is_ahead
from answer.deciding.types import Decided
from answer.features import Candidate
from answer.held_values import times_of
from answer.question import Asked
from answer.types import Conflict, ConflictValue
from ingest.document import SourceDocument
from ingest.facts.times.periods import contains, days_in, year_of
from ingest.facts.types import Name, Period

AS_GOOD = 2.0  # logits below the best within which a sentence with a newer value goes before it
NOT_YET = "No, still to come"  # where a document answers no because it speaks of what was planned then
MOST_WORDS = 20  # of a sentence that is shown as a value
ASKING = re.compile(r"(?i)^\W*(?:what|which)\s+(?:is|are|was|were)\s+(?:the\s+)?|\W+$")
UNIQUE = re.compile(
    r"(?i)\bwho (?:is|was) the\b|\bwhich (?:person|man|woman|mayor|president|ceo|chairman|director|head)\b|\bcapital of\b"
)


def conflicts_of(asked: Asked, values: Sequence[DatedValue], documents: Mapping[str, SourceDocument]) -> tuple[Conflict, ...]:
    """The conflict that the values are in; none where fewer than two differ.

    A question that names a time gets only what differs for that time; without one, the earlier values are shown as well.

    Args:
        values: newest first, as `dated_values` gives them.
        documents: those of the index, by id.
    """
    kept = [value for value in values if _is_of_the_time(asked, value)]
    if len(kept) < 2 or not _may_differ(asked, kept):
        return ()
    shown = tuple(_shown(value, documents) for value in kept)
    return (Conflict(about=about(asked.text), values=shown),)


def conflict_of(asked: Asked, told: Sequence[Decided], documents: Mapping[str, SourceDocument]) -> tuple[Conflict, ...]:
    """Yes and no side by side, where documents differ; none where there is nothing told.

    Args:
        told: each document's answer, newest first.
        documents: those of the index, by id.
    """
    if not told:
        return ()
    values = []
    for answer in told:
        candidate, doc = answer.by[0], documents[answer.by[0].hit.document]
        said = NOT_YET if answer.said == "No" and is_ahead(candidate) else answer.said
        value = f"{said}: {_clause(candidate.text)}"
        citation = cite_hit(doc, candidate.hit, candidate.start, candidate.end)
        values.append(ConflictValue(value=value, as_of=doc.about.as_of, citation=citation))
    return (Conflict(about=about(asked.text), values=tuple(values)),)


def _clause(text: str) -> str:
    words = text.split()
    return " ".join(words).rstrip(".") if len(words) <= MOST_WORDS else f"{' '.join(words[:MOST_WORDS])} …"


def prefer(asked: Asked, ranked: Sequence[Candidate], values: Sequence[DatedValue]) -> Candidate:
    """The sentence to answer with: of those as good as the best, the one with the latest value, if no time is asked for."""
    best = ranked[0]
    dated = [value for value in values if value.period is not None and not is_date(value.fact)]
    holders = [value for value in dated if any(item is best for item in (value.candidate, *value.others))]
    if times_of(asked) or not holders:
        return best
    for value in sorted(dated, key=newest, reverse=True):
        if newest(value) <= newest(holders[0]):
            break
        if value.candidate.score >= best.score - AS_GOOD:
            return value.candidate
    return best


def about(question: str) -> str:
    """What the values are values of, in the question's words."""
    return " ".join(ASKING.sub("", question).split())


def as_of(period: Period) -> str | None:
    """The period as documents state it: "2021", "2018-H1", "2018-06", "2016-2020"; None where it is open."""
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if start == end:
        return f"{start[0]:04d}-{start[1]:02d}-{start[2]:02d}"
    months = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
    if start[2] != 1 or end[2] != days_in(end[0], end[1]) or (months < 12 and start[0] != end[0]):
        return f"{end[0]:04d}"
    if months == 1:
        return f"{start[0]:04d}-{start[1]:02d}"
    if months == 3 and start[1] % 3 == 1:
        return f"{start[0]:04d}-Q{start[1] // 3 + 1}"
    if months == 6 and start[1] in (1, 7):
        return f"{start[0]:04d}-H{1 if start[1] == 1 else 2}"
    return f"{start[0]:04d}-{end[0]:04d}" if year_of(period) is None else f"{end[0]:04d}"


def _is_of_the_time(asked: Asked, value: DatedValue) -> bool:
    """True unless the question names a time and the value is of another, or of a part of it."""
    times = times_of(asked)
    if not times or is_date(value.fact):
        return True
    if value.period is None:
        return False
    return any(contains(value.period, time.period) or time.period == value.period for time in times)


def _may_differ(asked: Asked, values: Sequence[DatedValue]) -> bool:
    """False for names where several may be true: which company, who took part."""
    return not any(isinstance(value.fact, Name) for value in values) or bool(UNIQUE.search(asked.text))


def _shown(value: DatedValue, documents: Mapping[str, SourceDocument]) -> ConflictValue:
    candidate = value.candidate
    doc = documents[candidate.hit.document]
    own = as_of(value.period) if value.period is not None and value.is_stated else None
    return ConflictValue(
        value=value.text, as_of=own or doc.about.as_of, citation=cite_hit(doc, candidate.hit, candidate.start, candidate.end)
    )
