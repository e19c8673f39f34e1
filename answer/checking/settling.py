"""What a claim and its evidence settle between them, without weighing: compared as a yes/no question is, then value by value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from answer.checking.acting import acted
from answer.checking.amount_shaped import deciding_spans, places_nothing
from answer.checking.by_values import ByValues, by_values
from answer.checking.evidence import Evidence
from answer.checking.guarding import guarded
from answer.checking.held_once import is_held_elsewhere
from answer.checking.listed import is_of_other_member
from answer.checking.slots import is_table
from answer.checking.swapped import is_swapped
from answer.comparing.coverage import times_covered
from answer.comparing.statement import Statement, statement_of
from answer.deciding.alignment import aligned
from answer.deciding.beyond import says_beyond
from answer.deciding.contrast import without_all, without_contrast
from answer.deciding.decide import decided_by_shape
from answer.deciding.frames import restated
from answer.deciding.modality import is_unsettled
from answer.deciding.superlative import said_of_first
from answer.deciding.topic import own_share
from answer.deciding.turned import is_turned_change
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from ingest.facts.names.lexicon import Lexicon

Way = Literal["compared", "by_values"]

LONGEST = 1000  # code points of a claim that is compared; what is longer is no sentence
SAME_DEED = 0.75  # share of the claim's words that a sentence must have to tell its deed of another
SAME_CHANGE = 0.4  # and to tell its change the other way round: both values must be there, each in the other's place
NEAREST = 3  # sentences in which the claim's numbers may be the other way round
MOST_HELD_BACK = 3  # sentences that may be held back before a claim stays open


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What was settled, how, and by which sentences."""

    said: Literal["supported", "contradicted"]
    way: Way
    by: tuple[int, ...]  # places in the evidence, at least one
    on: Literal["values", "words", "sides"] = "values"  # what was compared


def settled(claim: str, evidence: Sequence[Evidence], lexicon: Lexicon) -> Settled | None:
    """What the sentences settle; None where they leave it open.

    Args:
        evidence: the nearest sentence first.
    """
    if len(claim) > LONGEST:
        return None
    text = without_contrast(without_all(said_of_first(claim.strip().rstrip(".!").rstrip())))
    supposed = Supposed(question=f"Is it true that {text}?", statement=statement_of(text, lexicon=lexicon))
    if is_table(supposed.statement):
        return None
    swapped = next((at for at, item in enumerate(evidence[:NEAREST]) if is_swapped(claim, item.statement.text)), None)
    if swapped is not None:
        return Settled(said="contradicted", way="by_values", by=(swapped,))
    told = [restated(item.statement, text, lexicon) for item in evidence]
    worded = [replace(item, statement=aligned(one, supposed.statement)) for item, one in zip(evidence, told, strict=True)]
    sentences = [item.statement for item in worded]
    open_places = list(range(len(worded)))
    was_near = False  # what all but bears a claim out is no less near than what would then contradict it
    for _ in range(MOST_HELD_BACK):
        found = _settled(supposed, [worded[at] for at in open_places])
        if found is None:
            return _told_of_other(supposed, sentences)
        found = replace(found, by=tuple(open_places[at] for at in found.by))
        kept = guarded(supposed, found, sentences, claim=claim)
        if kept is not None and not _falls_short(supposed, kept, sentences):
            return None if was_near and kept.said == "contradicted" else kept
        was_near = was_near or found.said == "supported"
        open_places.remove(found.by[0])
    return None


def _falls_short(supposed: Supposed, found: Settled, sentences: Sequence[Statement]) -> bool:
    """True if the values of a claim are there, and it says more than them."""
    if found.said != "supported":
        return False
    spans = [] if found.way == "by_values" else deciding_spans(supposed)
    if spans is None:
        return False
    by_place = found.way == "compared" and places_nothing(supposed)
    return by_place or says_beyond(supposed.statement, sentences[found.by[0]], without=spans)


def _told_of_other(supposed: Supposed, sentences: Sequence[Statement]) -> Settled | None:
    """The sentence that tells the same of another one who did it, or the other way round; None if none does."""
    for at, sentence in enumerate(sentences):
        if is_unsettled(supposed, sentence):
            continue
        if is_of_other_member(supposed.statement, sentence) or is_held_elsewhere(supposed.statement, sentence):
            return Settled(said="contradicted", way="compared", by=(at,))
        if is_turned_change(supposed.statement, sentence) and own_share(supposed, sentence) >= SAME_CHANGE:
            return Settled(said="contradicted", way="by_values", by=(at,))
        if own_share(supposed, sentence) < SAME_DEED:
            continue
        if any(item.state != "met" for item in times_covered(supposed.statement, sentence)):
            continue
        if acted(supposed.statement, sentence) in ("turned", "by_other"):
            return Settled(said="contradicted", way="compared", by=(at,))
    return None


def _settled(supposed: Supposed, worded: Sequence[Evidence]) -> Settled | None:
    # All that deciding reads of a candidate is its sentence and what that states.
    found = decided_by_shape(supposed, cast("Sequence[Candidate]", worded))
    valued = by_values(supposed, worded)
    if found is not None and not _is_outweighed(supposed, found, worded, valued):
        deciding = {id(item) for item in found.by}
        places = tuple(at for at, item in enumerate(worded) if id(item) in deciding)
        if found.said == "Yes" and valued is not None and valued.said == "contradicted" and valued.at in places:
            return Settled(said="contradicted", way="by_values", by=(valued.at,))  # the values are there, in other places
        return Settled(said="supported" if found.said == "Yes" else "contradicted", way="compared", by=places, on=found.on)
    return None if valued is None else Settled(said=valued.said, way="by_values", by=(valued.at,))


def _is_outweighed(supposed: Supposed, found: Decided, evidence: Sequence[Evidence], valued: ByValues | None) -> bool:
    """True if a sentence is to contradict the claim, and another one that has all of its values says more of it."""
    if found.said == "Yes" or valued is None or valued.said != "supported":
        return False
    against = max(own_share(supposed, item.statement) for item in found.by)
    return own_share(supposed, evidence[valued.at].statement) > against
