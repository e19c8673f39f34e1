"""Names of a question that stand in no document: about someone or something that the library does not know."""

import re
from collections.abc import Iterable

from answer.question import Asked
from ingest.facts.types import Name
from ingest.words import WORD, stem

INITIALS = re.compile(r"[A-Z]{3,8}")
JOINING = r"(?:\s+(?:of|for|and|the|on|in|&))*[\s-]+"


def strange_names(asked: Asked, unknown: frozenset[str]) -> tuple[Name, ...]:
    """Names with a word that no document has; terms such as "GDP" are none, nor is "Malaysian", which may stand as "Malaysia".

    Args:
        unknown: stems of the question's words that no document has.
    """
    return tuple(name for name in asked.statement.facts.names if name.is_individual and _stems(name) & unknown)


def written_apart(name: Name, texts: Iterable[str]) -> bool:
    """True if one of the texts has the name with other spaces or hyphens: "Zhou Jiang Yong"."""
    letters = _letters(name.text)
    return any(letters in _letters(text) for text in texts)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def written_out(name: Name, texts: Iterable[str]) -> bool:
    """True if the name is the initials of one that a text writes in full: "ILO", the "International Labour Organisation"."""
    if not INITIALS.fullmatch(name.text):
        return False
    words = re.compile(r"\b" + JOINING.join(rf"{letter}[\w'’-]*" for letter in name.text))
    return any(words.search(text) for text in texts)


def has_strange_word(asked: Asked, unknown: frozenset[str]) -> bool:
    """True if a word of the question that is neither name nor number stands in no document."""
    named = frozenset(word for name in asked.statement.facts.names for word in _stems(name))
    return any(word in unknown and word not in named and not any(map(str.isdigit, word)) for word in asked.stems)


def _stems(name: Name) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(name.text) if word.isalpha())
