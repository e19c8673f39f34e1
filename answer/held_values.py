"""The values of a sentence that may be the short answer, and which of several it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.comparing.statement import Statement
from answer.comparing.times import reach
from answer.comparing.wanted import WantedKind, values_beyond
from answer.held_names import names_in
from answer.question import Asked
from answer.sought import Sought
from ingest.facts.times.find import is_comparison, time_of
from ingest.facts.times.periods import contains, in_words, is_bounded, overlaps
from ingest.facts.times.periods import of_year as period_of_year
from ingest.facts.types import Name, Quantity, Rank, TimeMention
from ingest.words import WORD, stem

Fact = Quantity | Rank | TimeMention | Name

CLEAR = 0.2  # by this share of its nearness the best of several values must lead the next
OTHER_CLAUSE = 0.3  # worth of a word that stands in another clause than the value
CLAUSE = re.compile(r"[;:(]|,\s|\b(?:and|but|while|which|who|with|than)\b")
ORDINAL = re.compile(
    r"(?i)(?:the\s+)?((?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|"
    r"\d+(?:st|nd|rd|th)|no\.\s?\d+)(?:-\w+)?)\b(?=\s)"
)
CLOSE = 0.5  # closeness from which a word ties a name to the question: at most one word between, in one clause
LOCATED = re.compile(r"\b(?:in|at|near|on|outside|beneath|from|to|around)\s+(?:the\s+)?$")
AGENT = re.compile(r"\bby\s+(?:the\s+)?$")
BARE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
YEAR = re.compile(r"\b\d{3,4}\b(?:\s?(?:BC|AD|BCE|CE)\b)?")
FRACTION = re.compile(r"(?i)%|per ?cent")
COUNTED = ("count", "bare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A value of a sentence."""

    fact: Fact
    kind: WantedKind
    start: int  # in the sentence; unit, currency and hedge are in it, the counted noun is not
    end: int


def value_of(asked: Asked, sought: Sought, sentence: Statement) -> Held | None:
    """The value of the sentence that is what is sought; None where there is none or none is surely the one."""
    held = _FINDERS.get(sought.kind, _amounts)(asked, sought, sentence)
    held = _of_the_time(asked, sought, held, sentence)
    if sought.kind == "name":
        held = [item for item in held if _is_tied(asked, sought, item, sentence)]
    return _nearest(asked, sought, held, sentence)


def _is_tied(asked: Asked, sought: Sought, held: Held, sentence: Statement) -> bool:
    """True unless nothing ties the name to the question: a person needs little, a body or a place a word of it close by."""
    if not isinstance(held.fact, Name) or sought.is_title or held.fact.kind == "person":
        return True
    before = sentence.text[: held.start].casefold()
    if sought.is_where:
        return bool(LOCATED.search(before))
    if sought.head and sought.head in {stem(word) for word in WORD.findall(held.fact.text)}:
        return True
    if "place" in sought.name_kinds and LOCATED.search(before):
        return True
    return bool(AGENT.search(before)) or closeness(asked, held, sentence) >= CLOSE


