"""A claim and its evidence → the decision: features of each pair, the support model's word where it is there, fitted weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from answer.checking.decision import PAIR_FEATURES, Decision, Matrix, decide, load_weights, pair_probabilities
from answer.checking.evidence import Evidence
from answer.checking.options import CheckWith
from answer.checking.pair_features import MODEL_FEATURES, RULE_FEATURES, pair_features
from answer.checking.settling import Settled, settled
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared, compare
from answer.deciding.alignment import aligned
from ingest.facts.names.lexicon import EMPTY, Lexicon

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel

MODEL_LEAST = 1e-3  # a probability of the model below counts as this


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A claim beside all its evidence."""

    evidence: tuple[Evidence, ...]  # the nearest first; never empty
    compared: tuple[Compared, ...]  # each sentence beside the claim
    decision: Decision
    settled: Settled | None = None  # what comparing settles; then there is nothing to weigh


def rule_matrix(
    claimed: Statement, evidence: Sequence[Evidence], compared: Sequence[Compared], weights: Mapping[str, float] | None
) -> Matrix:
    """(n_sentences, len(RULE_FEATURES)) float64."""
    rows = [
        pair_features(claimed, aligned(item.statement, claimed), got, cosine=item.cosine, weights=weights)
        for item, got in zip(evidence, compared, strict=True)
    ]
    return np.array(rows, dtype=np.float64)


def model_matrix(judged: Matrix) -> Matrix:
    """(n_sentences, len(MODEL_FEATURES)) float64: the model's probabilities as logits less their mean."""
    logs = np.log(np.clip(judged, MODEL_LEAST, 1.0))
    return np.asarray(logs - logs.mean(axis=1, keepdims=True), dtype=np.float64)


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
        uses: without a model, the rules decide whatever is asked for.
        weights: how much a word tells, by stem; all alike without.
        lexicon: names that are known.
    """
    compared = tuple(compare(claimed, item.statement, weights=weights) for item in evidence)
    found = rule_matrix(claimed, evidence, compared, weights)
    names: tuple[str, ...] = RULE_FEATURES
    if model is not None and uses != "rules":
        judged = np.asarray(model.judge([(claimed.text, passage_of(item)) for item in evidence]), dtype=np.float64)
        found, names = np.hstack([found, model_matrix(judged)]), (*RULE_FEATURES, *MODEL_FEATURES)
    else:
        uses = "rules"
    columns = [names.index(name) for name in PAIR_FEATURES[uses]]
    fitted = load_weights(uses)
    pairs = pair_probabilities(found[:, columns], fitted)
    return Weighed(
        evidence=tuple(evidence),
        compared=compared,
        decision=decide(pairs, fitted),
        settled=settled(claimed.text, evidence, lexicon),
    )


def passage_of(evidence: Evidence) -> str:
    """What the support model reads of a sentence: with its document's title, which tells what "the city" is."""
    title = evidence.doc.about.title
    return evidence.text if evidence.doc.id == "evidence_text" or not title else f"{title}. {evidence.text}"
