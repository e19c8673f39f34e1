"""The table of opposites, read once: `FORMS` tells a form's axes and sides, `opposed` tells whether two words oppose."""

import tomllib
from pathlib import Path
from typing import Literal, NamedTuple

from ingest.words import stem

Side = Literal[1, -1]
VOWELS = "aeiou"


class Sense(NamedTuple):
    """One meaning of a form."""

    axis: str
    side: Side
    stem: str
    lemma: str
    part: str  # "verbs", "nouns", "grades" or "words": how the table lists it


def opposed(a: str, b: str) -> bool:
    """True if the lower-case forms `a` and `b` stand on two sides of one axis, and on one side of none."""
    pairs = [(x.side, y.side) for x in FORMS.get(a, ()) for y in FORMS.get(b, ()) if x.axis == y.axis]
    return bool(pairs) and all(x != y for x, y in pairs)


def _verb_forms(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    forms = [lemma, plural, lemma + "ed", lemma + "ing"]
    if lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3:-2] not in tuple(VOWELS):
        forms += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]  # "visitted" does no harm: nobody writes it
    return forms


def _noun_forms(lemma: str) -> list[str]:
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return [lemma, lemma[:-1] + "ies"]
    return [lemma, lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")]


def degrees(lemma: str) -> tuple[str, str]:
    """Comparative and superlative with -er and -est: "larger", "largest"."""
    if lemma.endswith("e"):
        base = lemma[:-1]
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        base = lemma[:-1] + "i"
    elif len(lemma) < 5 and lemma[-1] in "bdgmnt" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        base = lemma + lemma[-1]
    else:
        base = lemma
    return base + "er", base + "est"


def _forms(lemma: str, part: str, irregular: dict[str, str]) -> list[str]:
    if lemma in irregular and part != "words":
        # A noun has only its own irregular plural or the regular one: "wins" is both, "won" is no noun.
        if part != "nouns" or not irregular[lemma].startswith(lemma + "s "):
            return [lemma, *irregular[lemma].split()]
        return _noun_forms(lemma)
    if part == "verbs":
        return _verb_forms(lemma)
    if part == "nouns":
        return _noun_forms(lemma)
    return [lemma, *degrees(lemma)] if part == "grades" else [lemma]


def _read() -> dict[str, tuple[Sense, ...]]:
    table = tomllib.loads(Path(__file__).with_name("antonyms.toml").read_text(encoding="utf-8"))
    forms: dict[str, dict[tuple[str, int], Sense]] = {}
    for axis, parts in table["axes"].items():
        for part, (plus, minus) in parts.items():
            sides: tuple[tuple[Side, str], ...] = ((1, plus), (-1, minus))
            for side, words in sides:
                for lemma in words.split():
                    sense = Sense(axis, side, stem(lemma), lemma, part)
                    for form in _forms(lemma, part, table["irregular"]):
                        forms.setdefault(form, {}).setdefault((axis, side), sense)
    return {form: tuple(senses.values()) for form, senses in forms.items()}


FORMS = _read()

# An order is named by stems, so its words are looked up by stem too.
_SENSES = dict(FORMS)
for _form, _senses in FORMS.items():
    if stem(_form) != _form:
        _SENSES[stem(_form)] = _SENSES.get(stem(_form), ()) + _senses


def orders_oppose(a: str, b: str) -> bool:
    """True if the orders `a` and `b` run against each other: "large" and "small", "popul" and "least popul", "most" and "few"."""
    if a == b:
        return False
    a_words, b_words = a.split(), b.split()
    if ("least" in a_words) != ("least" in b_words) and len(a_words) + len(b_words) > 2:
        return [w for w in a_words if w != "least"] == [w for w in b_words if w != "least"]
    if len(a_words) != len(b_words):
        return False
    differing = [(x, y) for x, y in zip(a_words, b_words, strict=True) if x != y]
    return len(differing) == 1 and _stems_oppose(*differing[0])


def _stems_oppose(a: str, b: str) -> bool:
    pairs = [(x.side, y.side) for x in _SENSES.get(a, ()) for y in _SENSES.get(b, ()) if x.axis == y.axis]
    return bool(pairs) and all(x != y for x, y in pairs)
