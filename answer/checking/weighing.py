"""A claim and its evidence → what they come to: by comparing, by the support model where that leaves it open, by fitted weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from answer.checking.decision import PAIR_FEATURES, Decision, Matrix, decide, load_weights, pair_probabilities
from answer.checking.doubting import is_doubted
from answer.checking.evidence import Evidence, passage_of
from answer.checking.options import CheckWith
from answer.checking.pair_features import RULE_FEATURES, pair_features
from answer.checking.settling import Settled, settled
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared, compare
from answer.deciding.alignment import aligned
from ingest.facts.names.lexicon import EMPTY, Lexicon

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel

MODEL_READS = 4  # nearest sentences that the support model reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A claim beside all its evidence."""

    evidence: tuple[Evidence, ...]  # the nearest first; never empty
    compared: tuple[Compared, ...]  # each sentence beside the claim
    decision: Decision
    settled: Settled | None = None  # what comparing settles; then there is nothing to weigh
    read: Matrix | None = None  # (MODEL_READS or fewer, 3): what the support model says of the nearest sentences, if it was asked


def rule_matrix(
    claimed: Statement, evidence: Sequence[Evidence], compared: Sequence[Compared], weights: Mapping[str, float] | None
) -> Matrix:
    """(n_sentences, len(RULE_FEATURES)) float64."""
    rows = [
        pair_features(claimed, aligned(item.statement, claimed), got, cosine=item.cosine, weights=weights)
        for item, got in zip(evidence, compared, strict=True)
    ]
    return np.array(rows, dtype=np.float64)


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
        evidence: at least one sentence, the nearest first.
        uses: "both" asks the model what comparing leaves open, "model" asks it alone; without a model the rules decide.
        weights: how much a word tells, by stem; all alike without.
        lexicon: names that are known.
    """
    compared = tuple(compare(claimed, item.statement, weights=weights) for item in evidence)
    fitted = load_weights("rules")
    found = rule_matrix(claimed, evidence, compared, weights)
    columns = [RULE_FEATURES.index(name) for name in PAIR_FEATURES["rules"]]
    asked = model if uses != "rules" else None
    comparing = settled(claimed.text, evidence, lexicon) if uses != "model" or asked is None else None
    if comparing is not None and asked is not None and is_doubted(claimed.text, evidence, comparing, asked):
        comparing = None
    read = None
    if asked is not None and comparing is None:
        read = np.asarray(asked.judge([(claimed.text, passage_of(item)) for item in evidence[:MODEL_READS]]), dtype=np.float64)
    return Weighed(
        evidence=tuple(evidence),
        compared=compared,
        decision=decide(pair_probabilities(found[:, columns], fitted), fitted),
        settled=comparing,
        read=read,
    )
