"""What a comparison in a question compares: two things, or one thing at two times."""

import re
from dataclasses import dataclass

from answer.checking.verbs import verb_at
from answer.comparing.quantities import compare_quantities
from answer.comparing.statement import Statement
from answer.deciding.by_standing import comparisons_of
from answer.deciding.change import CHANGE, NO_CHANGE, TIME_BEFORE
from answer.deciding.clauses import CLAUSE_END
from answer.deciding.intervals import greater
from answer.deciding.places import Against, names_after
from answer.deciding.same_words import canonical
from answer.deciding.topic import MACHINERY, key_words
from answer.deciding.types import Said, Supposed
from answer.features import Candidate
from ingest.facts.types import Quantity, Rank, TimeMention
from ingest.words import stem

# "The industry as a whole", "its own": what does not tell the one from the other.
NEUTRAL = MACHINERY | frozenset(stem(word) for word in "whole own also".split())
SIDE_END = re.compile(r"(?i)\s(?:by|in|during|for|at|when|as|with|over|since)\s")
IN_TIME = re.compile(r"(?i)\s*(?:in|at|during|for|on)\b|\s*(?:1[5-9]|20)\d\d\b")  # "than in 2021": one thing at two times


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value and the sentence that gives it."""

    amount: Quantity | Rank
    by: Candidate
    weight: float  # how near its sentence is to what was asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """What is compared with what."""

    against: Against
    left: frozenset[str]  # words that only the one side has
    right: frozenset[str]
    times: tuple[TimeMention, TimeMention] | None  # where one thing is compared at two times: of the left, of the right


def contest_of(supposed: Supposed) -> Contest | None:
    """The two sides of a comparison; None if the question makes none."""
    claimed = supposed.statement
    for against in comparisons_of(claimed):
        if against.standing == "equal":
            continue
        left, right = (
            words_of_side(claimed, 0, against.start),
            behind(claimed, against.end),
        )
        before = [time for time in claimed.facts.times if time.end <= against.end]
        after = [time for time in claimed.facts.times if time.start >= against.end]
        if before and after and IN_TIME.match(claimed.text, against.end):
            return Contest(against=against, left=left, right=frozenset(), times=(before[-1], after[-1]))
        if TIME_BEFORE.match(claimed.text, against.start):
            return Contest(against=against, left=left, right=frozenset(), times=None)
        if left - right and right - left:
            return Contest(against=against, left=left - right, right=right - left, times=None)
    return None


def is_at_two_times(contest: Contest) -> bool:
    """True if one thing is compared with itself at another time: "smaller than the year before"."""
    return contest.times is not None or not contest.right


def is_of_later(contest: Contest) -> bool:
    """True if an amount is compared with that of a time before it: "larger in 2021 than in 2020", not "grew faster"."""
    if contest.against.base:
        return False
    starts = [time.period.start for time in contest.times or ()]
    return not starts or (None not in starts and starts[0] > starts[1])  # type: ignore[operator]


def sides_compared(contest: Contest, claimed: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """Words of the two things alone: two names where there are two, else the subject before its verb and what follows "than"."""
    against = contest.against
    others = names_after(claimed.facts.names, claimed.text, against.end)
    before = [name for name in claimed.facts.names if name.end <= against.end and others and name.kind == others[0].kind]
    if len(others) == 1 and before:
        one, other = key_words(before[-1:]), key_words(others)
        return one - other, other - one
    start = max((cut.end() for cut in CLAUSE_END.finditer(claimed.text, 0, against.start)), default=0)
    verb = verb_at(claimed.text, start, against.start)
    left = words_of_side(claimed, start, verb if verb is not None else against.start)
    right = behind(claimed, against.end)
    return left - right, right - left


def is_of_change(contest: Contest, claimed: Statement) -> bool:
    """True if two changes are compared: "grew faster than", "the rise was higher than"."""
    start = max((cut.end() for cut in CLAUSE_END.finditer(claimed.text, 0, contest.against.start)), default=0)
    return contest.against.base == "fast" or any(
        item.axis == CHANGE and item.stem not in NO_CHANGE and start <= item.start < contest.against.end
        for item in claimed.facts.directions
    )


def behind(claimed: Statement, start: int) -> frozenset[str]:
    """Stems of the side that begins at `start`, behind the word that compares."""
    return words_of_side(claimed, start, end_of_side(claimed.text, start))


def end_of_side(text: str, start: int) -> int:
    """Where the noun phrase behind "than" ends: "than B by inhabitants", "than B in 2021"."""
    match = SIDE_END.search(text, start + 1)
    return match.start() if match and text[start : match.start()].strip() else len(text)


def words_of_side(claimed: Statement, start: int, end: int) -> frozenset[str]:
    """Stems of the words between, with those that its names are known by; words of comparing, of rise and fall left out."""
    spans = [(item.start, item.end) for item in claimed.facts.directions if item.axis == CHANGE and item.stem not in NO_CHANGE]
    named = [name for name in claimed.facts.names if start <= name.start and name.end <= end]
    spans += [(name.start, name.end) for name in named]
    return key_words(named) | frozenset(
        canonical(token.stem)
        for token in claimed.tokens
        if start <= token.start < end
        and not token.in_value
        and token.stem not in NEUTRAL
        and not any(a <= token.start < b for a, b in spans)
    )


def compared(contest: Contest, one: Value, other: Value) -> Said | None:
    """Whether the left value is on the supposed side of the right one."""
    if isinstance(one.amount, Rank) or isinstance(other.amount, Rank):
        return None
    if compare_quantities(one.amount, other.amount).relation == "not_comparable" and one.amount.sign == other.amount.sign:
        return None
    if one.amount.kind != other.amount.kind or one.amount.unit != other.amount.unit:
        return None
    more, less = greater(one.amount, other.amount), greater(other.amount, one.amount)
    if more is None or less is None:
        return None
    return "Yes" if (more if contest.against.standing == "ahead" else less) else "No"
