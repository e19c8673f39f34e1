"""95% intervals: bootstrap over documents or rows, Wilson for shares near 0 or 1."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Statistic = Callable[[Array], float]

Z95 = 1.959963984540054
MIN_DOCUMENTS = 20  # fewer clusters than that make a bootstrap over them too narrow
NEAR_EDGE = 5  # a share with fewer hits or fewer misses than this is near 0 or 1
SEED = 20211


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Bounds that hold the true value in 95 of 100 such samples."""

    low: float
    high: float
    method: str  # wilson | bootstrap by document | bootstrap by row


def interval_of_mean(values: Array, documents: Sequence[Hashable | None], *, is_share: bool, resamples: int) -> Interval | None:
    """The interval of a mean; None without values.

    Args:
        values: (n,).
        documents: for each value the document it is about; None: a row of its own.
        is_share: values lie between 0 and 1, and Wilson may be used.
    """
    if not len(values):
        return None
    hits = float(values.sum())
    if is_share and min(hits, len(values) - hits) < NEAR_EDGE:
        low, high = wilson(hits, len(values))
        return Interval(low=low, high=high, method="wilson")
    clusters, method = clusters_of(documents)
    return _percentiles(resampled_means(values, clusters, resamples), method)


def interval_of_statistic(
    observations: Array, documents: Sequence[Hashable | None], statistic: Statistic, *, resamples: int
) -> Interval | None:
    """The interval of any statistic of the rows; None without rows, or if no resample has a value.

    Args:
        observations: (n, width), a row each.
        statistic: of such an array; NaN where it has no value.
    """
    if not len(observations):
        return None
    clusters, method = clusters_of(documents)
    drawn = np.array([statistic(observations[rows]) for rows in resampled(clusters, resamples)])
    drawn = drawn[~np.isnan(drawn)]
    return _percentiles(drawn, method) if len(drawn) else None


def clusters_of(documents: Sequence[Hashable | None]) -> tuple[NDArray[np.int64], str]:
    """Number of each row's cluster, and how the bootstrap is called: by document from 20 documents on, else by row."""
    if len({d for d in documents if d is not None}) < MIN_DOCUMENTS:
        return np.arange(len(documents), dtype=np.int64), "bootstrap by row"
    numbers: dict[Hashable, int] = {}
    keys = [("row", i) if d is None else ("document", d) for i, d in enumerate(documents)]
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64), "bootstrap by document"


def resampled_means(values: Array, clusters: NDArray[np.int64], resamples: int) -> Array:
    """(resamples,) means of `values` over the resamples that `resampled` draws, from sums of the clusters alone."""
    sums = np.bincount(clusters, weights=values)
    sizes = np.bincount(clusters)
    rng = np.random.default_rng(SEED)
    means = np.empty(resamples)
    for i in range(resamples):
        times = np.bincount(rng.integers(0, len(sums), len(sums)), minlength=len(sums))  # each cluster is drawn
        means[i] = (sums @ times) / (sizes @ times)
    return means


def resampled(clusters: NDArray[np.int64], resamples: int) -> Iterator[NDArray[np.int64]]:
    """Rows of each resample: as many clusters as there are, drawn with replacement, each with all its rows.

    Source: Efron, Tibshirani, "An Introduction to the Bootstrap", 1993; by cluster: Field, Welsh, "Bootstrapping
    clustered data", JRSS B 69(3), 2007.
    """
    rng = np.random.default_rng(SEED)
    order = np.argsort(clusters, kind="stable")
    sizes = np.bincount(clusters)
    starts = np.cumsum(sizes) - sizes
    for _ in range(resamples):
        drawn = rng.integers(0, len(sizes), len(sizes))
        lengths = sizes[drawn]
        ends = np.cumsum(lengths)
        within = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
        yield order[np.repeat(starts[drawn], lengths) + within]


def wilson(hits: float, n: int) -> tuple[float, float]:
    """Bounds of a share; `hits` may be a sum of shares.

    Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
    """
    share = hits / n
    centre = share + Z95**2 / (2 * n)
    spread = Z95 * sqrt(max(0.0, share * (1 - share)) / n + Z95**2 / (4 * n**2))
    scale = 1 + Z95**2 / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def _percentiles(drawn: Array, method: str) -> Interval:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(low=float(low), high=float(high), method=method)
