"""Two quantities side by side."""

from answer.comparing.relation import Judged
from ingest.facts.quantities.units import noun_unit
from ingest.facts.types import Quantity


def compare_quantities(claimed: Quantity, found: Quantity) -> Judged:
    """How the found quantity stands to the claimed one.

    A number of one thing is never compared with a number of another. Rounding is no difference: a claim of 4 billion is borne
    out by 4.2 billion ("finer"), one of 4.2 billion is not established by 4 billion ("coarser").
    """
    barrier = _barrier(claimed, found)
    if barrier:
        return Judged(relation="not_comparable", reason=barrier)
    if claimed.sign and found.sign and claimed.sign != found.sign:
        return Judged(relation="differs", reason=f"one goes {claimed.sign}, the other {found.sign}")
    if (claimed.sign is None) != (found.sign is None):
        return Judged(relation="not_comparable", reason="one is a level, the other a change")
    judged = _by_value(claimed, found)
    if judged.relation == "differs" and "" in (claimed.unit, found.unit) and claimed.unit != found.unit:
        return Judged(relation="not_comparable", reason="it is not said what one of them counts")
    return judged


def _barrier(claimed: Quantity, found: Quantity) -> str:
    """Why the two cannot be compared; "" if they can."""
    if "bare" not in (claimed.kind, found.kind):
        if claimed.kind != found.kind:
            return f"{_kind(claimed)} is not comparable with {_kind(found)}"
        if claimed.unit != found.unit:
            return f"one is in {claimed.unit or 'no unit'}, the other in {found.unit or 'no unit'}"
        if claimed.kind == "count" and _other_things(claimed, found):
            return f"one counts {' '.join(claimed.of)}, the other {' '.join(found.of)}"
    elif claimed.kind != found.kind and {claimed.kind, found.kind} & {"percent", "points", "times"}:
        return "one is a share, the other is not"
    if claimed.per != found.per:
        return f"one is per {claimed.per}, the other is not" if claimed.per else f"one is per {found.per}, the other is not"
    return ""


def _other_things(claimed: Quantity, found: Quantity) -> bool:
    """True if each says of what it counts something that the other does not: digital companies, foreign companies."""
    mine, theirs = _described(claimed), _described(found)
    return bool(mine - theirs) and bool(theirs - mine)


def _described(quantity: Quantity) -> set[str]:
    """What it says of the things that it counts, without the noun itself: "digital" of "digital firms"."""
    return {stem for stem in quantity.of if noun_unit(stem) != quantity.unit}


def _kind(quantity: Quantity) -> str:
    names = {"percent": "a percentage", "points": "percentage points", "times": "a multiple", "bare": "a plain number"}
    return names.get(quantity.kind, f"an amount of {quantity.unit}" if quantity.unit else "an amount")


def _by_value(claimed: Quantity, found: Quantity) -> Judged:
    if claimed.hedge == found.hedge and (claimed.value, claimed.low, claimed.high) == (found.value, found.low, found.high):
        return Judged(relation="same", reason="the same value")
    if claimed.hedge == "exact" and found.hedge == "exact":
        return _exact(claimed, found)
    if claimed.low <= found.low and found.high <= claimed.high:
        return Judged(relation="finer", reason="it lies in what the claim allows")
    if claimed.hedge == "over" and found.low >= claimed.high:
        return Judged(relation="finer", reason="true, but the number found is far larger")
    if found.low <= claimed.low and claimed.high <= found.high:
        return Judged(relation="coarser", reason="the claim lies in what was found, which is less exact")
    if _rounds_to(claimed, found) or _rounds_to(found, claimed):
        return Judged(relation="finer" if claimed.step > found.step else "coarser", reason="the same but for rounding")
    if found.high < claimed.low or claimed.high < found.low:
        return Judged(relation="differs", reason="the values do not meet")
    return Judged(relation="coarser", reason="the ranges overlap in part")


def _exact(claimed: Quantity, found: Quantity) -> Judged:
    if claimed.value == found.value:
        return Judged(relation="same", reason="the same value")
    if claimed.step > found.step and _rounds_to(found, claimed):
        return Judged(relation="finer", reason="the claim rounds it")
    if found.step > claimed.step and _rounds_to(claimed, found):
        return Judged(relation="coarser", reason="it is rounded where the claim is exact")
    return Judged(relation="differs", reason="another value")


def _rounds_to(fine: Quantity, rough: Quantity) -> bool:
    """True if `fine`, rounded to the places of `rough`, is `rough`."""
    if fine.value is None or rough.value is None or rough.step <= fine.step or rough.hedge != "exact":
        return False
    return abs(fine.value - rough.value) <= rough.step / 2
