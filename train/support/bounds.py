"""Claims of `train/triples` with a limit, a rounder number or a fraction for their figure: true of the sentence's figure, or not.

"Drew 540,000 visitors" → "drew over half a million", supported; "drew fewer than 400,000", contradicted. Which limits are used does
not tell which is which. Beside another sentence of the text either is not found.
"""

import random
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from answer.comparing.quantities import compare_quantities
from answer.comparing.relation import AGREES
from answer.comparing.statement import number_end
from ingest.facts.annotate import annotate
from ingest.facts.types import Quantity
from train.support.examples import Label, Pair
from train.support.triples import TRIPLES, Passage, Passages, other_places, shown_as, triple_rows

SEED = 25
BESIDE_SHARE = 0.35  # of the claims also stand beside another sentence
FEWEST = 4  # a count of three is seldom "over two"
OVER = ("more than", "over", "above", "at least", "no fewer than", "upwards of", "in excess of", "not less than")
UNDER = ("less than", "fewer than", "under", "below", "at most", "no more than", "not even", "not quite")
ABOUT = ("about", "around", "roughly", "some", "approximately", "close to", "")
NUMERAL = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
CURRENCY = re.compile(r"(?i)(?:RMB|CNY|US\$|USD|[$€£¥])\s?$")
NOT_BEFORE = re.compile(r"(?i)\b(?:the|all|its|their|these|those|an?|per|another|every|and|to|from|between)\s$")
PARTS = {
    "a tenth": 10, "an eighth": 12.5, "a fifth": 20, "a quarter": 25, "a third": 33.3, "two fifths": 40, "half": 50,
    "three fifths": 60, "two thirds": 66.7, "three quarters": 75, "four fifths": 80, "nine tenths": 90,
}  # fmt: skip
CLOSE = 2.0  # percentage points within which a fraction is "about" a percentage
# How far a limit lies from the figure, as a factor.
NEAR_FACTORS = (1.04, 1.1, 1.2, 1.35, 1.6, 2.0)
FAR_FACTORS = (1.15, 1.25, 1.5, 2.0, 3.0)


def bound_pairs(data: Path, number: int, path: Path = TRIPLES) -> list[Pair]:
    """The pairs of one pass; in each pass other claims with other limits.

    Args:
        data: folder of the question sets; rows whose set is not there are left out.
    """
    chance = random.Random(SEED + number)
    passages = Passages(data)
    rows = [row for row in triple_rows(path) if row["label"] == "supported" and any(sign.isdigit() for sign in row["claim"])]
    found = []
    for row in rows:
        passage = passages.of(row)
        if passage is not None:
            found += list(limits_of(row["claim"], row["sentences"], passage, chance))
    return found


def limits_of(claim: str, places: Sequence[int], passage: Passage, chance: random.Random) -> Iterator[Pair]:
    """A supported claim with one of its figures put otherwise, once truly and once not.

    Args:
        places: of the sentences that support it.
    """
    told = " ".join(passage.sentences[at] for at in places)
    mine = annotate(claim).quantities
    both = [(one, other) for one in mine for other in annotate(told).quantities if _is_borne_out(one, other)]
    both = [(one, other) for one, other in both if _numeral(claim, one) and not NOT_BEFORE.search(claim, 0, one.start)]
    if not both:
        return
    quantity, true = chance.choice(both)
    others = other_places(claim, places, passage)
    for is_true in (True, False):
        words = _figure(claim, quantity, true, is_true=is_true, chance=chance)
        if words is None:
            continue
        put = f"{claim[: quantity.start]}{words}{claim[number_end(claim, quantity) :]}"
        put = put[0].upper() + put[1:]
        wrong = "" if is_true else words.strip()
        label: Label = "supported" if is_true else "contradicted"
        yield Pair(claim=put, evidence=shown_as(passage, places, chance), label=label, wrong=wrong)
        if others and chance.random() < BESIDE_SHARE:
            yield Pair(claim=put, evidence=shown_as(passage, others[:1], chance), label="not_found")


def _is_borne_out(mine: Quantity, other: Quantity) -> bool:
    return (
        other.value is not None
        and other.value >= FEWEST
        and mine.hedge in ("exact", "about", "over", "nearly")
        and mine.kind in ("money", "percent", "count", "measure")
        and compare_quantities(mine, other).relation in AGREES
    )


