"""Units by the words and signs that name them, from units.toml.

A unit's base is what values are given in: 1 km and 1,000 m are 1,000 "m". Nouns that count the same things share a name.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.facts.quantities.tokens import NUMBER, Tokens
from ingest.facts.types import QuantityKind
from ingest.words import stem

_ONE, _ZERO = Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a number is a number of."""

    kind: QuantityKind
    base: str
    factor: Decimal = _ONE  # base = (value - zero) * factor / divisor
    divisor: Decimal = _ONE
    zero: Decimal = _ZERO  # the unit's reading where the base reads nought: 32 for degrees Fahrenheit

    def in_base(self, value: Decimal) -> Decimal:
        """A reading in the base unit."""
        return self.span(value - self.zero)

    def span(self, value: Decimal) -> Decimal:
        """A difference in the base unit."""
        if self.factor == self.divisor:
            return value
        return value * self.factor / self.divisor


PERCENT = Unit(kind="percent", base="%")
POINTS = Unit(kind="points", base="pp")
BASIS_POINTS = Unit(kind="points", base="pp", divisor=Decimal(100))
TIMES = Unit(kind="times", base="x")
YUAN_OR_YEN = "¥"

Names = dict[str, list[tuple[tuple[str, ...], Unit]]]


def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))


def _add(names: Names, name: str, unit: Unit) -> None:
    words = tuple(Tokens(name, ()).low[:-8])
    plural = (*words[:-1], words[-1] + "s")
    for form in (words, plural):
        names.setdefault(form[0], []).append((form[1:], unit))


def _ratio(text: str) -> tuple[Decimal, Decimal]:
    over, _, under = text.partition("/")
    return Decimal(over), Decimal(under or 1)


def _read() -> tuple[Names, dict[str, Unit], dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    """Units by name, units by symbol, currencies by sign, unit of a noun, nouns that tell, irregular plurals."""
    table = _table()
    names: Names = {}
    symbols: dict[str, Unit] = {}
    for base, rows in table["measure"].items():
        for row in rows:
            factor, divisor = _ratio(row["factor"])
            unit = Unit(kind="measure", base=base, factor=factor, divisor=divisor, zero=Decimal(row.get("zero", 0)))
            for name in row["names"]:
                _add(names, name, unit)
            symbols.update(dict.fromkeys(row.get("symbols", "").split(), unit))
    currency = table["currency"]
    for code, forms in currency["names"].items():
        for name in forms:
            _add(names, name, Unit(kind="money", base=code))
    for code, forms in currency["cents"].items():
        for name in forms:
            _add(names, name, Unit(kind="money", base=code, divisor=Decimal(100)))
    for name in ("percent", "per cent", "pct", "%", "％"):
        _add(names, name, PERCENT)
    for name in (
        "percentage point",
        "percent point",
        "per cent point",
        "pct point",
        "% point",
        "pct pt",
        "pp",
        "ppt",
        "pps",
        "p.p",
    ):
        _add(names, name, POINTS)
    for name in ("basis point", "bp", "bps"):
        _add(names, name, BASIS_POINTS)
    for forms_of in names.values():
        forms_of.sort(key=lambda form: -len(form[0]))
    signs = {sign: code for code, text in currency["codes"].items() for sign in text.split()}
    same = {stem(word): stem(group.split()[0]) for group in table["same"]["groups"] for word in group.split()}
    tells = {word: stem(noun) for word, noun in table["tells"].items()}
    return names, symbols, signs, same, tells, table["plurals"]


NAMES, SYMBOLS, CURRENCIES, SAME, TELLS, PLURALS = _read()


def noun_unit(word: str) -> str:
    """The unit that a counted noun stands for: its stem, or that of its group."""
    if word.endswith("men") and word not in PLURALS:
        word = word[:-2] + "an"  # "businessmen"
    root = stem(PLURALS.get(word, word))
    return SAME.get(root, root)


def unit_at(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at this token and the token behind it, longest first."""
    return _symbol_at(tokens, at) or _name_at(tokens, at)


def _name_at(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    for rest, unit in NAMES.get(tokens.low[at], ()):
        behind = at + 1
        for word in rest:
            if tokens.low[behind] != word:
                if tokens.low[behind] in ("-", ".") and tokens.low[behind + 1] == word:  # "percentage-point", "sq. km"
                    behind += 1
                else:
                    break
            behind += 1
        else:
            return unit, behind
    return None


def _symbol_at(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    raw = tokens.raw[at]
    if raw == "°" and tokens.raw[at + 1] in ("C", "F"):
        return SYMBOLS[raw + tokens.raw[at + 1]], at + 2
    if tokens.touches(at):
        joined = raw + tokens.raw[at + 1]
        if tokens.kind[at + 1] == NUMBER:
            return (SYMBOLS[joined], at + 2) if joined in SYMBOLS else None  # "km2"; "m5" is no metre
        if tokens.raw[at + 1] == "/" and joined + tokens.raw[at + 2] in SYMBOLS:
            return SYMBOLS[joined + tokens.raw[at + 2]], at + 3
        if joined in SYMBOLS:
            return SYMBOLS[joined], at + 2
    unit = SYMBOLS.get(raw)
    return (unit, at + 1) if unit else None


def currency_before(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Currency whose sign or code stands right before this token, and its first token: "US$", "RMB", "Rs."."""
    last = at - 1
    if last > 0 and tokens.raw[last] == "." and tokens.low[last - 1] == "rs":
        return CURRENCIES["Rs"], last - 1
    if last < 0:
        return None
    raw = tokens.raw[last]
    if last > 0 and tokens.touches(last - 1) and tokens.raw[last - 1] + raw in CURRENCIES:
        return CURRENCIES[tokens.raw[last - 1] + raw], last - 1
    code = CURRENCIES.get(raw)
    if code and (raw != "$" or last == 0 or not (tokens.touches(last - 1) and tokens.raw[last - 1].isalpha())):
        return code, last
    return None


def currency_after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Currency whose code or sign stands at this token, and the token behind it."""
    raw = tokens.raw[at]
    sign = at + 1 if tokens.touches(at) and raw + tokens.raw[at + 1] in CURRENCIES else at
    if tokens.touches(sign) and tokens.kind[sign + 1] == NUMBER:
        return None  # it belongs to the next amount: "5 US$3"
    if sign > at:
        return CURRENCIES[raw + tokens.raw[at + 1]], at + 2
    if raw in CURRENCIES and raw not in ("Rs", "DM", "RM"):
        return CURRENCIES[raw], at + 1
    return None
