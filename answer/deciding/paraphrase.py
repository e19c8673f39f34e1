"""What is left: does a sentence say what the question supposes, or something that excludes it?"""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.comparing.coverage import coverage
from answer.comparing.quantities import compare_quantities
from answer.comparing.relation import AGREES, Comparison
from answer.comparing.statement import Statement
from answer.comparing.statements import Compared, compare
from answer.deciding.by_rank import is_of_other_measure
from answer.deciding.clauses import YEAR, is_exchanged, own_time
from answer.deciding.degrees import ANY_AMOUNT
from answer.deciding.denials import may_be_same_denial
from answer.deciding.done_once import is_ruled_out_by_time
from answer.deciding.modality import DONE, asks_if_done, is_place_ahead, is_planned, is_to_come, is_unsettled
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.topic import MACHINERY, about, is_bound, is_other_thing, own_share
from answer.deciding.types import Decided, Said, Supposed
from answer.features import Candidate
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.find import is_denied
from ingest.facts.polarity.negations import denials_of
from ingest.facts.times.find import time_of
from ingest.facts.times.periods import overlaps
from ingest.words import stem

SAID = 0.7  # share of what is supposed of the subject that a sentence must say to bear it out
OWN = 0.5  # and what it must say of it itself, without what stands around it
OWN_AGAINST = 0.6  # the same to contradict it
# Roles that one thing at a time holds, deeds that are done once.
ONE_ONLY = re.compile(
    r"(?i)\b(?:the|its|their) (?:\w+ )?(?:capital|mayor|president|chair(?:man|woman|person)?|ceo|director|head|secretary|founder|"
    r"author|inventor|owner|father|mother|king|queen|leader|headquarters?|birthplace|captain|coach|winner)\b"
    r"|\b(?:took place|takes place|(?:was|were|is|are) (?:held|hosted)|born|died|buried|founded|invented|discovered|written|"
    r"directed|designed|composed|painted|headquartered|lies?|located|"
    r"named after|owned|won|beat|defeated|married)\b"
)
COUNTED = re.compile(r"(?i)\b(?:years?|months?|decades?|days?|weeks?) (?:before|after)(?: the \w+ of)? $")
TIME_TIES = frozenset(stem(word) for word in "before after since until by in during from early late".split())
ALIKE = (*AGREES, "coarser")
TO_COME = 0.7  # and for a plan to show that it has not happened yet


