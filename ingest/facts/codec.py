"""Facts as one flat text for the index, and back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from ingest.facts.types import Direction, Facts, Name, Negation, Period, Quantity, Rank, TimeMention

Fact = TypeVar("Fact", Quantity, TimeMention, Rank, Name, Negation, Direction)

FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(item.name for item in fields(kind)) for kind in (Quantity, TimeMention, Rank, Name, Negation, Direction)
}
DECIMALS = frozenset({"value", "low", "high", "step"})  # of a quantity; a rank's bounds are whole numbers


def encode(facts: Facts) -> str:
    """The facts as JSON: a list a kind, a list a fact, values in the order of the fields."""
    return json.dumps(
        [[_values(fact) for fact in getattr(facts, name)] for name in KINDS], separators=(",", ":"), ensure_ascii=False
    )


def decode(text: str) -> Facts:
    """The facts that `encode` was given."""
    lists = json.loads(text)
    return Facts(**{name: tuple(read(row) for row in rows) for (name, read), rows in zip(KINDS.items(), lists, strict=True)})


def _values(fact: Any) -> list[Any]:
    return [_plain(getattr(fact, name)) for name in FIELDS[type(fact)]]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Period):
        return [value.start, value.end]
    return value


def _reader(kind: type[Fact], special: dict[str, Callable[[Any], Any]]) -> Callable[[Sequence[Any]], Fact]:
    names = FIELDS[kind]

    def read(row: Sequence[Any]) -> Fact:
        return kind(**{name: special[name](value) if name in special else value for name, value in zip(names, row, strict=True)})

    return read


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _period(value: Sequence[Sequence[int] | None]) -> Period:
    start, end = value
    return Period(start=tuple(start) if start else None, end=tuple(end) if end else None)  # type: ignore[arg-type]


KINDS: dict[str, Callable[[Sequence[Any]], Any]] = {
    "quantities": _reader(Quantity, {**dict.fromkeys(sorted(DECIMALS), _decimal), "of": tuple}),
    "times": _reader(TimeMention, {"period": _period}),
    "ranks": _reader(Rank, {"of": tuple}),
    "names": _reader(Name, {"others": tuple}),
    "negations": _reader(Negation, {"scope": tuple}),
    "directions": _reader(Direction, {}),
}
