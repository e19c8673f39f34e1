"""A claim and its evidence → what they come to: by comparing, by the support model where that leaves it open, by fitted weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from answer.checking.decision import SUPPORTED, Decision, Matrix, decide, load_weights, pair_probabilities
from answer.checking.doubting import is_doubted
from answer.checking.evidence import READ_SENTENCES, Evidence
from answer.checking.figured import in_its_figures
from answer.checking.options import CheckWith
from answer.checking.pair_features import pair_features
from answer.checking.ranking import likeliest_first
from answer.checking.reading import Reading, read
from answer.checking.settling import Settled, settled
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared, compare
from answer.deciding.alignment import aligned
from ingest.facts.names.lexicon import EMPTY, Lexicon

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel

# Probability of support from which a claim of several statements is believed though one of them is not found alone. Of 119 such
# claims (towns to fit, FEVEROUS dev) 66 are then judged rightly and 3 contradicted ones called supported; from .7 it was 64 and 3.
WHOLE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A claim beside all its evidence."""

    evidence: tuple[Evidence, ...]  # the likeliest to decide it first; never empty
    compared: tuple[Compared, ...]  # each sentence beside the claim
    decision: Decision
    settled: Settled | None = None  # what comparing settles; then there is nothing to weigh
    reading: Reading | None = None  # what the support model says, if it was asked


def rule_matrix(
    claimed: Statement, evidence: Sequence[Evidence], compared: Sequence[Compared], weights: Mapping[str, float] | None
) -> Matrix:
    """(n_sentences, len(RULE_FEATURES)) float64."""
    rows = [
        pair_features(claimed, aligned(item.statement, claimed), got, cosine=item.cosine, weights=weights)
        for item, got in zip(evidence, compared, strict=True)
    ]
    return np.array(rows, dtype=np.float64)


def considered(
    claimed: Statement, evidence: Sequence[Evidence], weights: Mapping[str, float] | None
) -> tuple[list[Evidence], tuple[Compared, ...], Matrix]:
    """The sentences that a claim is held against, the likeliest to decide it first; each compared with it; both as numbers."""
    compared = [compare(claimed, item.statement, weights=weights) for item in evidence]
    rows = rule_matrix(claimed, evidence, compared, weights)
    order = likeliest_first(rows, evidence)[:READ_SENTENCES]
    return [evidence[at] for at in order], tuple(compared[at] for at in order), rows[order]


def weigh(
    claimed: Statement,
    evidence: Sequence[Evidence],
    *,
    uses: CheckWith,
    model: "SupportModel | None" = None,
    weights: Mapping[str, float] | None = None,
    lexicon: Lexicon = EMPTY,
) -> Weighed:
    """The decision on a claim.

    Args:
        evidence: at least one sentence, the nearest first; the likeliest READ_SENTENCES of them are weighed.
        uses: "both" asks the model what comparing leaves open or supports, "model" asks it alone; without a model the rules decide.
        weights: how much a word tells, by stem; all alike without.
        lexicon: names that are known.
    """
    evidence, compared, found = considered(claimed, evidence, weights)
    fitted = load_weights()
    asked = model if uses != "rules" else None
    comparing = settled(claimed.text, evidence, lexicon) if uses != "model" or asked is None else None
    # What is settled as contradicted is not read: there the model is wrong as often as right.
    is_open = comparing is None or comparing.said == "supported"
    reading = _read(claimed, evidence, asked, lexicon) if asked is not None and is_open else None
    if comparing is not None and reading is not None and is_doubted(reading, comparing):
        comparing = None
    return Weighed(
        evidence=tuple(evidence),
        compared=compared,
        decision=decide(pair_probabilities(found, fitted), fitted),
        settled=comparing,
        reading=reading,
    )


def is_surely_read(weighed: Weighed) -> bool:
    """True if the support model reads a claim of several statements as supported, surely enough to do without each of them."""
    return weighed.reading is not None and weighed.reading.probabilities[SUPPORTED] >= WHOLE


def _read(claimed: Statement, evidence: Sequence[Evidence], model: "SupportModel", lexicon: Lexicon) -> Reading:
    """The reading of the claim as it stands, or of one that gives its figure as a sentence does, if that is surer of support."""
    plain = read(claimed, evidence, model)
    told = in_its_figures(claimed, evidence, lexicon)
    if told is None:
        return plain
    return max(plain, read(told, evidence, model), key=lambda reading: reading.probabilities[SUPPORTED])
