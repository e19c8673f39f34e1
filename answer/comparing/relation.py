"""How something found stands to what was asked for or claimed."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["same", "differs", "finer", "coarser", "not_comparable"]
Kind = Literal["quantity", "time", "rank", "name", "polarity", "direction", "word"]

AGREES: tuple[Relation, ...] = ("same", "finer")
"""Relations in which what was found bears out what was claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A relation and the reason for it, in words for people."""

    relation: Relation  # of the found to the claimed: "finer" agrees and is more exact, "coarser" agrees and is less exact
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One fact of a claim beside the fact that was found for it."""

    kind: Kind
    relation: Relation
    reason: str
    claimed: str  # as the claim writes it
    claimed_span: tuple[int, int]  # in the claim
    found: str = ""  # as the sentence writes it; "" where it says nothing of it
    found_span: tuple[int, int] | None = None  # in the sentence
