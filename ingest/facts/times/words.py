"""The words that dates are made of, and the patterns that stand for them."""

import re
from typing import Final

from ingest.facts.number_words import ONES, ORDINAL_ONES, ORDINAL_TENS, TENS, VALUE_OF_ONES, VALUE_OF_TENS

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"], start=1)
    for name in names.split()
}  # fmt: skip
SEASONS: Final = frozenset("spring summer autumn fall winter".split())

CARDINALS: Final = VALUE_OF_ONES | VALUE_OF_TENS
ORDINALS: Final = {word: number for number, word in enumerate([*ORDINAL_ONES, ORDINAL_TENS[0], "twenty-first", "twenty-second"])}
DECADE_WORDS: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip

# Pieces of patterns. A year is no head of a longer number, of "2,000" or of "1999.5".
YEAR: Final = r"(?:1\d|20)\d\d(?![\d])(?!,\d{3}(?!\d))(?!\.\d)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
MONTH: Final = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
NUMBER: Final = (
    r"(?:\d{1,3}|(?:" + "|".join(TENS) + r")(?:[- ](?:" + "|".join(ONES[1:10]) + r"))?|"
    + "|".join(sorted(ONES[1:], key=len, reverse=True)) + r")(?![\w])"
)  # fmt: skip
ORDINAL: Final = r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[- ]") + r")\b"
DASH: Final = r"(?:--?|[‐-―−~])"
ERA_BEFORE_CHRIST: Final = r"(?:B\.?\s?C\.?(?:\s?E\b\.?)?)(?![a-zA-Z])"
ERA_AFTER_CHRIST: Final = r"(?:A\.?\s?D\.?|C\.?E\b\.?)(?![a-zA-Z])"


def number_of(word: str) -> int:
    """What "12", "twelve", "twenty-five" count; 0 where it is none of these."""
    if word.isdecimal():
        return int(word)
    return sum(CARDINALS.get(part, 0) for part in re.split(r"[-\s]+", word.casefold()))


def ordinal_of(word: str) -> int:
    """What "19th", "nineteenth", "twenty first" number; 0 where it is none of these."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS.get(re.sub(r"\s++", "-", word.casefold()), 0)


def year_of_two_digits(digits: str) -> int:
    """'98 is 1998, '19 is 2019: up to 39 this century, else the last."""
    return (2000 if int(digits) < 40 else 1900) + int(digits)
