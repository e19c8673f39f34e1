""" "More than 50 billion?", "at least ten?", "for over a decade?": a limit in the question, a number in the sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from answer.comparing.quantities import compare_quantities
from answer.comparing.slots import shared, words_around
from answer.comparing.statement import Statement
from answer.deciding.by_totality import shares_of_counts
from answer.deciding.intervals import lies_within
from answer.deciding.measured_against import is_only_measured_against
from answer.deciding.modality import is_unsettled
from answer.deciding.other_amount import has_rest, is_apart, is_part
from answer.deciding.same_words import canonicals
from answer.deciding.topic import on_topic
from answer.deciding.types import Decided, Said, Supposed
from answer.features import Candidate
from ingest.facts.times.find import time_of
from ingest.facts.times.periods import overlaps
from ingest.facts.types import Hedge, Quantity, TimeMention

ENOUGH = 0.6  # share of the topic's words that a sentence must have to decide
NEAR = 0.2  # share of the words beside a number within which two numbers of a sentence are told apart
REACH = re.compile(r"(?i)\b(?:reach|reached|reaches|hit|attain|attained|attains)\s+$")
ROUGH: tuple[Hedge, ...] = ("about", "nearly")
TELLING: tuple[Hedge, ...] = ("over", "under")  # those that may tell whom a sentence speaks of
SCALES = tuple(Decimal(10) ** power for power in (-6, -3, -2, -1, 1, 2, 3, 6))
ROUND = 2  # digits of a number that is a mark to be reached: 2 billion, 1.5 billion
WHOLE = 4  # words behind a share that may tell what it is a share of
FROM = re.compile(r"(?i)\bfrom\s+$")
PASS = re.compile(r"(?i)\b(?:pass|passed|passes|cross|crossed|break|broken|broke|top)\s+(?:the\s+)?$")
BEFORE_YEARS: tuple[tuple[re.Pattern[str], Hedge], ...] = (
    (re.compile(r"(?i)\b(?:more than|over|longer than|upwards of)\s+$"), "over"),
    (re.compile(r"(?i)\b(?:at least|no (?:less|fewer) than)\s+$"), "at_least"),
    (re.compile(r"(?i)\b(?:less than|fewer than|under)\s+$"), "under"),
    (re.compile(r"(?i)\b(?:at most|no more than|up to)\s+$"), "at_most"),
)


def limit_of(supposed: Supposed) -> Quantity | None:
    """The one quantity of the question that is a limit; None if there is none, or more than one."""
    text = supposed.statement.text
    found = [_as_limit(quantity, text) for quantity in supposed.statement.facts.quantities]
    limits = [item for item in found if item.hedge not in ("exact", "between")]
    limits += [item for time in supposed.statement.facts.times if (item := _as_years(time, text)) is not None]
    return limits[0] if len(limits) == 1 and limits[0].value is not None else None


def _as_limit(quantity: Quantity, text: str) -> Quantity:
    """ "Reach 2 billion" asks for at least 2 billion, "pass 2 billion" for more."""
    if quantity.hedge != "exact":
        return quantity
    if quantity.value is None or len(quantity.value.normalize().as_tuple().digits) > ROUND:
        return quantity  # "reached 8.272 billion" states the value
    before = text[: quantity.start]
    return (
        replace(quantity, hedge="at_least")
        if REACH.search(before)
        else replace(quantity, hedge="over")
        if PASS.search(before)
        else quantity
    )


def _as_years(time: TimeMention, text: str) -> Quantity | None:
    """A span of years with a limit before it, as a number: "for more than ten years"."""
    hedge = next((hedge for pattern, hedge in BEFORE_YEARS if pattern.search(text[: time.start])), None)
    return _years(time, hedge) if time.years and hedge else None


def _years(time: TimeMention, hedge: Hedge = "exact") -> Quantity:
    value = Decimal(time.years or 0)
    return Quantity(
        start=time.start,
        end=time.end,
        value=value,
        low=value,
        high=value,
        hedge=hedge,
        step=Decimal(1),
        kind="measure",
        unit="year",
    )


def by_threshold(limit: Quantity, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What the nearest sentence with such a number says to the limit; None if none has one."""
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=_number_span(limit, supposed.statement)):
        if is_unsettled(supposed, candidate.statement) or is_only_measured_against(supposed.statement, candidate.statement):
            continue
        said = _said(limit, supposed.statement, candidate.statement)
        if said == "No" and limit.hedge in ROUGH and not _is_other_rough(limit, candidate.statement):
            continue  # how far off a rough number may be, nobody says
        if said == "No" and has_rest(supposed.statement, candidate.statement):
            continue  # the sentence may give the part that is taken away
        if said is not None:
            is_told = said == "Yes" and _is_its_own(limit, candidate.statement)
            return Decided(said=said, by=(candidate,), on="words" if is_told else "values")
    return None


