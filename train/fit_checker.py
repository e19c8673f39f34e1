"""Fits how a check weighs its evidence, and writes `answer/weights/checker.json`.

    python -m train.fit_checker --data DIR [--own CLAIMS:CORPUS …] [--report CLAIMS:CORPUS …] [--work DIR] [--out FILE]

DIR holds fever_symmetric, feverous, factcheck, wice and the question sets in the project's own formats. Everything is fitted on the
"dev" parts of `support/splits.json` (what the support model was trained on is in none of them) and on claims of one's own; the
"report" parts and the files to report on are only measured. Two multinomial logistic regressions: a sentence at a time (of
several sentences the one that tells most, found in turns), then all sentences together, cross-fitted by document. What the support
model reads is weighed elsewhere (`fit_reading.py`).
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from answer.checking.decision import (
    CLAIM_FEATURES,
    CONTRADICTED,
    NOT_FOUND,
    SUPPORTED,
    Matrix,
    Weights,
    claim_features,
    decide,
    pair_probabilities,
)
from answer.checking.pair_features import RULE_FEATURES
from eval.intervals import wilson
from train.checker_data import Example, Workshop, claims_with_folder

PAIR_C = 0.1  # inverse strength of the L2 penalty, features scaled
CLAIM_C = 0.1
TURNS = 3  # in which the telling sentence is found anew
FOLDS = 5
SHARES = {"made": 2.0, "own": 2.0}  # how much a source counts beside the others, each counting the same in all
MADE_REPORTED = 150  # made pairs of each label that are reported on
PUBLIC = ("fever_symmetric", "feverous", "factcheck", "wice")


def shares_of(examples: Sequence[Example]) -> Matrix:
    """(n_examples,) weights: every label of a source the same, every source by its share."""
    counts = Counter((item.source, item.label) for item in examples)
    labels = Counter(source for source, _ in counts)
    found = np.array([SHARES.get(e.source, 1.0) / labels[e.source] / counts[e.source, e.label] for e in examples])
    return np.asarray(found * len(examples) / found.sum())


def fit_pairs(examples: Sequence[Example], weights: Matrix) -> tuple[Matrix, Matrix]:
    """Weights and bias of a sentence at a time: (len(RULE_FEATURES), 3) and (3,)."""
    labels = np.array([item.label for item in examples])
    picked = [0] * len(examples)
    coefficients, bias = np.zeros((len(RULE_FEATURES), 3)), np.zeros(3)
    for _ in range(TURNS):
        rows = np.vstack([examples[at].rules[pick] for at, pick in enumerate(picked)])
        coefficients, bias = regression(rows, labels, weights, PAIR_C)
        fitted = Weights(pair=coefficients, pair_bias=bias, claim=np.zeros((0, 3)), claim_bias=np.zeros(3))
        for at, item in enumerate(examples):
            found = pair_probabilities(item.rules, fitted)
            # Of what is not found the sentence that looks most as if it told something, of the rest the one that tells it best.
            picked[at] = int(np.argmin(found[:, NOT_FOUND]) if item.label == NOT_FOUND else np.argmax(found[:, item.label]))
    return coefficients, bias


def regression(rows: Matrix, labels: Matrix, weights: Matrix, c: float) -> tuple[Matrix, Matrix]:
    """A multinomial logistic regression on scaled columns, its scale worked into the numbers."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=c, max_iter=5000).fit((rows - mean) / scale, labels, sample_weight=weights)
    coefficients = (model.coef_ / scale).T
    return coefficients, model.intercept_ - mean @ coefficients


def fit_all(examples: Sequence[Example]) -> Weights:
    """Both steps; the second on what the first says of documents that it was not fitted on."""
    weights = shares_of(examples)
    labels = np.array([item.label for item in examples])
    rows = np.zeros((len(examples), len(CLAIM_FEATURES)))
    groups = [item.group for item in examples]
    for known, unseen in GroupKFold(FOLDS).split(rows, labels, groups):
        pair, bias = fit_pairs([examples[at] for at in known], weights[known])
        fitted = Weights(pair=pair, pair_bias=bias, claim=np.zeros((0, 3)), claim_bias=np.zeros(3))
        for at in unseen:
            rows[at] = claim_features(pair_probabilities(examples[int(at)].rules, fitted))
    claim, claim_bias = regression(rows, labels, weights, CLAIM_C)
    pair, pair_bias = fit_pairs(examples, weights)
    return Weights(pair=pair, pair_bias=pair_bias, claim=claim, claim_bias=claim_bias)


