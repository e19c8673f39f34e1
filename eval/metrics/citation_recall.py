"""Is the gold evidence cited?"""

from __future__ import annotations

from collections.abc import Sequence

from eval.contract import Span
from eval.spans import is_cited


def citation_recall(gold: Sequence[Sequence[Span]], cited: Sequence[Span]) -> float:
    """Share of the pieces of gold evidence that the citations reach, 0 to 1.

    A piece is reached if cited spans of its document cover half of it, or one lies within it.

    Args:
        gold: for each piece of evidence the places where it stands; at least one piece.
    Source: the recall of ALCE (Gao et al., EMNLP 2023), with the overlap of spans in place of an entailment model.
    """
    return sum(is_cited(places, cited) for places in gold) / len(gold)
