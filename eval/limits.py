"""Limits that a run must keep, and the gate that holds it to them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import LimitError
from eval.measures import BY_NAME
from eval.options import ALL, EvalOptions
from eval.run import EngineRun, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A bound on one figure."""

    set: str | None  # name of the set; None: all question sets together, or else every set that has the measure
    measure: str
    is_minimum: bool
    value: float
    may_be_absent: bool  # a limit of the file is passed over when its set doesn't run

    @property
    def name(self) -> str:
        return f"{self.set}.{self.measure}" if self.set else self.measure


def limits_of(options: EvalOptions) -> tuple[Limit, ...]:
    """The limits of an evaluation: those of the options, then those of its file.

    Raises:
        LimitError: a name isn't known, a value is no number, or the file can't be read.
    """
    limits = [_limit(name, value, is_minimum=True, from_file=False) for name, value in options.minimum.items()]
    limits += [_limit(name, value, is_minimum=False, from_file=False) for name, value in options.maximum.items()]
    sets = {spec.name for spec in options.sets} | {ALL}
    for limit in limits:
        if limit.set is not None and limit.set not in sets:
            raise LimitError(f"limit {limit.name!r}: no set {limit.set!r} is measured, only {', '.join(sorted(sets))}")
    if options.limits is not None:
        limits += read_limits(options.limits)
    return tuple(limits)


def read_limits(path: Path) -> list[Limit]:
    """The limits in a TOML file with the tables `min` and `max`; keys are measures or "set.measure"."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as exc:
        raise LimitError(f"{path} does not exist; name a file of limits with the tables min and max") from exc
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise LimitError(f"{path} can't be read as TOML: {exc}") from exc
    if unknown := sorted(tables.keys() - {"min", "max"}):
        raise LimitError(f"{path} has a table {unknown[0]!r}; expected min and max")
    limits: list[Limit] = []
    for table in ("min", "max"):
        entries = tables.get(table, {})
        if not isinstance(entries, dict):
            raise LimitError(f"{path}: {table} is {entries!r}; expected a table")
        limits += [_limit(name, value, is_minimum=table == "min", from_file=True) for name, value in entries.items()]
    return limits


def parse_bound(text: str) -> tuple[str, float]:
    """Name and value of `measure=value` as the command line has it.

    Raises:
        LimitError: it isn't of that form.
    """
    name, sign, value = text.partition("=")
    try:
        if not sign or not name.strip():
            raise ValueError
        return name.strip(), float(value)
    except ValueError:
        raise LimitError(f"limit {text!r}; expected measure=value, such as accuracy=0.7 or facts.hit@5=0.9") from None


def breaches(limits: Iterable[Limit], run: EngineRun) -> tuple[str, ...]:
    """A line for each limit that isn't kept; a figure that could not be measured keeps no limit."""
    return tuple(line for limit in limits for line in _breaches_of(limit, run))


def _breaches_of(limit: Limit, run: EngineRun) -> list[str]:
    names = [one.name for one in run.sets]
    if limit.set is not None and limit.set not in names and limit.may_be_absent:
        return []
    figures = _figures(limit, run)
    if not figures and not (limit.may_be_absent and limit.set is None):
        return [f"{limit.name} could not be measured, but has a limit of {limit.value:g}"]
    return [line for name, figure in figures if (line := _breach(limit, name, figure))]


def _figures(limit: Limit, run: EngineRun) -> Sequence[tuple[str, Figure]]:
    found = [(one.name, figure) for one in run.sets if (figure := one.figure(limit.measure)) is not None]
    if limit.set is not None:
        return [(name, figure) for name, figure in found if name == limit.set]
    return [(name, figure) for name, figure in found if name == ALL] or found


def _breach(limit: Limit, name: str, figure: Figure) -> str | None:
    label = f"{name}.{limit.measure}"
    if figure.value is None:
        return f"{label} could not be measured ({figure.unscored} rows unscored), but has a limit of {limit.value:g}"
    if limit.is_minimum and figure.value < limit.value:
        return f"{label} is {figure.value:.4g}, below {limit.value:g}"
    if not limit.is_minimum and figure.value > limit.value:
        return f"{label} is {figure.value:.4g}, above {limit.value:g}"
    return None


def _limit(name: str, value: object, *, is_minimum: bool, from_file: bool) -> Limit:
    set_name, _, measure = name.rpartition(".")
    if measure not in BY_NAME:
        raise LimitError(f"limit {name!r}: no measure is called {measure!r}; there are {', '.join(BY_NAME)}")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise LimitError(f"limit {name!r} is {value!r}; expected a number")
    return Limit(set=set_name or None, measure=measure, is_minimum=is_minimum, value=float(value), may_be_absent=from_file)
