"""The label of a claim: what comparing settles; else what the support model's reading comes to; else fitted weights.

To call supported what is not costs most (`costs.py`): without a model a sentence must state every value and name of the claim and
nearly all of its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from answer.checking.bearing import has_stranger
from answer.checking.costs import cheapest
from answer.checking.decision import CONTRADICTED, LABELS, NOT_FOUND, SUPPORTED
from answer.checking.reading import Reading
from answer.checking.settling import Settled
from answer.checking.slots import slots_of
from answer.checking.weighing import Weighed
from answer.comparing.statement import Statement
from answer.deciding.by_standing import comparisons_of
from answer.deciding.decide import BECAUSE
from answer.deciding.topic import own_share
from answer.deciding.types import Supposed
from answer.words import content_stems
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.negations import denials_of
from ingest.words import stems

# Share of right verdicts among those that comparing settled: 64 of 67 supported (odd ones of two sets); 152 of 201 contradicted,
# 71 of 75 of them about documents on which the rules were made, 81 of 126 in other sets.
SETTLED = {SUPPORTED: 0.95, CONTRADICTED: 0.75}
SURE = 0.8  # probability of support from which the weights are believed
LIKELY = 0.25  # and from which they are where a sentence has nearly all words
WORDS = 0.8  # share of the claim's words that are nearly all
AGAINST = 0.95  # probability of contradiction from which the weights are believed
ALSO_SHOWN = 0.5  # probability of support from which a second sentence is quoted as well
FEWER_WORDS = 1  # of the claim's that a further sentence may have
MOST_CITED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A label and the sentences that speak for it."""

    label: int  # place in LABELS
    confidence: float
    by: tuple[int, ...]  # places in the evidence, the best first; empty for "not found"


def judge(claimed: Statement, weighed: Weighed, stating: Sequence[int]) -> Judged:
    """What a claim comes to.

    Args:
        stating: places of the sentences that have every value and name of the claim.
    """
    found = weighed.settled
    if found is not None and not _has_other_value(claimed, weighed, found):
        label = LABELS.index(found.said)
        best = tuple(at for at in found.by if at in stating) or found.by
        cited = _with_others(claimed, best, weighed, stating) if label == SUPPORTED else best[:MOST_CITED]
        return Judged(label=label, confidence=_confidence(label, weighed), by=cited)
    if weighed.reading is not None:
        return _by_reading(weighed.reading)
    probabilities = weighed.decision.probabilities
    if stating and _is_believed(claimed, weighed, stating):
        column = weighed.decision.pairs[:, SUPPORTED]
        best = (max(stating, key=lambda at: (float(column[at]), -at)),)
        confidence = max(probabilities[SUPPORTED], ALSO_SHOWN)
        return Judged(label=SUPPORTED, confidence=confidence, by=_with_others(claimed, best, weighed, stating))
    if probabilities[CONTRADICTED] >= AGAINST:
        worst = int(weighed.decision.pairs[:, CONTRADICTED].argmax())
        return Judged(label=CONTRADICTED, confidence=probabilities[CONTRADICTED], by=(worst,))
    return Judged(label=NOT_FOUND, confidence=max(probabilities[NOT_FOUND], 1 - max(probabilities)), by=())


def _confidence(label: int, weighed: Weighed) -> float:
    """Of what comparing settled: halfway to what the reading says, where there is one.

    Before the rules were made surer (`train/support/CARD.md`), of 138 claims that they settled as supported in sets that they were
    not made on, 13 of the 73 whose reading was below .5 were right, 50 of the other 65; of 61 in sets that they were made on, all.
    """
    return SETTLED[label] if weighed.reading is None else (SETTLED[label] + weighed.reading.probabilities[label]) / 2


def _by_reading(reading: Reading) -> Judged:
    """What the support model's reading comes to."""
    label = int(cheapest(np.array([reading.probabilities]))[0])
    by = () if label == NOT_FOUND else reading.telling(label).by[:MOST_CITED]
    return Judged(label=label, confidence=reading.probabilities[label], by=by)


def _has_other_value(claimed: Statement, weighed: Weighed, found: Settled) -> bool:
    """True if one sentence is to bear the claim out, and has another value in the place of one of the claim's."""
    if found.said != "supported" or len(found.by) > 1:
        return False
    statement = weighed.evidence[found.by[0]].statement
    states = {slot.state for slot in slots_of(claimed, statement) if slot.kind != "time"}
    return bool(states & {"rival", "other_unit"}) or has_stranger(claimed, statement)


def _is_believed(claimed: Statement, weighed: Weighed, stating: Sequence[int]) -> bool:
    if BECAUSE.search(claimed.text) or comparisons_of(claimed) or denials_of(claimed.facts.negations):
        return False  # causes, comparisons and denials are borne out by no words that are shared
    sure = weighed.decision.probabilities[SUPPORTED]
    supposed = Supposed(question=claimed.text, statement=claimed)
    named = [at for at in stating if not is_of_others(claimed, weighed.evidence[at].statement)]
    words = max((own_share(supposed, weighed.evidence[at].statement) for at in named), default=0.0)
    return bool(named) and (sure >= SURE or (sure >= LIKELY and words > WORDS))


def is_of_others(claimed: Statement, found: Statement) -> bool:
    """True if a name of the claim stands beside the sentence only, and the sentence names another of its kind."""
    for name in (item for item in claimed.facts.names if item.is_individual):
        if name.text.casefold() in found.text.casefold() or any(same_name(name, other) for other in found.facts.names):
            continue
        others = [other for other in found.facts.names if not any(same_name(other, own) for own in claimed.facts.names)]
        if any(other.kind == name.kind for other in others):
            return True
    return False


def _with_others(claimed: Statement, best: tuple[int, ...], weighed: Weighed, stating: Sequence[int]) -> tuple[int, ...]:
    """With other sentences that state the same, in about as many of the claim's words, at most MOST_CITED in all."""
    column = weighed.decision.pairs[:, SUPPORTED]
    words = frozenset(content_stems(claimed.text))
    shared = [len(words.intersection(stems(item.text))) for item in weighed.evidence]
    fewest = max(shared[at] for at in best) - FEWER_WORDS
    others = sorted((at for at in stating if at not in best and shared[at] >= fewest), key=lambda at: (-float(column[at]), at))
    return (*best, *(at for at in others if float(column[at]) >= ALSO_SHOWN))[:MOST_CITED]
