"""A second look at the best sentences: does each answer so? Question and short answer together are held against it.

The support model judges "Who runs the port? Ada Lind" beside the sentence, as it judges claims (Hu et al. 2019, Read + Verify); it
was trained on such pairs (`train/support/asked.py`). What it says moves the order of the best sentences and the confidence.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from answer.checking.shown import shown
from answer.features import Candidate
from answer.question import Asked
from ingest import metadata as keys

VERDICT_FEATURES = ("supported", "not_found")  # log of the probability over that of knowing nothing
LEAST = 1e-3  # probability
NOT_VERIFIED = ("overview", "yes_no")  # kinds of questions that have no short answer


class Judge(Protocol):
    """A model that judges claims by sentences."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Probabilities of supported, contradicted, not found, (n_pairs, 3), of each (claim, evidence)."""
        ...


def titled(item: Candidate) -> str:
    """The sentence behind its document's title, as claims are checked: the title tells what "the city" is."""
    title = item.hit.node.node.metadata.get(keys.TITLE) or ""
    return shown(title, item.text, item.statement.facts.times, item.statement.anchor)


def judged(asked: Asked, ranked: Sequence[Candidate], judge: Judge, count: int) -> list[Candidate]:
    """The candidates in the same order, the first `count` of them with a verdict where the trained reader found a short answer."""
    if asked.kind in NOT_VERIFIED:
        return list(ranked)
    places = [at for at, item in enumerate(ranked[:count]) if item.span is not None]
    if not places:
        return list(ranked)
    probabilities = judge.judge([(_answered(asked, ranked[at]), titled(ranked[at])) for at in places])
    found = list(ranked)
    for at, (supported, _, not_found) in zip(places, probabilities, strict=True):
        verdict = (float(np.log(3 * max(supported, LEAST))), float(np.log(3 * max(not_found, LEAST))))
        found[at] = replace(found[at], verdict=verdict)
    return found


def reordered(judged: Sequence[Candidate], weights: Sequence[float]) -> list[Candidate]:
    """The candidates, best first, their scores moved by the verdicts; one without a verdict keeps its score.

    Args:
        weights: one for each of VERDICT_FEATURES.
    """
    moved = [replace(item, score=item.score + float(np.dot(item.verdict, weights))) for item in judged]
    return sorted(moved, key=lambda item: -item.score)


def _answered(asked: Asked, item: Candidate) -> str:
    """The question with the short answer behind it."""
    span = item.span
    return f"{asked.text} {item.text[span.start : span.end]}" if span is not None else asked.text
