"""Which example questions are nearest to a question that was not answered."""

import re
from collections.abc import Sequence

from answer.comparing.stopwords import STOPWORDS

WORD = re.compile(r"[^\W_]{2,}")


def nearest_examples(examples: Sequence[str], question: str) -> tuple[str, ...]:
    """The examples, those first that share most words with the question; names and years count as words, ties stay in order."""
    asked = _words(question)
    return tuple(sorted(examples, key=lambda example: -len(_words(example) & asked)))


def _words(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if word not in STOPWORDS}
