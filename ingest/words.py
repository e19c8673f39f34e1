"""Words, folded so that they can be compared."""

import re
from functools import lru_cache

import Stemmer

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word's stem, lower case."""
    return str(_stemmer.stemWord(word.casefold()))


def stems(text: str) -> list[str]:
    """Stems of all words and numbers in order, thousands separators taken out."""
    return [stem(word.replace(",", "")) for word in WORD.findall(text)]
