"""Text folded to tokens for the answer key: case, quotes, punctuation, white space and number form no longer differ.

Written for grading alone. It shares nothing with what the engine reads numbers with: an engine that misreads a figure
must not find a grader that misreads it the same way.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "万": Decimal(10**4),
    "million": Decimal(10**6),
    "mn": Decimal(10**6),
    "亿": Decimal(10**8),
    "billion": Decimal(10**9),
    "bn": Decimal(10**9),
    "trillion": Decimal(10**12),
    "tn": Decimal(10**12),
}
# Glued letters that mean a scale only beside a currency: "$5m" is money, "5m" may be five metres.
MONEY_SCALES = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12)}
CURRENCIES = {
    "rmb": "cny", "cny": "cny", "yuan": "cny", "renminbi": "cny", "¥": "cny", "元": "cny",
    "us$": "usd", "usd": "usd", "$": "usd", "dollar": "usd", "dollars": "usd",
    "hk$": "hkd", "hkd": "hkd", "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur", "£": "gbp", "gbp": "gbp",
}  # fmt: skip
GLUED_UNITS = ("km2", "km", "cm", "mm", "kg", "ha", "kwh", "kw", "mw", "gw", "gb", "tb", "pb", "ghz", "mhz", "hz")
_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: Decimal(n) for n, word in enumerate(_TO_TWENTY)}
TENS = {word: Decimal(10 * n) for n, word in enumerate(_TENS, start=2)}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a number with what it is worth."""

    word: str  # folded; for a number "" (its value counts)
    value: Decimal | None = None  # worth with its scale: 490500000000 for "490.5bn"; None for a word
    bare: Decimal | None = None  # as written, without the scale: 490.5; None for a word
    joins: bool = False  # a hyphen alone stands between this word and the one before


def fold(text: str) -> tuple[Token, ...]:
    """`text` as tokens: words in folded case, numbers by value, currency after its number, "%" as a word."""
    plain = _plain(text)
    tokens: list[Token] = []
    at, prefix = 0, None
    while match := _TOKEN.search(plain, at):
        gap, at = plain[at : match.start()], match.end()
        if match["prefix"]:
            prefix = CURRENCIES[match["prefix"]]
            if not (money := _SHORT_MONEY.match(plain, at)):
                continue
            bare = _decimal(money["digits"])
            token, at = Token("", value=bare * MONEY_SCALES[money["scale"]], bare=bare), money.end()
        elif match["number"]:
            token, at = _number(match, plain, at)
        elif match["spelled"]:
            token, at = _spelled(match, plain, at)
        elif match["percent"]:
            token = Token("%")
        elif match["word"].isdecimal():  # digits in a date or version: "2018.10.22"
            token = Token("", value=_decimal(match["word"]), bare=_decimal(match["word"]))
        else:
            word = match["word"]
            token = Token(CURRENCIES.get(word, word), joins=gap == "-")
        if token.value is None and prefix is None and tokens and token.word == tokens[-1].word in _CODES:
            continue  # "RMB490.5bn yuan" names its currency once
        tokens.append(token)
        if prefix is not None:
            tokens.append(Token(prefix))
            prefix = None
    return tuple(_without_us_before_dollar(tokens))


_CODES = frozenset(CURRENCIES.values())
_SCALE = "|".join(SCALES)
_GLUED = "|".join(["percent", *SCALES, *GLUED_UNITS, *(c for c in CURRENCIES if c.isalpha())])
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d+)(?:\.\d+)?"
_TOKEN = re.compile(
    rf"""
    (?P<prefix>(?<![^\W_])(?:us\$|hk\$|rmb|cny|usd|hkd|eur|gbp)|[$€£¥])(?=\s*[-+]?\.?\d)
  | (?P<number>
        (?P<sign>(?:(?<=^)|(?<=[\s(]))-)?(?P<digits>(?<![^\W_])(?<!\d[.,]){_DIGITS}|(?:(?<=^)|(?<=[\s$€£¥]))\.\d+
                                              |(?<=rmb|cny|usd|hkd|eur|gbp){_DIGITS})
        (?=$|[^\w.]|\.(?!\d)|_|[\u4e00-\u9fff]|(?:{_GLUED})(?![^\W_]))
    )
  | (?P<spelled>(?<![^\W_])(?:{"|".join([*UNITS, *TENS])})(?![^\W_]))
  | (?P<percent>%|(?:(?<![^\W_])|(?<=\d))(?:percent|per\ cent|pct)(?![^\W_]))
  | (?P<word>\d+(?:[.,]\d+)*[^\W\d_\u3400-\u9fff][^\W_\u3400-\u9fff]*|[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+)
    """,
    re.VERBOSE,
)
_AFTER = re.compile(rf"[\s-]?(?P<scale>{_SCALE})(?![^\W_\u4e00-\u9fff])")
_SHORT_MONEY = re.compile(rf"\s*(?P<digits>{_DIGITS}|\.\d+)(?P<scale>[kmbt])(?![^\W_])")
_UNIT_AFTER_TENS = re.compile(rf"[\s-](?P<unit>{'|'.join(list(UNITS)[1:10])})(?![^\W_])")


def _plain(text: str) -> str:
    """Folded in case and form: one kind of apostrophe, of dash and of blank; possessives and "U.S." without marks."""
    text = re.sub(r"(?<=\d)[\u00b2\u00b3\u00b9\u2070-\u2079]+", " ", text)  # a footnote mark is no digit
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[\u2018\u2019\u02bc\u2032`\u00b4]", "'", text)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"[\u00ad\u200b-\u200d\ufeff]", "", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?<=[^\W_])'s(?![^\W_])", "", text)
    text = re.sub(r"(?<=[^\W_])'(?=[^\W_])", "", text)
    return re.sub(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?", lambda m: m[0].replace(".", ""), text)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _number(match: re.Match[str], plain: str, at: int) -> tuple[Token, int]:
    bare = -_decimal(match["digits"]) if match["sign"] else _decimal(match["digits"])
    value = bare
    while scale := _AFTER.match(plain, at):
        value, at = value * SCALES[scale["scale"]], scale.end()
    return Token("", value=value, bare=bare), at


def _spelled(match: re.Match[str], plain: str, at: int) -> tuple[Token, int]:
    word = match["spelled"]
    bare = TENS.get(word)
    if bare is None:
        bare = UNITS[word]
    elif unit := _UNIT_AFTER_TENS.match(plain, at):
        bare, at = bare + UNITS[unit["unit"]], unit.end()
    value, after = bare, at
    while scale := _AFTER.match(plain, after):
        value, after = value * SCALES[scale["scale"]], scale.end()
    if word == "one" and after == at:
        return Token("one"), at  # "one of them" counts nothing
    return Token("", value=value, bare=bare), after


def _without_us_before_dollar(tokens: list[Token]) -> list[Token]:
    """ "US dollars" is one currency, "usd"; a number before it keeps its place."""
    return [
        token for i, token in enumerate(tokens) if not (token.word == "us" and i + 1 < len(tokens) and tokens[i + 1].word == "usd")
    ]
