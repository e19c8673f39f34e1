"""A verdict in plain words: what the document gives, what the claim says, what is missing."""

from collections.abc import Iterator, Sequence

from answer.checking.evidence import Evidence
from answer.checking.slots import Slot, slots_of
from answer.comparing.quantities import compare_quantities
from answer.comparing.relation import Comparison, Judged
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared
from answer.comparing.values import comparison_of, is_of_time
from ingest.facts.names.relations import same_name
from ingest.facts.times.find import spoken_for, time_of
from ingest.facts.times.periods import in_words
from ingest.facts.types import Period

MOST_DIFFERENCES = 3
MOST_MISSING = 3


def differing(claimed: Statement, evidence: Evidence, compared: Compared) -> list[Comparison]:
    """What the sentence says otherwise than the claim: first what is sure, else another value in the place of the claim's."""
    sure = [item for item in compared.differences if item.found_span is not None]
    if sure:
        return _each_once(sure)
    slots = [slot for slot in slots_of(claimed, evidence.statement) if slot.state in ("rival", "other_unit") and slot.found_span]
    values = [slot for slot in slots if slot.kind != "time"] or slots
    loose = [_of_slot(slot, claimed, evidence.statement) for slot in values]
    loose = loose or list(_at_its_time(claimed, evidence.statement))
    if loose:
        return _each_once(loose)
    return _each_once([item for item in compared.comparisons if item.kind in ("polarity", "direction") and item.found_span])


def _at_its_time(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """A number that stands in the sentence for another time: what the sentence gives for the claim's own."""
    for quantity in claimed.facts.quantities:
        span = (quantity.start, quantity.end)
        for other in found.facts.quantities:
            where, judged = (other.start, other.end), compare_quantities(quantity, other)
            if judged.relation == "differs" and is_of_time(span, where, claimed, found):
                yield comparison_of("quantity", judged, span, where, claimed, found)
                break


def _each_once(items: Sequence[Comparison]) -> list[Comparison]:
    seen: dict[tuple[int, int], Comparison] = {}
    for item in items:
        seen.setdefault(item.claimed_span, item)
    return list(seen.values())[:MOST_DIFFERENCES]


def _of_slot(slot: Slot, claimed: Statement, found: Statement) -> Comparison:
    judged = Judged(relation="differs", reason="its unit or scale differs" if slot.state == "other_unit" else "another value")
    return comparison_of(slot.kind, judged, slot.claimed_span, slot.found_span, claimed, found)


def contradiction(items: Sequence[Comparison], evidence: Evidence, *, is_sure: bool = True) -> str:
    """ "The document gives RMB490.5bn for 2021; the claim says 500 billion yuan."

    Args:
        is_sure: a contradiction is likelier than not.
    """
    if not items:
        said = "The document says otherwise" if is_sure else "The document seems to say otherwise, which is not sure"
        return f"{said}; see the quote."
    return " ".join(_difference(item, evidence) for item in items)


def _difference(item: Comparison, evidence: Evidence) -> str:
    claimed, found = _flat(item.claimed), _flat(item.found)
    if item.kind in ("quantity", "rank"):
        when = _when(evidence, item)
        return f"The document gives {found}{f' for {when}' if when else ''}; the claim says {claimed}."
    if item.kind == "time":
        return f"The document says {found}; the claim says {claimed}."
    if item.kind == "name":
        return f"The document names {found}; the claim names {claimed}."
    if item.kind == "polarity":
        return f"Of “{found}”, {item.reason}."
    return f"The document says “{found}”; the claim says “{claimed}”."


def _when(evidence: Evidence, item: Comparison) -> str:
    """The period that the found value speaks for, where it is not part of the value itself."""
    statement = evidence.statement
    own = time_of(item.found_span, statement.facts.times, statement.text) if item.found_span else None
    said = _spoken(evidence) if own is None else _told(own.period)
    return "" if said in item.found else said


def support(claimed: Statement, evidence: Evidence, compared: Compared) -> str:
    """ "The document says so: RMB490.5bn, 2021."""
    slots = [slot for slot in slots_of(claimed, evidence.statement) if slot.found_span and slot.state in ("met", "loosely")]
    words = [_flat(evidence.statement.text[slot.found_span[0] : slot.found_span[1]]) for slot in slots if slot.found_span]
    told = list(dict.fromkeys(words))
    if not told:
        return "The document says so."
    if compared.relation == "coarser" or any(slot.state == "loosely" for slot in slots):
        loose = [
            (evidence.statement.text[slice(*slot.found_span)], claimed.text[slice(*slot.claimed_span)])
            for slot in slots
            if slot.state == "loosely" and slot.found_span
        ]
        pairs = [f"{_flat(found)} for “{_flat(said)}”" for found, said in loose if _flat(found) != _flat(said)]
        if pairs:
            return f"The document says so, in other figures or less exactly: {'; '.join(pairs)}."
    return f"The document says so: {', '.join(told)}."


def absence(claimed: Statement, evidence: Evidence | None) -> str:
    """Why the nearest sentence does not settle it."""
    if evidence is None:
        return "The documents do not say; nothing in them is near to it."
    missing = _missing(claimed, evidence)
    if not missing:
        return "The documents do not say. The nearest passage is about the same, but does not settle it."
    return f"The documents do not say. The nearest passage {_joined(missing)}."


def _missing(claimed: Statement, evidence: Evidence) -> list[str]:
    found = evidence.statement
    said: list[str] = []
    for name in claimed.facts.names:
        if name.text.casefold() in found.text.casefold() or any(
            same_name(name, other) for other in (*found.facts.names, *found.context_names)
        ):
            continue
        said.append(f"does not name {name.text}")
    for slot in slots_of(claimed, found):
        text = _flat(claimed.text[slice(*slot.claimed_span)])
        if slot.kind == "time" and slot.state in ("rival", "elsewhere"):
            other = _spoken(evidence)
            said.append(f"speaks of {other}, not of {text}" if other and other != text else f"does not speak of {text}")
        elif slot.state == "absent":
            said.append(f"has nothing of {text}" if slot.kind == "time" else f"has no such value as {text}")
    if not said:
        there = found.stems | found.context_stems
        lacking = [token for token in claimed.tokens if not token.in_value and token.stem not in there]
        words = [claimed.text[token.start : token.end] for token in lacking[:MOST_MISSING]]
        if words:
            said.append(f"says nothing of “{'”, “'.join(words)}”")
    return list(dict.fromkeys(said))[:MOST_MISSING]


def _spoken(evidence: Evidence) -> str:
    statement = evidence.statement
    period = spoken_for(statement.facts.times, text=statement.text, paragraph=statement.paragraph, anchor=statement.anchor).period
    return _told(period)


def _told(period: Period | None) -> str:
    """In words; "" of what has no beginning or no end."""
    return in_words(period) if period is not None and period.start is not None and period.end is not None else ""


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _flat(text: str) -> str:
    return " ".join(text.split())
