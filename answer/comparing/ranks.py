"""Two places in an order side by side."""

from answer.comparing.relation import Judged
from ingest.facts.polarity.find import orders_oppose
from ingest.facts.ranks.against import ANY_PLACE
from ingest.facts.types import Rank


def compare_ranks(claimed: Rank, found: Rank) -> Judged:
    """How the found rank stands to the claimed one; not comparable where they rank different things."""
    if claimed.of and found.of and not set(claimed.of) & set(found.of):
        return Judged(relation="not_comparable", reason=f"one ranks {' '.join(claimed.of)}, the other {' '.join(found.of)}")
    if claimed.order and found.order and claimed.order != found.order:
        if not orders_oppose(claimed.order, found.order):
            return Judged(relation="not_comparable", reason=f"one is by {claimed.order}, the other by {found.order}")
        return Judged(relation="differs", reason="counted from opposite ends")
    if {claimed.relation, found.relation} == {"ahead", "behind"} and claimed.other.casefold() == found.other.casefold():
        return Judged(relation="differs", reason=f"one is ahead of {claimed.other}, the other behind")
    if ANY_PLACE in (claimed.high, found.high) and claimed.high != found.high:
        return Judged(relation="not_comparable", reason="one is a place, the other only says ahead or behind of whom")
    if claimed.is_from_end != found.is_from_end:
        return Judged(relation="differs", reason="one is counted from the end")
    if (claimed.low, claimed.high) == (found.low, found.high):
        return Judged(relation="same", reason="the same place")
    if claimed.low <= found.low and found.high <= claimed.high:
        return Judged(relation="finer", reason=f"place {_place(found)} is among {_place(claimed)}")
    if found.low <= claimed.low and claimed.high <= found.high:
        return Judged(relation="coarser", reason=f"place {_place(claimed)} is among {_place(found)}")
    return Judged(relation="differs", reason=f"place {_place(found)}, not {_place(claimed)}")


def _place(rank: Rank) -> str:
    return str(rank.low) if rank.low == rank.high else f"{rank.low} to {rank.high}"
