"""A number being read, before what it shares with its neighbours is known."""

from ingest.facts.quantities.number import Number
from ingest.facts.quantities.units import Unit
from ingest.facts.types import Hedge


class Draft:
    """A number being read; tokens `first` to `last` are its own."""

    __slots__ = ("after", "first", "has_sign", "is_bare", "is_change", "is_name", "last", "noun", "number", "unit")

    def __init__(self, number: Number, *, first: int, last: int, unit: Unit | None = None) -> None:
        self.number = number
        self.first = first
        self.last = last
        self.unit = unit
        self.noun: tuple[str, tuple[str, ...]] | None = None  # unit and stems of what is counted
        self.after: Hedge | None = None  # "300+", "300 or so"
        self.has_sign = False  # its own currency sign stands before it
        self.is_bare = False  # the number of nothing: a score, a figure of a table
        self.is_name = False  # a label: read for the sake of its neighbours, then left out
        self.is_change = False  # "doubled"
