"""Exact match and F1 of a short answer, as SQuAD counts them.

Source: Rajpurkar, Zhang, Lopyrev, Liang, "SQuAD: 100,000+ questions for machine comprehension of text", EMNLP 2016.
"""

import re
import string
from collections import Counter
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def words_of(text: str) -> list[str]:
    """Words in lower case, without punctuation and articles."""
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def exact_match(given: str, accepted: Sequence[str]) -> float:
    """1 if the same words as one of the accepted answers, else 0."""
    return float(any(words_of(given) == words_of(answer) for answer in accepted))


def f1(given: str, accepted: Sequence[str]) -> float:
    """The best harmonic mean of precision and recall of words, 0..1."""
    return max((_f1(words_of(given), words_of(answer)) for answer in accepted), default=0.0)


def _f1(given: Sequence[str], accepted: Sequence[str]) -> float:
    if not given or not accepted:
        return float(given == accepted)
    shared = sum((Counter(given) & Counter(accepted)).values())
    return 2 * shared / (len(given) + len(accepted))
