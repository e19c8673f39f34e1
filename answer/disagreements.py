"""Where documents give one thing different values: pairs of sentences over the whole library, each value with its source and date.

Precise rather than complete. Two sentences are held against one another only if they say the same of the same thing, word for word
but for grammar, words of one meaning, and words that only say that something is so ("reached", "stood at"). What one of them has
and the other lacks (another product, another place, "urban" before "population") makes them speak of two things.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from answer.citations import cite_hit
from answer.comparing.clauses import clauses_of
from answer.comparing.context import statements_of
from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.statement import Statement
from answer.conflicts import as_of
from answer.dated_values import is_same_value
from answer.deciding.change import sides_of
from answer.same_subject import Subject, is_same_subject, is_tied, subject_of
from answer.types import ConflictValue
from index.search import Hit, Index
from ingest.document import SourceDocument
from ingest.facts.polarity.modality import modality
from ingest.facts.times.find import spoken_for, time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Period, Quantity, Rank, TimeMention

MOST_BESIDE = 400  # sentences that one is held against: where more share its rarest word, the word tells nothing
REPORT_EVERY = 50  # sentences
# What points to another sentence, so that these words alone do not tell what is spoken of.
POINTS = re.compile(
    r"(?i)\b(?:this|that|these|those|such)\s+(?!year\b|month\b|quarter\b|half\b|week\b)\w|\brespectively\b"
    r"|\bthe (?:former|latter|same)\b|^\W*(?:it|they|he|she)\b"
)
OWN = re.compile(r"(?i)\b(?:its|their|his|her)\b")  # points to another sentence where this one names nobody

Value = Quantity | Rank | TimeMention
Kind = Literal["amount", "place", "years"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two sentences that give the same thing different values, the newer first."""

    kind: Kind
    one: ConflictValue
    other: ConflictValue
    is_same_time: bool  # both speak for one time, or nothing tells for which: one of them must be wrong, or means something else


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stated:
    """One value of a clause, with what it is a value of."""

    value: Value
    statement: Statement  # the sentence
    sides: frozenset[int]  # whether the clause says that something rose or fell
    subject: Subject
    period: Period | None
    hit: Hit
    start: int  # of the sentence, in the document's text
    end: int


def disagreements(index: Index, *, report: Callable[[int, int], None] = lambda done, total: None) -> tuple[Disagreement, ...]:
    """The pairs, those of one time first, then the newest first; each pair of values of two documents once.

    Args:
        report: is called with the number of values compared and of all; what it raises ends the search.
    """
    stated = list(_all_stated(index))
    holders: dict[str, list[int]] = defaultdict(list)  # of each word and name, places in `stated`
    for at, item in enumerate(stated):
        for word in _marks(item.subject):
            holders[word].append(at)
    found: dict[tuple[object, ...], tuple[_Stated, _Stated]] = {}
    for at, item in enumerate(stated):
        if at % REPORT_EVERY == 0:
            report(at, len(stated))
        beside = min((holders[word] for word in _marks(item.subject)), key=len)
        for other in (stated[place] for place in beside[:MOST_BESIDE] if place != at):
            pair = _ordered(item, other)
            if _key(pair) not in found and _differ(item, other):
                found[_key(pair)] = pair
    report(len(stated), len(stated))
    made = [_disagreement(one, other, index) for one, other in found.values()]
    return tuple(sorted(made, key=lambda item: (item.is_same_time, item.one.as_of or ""), reverse=True))


def _marks(subject: Subject) -> set[str]:
    """What a clause about the same thing has as well: the words that it must have, else its names."""
    return set(subject.words - subject.loose) or {f"name {name.key}" for name in subject.names}


def _all_stated(index: Index) -> Iterator[_Stated]:
    seen = set()
    for hit in index.every_chunk():
        for sentence, statement in zip(hit.sentences, statements_of(hit, index.documents, index.lexicon), strict=True):
            if (hit.document, sentence.start) in seen or modality(statement.text) != "stated":
                continue
            seen.add((hit.document, sentence.start))
            for clause in clauses_of(statement):
                yield from _of_clause(clause, statement, hit, sentence.start, sentence.end)


