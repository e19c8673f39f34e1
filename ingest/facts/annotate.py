"""A sentence → what it states. The order matters: a year is no quantity, an ordinal is no count."""

from ingest.facts.names.find import find_names
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.polarity.find import find_directions, find_negations
from ingest.facts.quantities.find import find_quantities
from ingest.facts.ranks.find import find_ranks
from ingest.facts.times.anchors import Anchor
from ingest.facts.times.find import find_times
from ingest.facts.types import Facts


def annotate(text: str, *, anchor: Anchor | None = None, lexicon: Lexicon = EMPTY) -> Facts:
    """What the text states, each kind in the order of the text; nothing raises.

    Args:
        text: one sentence, question or claim.
        anchor: the date that "this year" counts from; without one, such words are left out.
        lexicon: names that are known.
    """
    times = find_times(text, anchor)
    taken = [(time.start, time.end) for time in times]
    ranks = find_ranks(text, taken)
    taken += [(rank.start, rank.end) for rank in ranks]
    quantities = find_quantities(text, taken)
    values = [(item.start, item.end) for item in quantities if item.kind != "count"]
    return Facts(
        quantities=quantities,
        times=times,
        ranks=ranks,
        # "RMB60" and "MW" look like names; they are parts of an amount.
        names=tuple(name for name in find_names(text, lexicon) if not any(a <= name.start and name.end <= b for a, b in values)),
        negations=find_negations(text),
        directions=find_directions(text),
    )
