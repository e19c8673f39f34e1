"""Whether a value of a sentence is a value of what the question asks: of its names, its time, its attribute.

A number of the right kind is not yet an answer: "How many patents does A hold?" is not answered by the patents of B, nor "What
is the tax rate?" by the share of something else. A short answer is only cut from a sentence that speaks of what is asked.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from answer.comparing.asking import noun_phrase
from answer.comparing.coverage import QUESTION_STEMS, names_covered, times_covered
from answer.comparing.exclusive import same_meaning
from answer.comparing.pairs import GENERIC, are_adjacent, goes_on_otherwise, pairs_of, words_of
from answer.comparing.statement import Statement, Token
from answer.comparing.wording import same_side
from answer.held import Held
from answer.question import Asked
from answer.span_reader import SentenceSpan
from answer.topics import TOPIC
from ingest.facts.types import Quantity, Rank
from ingest.words import WORD, stem

CLAUSE = re.compile(r"[;:(]|,\s|\b(?:and|but|while|which|who|with|than)\b")
RANKED_BY = re.compile(r"(?i)\b(?:for|by|in terms of|measured by) (?:its |the |their )?([a-z][^?,;]*)")
SOURCE = re.compile(r"(?i)\baccording to (?:the |an? )?[^,?;]+")  # who says it is no part of what is said
OTHER_CLAUSE = 0.3  # worth of a word that stands in another clause than the value
# Words that any sentence may put otherwise, and nouns that say only of what kind the answer is.
LIGHT = frozenset(
    map(
        stem,
        """take hold reach put get make come go give stand show use work account like see become let bring keep run lead
        people person money place part rank position company firm city country year time amount number level way kind
        altogether total overall actual about growth share date average over row running currently now so far most all""".split(),
    )
)
SURE = 0.0  # logit of the trained reader over "no answer in this chunk" from which its value counts as read
SPOKEN_OF = 0.45  # share of the attribute's words that the sentence, or what stands around it, must have


def is_bound(asked: Asked, held: Held, sentence: Statement, span: SentenceSpan | None = None) -> bool:
    """True if the value is one of what is asked for: of its names, its time and its attribute.

    Args:
        span: the trained reader's short answer; where it is sure of the same value, the question's words may be missing.
    """
    if not speaks_of(asked, sentence):
        return False
    if isinstance(held.fact, Rank) and not _ranks_by(asked, sentence):
        return False
    if _is_other_pair(asked, sentence, closed=True):
        return False
    if span is not None and span.logit >= SURE and span.start < held.end and held.start < span.end:
        return True
    return said_share(asked, held, sentence) >= SPOKEN_OF and not _is_other_pair(asked, sentence)


def speaks_of(asked: Asked, sentence: Statement) -> bool:
    """True if all names of the question stand in the sentence or around it, and it speaks for no other time."""
    if any(item.state == "broken" for item in times_covered(asked.statement, sentence)):
        return False
    there = sentence.stems | sentence.context_stems
    return all(
        item.state == "met" or (item.state == "open" and _stems(item.text) <= there)
        for item in names_covered(asked.statement, sentence)
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text) if word.isalpha())


def _is_other_pair(asked: Asked, sentence: Statement, *, closed: bool = False) -> bool:
    """True if "digital content" is asked about and the sentence speaks of digital something else, and of no content.

    Args:
        closed: only where the two words are all that stands between words of grammar: "of digital content in 2021".
    """
    there = sentence.stems | same_side(asked.statement, sentence)
    words = attribute(asked)
    return any(
        first in words - GENERIC
        and second in words - there - GENERIC - TOPIC.keys()
        and goes_on_otherwise((first, second), sentence)
        for first, second in (_closed_pairs(asked.statement) if closed else pairs_of(asked.statement))
    )


def _closed_pairs(question: Statement) -> list[tuple[str, str]]:
    words = words_of(question)
    alone = [words[at : at + 2] for at in range(len(words) - 1)]
    return [
        (one.stem, other.stem)
        for one, other in alone
        if are_adjacent(question, one, other)
        and not any(before.end == one.start - 1 or other.end == before.start - 1 for before in words)
    ]


def _ranks_by(asked: Asked, sentence: Statement) -> bool:
    """True unless the question names what is ranked by, and the sentence says nothing of it: "first for patents"."""
    match = RANKED_BY.search(asked.text)
    if match is None:
        return True
    words = [stem(word) for word in WORD.findall(noun_phrase(match.group(1))) if word.isalpha()]
    there = sentence.stems | same_side(asked.statement, sentence)
    return not words or any(same_meaning(words[-1], other) for other in there)


def said_share(asked: Asked, held: Held, sentence: Statement) -> float:
    """Share of the attribute's words that the sentence or what stands around it has, 0..1; 1 where the question has none."""
    words = attribute(asked)
    own = {held.fact.unit, *held.fact.of} if isinstance(held.fact, Quantity) else set()
    there = sentence.stems | sentence.context_stems | same_side(asked.statement, sentence) | own
    return sum(any(same_meaning(word, other) for other in there) for word in words) / len(words) if words else 1.0


def telling_words(asked: Asked) -> frozenset[str]:
    """Stems of the question's words that say what is asked about, names included; values and words of asking are none."""
    return frozenset(token.stem for token in telling_tokens(asked.statement))


def attribute(asked: Asked) -> frozenset[str]:
    """The same without its names: "patents", "net inflow rate"."""
    names = [(name.start, name.end) for name in asked.statement.facts.names]
    return frozenset(
        token.stem
        for token in telling_tokens(asked.statement)
        if token.stem not in LIGHT and not any(start <= token.start < end for start, end in names)
    )


@lru_cache(maxsize=256)
def telling_tokens(question: Statement) -> tuple[Token, ...]:
    """Words of the question that say what is asked about, in order; without values, words of asking, "according to …"."""
    source = SOURCE.search(question.text)
    free = [token for token in question.tokens if source is None or not source.start() <= token.start < source.end()]
    return tuple(token for token in free if not token.in_value and token.stem not in QUESTION_STEMS)


def worths(asked: Asked, held: Held, sentence: Statement) -> Mapping[str, float]:
    """How near each of the question's words stands to the value, 0..1 by stem; 1 beside it, less for each word between."""
    own = frozenset(token.stem for token in asked.statement.tokens if not token.in_value)
    words = [token for token in sentence.tokens if not token.in_value]
    best: dict[str, float] = {}
    for at, token in enumerate(words):
        if token.stem not in own or (token.start < held.end and held.start < token.end):
            continue
        worth = 1 / (1 + _between(at, held, words))
        gap = sentence.text[token.end : held.start] if token.end <= held.start else sentence.text[held.end : token.start]
        if CLAUSE.search(gap):
            worth *= OTHER_CLAUSE
        best[token.stem] = max(best.get(token.stem, 0.0), worth)
    return best


def _between(at: int, held: Held, words: Sequence[Token]) -> int:
    """Words between the word at that place and the value."""
    word = words[at]
    if word.end <= held.start:
        return sum(1 for other in words[at + 1 :] if other.end <= held.start)
    if word.start >= held.end:
        return sum(1 for other in words[:at] if other.start >= held.end)
    return 0
