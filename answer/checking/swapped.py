"""Two numbers of a claim that a sentence has as well, each beside the words that the claim has beside the other one.

`crossed.py` compares the values that were read as facts; here any two numbers of one kind do, ranks and bare ones too, and the
words on both sides of them, as far as the clause goes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from answer.checking.support_input import canonical
from answer.comparing.stopwords import STOPWORDS
from ingest.facts.ranks.words import ORDINALS
from ingest.words import stem

# Of 26,677 claims written three by three (`train/triples`), 1,311 have two numbers that their sentences have too: 48 contradicted
# ones are seen to exchange them, and wrongly 3 supported ones and 1 that is left open.
LEAST = 2  # words by which the crossed reading must be better; none may speak for the straight one

_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?(?:st|nd|rd|th)?|[;,.:()]")
_ORDINALS = {word: f"{number}th" for word, number in ORDINALS.items() if number < 20}
_YEAR = re.compile(r"(?:19|20)\d\d")
_BREAKS = frozenset("and but while whereas with yet against than compared to from then".split())
# Words of the values themselves: they tell nothing of what they are said of.
_OF_VALUES = frozenset(
    "percent percentage point points yuan dollars thousand million billion trillion place places position rank ranks ranked ranking"
    " year years about over nearly some more less".split()
)


@dataclass(frozen=True, slots=True)
class _Token:
    what: str  # "number", "break", "skipped" or "word"
    text: str  # of a word its stem


def is_swapped(claim: str, sentence: str) -> bool:
    """True for "third for wages but fourth for savings" beside "its salaries rank fourth, its savings third"."""
    mine, theirs = _tokens(claim), _tokens(sentence)
    if _is_way_back(mine, theirs):
        return True
    counts, others = _numbers(mine), _numbers(theirs)
    shared = [number for number, places in counts.items() if len(places) == 1 and len(others.get(number, ())) == 1]
    for one, other in combinations(shared, 2):
        at, beside, its, besides = counts[one][0], counts[other][0], others[one][0], others[other][0]
        if _kind(mine, at) != _kind(mine, beside) or _kind(theirs, its) != _kind(theirs, besides):
            continue
        first, second = _apart(_around(mine, at), _around(mine, beside))
        third, fourth = _apart(_around(theirs, its), _around(theirs, besides))
        straight, across = len(first & third) + len(second & fourth), len(first & fourth) + len(second & third)
        if straight == 0 and across >= LEAST:
            return True
    return False


def _is_way_back(mine: Sequence[_Token], theirs: Sequence[_Token]) -> bool:
    """True for "climbed from 57th to fifth" beside "dropped from the fifth place to the 57th": from each other's start."""
    ways, others = _ways(mine), _ways(theirs)
    shared = {token.text for token in mine if token.what == "word"} & {token.text for token in theirs if token.what == "word"}
    return len(ways) == len(others) == 1 and ways[0] == others[0][::-1] and len(shared) >= LEAST


def _ways(tokens: Sequence[_Token]) -> list[tuple[str, str]]:
    """The numbers that something went from and to."""
    found = []
    numbers = [at for at, token in enumerate(tokens) if token.what == "number"]
    for at, beside in pairwise(numbers):
        before, between = _break_before(tokens, at), [token.text for token in tokens[at:beside] if token.what == "break"]
        if before == "from" and between == ["to"] and _kind(tokens, at) == _kind(tokens, beside):
            found.append((tokens[at].text, tokens[beside].text))
    return found


def _break_before(tokens: Sequence[_Token], at: int) -> str:
    """The joint right before a number, with no word between them."""
    before = [token for token in tokens[:at] if token.what != "skipped"]
    return before[-1].text if before else ""


@lru_cache(maxsize=2_000)
def _tokens(text: str) -> tuple[_Token, ...]:
    found = []
    for match in _TOKEN.finditer(canonical(text)):
        word = match.group().casefold()
        if word in _ORDINALS or word[0].isdigit():
            number = _ORDINALS.get(word) or re.sub(r"(?:st|nd|rd)$", "th", word)
            found.append(_Token("skipped" if _YEAR.fullmatch(number) else "number", number))
        elif word in _BREAKS or not word[0].isalpha():
            found.append(_Token("break", word))
        elif word in STOPWORDS or word in _OF_VALUES:
            found.append(_Token("skipped", word))
        else:
            found.append(_Token("word", stem(word)))
    return tuple(found)


def _numbers(tokens: Sequence[_Token]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.what == "number":
            places.setdefault(token.text, []).append(at)
    return places


def _kind(tokens: Sequence[_Token], at: int) -> str:
    if tokens[at].text.endswith("th"):
        return "rank"
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if behind == "percent":
        return behind
    return "scaled" if behind in ("million", "billion", "trillion") else "bare"


def _around(tokens: Sequence[_Token], at: int) -> frozenset[str]:
    """The words on both sides, up to the next number or the end of the clause."""
    found = set()
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(tokens) and tokens[place].what not in ("number", "break"):
            if tokens[place].what == "word":
                found.add(tokens[place].text)
            place += step
    return frozenset(found)


def _apart(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of each that the other has not."""
    return one - other, other - one
