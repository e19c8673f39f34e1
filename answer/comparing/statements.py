"""A claim beside a sentence: does the sentence say the same, something else, or nothing of it?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from answer.comparing.clauses import clauses_of
from answer.comparing.names import compare_names
from answer.comparing.relation import AGREES, Comparison, Relation
from answer.comparing.slots import shared
from answer.comparing.statement import Statement
from answer.comparing.values import compare_claimed_times, compare_values
from answer.comparing.wording import compare_polarity, compare_words, same_side
from ingest.facts.polarity.find import is_denied

WORST_FIRST: tuple[Relation, ...] = ("differs", "not_comparable", "coarser", "finer", "same")
SAME_PREDICATE = 0.5  # share of the claim's words, names left out, that the sentence must have for another value to contradict it
SAME_EVENT = 0.6  # the same where the claim has no number: its words are all that tells what it is about
SAME_STATEMENT = 0.6  # and of all its words for it to say the same
REFERENCE = re.compile(r"(?i)\W*(?:he|she|it|they|his|her|its|their|this|these|the)\b")  # may stand for a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A claim and a sentence, fact by fact."""

    relation: Relation
    comparisons: tuple[Comparison, ...]
    shared: float  # share of the claim's words that the sentence or what stands around it has, 0..1, by weight
    said: float = 0.0  # the same, names and what differs left out: does it say the same of the subject?

    @property
    def differences(self) -> tuple[Comparison, ...]:
        """The facts in which the two differ."""
        return tuple(item for item in self.comparisons if item.relation == "differs")


def compare(claimed: Statement, found: Statement, *, weights: Mapping[str, float] | None = None) -> Compared:
    """How the found sentence stands to the claim.

    "differs" only where both speak of the same thing: another year's figure, another place or another measure is no contradiction,
    it is "not_comparable". A long claim is compared clause by clause: it differs if one clause does.

    Args:
        weights: how much a word tells, by stem; all alike without.
    """
    parts = [_compare_clause(clause, found, weights) for clause in clauses_of(claimed)]
    there = found.stems | found.context_stems | same_side(claimed, found)
    overlap = shared(claimed.stems, there, weights)
    if len(parts) == 1:
        return replace(parts[0], shared=overlap)
    return Compared(
        relation=_worst([part.relation for part in parts]),
        comparisons=tuple(item for part in parts for item in part.comparisons),
        shared=overlap,
        said=min(part.said for part in parts),
    )


def _compare_clause(claimed: Statement, found: Statement, weights: Mapping[str, float] | None) -> Compared:
    there = found.stems | found.context_stems | same_side(claimed, found)
    comparisons: list[Comparison] = [
        *compare_values(claimed, found),
        *compare_names(claimed, found),
        *compare_polarity(claimed, found),
        *compare_words(claimed, found),
    ]
    comparisons += compare_claimed_times(claimed, found, comparisons)
    same_said = _predicate_share(claimed, comparisons, there, weights)
    is_value_claim = bool(claimed.facts.quantities or claimed.facts.ranks)
    if same_said < (SAME_PREDICATE if is_value_claim else SAME_EVENT):
        comparisons = [_withdrawn(item, "the sentence says something else of it") for item in comparisons]
    if _is_other_case(comparisons, claimed, found):
        comparisons = [_withdrawn(item, "the sentence speaks of another case") for item in comparisons]
    overlap = shared(claimed.stems, there, weights)
    comparisons = [
        _withdrawn(item, "the claim denies it") if _denied_there(item, claimed) and item.kind != "polarity" else item
        for item in comparisons
    ]
    if _says_only(claimed) and not _says_only(found):
        comparisons.append(_only(claimed))
    agreed = overlap if is_value_claim or claimed.facts.times else min(same_said, overlap)
    return Compared(relation=_overall(comparisons, agreed), comparisons=tuple(comparisons), shared=agreed, said=same_said)


def _denied_there(item: Comparison, claimed: Statement) -> bool:
    """True if the claim denies what differs: "is not an American series" is no contradiction of a French one."""
    return item.relation == "differs" and is_denied(item.claimed_span, claimed.facts.negations)


def _says_only(statement: Statement) -> bool:
    return any(item.kind == "only" for item in statement.facts.negations)


def _only(claimed: Statement) -> Comparison:
    """What a sentence leaves open that does not say "only" itself."""
    word = next(item for item in claimed.facts.negations if item.kind == "only")
    return Comparison(
        kind="polarity",
        relation="not_comparable",
        reason="the sentence does not say that there is no other",
        claimed=claimed.text[word.start : word.end],
        claimed_span=(word.start, word.end),
    )


def _worst(relations: Sequence[Relation]) -> Relation:
    return next(relation for relation in WORST_FIRST if relation in relations)


def _predicate_share(
    claimed: Statement, comparisons: Sequence[Comparison], there: frozenset[str], weights: Mapping[str, float] | None
) -> float:
    """Share of the claim's words that are there, names and what differs left out: does the sentence say the same of it?"""
    spans = [item.claimed_span for item in comparisons if item.relation == "differs" or item.kind == "name"]
    rest = [
        token.stem for token in claimed.tokens if not token.in_value and not any(start <= token.start < end for start, end in spans)
    ]
    return shared(rest, there, weights)


def _withdrawn(item: Comparison, reason: str) -> Comparison:
    return replace(item, relation="not_comparable", reason=reason) if item.relation == "differs" else item


def _is_other_case(comparisons: Sequence[Comparison], claimed: Statement, found: Statement) -> bool:
    """True if two things do not fit: a value and its year, its place or its measure; what happened and when.

    Where the value agrees and the year does not, the year is what differs.
    """
    values = [item for item in comparisons if item.kind in ("quantity", "rank")]
    others = [item for item in comparisons if item.kind not in ("quantity", "rank")]
    if not values:
        times = [item for item in others if item.kind == "time" and item.relation in ("differs", "not_comparable")]
        return bool(times) and any(item.relation == "differs" for item in others if item.kind != "time")
    if any(item.relation in (*AGREES, "coarser") for item in values) or _same_number(claimed, found):
        return False
    if {"quantity", "rank"} <= {item.kind for item in values if item.relation == "differs"}:
        return True  # the second one has four, the third five
    missing = [item for item in others if item.kind == "name" and item.relation == "not_comparable"]
    if missing and not (len(missing) == 1 and REFERENCE.match(found.text)):
        return True
    return any(
        item.relation == "differs"
        or (item.kind in ("time", "word") and item.relation == "not_comparable")
        or (item.kind == "name" and item.relation in ("finer", "coarser"))
        for item in others
    )


def _same_number(claimed: Statement, found: Statement) -> bool:
    """True if a number of the claim stands in the sentence as a number of something else, or of the other direction."""
    theirs = {item.value for item in found.facts.quantities}
    return any(item.value in theirs for item in claimed.facts.quantities)


def _overall(comparisons: Sequence[Comparison], overlap: float) -> Relation:
    relations = [item.relation for item in comparisons if item.kind != "word"]
    if any(item.relation == "differs" for item in comparisons):
        return "differs"
    # Another word in the place of one may mean the same: a value that agrees beside it speaks for that.
    is_open = any(item.kind == "word" for item in comparisons) and not any(
        item.kind in ("quantity", "rank", "time") and item.relation in (*AGREES, "coarser") for item in comparisons
    )
    if overlap < SAME_STATEMENT or is_open or "not_comparable" in relations:
        return "not_comparable"
    if "coarser" in relations:
        return "coarser"
    return "finer" if "finer" in relations else "same"
