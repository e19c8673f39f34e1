"""The contract's JSON → an answer, equal to the one that it was made of."""

import functools
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from answer.types import Answer

SIMPLE: dict[type, tuple[type, ...]] = {str: (str,), bool: (bool,), int: (int,), float: (float, int)}


def answer_from_json(value: object) -> Answer:
    """The answer in what `json.loads` gave; keys that are not known are left out, so that an older version reads a newer one's.

    Raises:
        ValueError: something is missing, or of the wrong kind; says where.
    """
    answer: Answer = _read(Answer, value, "answer")
    return answer


def exact_json(answer: Answer) -> dict[str, Any]:
    """The contract's form with unrounded numbers, so that what is read back is equal."""
    return asdict(answer)


def _read(kind: Any, value: object, where: str) -> Any:
    if get_origin(kind) in (Union, UnionType):
        (wanted,) = (one for one in get_args(kind) if one is not type(None))
        return None if value is None else _read(wanted, value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{where} is {_shown(value)}; expected a list")
        return tuple(_read(get_args(kind)[0], item, f"{where}[{at}]") for at, item in enumerate(value))
    if is_dataclass(kind):
        return _read_fields(kind, value, where)
    if not isinstance(value, SIMPLE[kind]) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{where} is {_shown(value)}; expected {kind.__name__}")
    return kind(value)


def _read_fields(kind: Any, value: object, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where} is {_shown(value)}; expected an object")
    given = {}
    for field in fields(kind):
        if field.name in value:
            given[field.name] = _read(_hints(kind)[field.name], value[field.name], f"{where}.{field.name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{where} has no {field.name!r}")
    return kind(**given)


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:80]}…"
