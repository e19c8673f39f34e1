""" "Are all of them …?", "most of them?", "are there any that do not?": a part in the question, a part in the sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answer.comparing.statement import Statement
from answer.deciding.modality import is_unsettled
from answer.deciding.topic import on_topic
from answer.deciding.types import Decided, Said, Supposed
from answer.features import Candidate
from ingest.facts.number_words import ONES
from ingest.facts.polarity.find import is_denied
from ingest.facts.polarity.negations import denials_of

ENOUGH = 0.7  # share of the topic's words that a sentence must have to decide
Part = Literal["all", "most", "few", "not_all", "none"]
Span = tuple[int, int]

# "For every graduate 2.3 arrive", "every fourth car", "best of all" are a rate, a share and a place.
ALL = re.compile(
    r"(?i)(?<!\bfor )(?<!\bof )\b(?:all(?! over\b| the time\b|-)|(?:every|each)(?! (?:other|\w+th|\w+rd|second)\b)|"
    r"100 ?(?:%|per ?cent)|the whole(?: of)?|entirely|completely|fully)\b"
)
MOST = re.compile(r"(?i)(?<!\bthe )\b(?:most(?: of)?(?= (?:the|its|their|all|[a-z]+s)\b)|the majority of|mostly)\b")
FEW = re.compile(r"(?i)\b(?:a (?:small |tiny |mere )?minority of|the minority of|less than half of|fewer than half of)(?= |$)")
NONE = re.compile(r"(?i)\b(?:none of|no)\b")
SOME_NOT = re.compile(r"(?i)\b(?:that|which|who)\b.{0,30}?\b(?:not|n['’]t|never)\b|\bnot (?:all|every)\b")
HEADED = re.compile(r"(?i)^(?:any |some |a |an |still )?[a-z]")
OF_THE = re.compile(
    r"(?i)\b(?:of|out of) (?:the |its |all |their )?(?P<whole>\d[\d,]*)\b[^.;]{0,80}?,\s(?:only |just )?(?P<part>\d[\d,]*|[a-z]+)\b"
)
OUT_OF = re.compile(r"(?i)\b(?P<part>\d[\d,]*) (?:out )?of (?:the |its |all |their )?(?P<whole>\d[\d,]*)\b")
# The same with the part in words or figures, and what is left of the whole: "44 of the 56 halls were not new".
PART_OF = re.compile(
    r"(?i)\b(?P<part>\d[\d,]*|[a-z]+) (?:out )?of (?:the |its |all |their )?(?P<whole>\d[\d,]*)\b(?! ?(?:per ?cent|%))"
)
WORDS = {word: number for number, word in enumerate(ONES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Which part of a whole the question asks for."""

    part: Part
    span: Span


def portion_of(supposed: Supposed) -> Portion | None:
    """The part that is asked for; None if the question asks for none."""
    text = supposed.statement.text
    patterns: tuple[tuple[re.Pattern[str], Part], ...] = (
        (SOME_NOT, "not_all"),
        (FEW, "few"),
        (ALL, "all"),
        (MOST, "most"),
    )
    for pattern, part in patterns:
        if match := pattern.search(text):
            return Portion(part=part, span=match.span())
    return None


def by_totality(portion: Portion, supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """What the nearest sentence with a share of it says."""
    without = [portion.span, *((item.start, item.end) for item in supposed.statement.facts.quantities)]
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=without):
        shares = set(_shares(candidate.statement))
        if len(shares) != 1 or is_unsettled(supposed, candidate.statement):
            continue
        said = _said(portion.part, *shares.pop())
        if said is not None:
            return Decided(said=said, by=(candidate,))
    return None


def by_complement(supposed: Supposed, candidates: Sequence[Candidate]) -> Decided | None:
    """Yes if the part that is denied and the one that a sentence tells of make up the whole, No if they do not.

    None where the claim denies it of no part: "44 of the 56 halls were not new" is answered by "12 of the 56 halls are new".
    """
    mine, denied = _parts(supposed.statement), denials_of(supposed.statement.facts.negations)
    if len(mine) != 1 or len(denied) != 1 or denied[0].start < mine[0][2][1]:
        return None
    part, whole, span = mine[0]
    without = [span, *((item.start, item.end) for item in supposed.statement.facts.quantities)]
    for _, candidate in on_topic(supposed, candidates, at_least=ENOUGH, without=without):
        found = [item for item in _parts(candidate.statement) if item[1] == whole]
        if (
            len(found) == 1
            and not denials_of(candidate.statement.facts.negations)
            and not is_unsettled(supposed, candidate.statement)
        ):
            return Decided(said="Yes" if part + found[0][0] == whole else "No", by=(candidate,))
    return None


def _parts(statement: Statement) -> list[tuple[Decimal, Decimal, Span]]:
    """Parts that it names of wholes in numbers, and where."""
    matches = PART_OF.finditer(statement.text)
    found = [(_number(match["part"]), Decimal(match["whole"].replace(",", "")), match.span()) for match in matches]
    return [(part, whole, span) for part, whole, span in found if part is not None and part <= whole]


def _shares(sentence: Statement) -> Iterator[tuple[Decimal, Decimal]]:
    """Least and greatest per cent that the sentence gives of a whole."""
    text = sentence.text
    for match in ALL.finditer(text):
        denied = is_denied(match.span(), sentence.facts.negations)
        yield (Decimal(0), Decimal("99.9")) if denied else (Decimal(100), Decimal(100))
    for pattern in (OF_THE, OUT_OF):
        for match in pattern.finditer(text):
            whole, part = Decimal(match["whole"].replace(",", "")), _number(match["part"])
            if part is not None and part <= whole:
                yield 100 * part / whole, 100 * part / whole
    for quantity in sentence.facts.quantities:
        if quantity.kind == "percent" and not quantity.sign and quantity.low != 100:
            yield quantity.low, min(quantity.high, Decimal(100))


def _number(word: str) -> Decimal | None:
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    return Decimal(WORDS[word.casefold()]) if word.casefold() in WORDS else None


def _said(part: Part, low: Decimal, high: Decimal) -> Said | None:
    if part == "all":
        return "Yes" if low == 100 else "No" if high < 100 else None
    if part == "not_all":
        return "No" if low == 100 else "Yes" if high < 100 else None
    if part == "few":
        return "Yes" if high < 50 else "No" if low >= 50 else None
    return "Yes" if low > 50 else "No" if high <= 50 else None


def shares_of_counts(sentence: Statement) -> list[Decimal]:
    """Per cents that two counts of the sentence come to: 21.4… of "12 of the 56 venues"."""
    found = [(match["part"], Decimal(match["whole"].replace(",", ""))) for match in OUT_OF.finditer(sentence.text)]
    counts = [(part, whole) for word, whole in found if (part := _number(word)) is not None and 0 < part <= whole]
    return [100 * part / whole for part, whole in counts]
