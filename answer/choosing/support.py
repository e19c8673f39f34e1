"""A sentence of the answer, with the other sentences that say the same; what one says that others do not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.comparing.wanted import values_beyond
from answer.features import Candidate
from answer.question import Asked
from answer.words import numbers
from ingest.facts.names.relations import same_name
from ingest.words import stems

SAME_WORDS = 0.6  # Jaccard overlap from which two sentences with the same numbers say the same
SAME_WORDS_AND_FIGURES = 0.4  # and where the numbers that they share are two or more
PLACES = ("place", "nationality")  # every second sentence names one


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A sentence of the answer and the spans that say it, the best first."""

    best: Candidate
    others: tuple[Candidate, ...] = ()  # say the same elsewhere


def supported(chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> tuple[Support, ...]:
    """Each chosen sentence with those of the others that say the same; of two chosen that do, the first alone.

    Args:
        ranked: every sentence that may stand beside a chosen one, best first.
    """
    kept: list[Support] = []
    for candidate in (*chosen, *(item for item in ranked if not any(item is one for one in chosen))):
        twin = next((at for at, support in enumerate(kept) if says_the_same(support.best, candidate)), None)
        if twin is not None:
            kept[twin] = replace(kept[twin], others=(*kept[twin].others, candidate))
        elif any(candidate is one for one in chosen):
            kept.append(Support(best=candidate))
    return tuple(kept)


def says_the_same(one: Candidate, other: Candidate) -> bool:
    """True if the two have the same numbers and nearly the same words."""
    return is_said_alike(one.text, other.text)


def is_said_alike(one: str, other: str) -> bool:
    """True if two sentences have the same numbers and nearly the same words."""
    figures = numbers(one)
    if figures != numbers(other):
        return False
    mine, theirs = set(stems(one)), set(stems(other))
    overlap = len(mine & theirs) / max(1, len(mine | theirs))
    return overlap >= (SAME_WORDS_AND_FIGURES if len(figures) >= 2 else SAME_WORDS)


def new_facts(asked: Asked, item: Candidate, chosen: Sequence[Candidate]) -> int:
    """Values, places in an order and names that neither the question nor the others have."""
    facts = item.statement.facts
    before = [asked.statement.facts, *(one.statement.facts for one in chosen)]
    values = set(values_beyond(facts, before[0]))
    for other in before[1:]:
        values &= set(values_beyond(facts, other))
    named = [name for other in before for name in other.names]
    names = {name.key for name in facts.names if name.kind not in PLACES and not any(same_name(name, other) for other in named)}
    return len(values) + len(facts.ranks) + len(names)
