"""The thing that a number counts: the noun phrase behind it.

A phrase runs from the number to the first word that cannot belong to it (a preposition, a conjunction, a determiner, an auxiliary,
a pronoun, a common verb, a sign); its head is its first plural. Without a plural nothing is said rather than something wrong. For
"one" the head is the phrase's last word.
"""

from dataclasses import dataclass

from ingest.facts.quantities.number import SMALL
from ingest.facts.quantities.stopwords import (
    BEFORE_HEAD,
    CONTAINERS,
    DETERMINERS,
    IDLE,
    NO_HYPHENED,
    ONE_ADJECTIVES,
    PLURALS,
    RIGHT_BEHIND,
    STOP,
    is_plural_code,
    is_shouted,
    looks_plural,
)
from ingest.facts.quantities.tokens import NUMBER, SIGN, TAKEN, WORD, Tokens
from ingest.facts.quantities.units import noun_unit
from ingest.words import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A counted thing."""

    last: int  # behind the head's token; 0 where the noun does not stand behind the number
    unit: str
    of: tuple[str, ...]


_MEDALS = {word + end: word for word in ("gold", "silver", "bronze") for end in ("", "s")}


def noun_after(tokens: Tokens, at: int, *, is_one: bool = False) -> Noun | None:
    """The noun phrase that starts at this token."""
    if tokens.low[at] == "of":
        return _noun_after_of(tokens, at)
    if tokens.low[at] in _MEDALS and (tokens.kind[at + 1] != WORD or tokens.low[at + 1] in STOP):
        return Noun(last=at + 1, unit=noun_unit("medals"), of=(_MEDALS[tokens.low[at]], noun_unit("medals")))
    if tokens.low[at] == "-" and tokens.touches(at - 1) and tokens.touches(at):
        return _hyphened(tokens, at + 1)
    words: list[int] = []
    cursor = at + (is_one and tokens.low[at] in ONE_ADJECTIVES)
    while len(words) < 9:
        low, kind = tokens.low[cursor], tokens.kind[cursor]
        if kind == WORD:
            if low in STOP and not is_shouted(tokens.raw[cursor]) and not _is_inner(tokens, cursor, words):
                if low in ("and", "or") and words and not is_one and _adjective_list(tokens, cursor):
                    cursor += 1
                    continue
                break
            if not is_one and (looks_plural(low) or is_plural_code(tokens.raw[cursor])):
                words.append(cursor)
                if _is_head(tokens, cursor):
                    return _phrase(tokens, words)
            elif is_one and (looks_plural(low) or (words and low.endswith("ed"))) and low not in PLURALS:
                break
            else:
                words.append(cursor)
        elif kind == SIGN and low in "-‑/&" and words and tokens.touches(cursor - 1) and tokens.touches(cursor):
            pass
        elif (
            kind == NUMBER and tokens.touches(cursor) and tokens.kind[cursor + 1] == WORD and is_shouted_letter(tokens, cursor + 1)
        ):
            cursor += 1  # "3,000 5G stations"
        elif kind == NUMBER and tokens.raw[cursor + 1] == "-" and tokens.kind[cursor + 2] == WORD and tokens.touches(cursor + 1):
            if cursor == at or looks_plural(tokens.low[cursor + 2]):
                break
            cursor += 1  # "two new 100-bed hospitals"
        elif kind == SIGN and low in "“”\"'‘’`" and (not words or tokens.low[cursor - 1] not in STOP):
            pass
        elif kind == SIGN and low == "." and words and len(tokens.raw[cursor - 1]) == 1 and tokens.is_capital(cursor - 1):
            pass  # "19 U.S. courts"
        elif kind == SIGN and low == "," and words and not is_one and _adjective_comma(tokens, cursor):
            pass
        else:
            break
        cursor += 1
    if is_one and words:
        return _phrase(tokens, words)
    return None


def is_shouted_letter(tokens: Tokens, at: int) -> bool:
    """The letter of "5G"."""
    return len(tokens.raw[at]) == 1 and tokens.raw[at].isupper() and not tokens.touches(at)


def _is_inner(tokens: Tokens, at: int, words: list[int]) -> bool:
    """A stop word inside a compound: "start-ups", "built-in", "up-to-date"; or "more", "other" right behind the number."""
    if tokens.low[at - 1] == "-" and tokens.touches(at - 1) and tokens.touches(at - 2) and words:
        return True
    if tokens.raw[at + 1] == "-" and tokens.touches(at) and tokens.touches(at + 1) and tokens.kind[at + 2] == WORD:
        return True
    return not words and tokens.low[at] in RIGHT_BEHIND and tokens.low[at + 1] not in ("than", "of")


def _adjective_list(tokens: Tokens, at: int) -> bool:
    """ "scientific and technical talents": what follows leads to a plural within three words, a compound being one."""
    words, cursor = 0, at + 1
    while words < 3:
        low = tokens.low[cursor]
        if low == "-" and tokens.touches(cursor) and tokens.touches(cursor - 1):
            cursor, words = cursor + 1, words - 1
            continue
        if tokens.kind[cursor] != WORD or (low in STOP and low != "and"):
            return False
        if looks_plural(low) and tokens.raw[cursor + 1] != "-":
            return True
        words += low != "and"
        cursor += 1
    return False


def _adjective_comma(tokens: Tokens, at: int) -> bool:
    """Whether the comma stands between adjectives: "large, listed firms", "cross-industry, cross-sector plans"."""
    is_compound = tokens.raw[at - 2] == "-" and tokens.touches(at - 2)
    is_adjective = tokens.low[at - 1].endswith(("al", "ic", "ive", "ed", "ing", "ous", "ful", "able"))
    return (is_compound or is_adjective) and _adjective_list(tokens, at)


def _is_head(tokens: Tokens, at: int) -> bool:
    """Whether a plural is the head: not "sales" in "sales staff", nor "systems" in "systems companies"."""
    follower, low = at + 1, tokens.low[at + 1]
    if tokens.raw[follower] in ("'", "’"):
        return False
    if tokens.raw[follower] == "-" and tokens.touches(at) and tokens.touches(follower):
        return False
    if tokens.kind[follower] != WORD or low in STOP or tokens.low[at] not in BEFORE_HEAD:
        return True
    return low.endswith(("ed", "ing", "ly"))


def _phrase(tokens: Tokens, words: list[int]) -> Noun:
    """The noun of a phrase whose last word is the head."""
    if is_plural_code(tokens.raw[words[-1]]):
        return Noun(last=words[-1] + 1, unit=tokens.low[words[-1]][:-1], of=(tokens.low[words[-1]][:-1],))
    said = [tokens.low[word].removesuffix("'s").removesuffix("’s") for word in words]
    head, last = said[-1], words[-1] + 1
    kept = [word for word in said[:-1] if not (word.endswith("ly") and len(word) > 4) and word not in IDLE and word not in STOP]
    of = [stem(word) for word in (*kept, head)]
    if stem(head) in CONTAINERS and tokens.low[last] == "of":
        inner = noun_after(tokens, last + 1)
        if inner:
            of += inner.of
    return Noun(last=last, unit=noun_unit(head), of=tuple(of))


def _hyphened(tokens: Tokens, at: int) -> Noun | None:
    """ "three-judge panel" counts judges; "two-way" counts nothing."""
    low = tokens.low[at]
    if tokens.kind[at] != WORD or not 2 < len(low) < 13 or low in STOP or low in NO_HYPHENED:
        return None
    return Noun(last=at + 1, unit=noun_unit(low), of=(stem(low),))


def _noun_after_of(tokens: Tokens, at: int) -> Noun | None:
    """ "44 of the enterprises", "44 of them are enterprises"."""
    low = tokens.low
    if low[at + 1] in ("them", "which", "these", "those", "whom") and low[at + 2] in ("are", "were", "being", "is", "was"):
        inner = noun_after(tokens, at + 3)
    elif tokens.kind[at + 1] == NUMBER:
        inner = noun_after(tokens, at + 2)  # "97 of 253 episodes"
    elif low[at + 1] in DETERMINERS:
        is_longer = tokens.kind[at + 2] in (NUMBER, TAKEN) or low[at + 2] in DETERMINERS
        inner = noun_after(tokens, at + (3 if is_longer else 2))
        if inner and (low[inner.last] in SMALL or tokens.kind[inner.last] == NUMBER):
            inner = noun_after(tokens, inner.last + 1)  # "two of the club's five shops", its apostrophe lost
    else:
        return None
    return Noun(last=0, unit=inner.unit, of=inner.of) if inner else None


def phrase_stems(tokens: Tokens, at: int) -> tuple[str, ...]:
    """Stems of the phrase that starts at this token, for what has a unit of its own: "27.1 per cent of the city's GDP"."""
    words: list[str] = []
    cursor = at
    while cursor < at + 2 and (tokens.low[cursor] in DETERMINERS or tokens.low[cursor] in ("a", "an")):
        cursor += 1
    noun = noun_after(tokens, cursor)
    if noun is not None:
        return noun.of
    while tokens.kind[cursor] == WORD and len(words) < 6:
        low = tokens.low[cursor]
        if low in STOP and not (words and low == "total"):
            break
        words.append(stem(low.removesuffix("'s").removesuffix("’s")))
        cursor += 1
        if tokens.raw[cursor] == "-" and tokens.touches(cursor) and tokens.touches(cursor - 1):
            cursor += 1
    return tuple(words)
