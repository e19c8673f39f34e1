"""How many citations lead to gold evidence?"""

from __future__ import annotations

from collections.abc import Sequence

from eval.contract import Span
from eval.spans import overlaps


def citation_precision(gold: Sequence[Sequence[Span]], cited: Sequence[Span]) -> float:
    """Share of the citations that overlap gold evidence, 0 to 1; at least one citation.

    A lower bound: a passage that nobody noted as evidence may well support the sentence.

    Source: the precision of ALCE (Gao et al., EMNLP 2023), with the overlap of spans in place of an entailment model.
    """
    return sum(any(overlaps(span, places) for places in gold) for span in cited) / len(cited)
