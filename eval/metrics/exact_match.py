"""Exact match of a span."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.squad import squad_tokens


def exact_match(short_answer: str, accepted: Sequence[str]) -> float:
    """1.0 if the short answer is one of the accepted ones, articles and punctuation aside, else 0.0.

    Source: Rajpurkar et al., EMNLP 2016, section 6.1.
    """
    tokens = squad_tokens(short_answer)
    return float(any(tokens == squad_tokens(one) for one in accepted))
