"""Is a difference of two runs over the same rows more than chance?"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np

from eval.intervals import Array, Statistic, clusters_of, resampled, resampled_means


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a figure moved from one run to another, over the rows that both have scored."""

    n: int
    before: float
    after: float
    low: float  # 95% interval of after - before
    high: float
    p: float  # two-sided: a difference this large, if nothing had changed
    method: str  # mcnemar | paired bootstrap | same rows (nothing to test)

    @property
    def difference(self) -> float:
        return self.after - self.before

    @property
    def is_more_than_chance(self) -> bool:
        return self.p < 0.05


def paired_difference(
    before: Array,
    after: Array,
    documents: Sequence[Hashable | None],
    statistic: Statistic,
    *,
    is_mean: bool,
    resamples: int,
) -> Difference | None:
    """The difference of a statistic over the same rows; None where it has no value in one of the runs.

    Right-or-wrong rows are tested with McNemar's exact test, all else with the paired bootstrap.

    Args:
        before, after: (n, width), row i of both about the same question.
        is_mean: the statistic is the mean of the first column, which has a short cut.
    Source: Efron, Tibshirani, 1993, chapter 16; for systems on one test set: Koehn, EMNLP 2004.
    """
    if not len(before):
        return None
    first, second = statistic(before), statistic(after)
    if np.isnan(first) or np.isnan(second):
        return None
    if np.array_equal(before, after):
        return Difference(n=len(before), before=first, after=second, low=0.0, high=0.0, p=1.0, method="same rows")
    clusters, _ = clusters_of(documents)
    if is_mean:
        moved = resampled_means(after[:, 0] - before[:, 0], clusters, resamples)
    else:
        moved = np.array([statistic(after[rows]) - statistic(before[rows]) for rows in resampled(clusters, resamples)])
        moved = moved[~np.isnan(moved)]
    if not len(moved):
        return None
    low, high = np.percentile(moved, [2.5, 97.5])
    if is_mean and _is_right_or_wrong(before) and _is_right_or_wrong(after):
        p, method = mcnemar(int((before > after).sum()), int((after > before).sum())), "mcnemar"
    else:
        tail = min(int((moved <= 0).sum()), int((moved >= 0).sum()))
        p, method = min(1.0, 2 * (tail + 1) / (len(moved) + 1)), "paired bootstrap"
    return Difference(n=len(before), before=first, after=second, low=float(low), high=float(high), p=p, method=method)


def mcnemar(lost: int, gained: int) -> float:
    """Two-sided exact p of as uneven a split of the rows that changed, if either way were as likely; 1.0 if none did.

    Source: McNemar, Psychometrika 12, 1947; exact by the binomial distribution.
    """
    n = lost + gained
    tail = sum(comb(n, k) for k in range(min(lost, gained) + 1))
    p: float = 2 * tail / 2**n
    return min(1.0, p)


def _is_right_or_wrong(observations: Array) -> bool:
    return bool(np.isin(observations, (0.0, 1.0)).all())
