"""Does the model add anything to the rules and the words that are shared? One fitted classifier with it, one without.

    python -m train.support.fitted --data DIR [--seeds FILE] [--weights FILE]

Logistic regressions, labels weighted alike, fitted on the dev parts and measured on the report parts.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from answer.checking.support_model import WEIGHTS, SupportModel
from answer.checking.support_network import LABELS
from ingest.words import stems
from train.support.measure import Case, Numbers, by_rules, cases_of, lines_of, model_of, seed_cases
from train.support.splits import CLAIM_SETS

RULES, MODEL = slice(0, 6), slice(6, 9)
COLUMNS = {"rules and words": [RULES], "model": [MODEL], "all": [RULES, MODEL]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A classifier upon some of the columns."""

    columns: Sequence[slice]
    mean: Numbers
    spread: Numbers
    fitted: LogisticRegression

    def probabilities(self, features: Numbers) -> Numbers:
        """(n, 3) in the order of LABELS."""
        found = self.fitted.predict_proba(_chosen((features - self.mean) / self.spread, self.columns))
        order = [list(self.fitted.classes_).index(label) for label in LABELS]
        return np.asarray(found[:, order], dtype=np.float64)


def features_of(cases: Sequence[Case], model: SupportModel) -> Numbers:
    """(n, 9): what the rules say and how many words are shared; the model's logits less their mean."""
    logits = np.log(model.judge([(case.claim, case.evidence) for case in cases]).astype(np.float64) + 1e-6)
    return np.hstack([np.array([_of_rules(case) for case in cases]), logits - logits.mean(axis=1, keepdims=True)])


def _of_rules(case: Case) -> list[float]:
    said, mine, theirs = by_rules(case), set(stems(case.claim)), set(stems(case.whole))
    missing = mine - theirs
    lacks_number = any(word[:1].isdigit() for word in missing)
    share = 1 - len(missing) / max(1, len(mine))
    return [said == "supported", said == "contradicted", share, len(missing), lacks_number, len(mine)]


def _chosen(features: Numbers, columns: Sequence[slice]) -> Numbers:
    return np.hstack([features[:, part] for part in columns])


def fit(features: Numbers, labels: Sequence[str], columns: Sequence[slice]) -> Weighed:
    """The classifier upon these columns."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    fitted = LogisticRegression(max_iter=2000, class_weight="balanced").fit(_chosen((features - mean) / spread, columns), labels)
    return Weighed(columns=columns, mean=mean, spread=spread, fitted=fitted)


def main() -> None:
    """Fit, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    model = model_of(None, given.weights)
    dev = [case for name in CLAIM_SETS for case in cases_of(given.data, name, "dev")]
    features, labels = features_of(dev, model), [case.label for case in dev]
    classifiers = {name: fit(features, labels, columns) for name, columns in COLUMNS.items()}
    report = {name: list(cases_of(given.data, name, "report")) for name in CLAIM_SETS}
    if given.seeds:
        report["seeds"] = list(seed_cases(given.seeds))
    for name, cases in report.items():
        seen, truth = features_of(cases, model), [case.label for case in cases]
        for who, classifier in classifiers.items():
            found = classifier.probabilities(seen)
            choices = {who: found}
            if set(truth) <= set(LABELS[:2]):
                choices[f"{who}, of two"] = found[:, :2]
            for how, choice in choices.items():
                for line in lines_of(name, how, truth, [LABELS[at] for at in choice.argmax(axis=1)]):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
