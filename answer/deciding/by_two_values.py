""" "Did A grow faster than B?", "does A have more than B?": two values, often of two sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from answer.comparing.statement import Statement
from answer.deciding.by_standing import comparisons_of
from answer.deciding.by_two_times import RANKED, by_two_times, places_compared
from answer.deciding.change import CHANGE, NO_CHANGE, sides_of
from answer.deciding.contest import Contest, Value, behind, compared, is_of_change, sides_compared, words_of_side
from answer.deciding.degrees import degrees_in
from answer.deciding.labels import pieces_of
from answer.deciding.modality import is_unsettled
from answer.deciding.places import places_of
from answer.deciding.same_words import canonicals
from answer.deciding.topic import key_words
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from ingest.facts.times.find import spoken_for, time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Quantity, Rank

# Before an amount that the word for the change before it holds of too: "rose by 5 per cent and 7 per cent", "… and B's by 7".
CARRIED = re.compile(r",?\s(?:and\s)?|[^;:.]*\sby\s(?:about\s|nearly\s|almost\s)?")
TELLING = 0.3  # the same where each of several stands beside its value: a word that no other has tells which it is
ENOUGH = 0.6  # share of the words of one side that a sentence must have to give its value


def by_two_values(contest: Contest, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """The sentence that compares the two, else the two sentences with the values to be compared."""
    if not contest.right:
        return by_two_times(contest, supposed, candidates)
    told = _told(contest, supposed, candidates)
    if told is not None:
        return told
    listed = _in_one(contest, supposed, candidates)
    if listed is not None:
        return listed
    shared_words = canonicals(supposed.statement.stems) - contest.left - contest.right
    ones = _values(supposed, contest.left, contest.right, shared_words, candidates)
    others = _values(supposed, contest.right, contest.left, shared_words, candidates)
    for one in ones:
        for other in others:
            said = places_compared(contest, one, other) or compared(contest, one, other)
            if said is not None and one.by is not other.by:
                return Decided(said=said, by=(one.by, other.by))
    return None


def _told(contest: Contest, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What a sentence says that compares the two itself."""
    for candidate in candidates:
        sentence = candidate.statement
        if not _is_in_time(supposed, sentence) or is_unsettled(supposed, sentence):
            continue
        for found in comparisons_of(sentence):
            before, after = (
                words_of_side(sentence, 0, found.start),
                behind(sentence, found.end),
            )
            is_same = contest.left <= before and contest.right <= after
            if is_same or (contest.left <= after and contest.right <= before):
                ahead = (found.standing == contest.against.standing) == is_same
                return Decided(said="Yes" if ahead and found.standing != "equal" else "No", by=(candidate,))
    return None


