"""A text → its words with all that tells names from other words, and what stands between them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

from ingest.facts.names.words import ABBREVIATIONS, FUNCTION, LEADING_PARTICLES, MONTHS, OPENING_VERBS, WEEKDAYS, common_stems
from ingest.words import stem

# A word with its inner apostrophes and its possessive. Splitting by it gives texts between words and words by turns.
_WORD = re.compile(r"([^\W_]+(?:['’](?![sS](?![^\W_]))[^\W_]+|[\u0300-\u036f]+[^\W_]*)*(?: ?['’][sS](?![^\W_]))?)")
_POSSESSIVE = re.compile(r" ?['’][sS]$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_AMOUNT = re.compile(r"\d+(?:ST|ND|RD|TH|S|BN|M|K|MN)|(?:RMB|CNY|USD|US|EUR|GBP|HKD|HK|JPY|AUD|CAD|NT)\d+[a-zA-Z]{0,2}")
_UNCOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "'": "", "’": ""})
_MARKS = (("-LRB-", "  (  "), ("-RRB-", "  )  "), ("-LSB-", "  [  "), ("-RSB-", "  ]  "), ("``", ' "'), ("''", '" '))


class Gap(IntEnum):
    """What stands before a word."""

    SPACE = 0
    HYPHEN = 1  # "-" or "–" with no space beside it
    AND = 2  # "&"
    DOT = 3  # one full stop, of a sentence or of an abbreviation
    COMMA = 4
    POSSESSIVE = 5  # "'s"
    END = 6  # a sentence ends
    OPEN = 7  # a quotation, a bracket, a colon: a capital may mean as little as at the head of a sentence
    OTHER = 8


_SPACE = Gap.SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What one word tells by itself."""

    size: int  # characters, its possessive left out
    fold: str  # without case, accents, apostrophes, possessive
    is_possessive: bool
    is_capital: bool  # begins with a capital, or has one inside: "iPhone", "3M"
    is_upper: bool  # two capitals or more and no small letter
    is_function: bool
    is_opener: bool  # a function word, or another that opens sentences: "Born"
    is_common: bool  # a frequent English word that is no name
    is_number: bool
    is_ordinal: bool  # "66th"
    is_date: bool  # month or weekday
    is_abbreviation: bool  # a full stop after it does not end the sentence: "Dr.", "J."
    is_content: bool  # no function word, no number, three letters or more
    may_begin: bool  # a name may begin with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text; all lists run alike."""

    text: str
    words: list[str]  # as written, with their possessives
    shapes: list[Shape]
    folds: list[str]
    starts: list[int]
    ends: list[int]  # before the possessive
    gaps: list[Gap]  # before each word; the first has END
    rests: list[str]  # text between this word and the one before, spaces and hyphens taken out
    is_caseless: bool  # no capital at all: a question typed in small letters

    def opens(self, at: int) -> bool:
        """Whether the word stands where a capital tells nothing: at the head of a sentence, a quotation, after a colon."""
        gap = self.gaps[at]
        if gap is Gap.DOT:
            return not self.shapes[at - 1].is_abbreviation
        if gap is Gap.OTHER and at == 1:
            return len(self.words[0]) < 3 and self.rests[1] == ")"  # "(1) Audit fees are …"
        return gap is Gap.END or gap is Gap.OPEN


def read_tokens(text: str) -> Tokens:
    """The words of the text."""
    pieces = _WORD.split(_without_marks(text))
    edges = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    shapes = list(map(read_shape, words))
    between = list(map(_read_gap, pieces[0:-1:2]))
    starts = edges[0:-1:2]
    gaps = [gap for gap, _ in between]
    rests = [rest for _, rest in between]
    if gaps:
        gaps[0] = Gap.END
    if "'" in text or "’" in text:
        for at, before in enumerate(shapes[:-1], start=1):
            if before.is_possessive:
                gaps[at] = Gap.POSSESSIVE if gaps[at] is _SPACE else gaps[at]
                rests[at] = "'s" + rests[at]
    if Gap.DOT in gaps or Gap.HYPHEN in gaps:
        for at, gap in enumerate(gaps):
            if (gap is Gap.DOT or gap is Gap.HYPHEN) and not shapes[at - 1].is_possessive:
                rests[at] = _mend_rest(shapes[at - 1], gap, rests[at])
    return Tokens(
        text=text,
        words=words,
        shapes=shapes,
        folds=[shape.fold for shape in shapes],
        starts=starts,
        ends=[start + shape.size for start, shape in zip(starts, shapes, strict=True)],
        gaps=gaps,
        rests=rests,
        is_caseless=not any(shape.is_capital for shape in shapes),
    )


