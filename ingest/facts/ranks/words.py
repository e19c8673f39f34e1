"""Ordinals and superlatives as words: what number an ordinal is, what a superlative orders by."""

import re

from ingest.facts.number_words import ONES, ORDINAL_ONES, ORDINAL_TENS, TENS, VALUE_OF_TENS
from ingest.facts.polarity.antonyms import degrees
from ingest.words import stem

_UNITS = ORDINAL_ONES[1:10]
_CARDINALS = ONES[1:]

ORDINALS = {word: at for at, word in enumerate(ORDINAL_ONES) if at}
ORDINALS |= {word: 20 + 10 * at for at, word in enumerate(ORDINAL_TENS)} | {"hundredth": 100, "thousandth": 1000}
CARDINALS = {word: at for at, word in enumerate(_CARDINALS, 1)} | VALUE_OF_TENS | {"hundred": 100, "dozen": 12}

_TENS_WORD = "|".join(TENS)
_UNIT_WORD = "|".join(_UNITS)
# "twenty-first" before "twentieth"; a number with its ending: "42nd", "1,001st".
ORDINAL = rf"(?:(?:{_TENS_WORD})[\s-](?:{_UNIT_WORD})|{'|'.join(ORDINALS)}|\d{{1,3}}(?:,?\d{{3}})?(?:st|nd|rd|th))"
_CARDINAL_WORD = "|".join(sorted(CARDINALS, key=len, reverse=True))
CARDINAL = rf"(?:(?:{_TENS_WORD})[\s-](?:{'|'.join(_CARDINALS[:9])})|{_CARDINAL_WORD}|\d{{1,3}}(?:,?\d{{3}})?)"


def ordinal_value(text: str) -> int:
    """What number `text`, a match of ORDINAL, is: 21 for "twenty-first", "Twenty first" and "21st"."""
    folded = text.casefold()
    if folded[0].isdigit():
        return int(folded[:-2].replace(",", ""))
    tens, _, unit = folded.replace("-", " ").partition(" ")
    return 20 + 10 * TENS.index(tens) + ORDINALS[unit.strip()] if unit else ORDINALS[folded]


def cardinal_value(text: str) -> int:
    """What number `text`, a match of CARDINAL, is."""
    folded = text.casefold().replace(",", "")
    if folded.isdigit():
        return int(folded)
    tens, _, unit = folded.replace("-", " ").partition(" ")
    return CARDINALS[tens] + (CARDINALS[unit.strip()] if unit else 0)


# Adjectives that take -est. A list and no rule, since "modest", "west" and "interest" end alike.
_GRADED = """
able angry big black bleak bold brave brief bright broad busy calm cheap clean clear clever close cold cool costly crowded cruel
cute damp dark deadly dear deep dense dirty dry dull early easy empty faint fair fast fat fierce fine firm fit flat fresh
friendly full funny gentle grand great green handsome happy hard harsh healthy heavy high holy hot huge humble hungry juicy keen
kind large late lazy lengthy light likely lively lofty lonely long loud lovely low loyal lucky mad mean mighty mild narrow near
neat new nice noble noisy odd old pale plain poor posh pretty proud pure quick quiet rare raw rich ripe rough rude sad safe
scary severe shallow sharp short shy sick silly simple sleepy slim slow small smart smooth soft sparse steady steep stiff
strange strict strong sunny sure sweet swift tall tasty thick thin tight tiny tough true ugly vast warm weak wealthy weird wet
white wide wild windy wise young
""".split()
SUPERLATIVES = {degrees(base)[1]: base for base in _GRADED}
SUPERLATIVES |= {"best": "good", "worst": "bad", "farthest": "far", "furthest": "far", "eldest": "old", "fewest": "few"}
for _base in ("north", "south", "east", "west"):
    SUPERLATIVES[f"{_base}ernmost"] = f"{_base}ern"
SUPERLATIVES |= {f"{a}{b}ernmost": f"{a}{b}ern" for a in ("north", "south") for b in ("east", "west")}
SUPERLATIVES |= {"uppermost": "upper", "lowermost": "lower", "innermost": "inner", "outermost": "outer", "topmost": "top"}
del SUPERLATIVES["latest"]  # "the latest report" is the newest one: time, no order of size

_ADJECTIVE_END = re.compile(
    r"(?:ous|ful|al|ive|able|ible|ic|ant|ent|ed|ing|less|ary|ory|ular|ate|ual|worthy|some|ish|ward|ern|ese|like|ane|ile|une|est)$"
)
_ADJECTIVES = frozenset(
    "known spoken sold worn seen read written taught drawn complex common modern extreme direct remote diverse intense"
    " severe distant secure robust profound obscure mature sincere concise precise immense dense unlikely timely orderly"
    " beloved northerly southerly easterly westerly difficult abstract perfect exact compact correct corrupt fun basic"
    " pure".split()
) | frozenset(_GRADED)
_NO_ADJECTIVE = frozenset(
    "capital money funding spending damage revenue rent talent patent parent students residents events goals animal"
    " animals hospital".split()
)


def is_adjective(word: str) -> bool:
    """True if `word` after "most" is likely what it grades ("most populous"), not what there is most of ("most medals")."""
    return word in _ADJECTIVES or (bool(_ADJECTIVE_END.search(word)) and word not in _NO_ADJECTIVE)


def graded(word: str) -> str:
    """How an order names an adjective: the adjective itself if it takes -est ("wealthy"), else its stem ("popul")."""
    folded = word.casefold()
    return folded if folded in SUPERLATIVES.values() else stem(folded)