def _numeral(claim: str, quantity: Quantity) -> re.Match[str] | None:
    found = list(NUMERAL.finditer(claim, quantity.start, quantity.end))
    return found[0] if len(found) == 1 and quantity.value else None


def _figure(claim: str, mine: Quantity, true: Quantity, *, is_true: bool, chance: random.Random) -> str | None:
    """The figure in other words; None where what the sentence says leaves open whether it is so."""
    if true.value is None or mine.value is None:
        return None
    is_share = mine.kind == "percent" and mine.sign is None and claim.startswith(" of ", mine.end)
    has_top, has_bottom = true.hedge not in ("over", "at_least"), true.hedge not in ("nearly", "under", "at_most")
    ways = ["about"] if true.hedge in ("exact", "about") else []
    ways += ["over"] * (has_bottom if is_true else has_top) + ["under"] * (has_top if is_true else has_bottom)
    if is_share and has_top and has_bottom and 8 <= true.value <= 92:
        ways += ["part", "part"]
    if not ways:
        return None
    way = chance.choice(ways)
    if way == "part":
        return _part(float(true.value), is_true=is_true, chance=chance)
    is_above = way == "under" if is_true else way == "over"  # whether the number put in is the larger one
    if way == "about":
        value = _rounded(float(true.value), 2 if true.value >= 100 else 1) if is_true else _far(float(true.value), chance)
    else:
        factor = chance.choice(NEAR_FACTORS if is_true else FAR_FACTORS)
        value = _rounded(float(true.value) * factor if is_above else float(true.value) / factor, chance.choice((1, 2, 2, 3)))
    if not _is_as_wanted(value, true, way, is_true=is_true) or (mine.kind == "percent" and value > 99 and mine.sign is None):
        return None
    return _written(claim, mine, value, way, chance)


def _is_as_wanted(value: float, true: Quantity, way: str, *, is_true: bool) -> bool:
    """Rounding may have taken it to the other side of the figure, or too near to it."""
    share = value / float(true.value or 1)
    if way == "about":
        return 0.97 <= share <= 1.03 if is_true else not 0.8 <= share <= 1.2
    is_above = way == "under" if is_true else way == "over"
    return share > 1.02 if is_above else share < 0.98


def _far(value: float, chance: random.Random) -> float:
    factor = chance.choice(FAR_FACTORS)
    return _rounded(value * factor if chance.random() < 0.5 else value / factor, 2)


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")


def _part(percent: float, *, is_true: bool, chance: random.Random) -> str | None:
    """A share as a fraction."""
    close = [name for name, worth in PARTS.items() if abs(worth - percent) <= CLOSE]
    ways = []
    for name, worth in PARTS.items():
        if abs(worth - percent) <= CLOSE:
            ways += [f"{about} {name}".strip() for about in ABOUT] if is_true else []
        elif (worth < percent) == is_true and abs(worth - percent) < 30:
            ways += [f"{over} {name}" for over in ("more than", "over", "at least", "well over")]
        elif abs(worth - percent) < 30:
            ways += [f"{under} {name}" for under in ("less than", "under", "below", "not even", "at most")]
        if not is_true and 10 < abs(worth - percent) < 40:
            ways += [f"{about} {name}".strip() for about in ABOUT[:4]]
    if close and is_true and chance.random() < 0.5:
        return f"{chance.choice(ABOUT)} {close[0]}".strip()
    return chance.choice(ways) if ways else None


def _written(claim: str, mine: Quantity, value: float, way: str, chance: random.Random) -> str | None:
    numeral = _numeral(claim, mine)
    if numeral is None or mine.value is None:
        return None
    scaled = Decimal(str(value)) * Decimal(numeral.group().replace(",", "")) / mine.value
    text = f"{scaled.normalize():f}" if abs(scaled - scaled.to_integral()) > Decimal("0.001") else f"{scaled.to_integral():,}"
    if mine.kind == "count" and "." in text and scaled < 1000 and mine.value < 10**6:
        return None  # no half enterprises
    if len(text.split(".")[-1]) > 2 and "." in text:
        return None
    words = {"over": OVER, "under": UNDER, "about": ABOUT}[way]
    word = chance.choice([one for one in words if not ("few" in one and mine.kind != "count")])
    money = CURRENCY.search(claim, mine.start, numeral.start())
    unit = claim[numeral.end() : number_end(claim, mine)]
    return f"{word} {money.group() if money else ''}{text}{unit}".strip() + (" " if unit.endswith(" ") else "")
