"""The answer key: does an answer hold what a row accepts?

An accepted string occurs in the answer as whole words after folding case, quotes, punctuation, white space and number
form: RMB490.5bn = RMB 490.5 billion = 490.5 billion yuan; 27.1 per cent = 27.1%; 4,200 = 4200. Yes or no is judged on
the short answer alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from eval.folding import Token, fold
from eval.rows import Question

_POLARITY = re.compile(r"\W*(yes|no)(?:\W*$|\s*[,;:!–—]|\s+-|\s*\.(?!\s*\d))", re.IGNORECASE)


def occurs(accepted: str, text: str) -> bool:
    """`accepted` stands in `text` as whole words, form aside; never, if it folds to nothing."""
    return any(_stands_in(a, t) for a in _readings(accepted) for t in _readings(text))


def accepts(question: Question, text: str, short_answer: str | None) -> bool | None:
    """The answer is right by the row's key; None where the row has no key for what an answer says.

    Args:
        text: what is searched: the answer as shown, or the candidate.
        short_answer: what yes or no is read from, and nothing else.
    """
    if question.polarity is not None:
        return polarity_of(short_answer) == question.polarity
    if question.answers_all:
        return named_count(question, text) >= question.need
    if question.answers:
        return any(occurs(accepted, text) for accepted in question.answers)
    return None


def named_count(question: Question, text: str) -> int:
    """How many of the things in `answers_all` the text names, by any of their variants."""
    return sum(any(occurs(variant, text) for variant in variants) for variants in question.answers_all)


def polarity_of(short_answer: str | None) -> str | None:
    """The "yes" or "no" that a short answer says, alone or before a comma or full stop; None for "No. 1" and such."""
    match = _POLARITY.match(short_answer or "")
    return match[1].lower() if match else None


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[tuple[Token, ...], ...]:
    """The tokens with hyphened words apart and, where that differs, in one: "e-commerce" is also "ecommerce"."""
    apart = fold(text)
    if not any(token.joins for token in apart):
        return (apart,)
    together: list[Token] = []
    for token in apart:
        if token.joins and together and together[-1].value is None:
            together[-1] = Token(together[-1].word + token.word)
        else:
            together.append(token)
    return apart, tuple(together)


def _stands_in(accepted: Sequence[Token], text: Sequence[Token]) -> bool:
    size = len(accepted)
    if not size:
        return False
    return any(
        all(_same(accepted[i], text[at + i], is_last=i == size - 1) for i in range(size)) for at in range(len(text) - size + 1)
    )


def _same(accepted: Token, token: Token, *, is_last: bool) -> bool:
    if accepted.value is None or token.value is None:
        return accepted.value is token.value and accepted.word == token.word
    if accepted.value == token.value:
        return True
    # "490.5" stands in "490.5 billion" as a whole word, but "490.5 yuan" doesn't in "490.5 billion yuan"
    return is_last and accepted.value == accepted.bare == token.bare
