"""Overlap of a span with an accepted one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.metrics.squad import squad_tokens


def token_f1(short_answer: str, accepted: Sequence[str]) -> float:
    """Harmonic mean of precision and recall of words, the best over the accepted answers; 0 to 1.

    Source: Rajpurkar et al., EMNLP 2016, section 6.1.
    """
    return max((_f1(squad_tokens(short_answer), squad_tokens(one)) for one in accepted), default=0.0)


def _f1(words: list[str], gold: list[str]) -> float:
    if not words or not gold:
        return float(words == gold)
    common = sum((Counter(words) & Counter(gold)).values())
    return 2 * common / (len(words) + len(gold))
