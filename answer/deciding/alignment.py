"""A sentence in the words of a claim: where it says the same with another word, that word gives way to the claim's."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from answer.comparing.statement import Statement, Token
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.synonyms import Term, terms_of
from ingest.facts.types import Facts, Name, Quantity

CONCEPT = "concept"  # names of things, "AI", are words like any other


@lru_cache(maxsize=4096)
def aligned(sentence: Statement, claim: Statement) -> Statement:
    """The sentence with the stems of the claim's words in place of its own synonyms; spans, values and names stay as they are.

    Each word stands for one word of the claim that the sentence does not have itself. What stands around it is not changed.
    """
    pairs = _pairs(sentence, claim)
    if not pairs:
        return sentence
    tokens: list[Token] = []
    for token in sentence.tokens:
        pair = next((pair for pair in pairs if pair[0].start <= token.start < pair[0].end), None)
        if pair is None or token.in_value:
            tokens.append(token)
        elif not any(one.start == pair[0].start for one in tokens):
            tokens.extend(replace(token, start=pair[0].start, end=pair[0].end, stem=stem) for stem in pair[1])
    nouns = {pair[0].phrase[0]: pair[1][0] for pair in pairs if len(pair[0].phrase) == len(pair[1]) == 1}
    return replace(sentence, tokens=tuple(tokens), facts=_counted_alike(sentence.facts, nouns))


def _pairs(sentence: Statement, claim: Statement) -> list[tuple[Term, tuple[str, ...]]]:
    """Terms of the sentence, each with the claim's stems that it stands for; no word in two."""
    known = canonicals(sentence.stems)
    wanted = [
        (term, stems)
        for term in _free(terms_of(claim.text), claim.facts.names)
        if (stems := _stems(term, claim.tokens)) and not canonicals(stems) <= known
    ]
    if not wanted:
        return []
    needed = canonicals(claim.stems)
    offered = [
        term
        for term in _free(terms_of(sentence.text), sentence.facts.names)
        # A word that the claim has too keeps its own meaning; of a phrase it may be a part: "take" of "take part".
        if not canonicals(_stems(term, sentence.tokens)) <= needed or len(term.phrase) > 1
    ]
    found: list[tuple[Term, tuple[str, ...]]] = []
    met: list[Term] = []
    for term in sorted(offered, key=lambda item: (item.start - item.end, item.start)):
        if any(term.start < other.end and other.start < term.end for other, _ in found):
            continue
        match = next((item for item in wanted if _is_match(term, item[0], met)), None)
        if match is not None:
            found.append((term, match[1]))
            met.append(match[0])
    return found


def _is_match(term: Term, wanted: Term, met: Sequence[Term]) -> bool:
    is_free = not any(wanted.start < other.end and other.start < wanted.end for other in met)
    return is_free and bool(term.meanings & wanted.meanings) and term.phrase != wanted.phrase


def _free(terms: Sequence[Term], names: Sequence[Name]) -> list[Term]:
    """Terms that are no part of a name: the "state" of State Street is none."""
    spans = [(name.start, name.end) for name in names if name.kind != CONCEPT]
    return [term for term in terms if not any(start <= term.start < end for start, end in spans)]


def _stems(term: Term, tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens if term.start <= token.start < term.end and not token.in_value)


def _counted_alike(facts: Facts, nouns: dict[str, str]) -> Facts:
    """What is counted, in the claim's words: 12 labs for 12 laboratories."""
    if not nouns or not facts.quantities:
        return facts
    return replace(facts, quantities=tuple(_renamed(item, nouns) for item in facts.quantities))


def _renamed(item: Quantity, nouns: dict[str, str]) -> Quantity:
    if item.kind != "count" or not set(item.of) & nouns.keys():
        return item
    of = tuple(nouns.get(word, word) for word in item.of)
    return replace(item, of=of, unit=canonical(nouns.get(item.unit, item.unit)) if item.unit in nouns else item.unit)