def _is_its_own(limit: Quantity, sentence: Statement) -> bool:
    """True if the sentence has the same limit: "those under 35" tells whom it speaks of, and the words tell the rest."""
    return limit.hedge in TELLING and any(
        (item.value, item.hedge) == (limit.value, limit.hedge) for item in sentence.facts.quantities
    )


def _number_span(limit: Quantity, claimed: Statement) -> list[tuple[int, int]]:
    """The limit without what it counts, which a sentence must speak of."""
    nouns = [token.start for token in claimed.tokens if limit.start <= token.start < limit.end and not token.in_value]
    return [(limit.start, min(nouns, default=limit.end) if limit.kind == "count" else limit.end)]


def _said(limit: Quantity, claimed: Statement, sentence: Statement) -> Said | None:
    rivals = [item for item in _numbers(limit, sentence) if _is_comparable(limit, item, sentence)]
    rivals = [item for item in rivals if is_apart(limit, claimed) or not is_apart(item, sentence)]
    rivals = [item for item in rivals if is_part(limit, claimed) or not is_part(item, sentence)]
    if not rivals:
        return None
    rivals = _at_its_time(rivals, claimed, sentence)
    if not rivals:
        return None
    near = {item.start: _nearness(limit, item, claimed, sentence) for item in rivals}
    best = max(near.values())
    said = {lies_within_signed(limit, item) for item in rivals if near[item.start] >= best - NEAR}
    return said.pop() if len(said) == 1 else None  # two numbers stand as near and say otherwise: neither counts


def _is_other_rough(limit: Quantity, sentence: Statement) -> bool:
    """True if its one number of the kind is rough as well, or one is of another scale: "nearly 20 billion" beside 1.998."""
    alike = [item for item in sentence.facts.quantities if item.kind == limit.kind and item.unit == limit.unit and item.value]
    if len(alike) == 1 and alike[0].hedge in ROUGH:
        return True
    return any(limit.low <= value * scale <= limit.high for scale in SCALES for item in alike if (value := item.value))


def _numbers(limit: Quantity, sentence: Statement) -> Sequence[Quantity]:
    if limit.unit == "year" and limit.kind == "measure":
        return (*sentence.facts.quantities, *(_years(time) for time in sentence.facts.times if time.years))
    if limit.kind == "percent" and not limit.sign and len(shares := shares_of_counts(sentence)) == 1:
        return (*sentence.facts.quantities, _share(shares[0], sentence))
    return sentence.facts.quantities


def _share(value: Decimal, sentence: Statement) -> Quantity:
    """What two counts come to, standing where the first of them does: "12 of the 56" are a fifth."""
    first = next(item for item in sentence.facts.quantities if item.value is not None)
    return replace(first, value=value, low=value, high=value, hedge="exact", step=Decimal(1), kind="percent", unit="%")


def _is_comparable(limit: Quantity, found: Quantity, sentence: Statement) -> bool:
    judged = compare_quantities(replace(limit, sign=None), replace(found, sign=None))
    if judged.relation == "not_comparable":
        return False
    if limit.kind == "count" and found.kind != "count":
        return False
    if limit.kind == "percent" and not limit.sign and _share_of_other(limit, found, sentence):
        return False
    return (limit.sign is None) == (found.sign is None)


def _share_of_other(limit: Quantity, found: Quantity, sentence: Statement) -> bool:
    """True if both say what they are a share of, and it is not the same: half of the growth, a quarter of GDP."""
    behind = [token.stem for token in sentence.tokens if token.start >= found.end and not token.in_value][:WHOLE]
    mine, theirs = canonicals(limit.of), canonicals((*found.of, *behind))
    return bool(mine and found.of) and not mine & theirs


def _at_its_time(rivals: Sequence[Quantity], claimed: Statement, sentence: Statement) -> list[Quantity]:
    """Those that are said of the question's time; of "from 5 to 7" the 7, where it names none."""
    periods = [time.period for time in claimed.facts.times if time.years is None]
    kept = []
    for item in rivals:
        own = time_of((item.start, item.end), sentence.facts.times, sentence.text)
        if own is None or not periods or any(overlaps(own.period, period) for period in periods):
            kept.append(item)
    last = [item for item in kept if not FROM.search(sentence.text[: item.start])]
    return last if len(last) == 1 else kept


def _nearness(limit: Quantity, found: Quantity, claimed: Statement, sentence: Statement) -> float:
    """Share of the words beside the limit that stand beside the number; of counts, how alike what they count is described."""
    beside = canonicals(words_around((limit.start, limit.end), claimed))
    near = shared(beside, canonicals(words_around((found.start, found.end), sentence)))
    if limit.kind != "count":
        return near
    mine, theirs = canonicals(limit.of), canonicals(found.of)
    return near + len(mine & theirs) / max(1, len(mine | theirs))


def lies_within_signed(limit: Quantity, found: Quantity) -> Said | None:
    """The same for changes: who asks for a rise of more than 5 per cent is not told of a fall of 10."""
    if limit.sign and found.sign and limit.sign != found.sign:
        return "No" if limit.hedge in ("over", "at_least") else None
    return lies_within(limit, found)
