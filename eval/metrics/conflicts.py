"""Are disagreements of documents shown, and only where they are?"""

from __future__ import annotations

from collections.abc import Sequence

from eval.contract import ConflictValue
from eval.matching import occurs
from eval.rows import GoldValue


def shown_values(gold: Sequence[GoldValue], shown: Sequence[ConflictValue]) -> list[GoldValue | None]:
    """For each shown value the gold value it is, form aside; None for one that is none of them."""
    return [next((g for g in gold if any(occurs(f, s.value) or occurs(s.value, f) for f in g.forms)), None) for s in shown]


def is_shown(gold: Sequence[GoldValue], conflicts: Sequence[Sequence[ConflictValue]]) -> bool:
    """One of the conflicts that an answer shows sets two different gold values side by side."""
    return any(len({g.value for g in shown_values(gold, values) if g is not None}) >= 2 for values in conflicts)


def is_newest_first(gold: Sequence[GoldValue], conflicts: Sequence[Sequence[ConflictValue]]) -> bool:
    """The first conflict that names a gold value names one of the newest first; undated is oldest.

    `as_of` is compared as text: "2018" < "2018-H1" < "2021".
    """
    newest = max((g.as_of or "" for g in gold), default="")
    for values in conflicts:
        named = [g for g in shown_values(gold, values) if g is not None]
        if named:
            return (named[0].as_of or "") == newest
    return False
