"""Two values of a claim that a sentence has as well, but each for what the claim says of the other."""

from collections.abc import Sequence
from itertools import combinations

from answer.comparing.quantities import compare_quantities
from answer.comparing.ranks import compare_ranks
from answer.comparing.relation import AGREES
from answer.comparing.statement import Statement
from answer.deciding.same_words import canonicals
from ingest.facts.ranks.words import CARDINALS

Span = tuple[int, int]


def is_crossed(claimed: Statement, found: Statement) -> bool:
    """True if "half of its output and a quarter of its growth" stands beside "a quarter of its output and half of its growth".

    Of two values that agree, the words behind each are held against those behind the agreeing one and behind the other one.
    """
    pairs = _agreeing(claimed, found)
    mine, theirs = [one for one, _ in pairs], [other for _, other in pairs]
    for (one, its), (other, others) in combinations(pairs, 2):
        if its == others:
            continue
        straight = _shared(one, its, mine, theirs, claimed, found) + _shared(other, others, mine, theirs, claimed, found)
        across = _shared(one, others, mine, theirs, claimed, found) + _shared(other, its, mine, theirs, claimed, found)
        if across > straight:
            return True
    return False


def _agreeing(claimed: Statement, found: Statement) -> list[tuple[Span, Span]]:
    """Spans of the claim's numbers and places in an order, each with the one of the sentence that is the same, where one is."""
    pairs = []
    for mine in claimed.facts.quantities:
        same = [item for item in found.facts.quantities if mine.value is not None and item.value == mine.value]
        same = [item for item in same if compare_quantities(mine, item).relation in AGREES or mine.kind in ("bare", "count")]
        if len(same) == 1:
            pairs.append(((mine.start, mine.end), (same[0].start, same[0].end)))
    for rank in claimed.facts.ranks:
        held = [item for item in found.facts.ranks if (item.low, item.high) == (rank.low, rank.high)]
        if len(held) == 1 and compare_ranks(rank, held[0]).relation != "differs":
            pairs.append(((rank.start, rank.end), (held[0].start, held[0].end)))
    return pairs


def _shared(one: Span, other: Span, mine: Sequence[Span], theirs: Sequence[Span], claimed: Statement, found: Statement) -> int:
    """Number of words that stand behind both, each up to the next value."""
    return len(_behind(one, mine, claimed) & _behind(other, theirs, found))


def _behind(span: Span, values: Sequence[Span], statement: Statement) -> frozenset[str]:
    """The value's own nouns and the words up to the next value."""
    end = min((start for start, _ in values if start >= span[1]), default=len(statement.text))
    # "Billion yuan" and "fourth place" are of the value itself: they tell nothing of what it is said of.
    units = [(item.start, item.end) for item in statement.facts.quantities if item.kind != "count"]
    units += [(rank.start, rank.end) for rank in statement.facts.ranks]
    return canonicals(
        token.stem
        for token in statement.tokens
        if span[0] <= token.start < end
        and statement.text[token.start : token.end].casefold() not in CARDINALS
        and not any(first <= token.start < last for first, last in units)
    )