def _in_one(contest: Contest, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What a sentence says that gives the values of both, each beside its name: "A and B grew by 5 and 7 per cent respectively".

    It must have what the claim compares: "more people" are compared by no percentage of another thing.
    """
    claimed = supposed.statement
    if len(comparisons_of(claimed)) != 1 or len(degrees_in(claimed.text)) > 1:
        return None
    one_side, other_side = sides_compared(contest, claimed)
    word = next((item for item in degrees_in(claimed.text) if item.start == contest.against.start), contest.against)
    measure = words_of_side(claimed, word.end, contest.against.end) - one_side
    if not one_side or not other_side:
        return None
    for candidate in candidates:
        sentence = candidate.statement
        if not _is_in_time(supposed, sentence) or is_unsettled(supposed, sentence) or not measure <= canonicals(sentence.stems):
            continue
        for alike in _alike_amounts(sentence, is_change=is_of_change(contest, claimed)):
            one, other = (_of_side(side, alike, sentence) for side in (one_side, other_side))
            if one is None or other is None or one is other:
                continue
            said = compared(contest, *(Value(amount=item, by=candidate, weight=1.0) for item in (one, other)))
            if said is not None:
                return Decided(said=said, by=(candidate,))
    return None


def _alike_amounts(sentence: Statement, *, is_change: bool) -> list[list[Quantity]]:
    """Its amounts of one kind and unit, where there are several; of a list of changes the first alone has the word for it."""
    groups: dict[tuple[str, str], list[Quantity]] = {}
    sign: Literal["up", "down"] | None = None
    last = 0
    for item in sorted(sentence.facts.quantities, key=lambda one: one.start):
        sign = item.sign or (sign if CARRIED.fullmatch(sentence.text, last, item.start) else None)
        last = item.end
        if item.kind != "bare" and bool(sign) == is_change:
            groups.setdefault((item.kind, item.unit), []).append(replace(item, sign=sign))
    return [found for found in groups.values() if len(found) > 1]


def _of_side(side: frozenset[str], alike: Sequence[Quantity], sentence: Statement) -> Quantity | None:
    """The amount in whose piece the words of a side stand, and in no other's."""
    pieces = pieces_of(sentence.text, alike)
    if pieces is None:
        return None
    shares = [len(side & words_of_side(sentence, *piece)) / len(side) for piece in pieces]
    best = max(shares)
    if best < TELLING or sum(share == best for share in shares) > 1:
        return None
    return alike[shares.index(best)]


def _values(
    supposed: Supposed, own: frozenset[str], rival: frozenset[str], both: frozenset[str], candidates: Sequence[Candidate]
) -> list[Value]:
    """Values of sentences about the one side and not the other, the nearest first."""
    found: list[Value] = []
    is_change = bool(sides_of(supposed.statement) - {0}) or _grows(supposed.statement)
    is_ranked = bool(RANKED.search(supposed.statement.text))
    for candidate in candidates:
        sentence = candidate.statement
        stems = canonicals(sentence.stems) | key_words(sentence.facts.names)
        mine, theirs = len(own & stems) / len(own), len(rival & stems) / len(rival)
        if mine < ENOUGH or theirs >= mine or not _is_in_time(supposed, sentence) or is_unsettled(supposed, sentence):
            continue
        weight = mine + (len(both & stems) / len(both) if both else 1.0)
        amounts = (
            places_of(sentence)
            if is_ranked
            else [
                quantity
                for quantity in sentence.facts.quantities
                if quantity.kind != "bare" and bool(quantity.sign) == is_change and _is_asked(quantity, both, stems)
            ]
        )
        found += [
            Value(amount=item, by=candidate, weight=weight)
            for item in amounts
            if _is_of_the_time(item, supposed, sentence) and not _is_of_another(item, own, sentence)
        ]
    return sorted(found, key=lambda value: -value.weight)


def _grows(claimed: Statement) -> bool:
    return any(item.axis == CHANGE and item.stem not in NO_CHANGE for item in claimed.facts.directions)


def _is_in_time(supposed: Supposed, sentence: Statement) -> bool:
    periods = [time.period for time in supposed.statement.facts.times]
    spoken = spoken_for(sentence.facts.times, text=sentence.text, paragraph=sentence.paragraph, anchor=sentence.anchor)
    return not periods or spoken.period is None or any(overlaps(period, spoken.period) for period in periods)


def _is_of_the_time(amount: Quantity | Rank, supposed: Supposed, sentence: Statement) -> bool:
    """False of a value that its sentence dates otherwise than asked: 10.5% of "from 10.5% in 2007 to 24.2% in 2017"."""
    own = time_of((amount.start, amount.end), sentence.facts.times, sentence.text)
    periods = [time.period for time in supposed.statement.facts.times]
    return own is None or not periods or any(overlaps(period, own.period) for period in periods)


def _is_of_another(amount: Quantity | Rank, own: frozenset[str], sentence: Statement) -> bool:
    """True of a value whose piece has none of the words that another value's piece has: "the port 5 per cent, the mill 8"."""
    if isinstance(amount, Rank):
        return False
    alike = [item for item in sentence.facts.quantities if (item.kind, item.unit) == (amount.kind, amount.unit)]
    pieces = pieces_of(sentence.text, alike) if len(alike) > 1 else None
    if pieces is None:
        return False
    met = [len(own & words_of_side(sentence, *piece)) for piece in pieces]
    return met[alike.index(amount)] < max(met)


def _is_asked(quantity: Quantity, both: frozenset[str], stems: frozenset[str]) -> bool:
    """A count counts what both sides have in common: "more inhabitants than"."""
    if quantity.kind != "count":
        return True
    return bool(canonicals((quantity.unit, *quantity.of)) & both)
