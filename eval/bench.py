"""The public question sets that the project is measured on, where they are to be had."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.options import HERE, SetSpec

BENCH = HERE / "bench.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSet:
    """An entry of the list."""

    name: str
    questions: str  # path below the folder of public sets
    corpus: str | None  # likewise; None: each claim brings its own text
    source: str


def public_sets(path: Path = BENCH) -> tuple[PublicSet, ...]:
    """The listed sets, in the order of the list."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["set"]
    return tuple(
        PublicSet(name=entry["name"], questions=entry["questions"], corpus=entry.get("corpus"), source=entry["source"])
        for entry in entries
    )


def public_specs(folder: Path, names: Sequence[str] | None = None) -> tuple[SetSpec, ...]:
    """The listed sets that are in `folder`, or those of them that are named.

    Raises:
        EvalError: a name isn't listed, a named set isn't there, or none is.
    """
    listed = {one.name: one for one in public_sets()}
    for name in names or ():
        if name not in listed:
            raise EvalError(f"no public set is called {name!r}; there are {', '.join(listed)}")
        if not (folder / listed[name].questions).is_file():
            raise EvalError(f"{folder / listed[name].questions} is not there; name the folder of the public sets")
    found = [one for one in listed.values() if (folder / one.questions).is_file() and (not names or one.name in names)]
    if not found:
        raise EvalError(f"none of the public sets is in {folder}; name the folder that holds {', '.join(listed)}")
    return tuple(
        SetSpec(name=one.name, path=folder / one.questions, corpus=folder / one.corpus if one.corpus else None) for one in found
    )
