"""The numbers of a sentence that may be the short answer: counts, amounts, shares, changes."""

import re
from collections.abc import Callable, Sequence

from answer.comparing.statement import Statement
from answer.comparing.wanted import PEOPLE, ROLES, WantedKind, values_beyond
from answer.held import Held
from answer.question import Asked
from answer.sought import Sought
from ingest.facts.quantities.units import noun_unit
from ingest.facts.types import Quantity, Rank
from ingest.words import WORD, stem

BARE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
FRACTION = re.compile(r"(?i)%|per ?cent")
PARTITIVE = re.compile(r"(?i)\W*(?:and\s+)?how many of\b")
WHOLE = re.compile(r"(?i)\b(?:out )?of (?:the |all |its |their )?$")  # "of the 56 venues": what the part is a part of
BY = re.compile(r"(?i)\bby (?:about |some |only |over |nearly )?$")  # "fell by 0.04"
FIRMS = frozenset(map(noun_unit, "companies enterprises firms businesses corporations".split()))
PEOPLE_AND_ROLES = ROLES | {PEOPLE}
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


def amounts_in(asked: Asked, sought: Sought, sentence: Statement) -> list[Held]:
    """Quantities that fit as well as any does."""
    fresh = [item for item in values_beyond(sentence.facts, asked.statement.facts) if not is_year(item, sentence.text)]
    fresh = [item for item in fresh if not any(_is_part_of(item, rank) for rank in sentence.facts.ranks)]
    fresh = [item for item in fresh if not _is_of_name(item, sentence)]
    if PARTITIVE.match(asked.text):
        fresh = [item for item in fresh if not WHOLE.search(sentence.text[: item.start])]
    for fits in _tiers(asked, sought, sentence):
        found = [_quantity(item, sought, sentence) for item in fresh if fits(item)]
        if found or _durations(sought, sentence):
            return [*found, *_durations(sought, sentence)]
    return []


def _durations(sought: Sought, sentence: Statement) -> list[Held]:
    """ "15 consecutive years", where years or months are asked for."""
    if sought.kind != "measure" or not {"year", "month"} & set(sought.units):
        return []
    spans = [item for item in sentence.facts.times if item.years is not None]
    return [Held(fact=item, kind="measure", start=item.start, end=item.end) for item in spans]


def is_year(item: Quantity, text: str) -> bool:
    """True for a plain number that reads like a year: "the plan of 2017"."""
    return item.kind == "bare" and bool(BARE_YEAR.fullmatch(text[item.start : item.end].split()[-1]))


def _is_of_name(item: Quantity, sentence: Statement) -> bool:
    """True of the number that a name ends with: "City Brain" 2.0, Boeing 747."""
    before = sentence.text[: item.start].rstrip(" ")
    is_name = before.endswith(('"', "”")) or any(name.end == len(before) for name in sentence.facts.names)
    return item.kind == "bare" and is_name


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
        return item.kind == "count" and bool({item.unit, *item.of[-1:]} & (set(sought.units) | set(sought.of) or words))

    def uncounted(item: Quantity) -> bool:
        return item.kind == "bare" and item.sign is None and _is_whole(item)

    def fraction(item: Quantity) -> bool:
        return item.kind == "percent" and not FRACTION.search(sentence.text[item.start : item.end])

    if sought.kind == "count":
        return (
            lambda item: item.kind == "count" and unit(item) and set(sought.of) <= set(item.of),
            lambda item: item.kind == "count" and unit(item),
            counted,
            lambda item: item.kind == "count" and _is_of_sort(item, sought),
            uncounted,
        )
    if sought.kind == "number" and sought.is_change:
        grows = any(item.axis == "change" for item in sentence.facts.directions)
        return (lambda item: item.sign is not None, lambda item: grows and item.kind in ("percent", "points", "times"))
    if sought.kind == "number" and sought.is_count:
        return (counted, uncounted, fraction)
    if sought.kind == "number":
        return (_alone(sentence, words),)
    if sought.kind == "percent":
        is_share = ("percent", "points")
        return (
            (lambda item: item.kind in is_share and level(item), lambda item: item.kind in is_share)
            if sought.is_change
            else (lambda item: item.kind == "percent" and level(item),)
        )
    return (lambda item: item.kind == sought.kind and unit(item) and level(item),)


def _is_whole(item: Quantity) -> bool:
    """True unless it has a part: nothing that is counted comes in 13.8."""
    return item.value is None or item.value == item.value.to_integral_value()


def _is_of_sort(item: Quantity, sought: Sought) -> bool:
    """True where both are sorts of one: people as what they do, firms by another word."""
    return any({item.unit, *item.of} & sort and set(sought.units) & sort for sort in (PEOPLE_AND_ROLES, FIRMS))


def _alone(sentence: Statement, words: frozenset[str]) -> Callable[[Quantity], bool]:
    """A level where the sentence has no other, since nothing else tells what "how much" asks for; no count of other things."""
    own = [item for item in sentence.facts.quantities if not is_year(item, sentence.text) and item.value != 1]
    own = [item for item in own if item.sign is None and not BY.search(sentence.text[: item.start])]
    own = [item for item in own if item.kind != "count" or {item.unit, *item.of} & words]
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
    return Held(
        fact=item, kind=sought.kind if sought.kind != "number" else _kind(item), start=item.start, end=item.start + len(text)
    )


def _kind(item: Quantity) -> WantedKind:
    kinds: dict[str, WantedKind] = {
        "money": "money",
        "percent": "percent",
        "points": "percent",
        "measure": "measure",
        "count": "count",
    }
    return kinds.get(item.kind, "number")


def _number_end(text: str) -> int:
    match = NUMBER.match(text)
    return match.end() if match else 0
