"""A value that a sentence holds."""

from dataclasses import dataclass

from answer.comparing.wanted import WantedKind
from ingest.facts.types import Name, Quantity, Rank, TimeMention

Fact = Quantity | Rank | TimeMention | Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A value of a sentence."""

    fact: Fact
    kind: WantedKind
    start: int  # in the sentence; unit, currency and hedge are in it, the counted noun is not
    end: int


def is_change(item: Quantity) -> bool:
    """True if the quantity says by how much something rose or fell."""
    return item.sign is not None
