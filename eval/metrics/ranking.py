"""A ranking of evidence from the ranks at which each piece was first found."""

from __future__ import annotations

from collections.abc import Sequence


def relevance(ranks: Sequence[int | None], depth: int) -> list[int]:
    """1 or 0 for each place of the ranking, best first; as many ones as pieces of evidence were found.

    A chunk that is the first to hold a piece of evidence is relevant; one that only repeats a piece is not, so that
    overlapping chunks gain nothing. Of a chunk that holds two pieces, the second takes the next place: at no ranking is
    the gain larger than the ideal one, and a single piece is at its true rank.

    Args:
        ranks: for each piece of evidence the 1-based rank of the first chunk that holds it; None: not found.
        depth: how many chunks were ranked.
    """
    gains: list[int] = []
    for rank in range(1, depth + 1):
        found = sum(1 for r in ranks if r == rank)
        gains.extend([1] * found if found else [0])
    return gains
