"""What a fact is a fact of: the words around it."""

from collections.abc import Iterable, Mapping

from answer.comparing.statement import Statement

REACH = 7  # meaningful words to either side that tell what a value is a value of


def words_around(span: tuple[int, int], statement: Statement, *, reach: int = REACH) -> frozenset[str]:
    """Stems of the meaningful words within `reach` of the span, the span's own included, values left out."""
    words = [token for token in statement.tokens if not token.in_value]
    before = [token.stem for token in words if token.end <= span[0]][-reach:]
    inside = [token.stem for token in words if token.start < span[1] and span[0] < token.end]
    after = [token.stem for token in words if token.start >= span[1]][:reach]
    return frozenset((*before, *inside, *after))


def shared(wanted: Iterable[str], there: frozenset[str], weights: Mapping[str, float] | None = None) -> float:
    """Share of the wanted stems that are there, 0..1, by weight if weights are given; 1 if nothing is wanted."""
    total = met = 0.0
    for word in set(wanted):
        weight = 1.0 if weights is None else weights.get(word, max(weights.values(), default=1.0))
        total += weight
        met += weight if word in there else 0.0
    return met / total if total else 1.0
