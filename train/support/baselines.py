"""What can be told without reading both texts: from the claim alone, and from the words that the two share alone.

    python -m train.support.baselines --data DIR --work DIR

Fitted on training pairs, measured on dev pairs, three labels equally often: near 1/3 means that the label is in the meaning.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from eval.intervals import wilson
from ingest.words import stems
from train.support.drawing import drawn
from train.support.examples import Group, Pair
from train.support.kept import groups_of
from train.support.texts import QUESTION_SETS

SEED = 5
PASSES = 1


def overlap_of(pair: Pair) -> list[float]:
    """Shares of claim and evidence that the other has, numbers by themselves, and how long both are."""
    mine, theirs = set(stems(pair.claim)), set(stems(pair.evidence))
    numbers = {word for word in mine if word[:1].isdigit()}
    both = mine & theirs
    return [
        len(both) / max(1, len(mine)),
        len(both) / max(1, len(theirs)),
        len(numbers & theirs) / len(numbers) if numbers else 1.0,
        len(mine - theirs),
        len(mine),
        len(theirs),
    ]


def pairs_of(groups: Sequence[Group]) -> list[Pair]:
    """Some passes' pairs."""
    return [pair for number in range(PASSES) for pair in drawn(groups, random.Random(SEED + number))]


def main() -> None:
    """Fit, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    given = parser.parse_args()
    groups = {part: groups_of(given.data, given.work, part) for part in ("train", "dev")}
    chosen = {"made": QUESTION_SETS, "feverous": ("feverous",), "all": (*QUESTION_SETS, "feverous", "factcheck", "wice")}
    for name, sources in chosen.items():
        train, dev = (pairs_of([group for group in groups[part] if group.source in sources]) for part in ("train", "dev"))
        labels, truth = [pair.label for pair in train], np.array([pair.label for pair in dev])
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        claim_only = LogisticRegression(max_iter=300).fit(words.fit_transform([pair.claim for pair in train]), labels)
        overlap_only = GradientBoostingClassifier(n_estimators=60, random_state=SEED).fit(
            np.array([overlap_of(pair) for pair in train]), labels
        )
        for kind, found in (
            ("claim alone", claim_only.predict(words.transform([pair.claim for pair in dev]))),
            ("overlap alone", overlap_only.predict(np.array([overlap_of(pair) for pair in dev]))),
        ):
            right = int((found == truth).sum())
            low, high = wilson(right, len(truth))
            shares = {label: round(float((found[truth == label] == label).mean()), 3) for label in np.unique(truth)}
            print(f"{name:9} {kind:14} n {len(truth)}  accuracy {right / len(truth):.3f} ({low:.3f}-{high:.3f})  recall {shares}")


if __name__ == "__main__":
    main()
