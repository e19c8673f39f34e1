"""Words, folded so that they can be compared."""

import re
from functools import lru_cache
from pathlib import Path

import Stemmer

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Forms that no stemmer can trace back, with the form that it knows: "took" → "take", "men" → "man"."""
    lines = Path(__file__).with_name("irregular.txt").read_text(encoding="utf-8").splitlines()
    return {form: words[0] for words in map(str.split, lines) for form in words[1:]}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word's stem, lower case; irregular forms share that of their base."""
    folded = word.casefold()
    return str(_stemmer.stemWord(_irregular().get(folded, folded)))


def stems(text: str) -> list[str]:
    """Stems of all words and numbers in order, thousands separators taken out."""
    return [stem(word.replace(",", "")) for word in WORD.findall(text)]