def measured(examples: Sequence[Example], weights: Weights) -> dict[str, Any]:
    """Figures of one set."""
    labels = np.array([item.label for item in examples])
    found = np.array([decide(pair_probabilities(item.rules, weights), weights).probabilities for item in examples])
    two = labels != NOT_FOUND
    forced = (found[:, CONTRADICTED] > found[:, SUPPORTED]) == (labels == CONTRADICTED)
    return {**tally(labels, found.argmax(axis=1)), "forced": round(float(forced[two].mean()), 3) if two.any() else None}


def tally(labels: NDArray[np.int64], verdicts: NDArray[np.int64]) -> dict[str, Any]:
    """Accuracy, plain and balanced over the labels that occur, and the confusion matrix."""
    confusion = np.zeros((3, 3), dtype=int)
    np.add.at(confusion, (labels, verdicts), 1)
    right = int(confusion.trace())
    low, high = wilson(right, len(labels))
    recalls = [confusion[at, at] / confusion[at].sum() for at in range(3) if confusion[at].sum()]
    return {
        "n": len(labels),
        "accuracy": round(right / len(labels), 3),
        "interval": [round(low, 3), round(high, 3)],
        "balanced_accuracy": round(float(np.mean(recalls)), 3),
        "contradicted_called_supported": f"{confusion[CONTRADICTED, SUPPORTED]}/{confusion[CONTRADICTED].sum()}",
        "confusion": confusion.tolist(),
    }


def own(workshop: Workshop, given: Sequence[str], source: str) -> list[Example]:
    """Examples of files of claims, each named with its folder of documents: CLAIMS:CORPUS."""
    found: list[Example] = []
    for item in given:
        claims, corpus, rows = claims_with_folder(item)
        found += workshop.over(corpus, rows, name=f"{source}-{claims.stem}", source=source)
    return found


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", nargs="*", default=[], metavar="CLAIMS:CORPUS", help="claims of one's own to fit on")
    parser.add_argument("--report", nargs="*", default=[], metavar="CLAIMS:CORPUS", help="claims to report on")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-fit-checker")
    parser.add_argument("--out", type=Path, default=Path("answer/weights/checker.json"))
    parser.add_argument("--sets", nargs="*", default=list(PUBLIC), help="public sets to use")
    parser.add_argument("--limit", type=int, default=700, help="rows of a public set at most")
    given = parser.parse_args()
    workshop = Workshop(given.data, given.work)
    examples = workshop.made("dev") + own(workshop, given.own, "own")
    for name in given.sets:
        examples += workshop.public(name, "dev", given.limit)
    reports = {name: workshop.public(name, "report", given.limit) for name in given.sets}
    reports["made"] = workshop.made("report", MADE_REPORTED)
    for item in given.report:
        reports[item.rpartition(":")[0]] = own(workshop, [item], "report")
    weights = fit_all(examples)
    figures = {name: measured(rows, weights) for name, rows in reports.items() if rows}
    for name, found in figures.items():
        print(f"{Path(name).name:22} {json.dumps(found)}", file=sys.stderr)
    result = {"weights": as_json(weights), "fitted_on": dict(Counter(item.source for item in examples)), "measured": figures}
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def as_json(weights: Weights) -> Mapping[str, Any]:
    """The numbers by the names of their features."""

    def named(names: Sequence[str], rows: Matrix) -> dict[str, list[float]]:
        return {name: [round(float(value), 4) for value in row] for name, row in zip(names, rows, strict=True)}

    return {
        "pair": named(RULE_FEATURES, weights.pair),
        "pair_bias": [round(float(value), 4) for value in weights.pair_bias],
        "claim": named(CLAIM_FEATURES, weights.claim),
        "claim_bias": [round(float(value), 4) for value in weights.claim_bias],
    }


if __name__ == "__main__":
    main()