def by_plan(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """No where it is asked for as done and a sentence says that it is still to come."""
    if not asks_if_done(supposed):
        return None
    done = [match.span() for match in DONE.finditer(supposed.statement.text)]
    for candidate in candidates:
        sentence = candidate.statement
        if not is_to_come(supposed, sentence) or not _has_values(supposed.statement, sentence):
            continue
        if _names_it(supposed, sentence) and is_bound(supposed, sentence) and about(supposed, sentence, without=done) >= TO_COME:
            return Decided(said="No", by=(candidate,))
    return None


def _names_it(supposed: Supposed, sentence: Statement) -> bool:
    """True if the sentence itself has every name of the supposition: what a plan beside a name says is no plan of it."""
    written = canonicals(token.stem for token in sentence.tokens)
    return all(
        any(same_name(name, other) for other in sentence.facts.names)
        or all(canonical(token.stem) in written for token in supposed.statement.tokens if name.start <= token.start < name.end)
        for name in supposed.statement.facts.names
    )


def _has_values(claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence has a number for each of the claim's: what is planned must be what is asked for."""
    theirs = sentence.facts.quantities
    return all(
        any(
            compare_quantities(replace(mine, hedge="exact", low=mine.value, high=mine.value), other).relation in ALIKE
            for other in theirs
        )
        for mine in claimed.facts.quantities
        if mine.value is not None
    )


def by_paraphrase(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes or No by the sentence that has most of the words; of two that have as many, by the one that bears it out."""
    claimed = folded(supposed.statement)
    best: tuple[float, Said, Candidate] | None = None
    for candidate in candidates:
        found = folded(candidate.statement)
        if is_unsettled(supposed, found):
            continue
        got = compare(claimed, found)
        said = _said(got, supposed, claimed, found)
        if said == "Yes" and is_place_ahead(supposed, candidate.statement):
            continue
        differing = [item.claimed_span for item in got.differences if item.kind != "word" or len(got.differences) == 1]
        own = own_share(supposed, candidate.statement, without=differing)
        if said == "No":  # what differs may be all that there is: then its words must be there
            own = min(own, max(own_share(supposed, candidate.statement), OWN_AGAINST if _has_more(supposed, differing) else 0.0))
        if own < (OWN if said == "Yes" else OWN_AGAINST):
            continue
        if said is not None and (best is None or (own, said == "Yes") > (best[0], best[1] == "Yes")):
            best = (own, said, candidate)
    return Decided(said=best[1], by=(best[2],)) if best is not None else None


def _said(got: Compared, supposed: Supposed, claimed: Statement, found: Statement) -> Said | None:
    if is_other_thing(supposed.statement, found):
        return None
    names = [item for item in got.comparisons if item.kind == "name"]
    if any(item.relation == "coarser" for item in names):
        return None  # what holds of the country need not hold of the town
    if got.relation in (*AGREES, "coarser") and got.said >= SAID:
        if is_exchanged(claimed, found):
            return "No"
        if _denied(claimed, found) != _denied(found, claimed):
            return None if may_be_same_denial(claimed, found) else "No"
        return None if _is_of_other_time(got, claimed, found) or _is_duration_untold(got) else "Yes"
    if _is_one_of_places(got) or (all(item.kind == "polarity" for item in got.differences) and may_be_same_denial(claimed, found)):
        return None
    if got.relation != "differs" or _is_open(got, claimed, found) or (_is_by_name_alone(got) and not _is_exclusive(names, claimed)):
        return None
    return "No"


def _has_more(supposed: Supposed, differing: Sequence[tuple[int, int]]) -> bool:
    """True if the claim has words that tell what it is about besides those that differ."""
    words = [token for token in supposed.statement.tokens if not token.in_value and token.stem not in MACHINERY]
    return any(not any(start <= token.start < end for start, end in differing) for token in words)


def _denied(one: Statement, other: Statement) -> bool:
    """True if a word that both have is denied in the first, wherever it stands there."""
    denials = denials_of(one.facts.negations)
    if not denials:
        return False
    denied = {token.stem for token in one.tokens if is_denied((token.start, token.end), denials)}
    stated = {token.stem for token in one.tokens if not is_denied((token.start, token.end), denials)}
    return bool((denied - stated) & other.stems)


def _is_duration_untold(got: Compared) -> bool:
    """True if a length of time is claimed ("in fifteen years") of which the sentence itself says nothing."""
    return any(item.kind == "time" and not item.found and not YEAR.search(item.claimed) for item in got.comparisons)


def _is_one_of_places(got: Compared) -> bool:
    """True if of several places in an order one is there: "from fifth to 57th" does not differ from "57th"."""
    ranks = {item.claimed: set[str]() for item in got.comparisons if item.kind == "rank"}
    for item in got.comparisons:
        if item.kind == "rank":
            ranks[item.claimed].add(item.relation)
    return len(ranks) > 1 and any("same" in relations for relations in ranks.values())


def _is_of_other_time(got: Compared, claimed: Statement, found: Statement) -> bool:
    """True if the value that agrees is that of another year than was asked for, or a plan has another date."""
    if is_planned(claimed.text) and any(item.kind == "time" and item.relation != "same" for item in got.comparisons):
        return True
    for item in got.comparisons:
        number = next((one for one in found.facts.quantities if (one.start, one.end) == item.found_span), None)
        own = own_time(number, found) if number is not None else None
        mine = time_of(item.claimed_span, claimed.facts.times, claimed.text)
        if own is not None and mine is not None and not overlaps(own, mine.period):
            return True
    return False


def _is_open(got: Compared, claimed: Statement, found: Statement) -> bool:
    """True if what differs need not exclude: a number beside a denial, a year both name, another year's value."""
    kinds = {item.kind for item in got.differences}
    held = {item.found_span for item in got.comparisons if item.kind == "quantity" and item.relation in ALIKE}
    if any(item.kind == "quantity" and item.found_span in held for item in got.differences):
        return True  # "ten of the 72" is not ruled out by "72"
    if all(item.kind == "quantity" and _is_fold(item, claimed, found) for item in got.differences):
        return True
    if "quantity" in kinds and denials_of(claimed.facts.negations):
        return True
    ruled = {item.found_span for item in got.differences if item.kind == "rank"}
    if any(is_of_other_measure(rank, claimed, found) for rank in found.facts.ranks if (rank.start, rank.end) in ruled):
        return True  # fifth in wages, third in savings
    orders = {rank.order for rank in found.facts.ranks}
    if any(rank.order and rank.order not in found.stems | orders | ANY_AMOUNT for rank in claimed.facts.ranks):
        return True  # a place in another order than that of the most congested
    if "rank" in kinds and not all(canonicals(rank.of) & found.stems for rank in claimed.facts.ranks if rank.of):
        return True
    if kinds == {"time"} and any(item.kind == "quantity" and item.relation == "coarser" for item in got.comparisons):
        return True  # 25.0% in one year and about 27.1% in another need not be one figure
    if kinds == {"time"} and not is_ruled_out_by_time(got, claimed):
        return True
    if kinds == {"time"}:
        spans = {
            (time.start, time.end)
            for time in claimed.facts.times
            if time.relation == "in" or COUNTED.search(claimed.text[: time.start])
        }
        return all(item.claimed in found.text and item.claimed_span in spans for item in got.differences)
    asked = [item for item in coverage(claimed, found) if item.kind == "year"]
    return "time" not in kinds and any(item.state == "broken" for item in asked)


def _is_fold(item: Comparison, claimed: Statement, found: Statement) -> bool:
    """True of "sevenfold" beside "an increase of 6 times": which of the two is meant is not sure."""
    mine = next((one.value for one in claimed.facts.quantities if (one.start, one.end) == item.claimed_span), None)
    other = next(
        (one.value for one in found.facts.quantities if (one.start, one.end) == item.found_span and one.kind == "times"), None
    )
    return mine is not None and other is not None and abs(mine - other) <= 1


def _is_by_name_alone(got: Compared) -> bool:
    return all(item.kind == "name" for item in got.differences)


def _is_exclusive(names: Sequence[Comparison], claimed: Statement) -> bool:
    """True if there is but one such: one capital, one author, one birthplace. A firm may well be in two cities."""
    is_about_same = any(item.relation == "same" and item.found for item in names)
    return is_about_same and bool(ONE_ONLY.search(claimed.text))


def folded(statement: Statement) -> Statement:
    """The statement with one stem for all words of a meaning, and without the words that only tie a time to it: "before 1900"."""
    starts = {time.start for time in statement.facts.times}
    tokens = tuple(
        replace(token, stem=canonical(token.stem))
        for token in statement.tokens
        if not (token.end + 1 in starts and token.stem in TIME_TIES)
    )
    return replace(statement, tokens=tokens, context_stems=frozenset(canonical(word) for word in statement.context_stems))
