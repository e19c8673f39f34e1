"""Words that a question puts in quotation marks are meant as they stand: sentences that have them go before those that do not."""

import re
from collections.abc import Sequence

from answer.features import Candidate
from ingest.words import WORD, stem

QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{2,80})[\"”»]")


def quoted_in(question: str) -> tuple[tuple[str, ...], ...]:
    """The quoted phrases, each as stems in order; those of one word that holds nothing but signs are left out."""
    phrases = (_stems(match.group(1)) for match in QUOTED.finditer(question))
    return tuple(phrase for phrase in phrases if phrase)


def quoted_first(question: str, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those whose sentence has all quoted phrases first; in the same order if the best has the words near it.

    A sentence beside the one that names "the plan" may tell of it without naming it again, so the best one stays first where its
    neighbours, headings or title have the words.
    """
    phrases = quoted_in(question)
    if not phrases or not ranked or _is_near(phrases, ranked[0]):
        return list(ranked)
    with_phrases = [item for item in ranked if all(_has(phrase, item.text) for phrase in phrases)]
    return [*with_phrases, *(item for item in ranked if item not in with_phrases)]


def _is_near(phrases: Sequence[tuple[str, ...]], item: Candidate) -> bool:
    around = item.statement.context_stems | frozenset(_stems(item.text))
    return all(set(phrase) <= around for phrase in phrases)


def _has(phrase: tuple[str, ...], text: str) -> bool:
    words = _stems(text)
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in WORD.findall(text))
