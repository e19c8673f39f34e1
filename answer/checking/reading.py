"""The support model's reading of a claim beside several passages, and what it comes to.

What each passage says is weighed by a multinomial logistic regression, fitted and calibrated by `train/fit_reading.py` on claims
that the network was not trained on; its numbers lie in `answer/weights/reading.json`.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from answer.checking.bearing import has_names_and_numbers
from answer.checking.decision import CONTRADICTED, SUPPORTED, Matrix, softmax
from answer.checking.evidence import Evidence
from answer.checking.passages import Passage, passages_of
from answer.comparing.statement import Statement
from answer.deciding.alignment import aligned
from answer.fitted import numbers_for
from ingest.facts.polarity.negations import denials_of

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "reading.json"
LEAST = 1e-3  # a probability below counts as this
SAYS_IT = 0.5  # probability from which a sentence alone is quoted

_READ = ("nearest", "supporting", "contradicting", "joined", "around", "mean")
FEATURES = (
    # Log probabilities less their mean.
    *(f"{read}_{said}" for read in _READ for said in ("supported", "contradicted", "not_found")),
    "stated",  # 1 if the sentence that supports most has every name and number of the claim
    "stated_supported",  # stated × supporting_supported
    "cosine",  # of the claim and the nearest sentence
    "words",  # largest share of the claim's words that a sentence and what is around it have
    "numbers",  # 1 if the claim has numbers or ranks
    "times",  # 1 if it names a time
    "denied",  # 1 if it denies something
    "length",  # ln(1 + the claim's words)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the support model says of a claim."""

    passages: tuple[Passage, ...]
    said: Matrix  # (n_passages, 3): of each passage, in the order of LABELS
    probabilities: tuple[float, float, float]  # of LABELS, all passages together; calibrated

    def telling(self, label: int) -> Passage:
        """The passage that says so most surely; a sentence alone goes before several if it is likelier than not to say so."""
        places = range(len(self.passages))
        alone = [at for at in places if len(self.passages[at].by) == 1 and self.said[at, label] >= SAYS_IT]
        return self.passages[max(alone or places, key=lambda at: float(self.said[at, label]))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Numbers of the regression."""

    weights: Matrix  # (len(FEATURES), 3)
    bias: Matrix  # (3,)


@lru_cache(maxsize=4)
def load_fitted(path: Path = WEIGHTS) -> Fitted:
    """The shipped numbers.

    Raises:
        ValueError: they were fitted for other features than this program computes.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    return Fitted(weights=np.array(numbers_for(values["weights"], FEATURES, path)), bias=np.array(values["bias"]))


def read(claimed: Statement, evidence: Sequence[Evidence], model: "SupportModel") -> Reading:
    """The reading of a claim.

    Args:
        evidence: at least one sentence, the nearest first.
    """
    passages, said = heard(claimed.text, evidence, model)
    fitted = load_fitted()
    found = softmax(np.array(reading_features(claimed, evidence, passages, said)) @ fitted.weights + fitted.bias)
    return Reading(passages=tuple(passages), said=said, probabilities=(float(found[0]), float(found[1]), float(found[2])))


def heard(claim: str, evidence: Sequence[Evidence], model: "SupportModel") -> tuple[list[Passage], Matrix]:
    """The passages of a claim, and what the model says of each, (n_passages, 3); no text is read twice."""
    passages = passages_of(claim, evidence)
    texts = list(dict.fromkeys(passage.text for passage in passages))
    judged = dict(zip(texts, model.judge([(claim, text) for text in texts]), strict=True))
    return passages, np.array([judged[passage.text] for passage in passages], dtype=np.float64)


def reading_features(
    claimed: Statement, evidence: Sequence[Evidence], passages: Sequence[Passage], said: Matrix
) -> tuple[float, ...]:
    """One number for each of FEATURES.

    Args:
        said: (n_passages, 3) probabilities of the support model.
    """
    logs = np.log(np.clip(said, LEAST, 1.0))
    logs -= logs.mean(axis=1, keepdims=True)
    alone = [at for at, passage in enumerate(passages) if passage.kind == "nearest"]
    supporting = max(alone, key=lambda at: float(said[at, SUPPORTED]))
    contradicting = max(alone, key=lambda at: float(said[at, CONTRADICTED]))
    kinds = {passage.kind: at for at, passage in enumerate(passages) if passage.kind != "nearest"}
    rows = [logs[at] for at in (0, supporting, contradicting, kinds["joined"], kinds["around"])]
    item = evidence[passages[supporting].by[0]]
    is_stated = float(has_names_and_numbers(claimed, aligned(item.statement, claimed), item.text))
    facts = claimed.facts
    return (
        *(float(value) for row in (*rows, logs.mean(axis=0)) for value in row),
        is_stated,
        is_stated * float(logs[supporting, SUPPORTED]),
        evidence[0].cosine,
        max(one.words for one in evidence),
        float(bool(facts.quantities or facts.ranks)),
        float(bool(facts.times)),
        float(bool(denials_of(facts.negations))),
        math.log1p(len(claimed.tokens)),
    )