def _of_clause(clause: Statement, sentence: Statement, hit: Hit, start: int, end: int) -> Iterator[_Stated]:
    values = _values(clause)
    subject = subject_of(clause, [*values, *clause.facts.ranks]) if values else None
    if subject is None or not subject.is_enough or POINTS.search(clause.text):
        return
    if OWN.search(clause.text) and not subject.holders:
        return
    sides = sides_of(clause)
    sorts = Counter(map(_sort, values))
    for value in values:
        if sorts[_sort(value)] > 1:
            continue  # "19%, 17% and 13%": nothing here tells which is a value of what
        yield _Stated(
            value=value,
            statement=sentence,
            sides=sides,
            subject=subject,
            period=_period(value, sentence),
            hit=hit,
            start=start,
            end=end,
        )


def _sort(value: Value) -> tuple[str, str]:
    return (value.kind, value.unit if value.kind != "count" else "") if isinstance(value, Quantity) else (type(value).__name__, "")


def _values(clause: Statement) -> list[Value]:
    """What can be compared: numbers of something, places in an order, spans of years."""
    ranks = clause.facts.ranks
    exact = [rank for rank in ranks if rank.low == rank.high]  # "in fifth place among the most congested": the fifth
    numbers = [item for item in clause.facts.quantities if item.kind != "bare"]
    numbers = [item for item in numbers if not any(rank.start <= item.start and item.end <= rank.end for rank in ranks)]
    return [*numbers, *(exact or ranks), *(time for time in clause.facts.times if time.years is not None)]


def _differ(one: _Stated, other: _Stated) -> bool:
    """True if the two are values of one thing and do not agree, and neither sentence has the other's value as well."""
    if not _is_other_value(one.value, other.value) or not is_same_subject(one.subject, other.subject):
        return False
    if one.hit.document == other.hit.document:
        if one.period is None or other.period is None:
            return False  # one text may go through several years, and name each in a heading only
    elif not is_tied(one.subject, other.subject):
        return False
    if any(is_same_value(one.value, item) for item in _values(other.statement)):
        return False
    if any(is_same_value(other.value, item) for item in _values(one.statement)):
        return False
    return one.sides == other.sides


def _is_other_value(one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = compare_quantities(one, other), compare_quantities(other, one)
        return all(judged.relation == "differs" for judged in both) and not is_same_value(one, other)
    if isinstance(one, Rank) and isinstance(other, Rank):
        return compare_ranks(one, other).relation == "differs"
    return isinstance(one, TimeMention) and isinstance(other, TimeMention) and one.years != other.years


def _period(value: Value, sentence: Statement) -> Period | None:
    """When the value held: by the words beside it, else by its sentence, its paragraph, its document."""
    own = time_of((value.start, value.end), sentence.facts.times, sentence.text)
    if own is not None and own.years is None and own is not value:
        return own.period
    times = [time for time in sentence.facts.times if time.years is None]
    return spoken_for(times, text=sentence.text, paragraph=sentence.paragraph, anchor=sentence.anchor).period


def _ordered(one: _Stated, other: _Stated) -> tuple[_Stated, _Stated]:
    """The newer first; of one time the one whose document comes first."""
    first, second = sorted((one, other), key=lambda item: (item.hit.document, item.start))
    return (second, first) if _last_day(second) > _last_day(first) else (first, second)


def _last_day(item: _Stated) -> tuple[int, int, int]:
    return item.period.end or (-9999, 1, 1) if item.period is not None else (-9999, 1, 1)


def _key(pair: tuple[_Stated, _Stated]) -> tuple[object, ...]:
    """Equal for pairs that say the same again: of the same documents, and of equal values."""
    return tuple((item.hit.document, _text(item.value, item.statement).casefold().strip(" .,"), _last_day(item)) for item in pair)


def _text(value: Value, statement: Statement) -> str:
    return " ".join(statement.text[value.start : value.end].split())


def _disagreement(one: _Stated, other: _Stated, index: Index) -> Disagreement:
    is_same_time = one.period is None or other.period is None or overlaps(one.period, other.period)
    kind: Kind = "amount" if isinstance(one.value, Quantity) else "place" if isinstance(one.value, Rank) else "years"
    return Disagreement(
        kind=kind, one=_shown(one, index.documents), other=_shown(other, index.documents), is_same_time=is_same_time
    )


def _shown(item: _Stated, documents: "dict[str, SourceDocument] | object") -> ConflictValue:
    doc: SourceDocument = documents[item.hit.document]  # type: ignore[index]
    period = as_of(item.period) if item.period is not None else None
    return ConflictValue(
        value=_text(item.value, item.statement),
        as_of=period or doc.about.as_of,
        citation=cite_hit(doc, item.hit, item.start, item.end),
    )