def _without_marks(text: str) -> str:
    """The text with the brackets and quotation marks of tokenised corpora as characters, no longer and no shorter."""
    if "B-" in text or "``" in text or "''" in text:
        for mark, same_length in _MARKS:
            text = text.replace(mark, same_length)
    return text


def _mend_rest(before: Shape, gap: Gap, rest: str) -> str:
    if gap is Gap.HYPHEN:
        return "-" if len(before.fold) == 1 else rest  # "T-Head" is not "T Head", but "High-tech" is "High tech"
    return "" if len(before.fold) > 1 and before.is_abbreviation else rest  # "St. Louis" is "St Louis"


@lru_cache(maxsize=4096)
def _read_gap(between: str) -> tuple[Gap, str]:
    """What the text between two words is, and what of it two spellings of one name must share."""
    rest = re.sub(r"[\s\-–—‐‑]+", "", between).replace("’", "'")
    bare = between.strip()
    if not bare:
        return (Gap.END if re.search(r"\n\s*\n", between) else Gap.SPACE), rest
    if bare == "." or bare == ".)":
        return Gap.DOT, rest
    if between in ("-", "–", "‐", "‑"):
        return Gap.HYPHEN, rest
    if bare == "&":
        return Gap.AND, rest
    if bare in (",", ".,"):
        return Gap.COMMA, rest
    if re.search(r"[.!?;。！？•…]", between) or "\n\n" in between:
        return Gap.END, rest
    if re.search(r"[\"“‘«(\[:—*#|]|\s['’`]|--|\s[-–]\s", between):
        return Gap.OPEN, rest
    return Gap.OTHER, rest


@lru_cache(maxsize=100_000)
def read_shape(word: str) -> Shape:
    """What the word tells by itself."""
    if word.isascii() and word.isalpha() and word.islower():
        return _read_plain(word)
    bare = _POSSESSIVE.sub("", word)
    fold = fold_word(bare)
    letters = sum(char.isalpha() for char in bare)
    is_capital = any(char.isupper() for char in bare) and _AMOUNT.fullmatch(bare) is None
    is_upper = bare.isupper() and letters > 1
    lower = bare.casefold().replace("’", "'")
    is_function = lower in FUNCTION and not is_upper
    return Shape(
        size=len(bare),
        fold=fold,
        is_possessive=len(bare) < len(word),
        is_capital=is_capital,
        is_upper=is_upper,
        is_function=is_function,
        is_opener=(is_function or lower in OPENING_VERBS) and not is_upper,
        is_common=stem(fold) in common_stems(),
        is_number=bare.isdigit(),
        is_ordinal=_ORDINAL.fullmatch(bare) is not None,
        is_date=fold in MONTHS or fold in WEEKDAYS,
        is_abbreviation=fold in ABBREVIATIONS or (letters == 1 == len(bare) and is_capital),
        is_content=not is_function and not bare.isdigit() and len(fold) > 2,
        may_begin=is_capital
        or fold in LEADING_PARTICLES
        or (bare.isdigit() and len(bare) == 4)
        or _ORDINAL.fullmatch(bare) is not None,
    )


def _read_plain(word: str) -> Shape:
    """The same for what most words are: small letters of the alphabet."""
    is_function = word in FUNCTION
    return Shape(
        size=len(word),
        fold=word,
        is_possessive=False,
        is_capital=False,
        is_upper=False,
        is_function=is_function,
        is_opener=is_function or word in OPENING_VERBS,
        is_common=stem(word) in common_stems(),
        is_number=False,
        is_ordinal=False,
        is_date=word in MONTHS or word in WEEKDAYS,
        is_abbreviation=word in ABBREVIATIONS,
        is_content=not is_function and len(word) > 2,
        may_begin=word in LEADING_PARTICLES,
    )


def fold_word(word: str) -> str:
    """The word without case, accents, apostrophes."""
    lower = word.casefold().translate(_UNCOMPOSED)
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char)).casefold()