def _amounts(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """Quantities that fit as well as any does."""
    fresh = [item for item in values_beyond(sentence.facts, asked.statement.facts) if not is_year(item, sentence.text)]
    fresh = [item for item in fresh if not any(_is_part_of(item, rank) for rank in sentence.facts.ranks)]
    held = [_quantity(item, sought, sentence) for item in fresh]
    if sought.kind == "measure" and {"year", "month"} & set(sought.units):
        held += [_time(item, "measure") for item in sentence.facts.times if item.years is not None]
    for fits in _tiers(asked, sought, sentence):
        found = [item for item in held if isinstance(item.fact, TimeMention) or fits(item.fact)]  # type: ignore[arg-type]
        if found:
            return found
    return []


def is_year(item: Quantity, text: str) -> bool:
    """True for a plain number that reads like a year: "the plan of 2017"."""
    return item.kind == "bare" and bool(BARE_YEAR.fullmatch(text[item.start : item.end].split()[-1]))


def _is_part_of(item: Quantity, rank: Rank) -> bool:
    return rank.start <= item.start and item.end <= rank.end


def _tiers(asked: Asked, sought: Sought, sentence: Statement) -> Sequence[Callable[[Quantity], bool]]:
    """What a quantity must be, the strictest first; looser ones hold only where nothing meets a stricter one."""
    words = frozenset(token.stem for token in asked.statement.tokens)

    def unit(item: Quantity) -> bool:
        return not sought.units or item.unit in sought.units

    def level(item: Quantity) -> bool:
        return (item.sign is not None) == sought.is_change

    def counted(item: Quantity) -> bool:
        return item.kind == "count" and bool({item.unit, *item.of} & (words | set(sought.of)))

    def fraction(item: Quantity) -> bool:
        return item.kind == "percent" and not FRACTION.search(sentence.text[item.start : item.end])

    if sought.kind == "count":
        return (
            lambda item: item.kind == "count" and unit(item) and set(sought.of) <= set(item.of),
            lambda item: item.kind == "count" and unit(item),
            counted,
            lambda item: item.kind in COUNTED and item.sign is None,
        )
    if sought.kind == "number" and sought.is_change:
        return (lambda item: item.sign is not None, lambda item: item.kind in ("percent", "points", "times"))
    if sought.kind == "number":
        return (counted, lambda item: item.kind in COUNTED and item.sign is None, fraction) if sought.is_count else (_alone(sentence),)
    if sought.kind == "percent":
        is_share = ("percent", "points")
        return (
            (lambda item: item.kind in is_share and level(item), lambda item: item.kind in is_share)
            if sought.is_change
            else (lambda item: item.kind == "percent" and level(item),)
        )
    return (lambda item: item.kind == sought.kind and unit(item) and level(item),)


def _alone(sentence: Statement) -> Callable[[Quantity], bool]:
    """Any quantity, where the sentence has no other: nothing else tells what "how much" asks for."""
    own = [item for item in sentence.facts.quantities if not is_year(item, sentence.text) and item.value != 1]
    return lambda item: own == [item]


def _quantity(item: Quantity, sought: Sought, sentence: Statement) -> Held:
    """The quantity without the noun that it counts: "more than 4,000"."""
    end = item.end
    if item.kind == "count":
        nouns = {item.unit, *item.of}
        words = [match for match in WORD.finditer(sentence.text, item.start, item.end) if not match.group()[0].isdigit()]
        numbers = _number_end(sentence.text[item.start : item.end])
        first = next((match.start() for match in words if stem(match.group()) in nouns), end)
        end = min(first, item.start + numbers if numbers else end)
    text = sentence.text[item.start : end].rstrip(" \"“'-")
    return Held(fact=item, kind=sought.kind if sought.kind != "number" else _kind(item), start=item.start, end=item.start + len(text))


def _kind(item: Quantity) -> WantedKind:
    kinds: dict[str, WantedKind] = {"money": "money", "percent": "percent", "points": "percent", "measure": "measure", "count": "count"}
    return kinds.get(item.kind, "number")


NUMBER_WORDS = (
    r"(?:\d[\d.,]*(?:\s?/\s?\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|quarter|thirds?|several|"
    r"tens?|scores?|few|and|of|point|m|bn|k|mn)"
)
NUMBER = re.compile(
    r"(?i)(?:(?:more|less|fewer|greater|no|as|many|few|at|up|close|well|some|about|around|over|under|nearly|almost|approximately|"
    r"roughly|than|least|most|to|an?|estimated|exceeding|above|below|between|from|only|just|the|total|both|all)\s+)*"
    rf"{NUMBER_WORDS}(?:[\s-]+(?:(?:to|or|and)\s+)?{NUMBER_WORDS}\b)*\+?"
)


def _number_end(text: str) -> int:
    match = NUMBER.match(text)
    return match.end() if match else 0


def _ranks(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """Places in an order; "the top 20" only where no place is named."""
    own = {sentence.text[rank.start : rank.end].casefold() for rank in asked.statement.facts.ranks}
    text = sentence.text
    ranks = [
        rank
        for rank in sentence.facts.ranks
        if not rank.relation and not re.match(r"\s+(?:time|batch|half|quarter|step|stage)\b", text[rank.end :])
    ]
    ranks = [rank for rank in ranks if text[rank.start : rank.end].casefold() not in own]
    exact = [rank for rank in ranks if rank.low == rank.high]
    return [_rank(rank, text) for rank in exact or ranks]


def _rank(rank: Rank, text: str) -> Held:
    """The ordinal alone: "fourth" of "fourth most popular"."""
    match = ORDINAL.match(text, rank.start, rank.end)
    start, end = (match.start(1), match.end(1)) if match else (rank.start, rank.end)
    return Held(fact=rank, kind="rank", start=start, end=end)


def _times(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """Dates and periods that the question does not name itself; where it names one, those within it."""
    named = asked.statement.facts.times
    own = [time.period for time in named]
    found = [time for time in sentence.facts.times if is_bounded(time.period) and time.years is None and time.period not in own]
    found = [time for time in found if not is_comparison(time, sentence.text) and time.resolved_by == "text"]
    if named:
        within = [time for time in found if any(contains(reach(asked_for), time.period) for asked_for in named)]
        found = within if any(time.grain in ("year", "month") for time in named) else found
    held = [_time(time, "time", grain=sought.grain, text=sentence.text) for time in found]
    return held or ([] if named else _year_numbers(sentence))


def _year_numbers(sentence: Statement) -> list[Held]:
    """ "The plan of 2017", where the year stands like a number."""
    years = [item for item in sentence.facts.quantities if is_year(item, sentence.text)]
    return [
        Held(
            fact=TimeMention(
                start=item.start, end=item.end, period=period_of_year(int(sentence.text[item.end - 4 : item.end])), grain="year", relation="in"
            ),
            kind="time",
            start=item.end - 4,
            end=item.end,
        )
        for item in years
    ]


def _time(item: TimeMention, kind: WantedKind, *, grain: str = "", text: str = "") -> Held:
    start, end = item.start, item.end
    if grain == "year" and item.grain not in ("year", "years", "decade", "century"):
        years = [match for match in YEAR.finditer(text, start, end) if len(match.group()) >= 4]
        start, end = years[-1].span() if years else (start, end)
    return Held(fact=item, kind=kind, start=start, end=end)


def _names(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    return [Held(fact=name, kind="name", start=name.start, end=name.end) for name in names_in(asked, sought, sentence)]


_FINDERS: dict[str, Callable[[Asked, Sought, Statement], list[Held]]] = {"rank": _ranks, "time": _times, "name": _names}


def _of_the_time(asked: Asked, sought: Sought, held: list[Held], sentence: Statement) -> list[Held]:
    """Those for the time that is asked for; without one, the latest of what the sentence follows through the years."""
    if sought.kind in ("time", "name") or not held:
        return held
    owns = [(item, time_of((item.start, item.end), sentence.facts.times, sentence.text)) for item in held]
    named = [time for time in asked.statement.facts.times if not is_comparison(time, asked.text)]
    if named:
        return [item for item, own in owns if own is None or any(overlaps(reach(time), reach(own)) for time in named)]
    dated = [(item, own) for item, own in owns if own is not None and own.years is None and is_bounded(own.period)]
    if len({in_words(own.period) for _, own in dated}) < 2 or len({_sort(item.fact) for item, _ in dated}) > 1:
        return held
    last = max(own.period.end or (0, 0, 0) for _, own in dated)
    return [item for item, own in dated if own.period.end == last]


def _sort(fact: Fact) -> tuple[str, str]:
    return (fact.kind, fact.unit) if isinstance(fact, Quantity) else (type(fact).__name__, "")


def _nearest(asked: Asked, sought: Sought, held: Sequence[Held], sentence: Statement) -> Held | None:
    """The one that stands nearest to the words of the question; None where two stand alike."""
    if len(held) <= 1:
        return held[0] if held else None
    ranked = sorted(((nearness(asked, item, sentence), -item.start, item) for item in held), key=lambda row: row[:2], reverse=True)
    first, second = ranked[0][0], ranked[1][0]
    return ranked[0][2] if first > 0 and first - second >= CLEAR * first else None


def nearness(asked: Asked, held: Held, sentence: Statement) -> float:
    """How near the question's words stand to the value: each counts the more, the fewer words lie between; no fixed scale."""
    return sum(_worths(asked, held, sentence).values())


def closeness(asked: Asked, held: Held, sentence: Statement) -> float:
    """The same of the nearest word alone, 0..1; 1 where it stands beside the value."""
    return max(_worths(asked, held, sentence).values(), default=0.0)


def _worths(asked: Asked, held: Held, sentence: Statement) -> dict[str, float]:
    own = frozenset(token.stem for token in asked.statement.tokens if not token.in_value)
    words = [token for token in sentence.tokens if not token.in_value]
    best: dict[str, float] = {}
    for at, token in enumerate(words):
        if token.stem not in own or (token.start < held.end and held.start < token.end):
            continue
        between = _between(at, held, [(word.start, word.end) for word in words])
        worth = 1 / (1 + between)
        low, high = min(token.start, held.start), max(token.end, held.end)
        gap = sentence.text[token.end : held.start] if token.end <= held.start else sentence.text[held.end : token.start]
        if low < high and CLAUSE.search(gap):
            worth *= OTHER_CLAUSE
        best[token.stem] = max(best.get(token.stem, 0.0), worth)
    return best


def _between(at: int, held: Held, words: Sequence[tuple[int, int]]) -> int:
    """Words between the word at that place and the value."""
    start, end = words[at]
    if end <= held.start:
        return sum(1 for a, b in words[at + 1 :] if b <= held.start)
    if start >= held.end:
        return sum(1 for a, b in words[:at] if a >= held.end)
    return 0


def is_change(item: Quantity) -> bool:
    """True if the quantity says by how much something rose or fell."""
    return item.sign is not None
