"""Fitted numbers as they lie in a file of weights: by the names of the features that they belong to."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

Number = TypeVar("Number")  # one, or a row of them


def numbers_for(values: Mapping[str, Number], names: Sequence[str], path: Path) -> tuple[Number, ...]:
    """The numbers in the order of the names.

    Args:
        path: the file that they are of.
    Raises:
        ValueError: they were fitted for other features than this program computes.
    """
    if list(values) != list(names):
        raise ValueError(f"{path} was fitted for {list(values)}, the program computes {list(names)}; fit it anew")
    return tuple(values.values())
