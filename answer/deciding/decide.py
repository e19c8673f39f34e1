"""Yes or no: what the question asks to be compared decides how."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.deciding.alignment import aligned
from answer.deciding.by_direction import asked_side, by_direction
from answer.deciding.by_multiple import by_multiple, multiple_of
from answer.deciding.by_occurrence import by_occurrence
from answer.deciding.by_rank import by_rank, by_rivals, rivals_of
from answer.deciding.by_role import by_role
from answer.deciding.by_standing import by_standing, comparisons_of, pair_of
from answer.deciding.by_support import by_support
from answer.deciding.by_threshold import by_threshold, limit_of
from answer.deciding.by_totality import by_complement, by_totality, portion_of
from answer.deciding.by_two_values import by_two_values
from answer.deciding.contest import contest_of, is_at_two_times, is_of_later
from answer.deciding.measured_against import is_only_measured_against
from answer.deciding.paraphrase import by_paraphrase, by_plan
from answer.deciding.premise import contradicted_premise
from answer.deciding.supposition import supposed_by
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from answer.question import Asked
from answer.verifying import Judge
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.polarity.negations import denials_of

# A cause is borne out by no comparison of values.
BECAUSE = re.compile(r"(?i)\b(?:because|due to|owing to|thanks to|as a result of|in order to)\b")
READ = 12  # best sentences whose values, places and changes are compared
READ_WORDS = 5  # best sentences whose words are


def decided(asked: Asked, ranked: Sequence[Candidate], lexicon: Lexicon, judge: Judge | None = None) -> Decided | None:
    """Yes or no and the sentences that decide it; None if none of them does, or if it is no such question.

    Args:
        ranked: candidates, best first.
        judge: a trained model, asked where comparing decides nothing; without it nothing is guessed.
    """
    if asked.kind != "yes_no":
        return None
    supposed = supposed_by(asked.text, lexicon)
    if supposed is None:
        return None
    worded = [replace(item, statement=aligned(item.statement, supposed.statement)) for item in ranked[:READ]]
    found = _by_shape(supposed, worded, judge)
    if found is None:
        return None
    originals = {id(item): original for item, original in zip(worded, ranked, strict=False)}
    return replace(found, by=tuple(originals[id(item)] for item in found.by))


def decided_by_shape(supposed: Supposed, sentences: Sequence[Candidate]) -> Decided | None:
    """The same for what is stated, not asked: a claim and the sentences found for it, the nearest first."""
    return _by_shape(supposed, sentences[:READ])


def corrected(asked: Asked, ranked: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """The sentence that says otherwise than a question takes for granted ("why did exports fall?"); None if none does."""
    if asked.kind == "yes_no":
        return None
    return contradicted_premise(asked, ranked[:READ], lexicon, _by_shape)


def _by_shape(supposed: Supposed, candidates: Sequence[Candidate], judge: Judge | None = None) -> Decided | None:
    """One way for each shape of question: where that does not decide, no other guesses."""
    if BECAUSE.search(supposed.statement.text):
        return None if judge is None else by_support(supposed, candidates, judge)
    rivals = rivals_of(supposed)
    denied = denials_of(supposed.statement.facts.negations)
    if rivals is not None and rivals.is_none and len(denied) == 1 and denied[0].start == rivals.spans[0][0]:
        return by_rivals(rivals, supposed, candidates)
    if denied:
        if comparisons_of(supposed.statement):
            return None  # what a denied comparison leaves open is not settled by words
        if (got := by_complement(supposed, candidates)) is not None:
            return got
        return _by_parts_or_words(supposed, candidates, judge)  # what is denied is compared as words alone
    if rivals is not None:
        return by_rivals(rivals, supposed, candidates)
    limit, multiple = limit_of(supposed), multiple_of(supposed)
    if multiple is not None and (limit is None or limit.kind == "times"):  # "nearly tripled" is a limit of its own
        return by_multiple(multiple, supposed, candidates)
    if limit is not None:
        return by_plan(supposed, candidates) or by_threshold(limit, supposed, candidates)
    if (got := by_role(supposed, candidates)) is not None:
        return got
    pair, contest = pair_of(supposed), contest_of(supposed)
    if pair is not None and (got := by_standing(pair, supposed, candidates)):
        return replace(got, on="sides")
    if contest is not None:
        got = by_two_values(contest, supposed, candidates)
        if got is None and is_at_two_times(contest):
            side = asked_side(supposed) if is_of_later(contest) else None
            got = None if side is None else by_direction(side, supposed, candidates)
            got = got if got is not None and got.said == "No" else None  # that it rose does not say above what
        return None if got is None else replace(got, on="sides")
    if pair is not None:
        return None
    return by_occurrence(supposed, candidates) or _by_parts_or_words(supposed, candidates, judge)


def _by_parts_or_words(supposed: Supposed, candidates: Sequence[Candidate], judge: Judge | None) -> Decided | None:
    portion = portion_of(supposed)
    if portion is not None:
        # Words alone do not tell "most of them" from "12 of 56".
        return by_totality(portion, supposed, candidates)
    return _by_words(supposed, candidates, judge)


def _by_words(supposed: Supposed, candidates: Sequence[Candidate], judge: Judge | None) -> Decided | None:
    if (ranked := by_rank(supposed, candidates)) is not None:
        # A place is had in an order that the words tell; a fall to it may be told in any.
        return ranked if ranked.said == "No" or supposed.statement.facts.directions else _on_words(ranked)
    if supposed.statement.facts.ranks:  # nor do the words give a place to whom another one is behind
        candidates = [item for item in candidates if not is_only_measured_against(supposed.statement, item.statement)]
    side = asked_side(supposed)
    if side is not None and not supposed.statement.facts.ranks:  # "fell from fifth to 57th" tells of places, not of amounts
        got = by_direction(side, supposed, candidates)
        # With an amount, the right direction is half of it only; the wrong one settles it.
        if not supposed.statement.facts.quantities or (got is not None and got.said == "No"):
            return got if got is not None and got.said == "No" else _on_words(got)
    got = by_plan(supposed, candidates) or _on_words(by_paraphrase(supposed, candidates[:READ_WORDS]))
    return got if got is not None or judge is None else by_support(supposed, candidates, judge)


def _on_words(got: Decided | None) -> Decided | None:
    return None if got is None else replace(got, on="words")
