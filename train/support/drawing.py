"""Groups → the pairs of one pass, so chosen that the words which claim and evidence share hardly tell the label."""

import random
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from ingest.words import stems
from train.support.examples import LABELS, Group, Label, Pair

# How readily a pair is taken: statements of questions are the truest paraphrases, claims by people the truest claims.
WEIGHTS = {"question": 4.0, "unanswerable": 2.0, "other_value": 2.0, "exchanged": 2.0, "denial": 0.5, "opposite": 1.0, "real": 8.0}
MOST_MADE_WORDS = 50  # of claim and evidence together: longer ones cost more than they teach
MOST_MISSING = 8
SIZE = 9000
# Where claim and evidence share little, most pairs are not found in truth as well: with as few of them as of the others, the
# model calls every near miss contradicted.
MORE_NOT_FOUND = 2.5
FEW_SHARED = 3

Bin = tuple[int, bool]


def bin_of(pair: Pair) -> Bin:
    """How many words of the claim the evidence does not have, and whether a number is among them."""
    missing = set(stems(pair.claim)) - set(stems(pair.evidence))
    return min(len(missing), MOST_MISSING), any(word[:1].isdigit() for word in missing)


def drawn(groups: Sequence[Group], chance: random.Random, size: int = SIZE) -> list[Pair]:
    """About `size` pairs in random order, each label as often as the others in each bin as far as there are enough of it;
    "not found" more often where little is shared.
    """
    bins: dict[Bin, dict[Label, list[tuple[float, Pair]]]] = defaultdict(lambda: {label: [] for label in LABELS})
    for group in groups:
        for label in LABELS:
            for pair in group.pairs.get(label, ()):
                if group.kind == "real" or len(pair.claim.split()) + len(pair.evidence.split()) <= MOST_MADE_WORDS:
                    # The largest of weighted random keys: a weighted sample without repeats (Efraimidis and Spirakis, 2006).
                    bins[bin_of(pair)][label].append((chance.random() ** (1 / WEIGHTS[group.kind]), pair))
    counts = {key: median(len(pairs) for pairs in by_label.values()) for key, by_label in bins.items()}
    share = min(1.0, size / max(1.0, len(LABELS) * sum(counts.values())))
    chosen: list[Pair] = []
    for key, by_label in bins.items():
        count = round(share * counts[key])
        for label, pairs in by_label.items():
            most = round(MORE_NOT_FOUND * count) if label == "not_found" and key[0] >= FEW_SHARED else count
            chosen += [pair for _, pair in sorted(pairs, key=lambda item: -item[0])[:most]]
    chance.shuffle(chosen)
    return chosen
