"""A claim and one sentence as numbers: what the decision is computed from."""

import math
from collections.abc import Mapping, Sequence

from answer.checking.slots import Slot, slots_of
from answer.comparing.relation import AGREES
from answer.comparing.slots import shared
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared
from answer.comparing.wording import same_side
from ingest.facts.names.relations import clash, contains, same_name
from ingest.facts.polarity.modality import modality
from ingest.facts.types import Name

RULE_FEATURES = (
    "cosine",  # of claim and sentence
    "own_words",  # share of the claim's words, names and values left out, that the sentence has itself, by weight
    "all_words",  # the same for all words, sentence and surroundings together
    "gap",  # the most telling of the claim's words that is in neither, 0..1
    "agrees",  # the comparison says: the same, or more exact
    "coarser",  # the same, but less exact
    "differs_value",  # the comparison is sure that a number or a place in an order differs
    "differs_time",
    "differs_name",
    "differs_word",  # a denial, an opposite, a word that excludes the claim's
    "values",  # 1 if the claim has numbers or ranks
    "values_met",  # share of them that agree
    "values_loosely",
    "values_other_unit",
    "values_rival",  # share in whose place another stands
    "rival_beside",  # how well the words beside the rival fit, 0..1
    "values_absent",
    "values_exchanged",  # how much better another value fits the words beside one that is there
    "times_met",  # share of the claim's times, 0 without one
    "times_loosely",
    "times_around",
    "times_rival",
    "times_elsewhere",
    "names_met",  # share of the claim's names that stand in the sentence, 1 without one
    "names_around",
    "names_absent",
    "names_rival",  # share that is absent, with another of its kind there
    "words_replaced",  # number of the claim's words in whose place another stands, at most 3
    "denial_mismatch",  # one of the two denies, the other does not
    "only_mismatch",  # the claim says "only", the sentence does not
    "opposite",  # a word of the one is the opposite of a word of the other
    "modality_mismatch",  # one states what the other plans
    "length",  # log of the claim's meaningful words
    "close_rival",  # values_rival × cosine × own_words: another value of what seems to be one thing
    "close_other_unit",
    "close_name_rival",
    "close_absent",  # values_absent × cosine: about the same, and the value is not there
    "close_opposite",
    "close_time_rival",
    "all_met",  # 1 if every value, time and name is there
    "met_words",  # all_met × own_words
)
MOST_REPLACED = 3


def pair_features(
    claimed: Statement, found: Statement, compared: Compared, *, cosine: float, weights: Mapping[str, float] | None = None
) -> tuple[float, ...]:
    """One number for each of RULE_FEATURES.

    Args:
        compared: the two, by `compare`.
        cosine: of their vectors; 0 without a model.
        weights: how much a word tells, by stem; all alike without.
    """
    slots = slots_of(claimed, found)
    values = [slot for slot in slots if slot.kind != "time"]
    times = [slot for slot in slots if slot.kind == "time"]
    names = name_shares(claimed, found)
    own, everywhere, gap = _words(claimed, found, weights)
    rival, other_unit, absent = _share(values, "rival"), _share(values, "other_unit"), _share(values, "absent")
    opposite = float(has_opposite(claimed, found))
    is_met = all(slot.state in ("met", "around") for slot in slots) and names["met"] + names["around"] > 1 - 1e-6
    rivals = [slot.beside for slot in values if slot.state in ("rival", "other_unit")]
    kinds = {item.kind for item in compared.differences}
    close = max(0.0, cosine) * (0.3 + 0.7 * own)
    return (
        cosine,
        own,
        everywhere,
        gap,
        float(compared.relation in AGREES),
        float(compared.relation == "coarser"),
        float(bool(kinds & {"quantity", "rank"})),
        float("time" in kinds),
        float("name" in kinds),
        float(bool(kinds & {"polarity", "direction", "word"})),
        float(bool(values)),
        _share(values, "met"),
        _share(values, "loosely"),
        other_unit,
        rival,
        max(rivals, default=0.0),
        absent,
        max((slot.nearer for slot in values), default=0.0),
        _share(times, "met"),
        _share(times, "loosely"),
        _share(times, "around"),
        _share(times, "rival"),
        _share(times, "elsewhere"),
        names["met"],
        names["around"],
        names["absent"],
        names["rival"],
        float(min(MOST_REPLACED, sum(item.kind == "word" and item.relation == "not_comparable" for item in compared.comparisons))),
        float(_denies(claimed) != _denies(found)),
        float(_only(claimed) and not _only(found)),
        opposite,
        float(modality(claimed.text) != modality(found.text)),
        math.log1p(len(claimed.tokens)),
        rival * close,
        other_unit * close,
        names["rival"] * close,
        absent * max(0.0, cosine),
        opposite * close,
        _share(times, "rival") * close,
        float(is_met),
        float(is_met) * own,
    )


def _share(slots: Sequence[Slot], state: str) -> float:
    return sum(slot.state == state for slot in slots) / len(slots) if slots else 0.0


def _words(claimed: Statement, found: Statement, weights: Mapping[str, float] | None) -> tuple[float, float, float]:
    """Share of the words that say what is said; of all words; and the most telling one that is missing."""
    spans = [(name.start, name.end) for name in claimed.facts.names]
    told = [token.stem for token in claimed.tokens if not token.in_value and not any(a <= token.start < b for a, b in spans)]
    same = same_side(claimed, found)
    there = found.stems | found.context_stems | same
    top = max(weights.values(), default=1.0) if weights else 1.0
    missing = [stem for stem in claimed.stems if stem not in there]
    gap = max(((weights.get(stem, top) if weights else top) / (top or 1.0) for stem in missing), default=0.0)
    return shared(told, found.stems | same, weights), shared(claimed.stems, there, weights), gap


def name_shares(claimed: Statement, found: Statement) -> dict[str, float]:
    """Shares of the claim's names that are met in the sentence, named around it, absent; of the absent, those with a rival."""
    numbers = {quantity.start for quantity in claimed.facts.quantities}  # "Forty-two firms" begins with no name
    names = [name for name in claimed.facts.names if name.start not in numbers]
    counts = dict.fromkeys(("met", "around", "absent", "rival"), 0.0)
    if not names:
        return {**counts, "met": 1.0}
    free = [other for other in found.facts.names if not any(same_name(name, other) for name in names)]
    for name in names:
        if _stands_in(name, found.facts.names, found.text):
            counts["met"] += 1 / len(names)
        elif any(same_name(name, other) or contains(other, name) for other in found.context_names):
            counts["around"] += 1 / len(names)
        else:
            counts["absent"] += 1 / len(names)
            if any(clash(name, other) or (name.kind is not None and name.kind == other.kind) for other in free):
                counts["rival"] += 1 / len(names)
    return counts


def _stands_in(name: Name, others: Sequence[Name], text: str) -> bool:
    return name.text.casefold() in text.casefold() or any(same_name(name, other) or contains(name, other) for other in others)


def _denies(statement: Statement) -> bool:
    return any(item.kind not in ("only", "except") for item in statement.facts.negations)


def _only(statement: Statement) -> bool:
    return any(item.kind == "only" for item in statement.facts.negations)


def has_opposite(claimed: Statement, found: Statement) -> bool:
    """True if the claim has a word whose opposite the sentence has, and not the word itself."""
    for mine in claimed.facts.directions:
        rivals = [other for other in found.facts.directions if other.axis == mine.axis]
        if rivals and all(other.side != mine.side for other in rivals):
            return True
    return False
