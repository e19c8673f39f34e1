"""Numbers in one notation, so that a network sees that two are the same: "36,690 million" is "36.69 billion", "forty-four" is "44".

Words for numbers become digits from two on ("one" is too often no number), ordinals from fourth on; fractions, "two-thirds" or
"a fifth of", stay words.
"""

import re
from decimal import Decimal

from ingest.facts.number_words import ONES, ORDINAL_ONES, TENS
from ingest.facts.times.words import number_of, ordinal_of

_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3, "hundred": 100}
_SCALE_WORD = "|".join(_SCALES)
_UNITS = "|".join(ONES[1:10])
_ONES = "|".join(sorted(ONES[2:], key=len, reverse=True))
_TENS = "|".join(TENS)
_PARTS = r"(?:thirds|quarters|(?:four|fif|six|seven|eigh|nin|ten)ths)"
_LENGTHS = r"(?:year|day|month|hour|minute|fold|storey)"
_WORDED = re.compile(rf"(?i)(?<![\w-])(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_ONES})(?!\w|-(?!{_LENGTHS})| {_PARTS}\b)")
_FRACTION = re.compile(rf"(?i)\b({_UNITS}) ({_PARTS})\b")
_ONE_OF_SCALE = re.compile(rf"(?i)(?<![\w-])(?:an?|one)(?= (?:{_SCALE_WORD})\b)")
_PART_OF_SCALE = re.compile(rf"(?i)(?<![\w-])(?:(half)|an? (quarter)|three-quarters) (?:of )?an? ({_SCALE_WORD})\b(?! and)")
_TWO_SCALES = re.compile(
    r"(?i)(?<![\d.])(\d+(?:\.\d+)?) (billion|thousand|hundred)(?: and)? (\d+(?:\.\d+)?)( million)?(?![\w.]*\d)(?! ?(?:per|to)\b)"
)
_SCALED = re.compile(rf"(?i)(?<![\w.])(\d+(?:\.\d+)?)((?: ?(?:{_SCALE_WORD}))+)\b")
_PLAIN = re.compile(r"(?<![\w.,])(\d{7,}(?:\.\d+)?)(?!\w)")
_ORDINALS = "|".join(sorted(ORDINAL_ONES[4:], key=len, reverse=True))
_ORDINAL = re.compile(rf"(?i)(?<![\w-])(?<!\ba )(?<!\bone )(?<!\d )(?:{_ORDINALS})(?!\w)")


def in_one_notation(text: str) -> str:
    """The text with numbers in digits and the largest scale that leaves no leading zero.

    Args:
        text: without separators between thousands.
    """
    text = _FRACTION.sub(r"\1-\2", _WORDED.sub(lambda match: str(number_of(match.group())), text))
    text = _PART_OF_SCALE.sub(_part, text)
    text = _ONE_OF_SCALE.sub("1", text)
    text = _TWO_SCALES.sub(_joined, text)
    text = _SCALED.sub(_scaled, text)
    text = _PLAIN.sub(lambda match: _written(Decimal(match.group(1))), text)
    return _ORDINAL.sub(lambda match: f"{ordinal_of(match.group())}th", text)


def _part(match: re.Match[str]) -> str:
    """Half a million → 500000."""
    half, quarter, scale = match.groups()
    part = Decimal("0.5") if half else Decimal("0.25") if quarter else Decimal("0.75")
    return _written(part * _SCALES[scale.casefold()])


def _joined(match: re.Match[str]) -> str:
    """20 billion 420 million → 20.42 billion; 3 hundred and 5 → 305."""
    larger, scale, smaller, million = match.groups()
    value, rest = Decimal(larger) * _SCALES[scale.casefold()], Decimal(smaller) * (10**6 if million else 1)
    fits = bool(million) == (scale.casefold() == "billion") and rest < _SCALES[scale.casefold()]
    return _written(value + rest) if fits else match.group()


def _scaled(match: re.Match[str]) -> str:
    value = Decimal(match.group(1))
    for scale in match.group(2).split():
        value *= _SCALES[scale.casefold()]
    return _written(value)


def _written(value: Decimal) -> str:
    for scale in ("trillion", "billion", "million"):
        if value >= _SCALES[scale]:
            return f"{_bare(value / _SCALES[scale])} {scale}"
    return _bare(value)


def _bare(value: Decimal) -> str:
    return f"{value.normalize():f}"
