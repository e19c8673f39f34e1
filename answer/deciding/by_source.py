"""Yes in one document and no in another: each document's own answer to a yes/no question."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from answer.deciding.decide import decided
from answer.deciding.modality import is_planned, is_planned_place
from answer.deciding.supposition import supposed_by
from answer.deciding.topic import own_share
from answer.deciding.types import Decided, Said, Supposed
from answer.features import Candidate
from answer.question import Asked
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.relations import same_name
from ingest.facts.times.anchors import anchor_of
from ingest.facts.times.find import spoken_for
from ingest.facts.types import Day

OWN = 0.7  # share of the question's words that a sentence must have to speak against another document
READ_OF_EACH = 8  # best sentences of each document
HOLDERS = ("place", "organisation", "person")
UNDATED: Day = (-9999, 1, 1)


def by_source(
    asked: Asked, ranked: Sequence[Candidate], lexicon: Lexicon, documents: Mapping[str, SourceDocument]
) -> tuple[Decided, ...]:
    """What each document says where they differ, the newest first; none where all that say anything agree.

    A question that names a time is not asked of several: what differs then, differs by more than its date.

    Args:
        ranked: candidates, best first.
        documents: those of the index, by id.
    """
    supposed = supposed_by(asked.text, lexicon)
    if supposed is None or asked.statement.facts.times:
        return ()
    by_document = sorted((item for item in ranked if _names_all(supposed, item)), key=lambda item: item.hit.document)
    found: list[Decided] = []
    for _, items in groupby(by_document, key=lambda item: item.hit.document):
        own = sorted(items, key=lambda item: -item.score)[:READ_OF_EACH]
        answer = decided(asked, own, lexicon)
        if answer is not None and len(answer.by) == 1 and _is_telling(answer, supposed):
            found.append(answer)
    if len({answer.said for answer in found}) < 2:
        return ()
    return tuple(sorted(found, key=lambda answer: _last_day(answer, documents), reverse=True))


def outcome(told: Sequence[Decided]) -> Said:
    """What the newest says; yes, where all that say no only tell of a plan: what was planned before may have come to be.

    Args:
        told: newest first, at least one.
    """
    is_planned_only = all(is_ahead(item) for answer in told if answer.said == "No" for item in answer.by)
    return "Yes" if is_planned_only and any(answer.said == "Yes" for answer in told) else told[0].said


def is_ahead(candidate: Candidate) -> bool:
    """True if the sentence tells of what is planned, or of a place that is to be reached."""
    return is_planned(candidate.text) or is_planned_place(candidate.statement)


def _is_telling(answer: Decided, supposed: Supposed) -> bool:
    """True if the sentence says enough to stand against another document: a No needs a plan, a place or a number to differ by."""
    statement, claimed = answer.by[0].statement, supposed.statement.facts
    if own_share(supposed, statement) < OWN:
        return False
    if answer.said == "Yes" or is_planned(statement.text) or (claimed.ranks and statement.facts.ranks):
        return True
    units = {(item.kind, item.unit) for item in claimed.quantities}
    return any((item.kind, item.unit) in units for item in statement.facts.quantities)


def _names_all(supposed: Supposed, candidate: Candidate) -> bool:
    """True if the sentence itself names all that the question names: "the first city is …" tells not which."""
    names = [name for name in supposed.statement.facts.names if name.kind in HOLDERS]
    return all(any(same_name(name, other) for other in candidate.statement.facts.names) for name in names)


def _last_day(answer: Decided, documents: Mapping[str, SourceDocument]) -> Day:
    """The last day that the sentence speaks for."""
    candidate = answer.by[0]
    statement = candidate.statement
    spoken = spoken_for(
        statement.facts.times,
        text=statement.text,
        paragraph=statement.paragraph,
        anchor=anchor_of(documents[candidate.hit.document].about),
    )
    return spoken.period.end or UNDATED if spoken.period is not None else UNDATED
