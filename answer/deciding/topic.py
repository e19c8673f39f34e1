"""Is a sentence about what a question supposes: the same names, the same time, the same words?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from answer.comparing.coverage import coverage
from answer.comparing.statement import Statement
from answer.comparing.wording import same_side
from answer.deciding.home_country import is_home_country
from answer.deciding.measured_against import is_named_around, is_yardstick
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.types import Supposed
from answer.features import Candidate
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name
from ingest.words import WORD, stem

Span = tuple[int, int]
AROUND = 0.5  # worth of a word that stands beside the sentence only, in a heading or a neighbour
# Words of comparing and of asking: they tell what is to be decided, not what it is about.
MACHINERY = frozenset(
    stem(word)
    for word in (
        "more most less least fewer other others another any than ahead behind above below better best worse first only "
        "rank ranks place placed position high higher highest low lower large larger largest big great same all every "
        "none already yet still year years total number amount share half majority get put come stand reach exceed pass "
        "surpass account make up down go respectively altogether country nation province region city overall whole time "
        "long say said according before after since until take sit"
    ).split()
)
HYPHENATED = re.compile(r"\b[A-Za-z]+-[A-Za-z]+\b")
LEANS = re.compile(r"(?:Its?|They|Their|Hers?|His|He|She)\b")  # first word of a sentence whose subject stands before it
CONCEPT = "concept"
SCOPES = frozenset(canonical(stem(word)) for word in "world national nation continent".split())


def about(supposed: Supposed, sentence: Statement, *, without: Sequence[Span] = ()) -> float:
    """Share of the words that tell what the question is about that the sentence has, 0..1; what stands around it counts for less.

    Args:
        without: spans of the supposition that are compared otherwise.
    """
    claimed = supposed.statement
    own = canonicals({token.stem for token in sentence.tokens} | same_side(claimed, sentence) | joined_stems(sentence.text))
    around = canonicals(sentence.context_stems)
    names = [name for name in claimed.facts.names if name.kind == CONCEPT]
    others = [(name.start, name.end) for name in claimed.facts.names if name.kind != CONCEPT]
    skipped = [*without, *others, *((name.start, name.end) for name in names)]
    worth = [_name_worth(name, claimed, sentence, own, around) for name in names if not _within(name.start, without)]
    for token in claimed.tokens:
        if token.in_value or token.stem in MACHINERY or any(start <= token.start < end for start, end in skipped):
            continue
        head = canonical(token.stem)
        if _compounds(claimed.text, token.start) & own:
            head = next(iter(_compounds(claimed.text, token.start) & own))
        worth.append(1.0 if head in own else AROUND if head in around else 0.0)
    return sum(worth) / len(worth) if worth else 1.0


def joined_stems(text: str) -> frozenset[str]:
    """Stems of hyphenated words written as one: "startup" for "start-up"."""
    return frozenset(word for _, _, word in _hyphenated(text))


def _compounds(text: str, at: int) -> frozenset[str]:
    return canonicals(word for start, end, word in _hyphenated(text) if start <= at < end)


@lru_cache(maxsize=1024)
def _hyphenated(text: str) -> tuple[tuple[int, int, str], ...]:
    """Hyphenated words of the text: where each stands, and its stem when it is written as one."""
    return tuple((match.start(), match.end(), stem(match[0].replace("-", ""))) for match in HYPHENATED.finditer(text))


def own_share(supposed: Supposed, sentence: Statement, *, without: Sequence[Span] = ()) -> float:
    """The same, what stands around the sentence left out, unless its subject stands there: "Its director is …"."""
    if LEANS.match(sentence.text):
        return about(supposed, sentence, without=without)
    return about(supposed, replace(sentence, context_stems=frozenset(), context_names=()), without=without)


def _within(start: int, spans: Sequence[Span]) -> bool:
    return any(a <= start < b for a, b in spans)


def _name_worth(name: Name, claimed: Statement, sentence: Statement, own: frozenset[str], around: frozenset[str]) -> float:
    if any(same_name(name, other) for other in sentence.facts.names):
        return 1.0
    words = [canonical(token.stem) for token in claimed.tokens if name.start <= token.start < name.end]
    there = sum(word in own for word in words) / len(words) if words else 0.0
    if there == 1.0:
        return 1.0
    if any(same_name(name, other) for other in sentence.context_names) or all(word in own | around for word in words):
        return max(there, AROUND)
    return there


def is_bound(supposed: Supposed, sentence: Statement, *, times: bool = True) -> bool:
    """True if the sentence speaks of the names and the time that the question names.

    Args:
        times: also of its time; where two times are compared, False.
    """
    names = supposed.statement.facts.names
    concepts = {name.text for name in names if not name.is_individual}
    concepts |= {name.text for name in names if name.kind == "place" and is_home_country(name, sentence)}
    for item in coverage(supposed.statement, sentence):
        if item.kind == "year" and times and item.state == "broken":
            return False
        is_name = item.kind in ("name", "place") and item.text not in concepts
        if is_name and is_named_around(item.text, supposed.statement, sentence) and is_yardstick(item.other, sentence):
            continue
        if is_name and (item.state == "broken" or (item.state == "open" and not _is_worded(item.text, sentence))):
            return False
    return _same_scope(supposed.statement, sentence) and not is_other_thing(supposed.statement, sentence)


def _is_worded(name: str, sentence: Statement) -> bool:
    """True if all words of a name stand in the sentence or around it: "the High-tech Zone" for a longer name, "City Brain" 2.0.

    One word alone must be written in small letters there: then it is a word that begins the question, no name.
    """
    words = [canonical(stem(word)) for word in WORD.findall(name)]
    if len(words) == 1:
        text = sentence.text.replace("-", "")
        return any(match[0].islower() and canonical(stem(match[0])) == words[0] for match in WORD.finditer(text))
    written = {stem(word) for word in WORD.findall(sentence.text)}
    return canonicals(words) <= canonicals(written | sentence.context_stems)


def is_other_thing(claimed: Statement, sentence: Statement) -> bool:
    """True if a noun that both have is marked off by other words: the fashion industry, the film industry."""
    known = canonicals(sentence.stems) | key_words(sentence.facts.names)
    asked = canonicals(claimed.stems) | key_words(claimed.facts.names)
    theirs = list(_pairs(sentence))
    for modifier, head in _pairs(claimed):
        if modifier in known:
            continue
        rivals = [other for other, noun in theirs if noun == head]
        if rivals and all(other not in asked for other in rivals):
            return True
    return False


def _pairs(statement: Statement) -> list[tuple[str, str]]:
    """Neighbouring words without anything between them, values, places and words of comparing left out."""
    spans = [(name.start, name.end) for name in statement.facts.names if name.kind not in (CONCEPT, None)]
    words = [token for token in statement.tokens if not token.in_value and not _within(token.start, spans)]
    return [
        (canonical(one.stem), canonical(other.stem))
        for one, other in zip(words, words[1:], strict=False)
        if statement.text[one.end : other.start] in (" ", "-") and one.stem not in MACHINERY and other.stem not in MACHINERY
    ]


def key_words(names: Sequence[Name]) -> frozenset[str]:
    """Words by which the names are known too: "artificial intelligence" for "AI"."""
    return frozenset(canonical(stem(word)) for name in names for word in name.key.split())


def _same_scope(claimed: Statement, sentence: Statement) -> bool:
    """First in the country is not first in the world: a scope that the question names must be there."""
    mine, theirs = canonicals(claimed.stems) & SCOPES, canonicals(sentence.stems | sentence.context_stems) & SCOPES
    return mine <= theirs


def on_topic(
    supposed: Supposed, candidates: Sequence[Candidate], *, at_least: float, without: Sequence[Span] = (), times: bool = True
) -> list[tuple[float, Candidate]]:
    """The candidates that are bound to what the question names and have enough of its words, the nearest first; ties as ranked."""
    found = [
        (about(supposed, candidate.statement, without=without), candidate)
        for candidate in candidates
        if is_bound(supposed, candidate.statement, times=times)
    ]
    home = _home(candidates)
    near = (item for item in found if item[0] >= at_least)
    return sorted(near, key=lambda item: (-item[0], _strangers(supposed.statement, item[1].statement, home)))


def _home(candidates: Sequence[Candidate]) -> str:
    """Key of the place that most of the sentences name: what is said without a place is said of it."""
    keys = Counter(key for item in candidates for key in {name.key for name in item.statement.facts.names if name.kind == "place"})
    return keys.most_common(1)[0][0] if keys else ""


def _strangers(claimed: Statement, sentence: Statement, home: str) -> int:
    """How many places and organisations the sentence names that the question does not."""
    known = {name.key for name in claimed.facts.names} | {home}
    return len({name.key for name in sentence.facts.names if name.kind in ("place", "organisation")} - known)
