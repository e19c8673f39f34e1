"""What a claim says beyond the values that are compared: "most of them abroad", "faster than the province", "to a publisher".

That all its numbers are there bears out nothing of this.
"""

import re
from collections.abc import Sequence

from answer.comparing.statement import Statement
from answer.comparing.wording import PREDICATES, same_side
from answer.deciding.change import CHANGE, TIME_BEFORE, UP_DOWN, sides_of
from answer.deciding.degrees import degrees_in
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.topic import joined_stems
from ingest.facts.names.relations import same_name
from ingest.facts.types import Quantity, Rank, TimeMention
from ingest.words import stem

Span = tuple[int, int]

# How much of it, how often, who besides: of which a number that is met tells nothing.
EXTENT = re.compile(
    r"(?i)\b(?:(?<!\bthe )most|mostly|mainly|chiefly|largely|primarily|predominantly|majority|minority|half|all|both|none|each|"
    r"every|as (?:much|many) as|the same|alike|together|combined|alone|twice|again|still|already|also|too|ever|never|no longer|"
    r"since then|ago|once|instead|themselves|himself|herself|itself|above|below|beyond|behind|ahead)\b"
)
# Where another part of what is said begins.
PART = re.compile(
    r"(?i)\b(?:to|by|for|from|with|without|of|in|on|at|as|against|through|under|into|than|when|while|where|before|after|since|until|"
    r"because|although|though|who|which|whose|that|and|but|or)\b|[,;:]"
)
LEANS = re.compile(
    r"(?i)\b(?:its?|they|their|this|these|hers?|his|he|she|the (?:latter|former))\b"
)  # whose subject stands before it
# Verbs that carry a value and say nothing of their own, and nouns that any sentence about amounts has.
LIGHT = frozenset(
    canonical(stem(word))
    for word in (
        "added amount total make made come came reach stand stood account take took bring brought number there have get got put "
        "give gave count say said tell told see saw find found figure people year overall altogether worth value city area town "
        "firm company share part about around some rank place belong base record register use work start begin go went need size "
        "sum level time end during while according"
    ).split()
)
FEW = 1  # words besides that the sentence may lack: what is said otherwise


def says_beyond(claimed: Statement, sentence: Statement, *, without: Sequence[Span] = ()) -> bool:
    """True if the claim compares, bounds, turns or adds something of which the sentence has no word.

    Args:
        without: spans of the claim that are compared otherwise.
    """
    unmet = _unmet(claimed, sentence, without)
    return (
        len(unmet) > FEW
        or _compares(claimed, without)
        or _adds_extent(claimed, sentence, without)
        or _adds_direction(claimed, sentence, unmet)
        or _adds_part(claimed, unmet)
    )


def _unmet(claimed: Statement, sentence: Statement, without: Sequence[Span]) -> frozenset[int]:
    """Starts of the claim's words, of no value, that the sentence has in no form; light ones left out."""
    own = canonicals({token.stem for token in sentence.tokens} | same_side(claimed, sentence) | joined_stems(sentence.text))
    names = sentence.facts.names
    if LEANS.search(sentence.text):
        own, names = own | canonicals(sentence.context_stems), (*names, *sentence.context_names)
    elif not any(name.is_individual for name in names):
        names = (*names, *sentence.context_names)  # it names nobody: it is said of the one whom the text around it names
    known = [name for name in claimed.facts.names if any(same_name(name, other) for other in names)]
    return frozenset(
        token.start
        for token in claimed.tokens
        if not token.in_value
        and canonical(token.stem) not in own | LIGHT
        and not _within(token.start, without)
        and not any(name.start <= token.start < name.end for name in known)
    )


def _compares(claimed: Statement, without: Sequence[Span]) -> bool:
    """True if it compares one thing with another, not with a number and not with an earlier time."""
    values = [*_spans(claimed.facts.quantities), *_spans(claimed.facts.ranks)]
    mine = [item for item in degrees_in(claimed.text) if not _within(item.start, (*values, *without))]
    return any(not TIME_BEFORE.match(claimed.text, item.end) for item in mine)


def _adds_extent(claimed: Statement, sentence: Statement, without: Sequence[Span]) -> bool:
    theirs = {match[0].casefold() for match in EXTENT.finditer(sentence.text)}
    values = [*_spans(claimed.facts.quantities), *_spans(claimed.facts.ranks), *_spans(claimed.facts.times)]
    mine = [match for match in EXTENT.finditer(claimed.text) if not _within(match.start(), (*values, *without))]
    return any(match[0].casefold() not in theirs for match in mine)


def _adds_direction(claimed: Statement, sentence: Statement, unmet: frozenset[int]) -> bool:
    """True if a word of it that has an opposite has neither a like in the sentence nor itself: "missed", "closed"."""
    theirs: set[tuple[str, int]] = {(item.axis, item.side) for item in sentence.facts.directions}
    theirs |= {(CHANGE, side) for side in sides_of(sentence) if side in (1, -1)}
    theirs |= {(CHANGE, 1 if match["up"] else -1) for match in UP_DOWN.finditer(sentence.text)}
    mine = [item for item in claimed.facts.directions if item.axis in PREDICATES and item.start in unmet]
    return any((item.axis, item.side) not in theirs for item in mine)


def _adds_part(claimed: Statement, unmet: frozenset[int]) -> bool:
    """True if the sentence has no word of a part behind a preposition, or of a clause, and the part no value: "to a publisher"."""
    cuts = [0, *(match.start() for match in PART.finditer(claimed.text))]
    for start, end in zip(cuts, [*cuts[1:], len(claimed.text)], strict=True):
        words = [token for token in claimed.tokens if start <= token.start < end]
        if words and not any(token.in_value for token in words) and all(token.start in unmet for token in words):
            return True
    return False


def _spans(values: Sequence[Quantity] | Sequence[Rank] | Sequence[TimeMention]) -> list[Span]:
    return [(item.start, item.end) for item in values]


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
