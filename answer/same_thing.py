"""Does another sentence give its value for the same thing as the one that answers? Else its value is no rival of that one's.

What the question is bound to and the answering sentence meets, the other must meet too: names, telling words, pairs of words
("digital economy" is not "digital content"), place, change or level, fact or plan. Another word for the same sort of thing
("core digital industries") is passed over.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from answer.binding import LIGHT, telling_tokens
from answer.comparing.coverage import QUESTION_STEMS, coverage
from answer.comparing.pairs import GENERIC, are_adjacent, goes_on_otherwise, has_pair, pairs_of, words_of
from answer.comparing.statement import Statement, Token
from answer.comparing.wording import same_side
from answer.deciding.same_words import canonicals
from answer.features import Candidate
from answer.following.frame import is_past
from answer.question import Asked
from answer.same_subject import SAYING
from answer.sought import sought_of
from answer.words import numbers, years
from ingest.document import SourceDocument
from ingest.facts.names.relations import contains, same_name
from ingest.facts.polarity.modality import Modality, modality
from ingest.facts.ranks.words import CARDINALS
from ingest.facts.types import Name
from ingest.words import stem

BINDING = ("name", "place", "year", "rank")  # constraints that a rival must meet where the answering sentence does
# A sentence that points back in its first words: "In that ranking …", "Its …".
BACK = re.compile(r"(?i)^\W*(?:\w+\W+){0,2}?(?:that|this|these|those|its?|their|they)\b")
# Words of a place in an order that the place itself tells: "top ten" is "top 10".
PLAIN_ORDER = frozenset(map(stem, (*CARDINALS, "top")))
ENOUGH = (
    0.6  # share of the question's telling words that must stand in the sentence, for another value of the same time to be a rival
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What a sentence must meet to speak of what the answering one speaks of."""

    met: frozenset[str]  # names, years and ranks of the question that the answering sentence meets
    stems: frozenset[str]  # telling words of the question that it has itself
    pairs: tuple[tuple[str, str], ...]  # neighbouring words of the question that are neighbours there
    numbers: frozenset[str]  # of the question, years left out, that the answering sentence has: "older than 18"
    places: tuple[Name, ...]  # that question or sentence name
    known: frozenset[str]  # words of question and sentence
    narrowers: frozenset[str]  # words that make it a narrower thing than the question's, as "urban" does in "urban population"
    share: float  # of the question's telling words that stand in the sentence
    modality: Modality


def demands_of(asked: Asked, best: Candidate) -> Demands:
    """What the question is bound to, as far as the answering sentence meets it."""
    question, sentence = asked.statement, best.statement
    covered = coverage(question, sentence)
    met = {item.text for item in covered if item.kind in _binding(asked) and item.state == "met"}
    own = _stems(sentence) | same_side(question, sentence) | _order_words(sentence)
    places = tuple(name for name in (*question.facts.names, *sentence.facts.names) if name.kind == "place")
    telling = telling_stems(question, places)
    asked_about = telling - LIGHT or telling
    known = _stems(question) | _order_words(question)
    return Demands(
        met=frozenset(met),
        stems=frozenset(telling & own),
        pairs=tuple(pair for pair in pairs_of(question) if has_pair(pair, sentence)),
        numbers=(numbers(asked.text) - years(asked.text)) & numbers(best.text),
        places=places,
        known=known,
        narrowers=_narrowers(frozenset(telling & own), known, sentence),
        share=len(asked_about & own) / max(1, len(asked_about)),
        modality=modality(best.text),
    )


def _binding(asked: Asked) -> tuple[str, ...]:
    """The constraints that bind; a question for a place in an order names the order ("the most congested"), not a place in it."""
    sought = sought_of(asked.text)
    return BINDING[:-1] if sought is not None and sought.kind == "rank" else BINDING


def is_same_thing(asked: Asked, demands: Demands, other: Candidate, documents: Mapping[str, SourceDocument]) -> bool:
    """True if the sentence meets all that the answering one meets, and narrows it to nothing else."""
    statement = other.statement
    if not demands.stems or not demands.narrowers <= _stems(statement):
        return False
    if modality(other.text) != demands.modality or not demands.numbers <= numbers(other.text):
        return False
    states = {item.text: item.state for item in coverage(asked.statement, statement) if item.kind in _binding(asked)}
    if "broken" in states.values() or any(states.get(text) != "met" for text in demands.met):
        return False
    if not _has_words(asked, demands, statement):
        return False
    if any(not has_pair(pair, statement) and goes_on_otherwise(pair, statement) for pair in demands.pairs):
        return False
    if _narrowers(demands.stems, demands.known, statement) - demands.narrowers:
        return False
    return not _is_elsewhere(demands, other, documents)


def is_other_matter(asked: Asked, one: Candidate, other: Candidate) -> bool:
    """True if each of two sentences has words that neither the question nor the other has: a share of output, a share of growth.

    For sentences of one document, which seldom gives a thing two values, and often two things one value each.
    """
    mine, theirs = (_fresh(asked, item.statement) for item in (one, other))
    return bool(mine - theirs) and bool(theirs - mine)


def _fresh(asked: Asked, sentence: Statement) -> frozenset[str]:
    """What the sentence says of its thing beyond the question, one stem for all words of a meaning."""
    named = [(name.start, name.end) for name in sentence.facts.names if name.kind == "place"]
    told = canonicals(
        token.stem
        for token in sentence.tokens
        if not token.in_value and token.stem not in SAYING and not any(start <= token.start < end for start, end in named)
    )
    return told - canonicals(_stems(asked.statement) | same_side(asked.statement, sentence))


def _has_words(asked: Asked, demands: Demands, statement: Statement) -> bool:
    """True if it has the telling words itself, or points back ("that ranking") to where they stand."""
    missing = demands.stems - _stems(statement) - same_side(asked.statement, statement) - _order_words(statement)
    return not missing or (bool(BACK.search(statement.text)) and missing <= statement.context_stems)


def _stems(statement: Statement) -> frozenset[str]:
    """Stems of its own words; of words with a hyphen also the whole: "bio-pharmaceutical" is also "biopharmaceutical"."""
    whole = {stem(one.replace("-", "")) for one in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", statement.text)}
    return statement.stems | whole


def _order_words(statement: Statement) -> frozenset[str]:
    """Stems of the words that say what an order is by: "congested" of "the most congested cities"."""
    spans = [(rank.start, rank.end) for rank in statement.facts.ranks]
    return frozenset(
        token.stem
        for token in statement.tokens
        if token.in_value
        and token.stem.isalpha()
        and token.stem not in PLAIN_ORDER
        and any(start <= token.start < end for start, end in spans)
    )


def _narrowers(telling: frozenset[str], known: frozenset[str], statement: Statement) -> frozenset[str]:
    """Words right before a telling word that the question has not: "permanent" and "urban" before "population"."""
    words = words_of(statement)
    placed = [(name.start, name.end) for name in statement.facts.names if name.kind in ("place", "nationality", "person")]
    found: set[str] = set()
    is_narrowing = False
    for one, other in reversed(list(zip(words, words[1:], strict=False))):
        is_before = other.stem in telling or (is_narrowing and other.stem in found)
        is_placed = any(start <= one.start < end for start, end in placed)
        is_verb = is_past(statement.text[other.start : other.end])  # "workers built"
        is_narrowing = (
            is_before and not is_verb and are_adjacent(statement, one, other) and not is_placed and _may_narrow(one, known)
        )
        if is_narrowing:
            found.add(one.stem)
    return frozenset(found)


def _may_narrow(token: Token, known: frozenset[str]) -> bool:
    return token.stem not in known and token.stem not in GENERIC and not token.stem.endswith(("ly", "li"))


def _is_elsewhere(demands: Demands, other: Candidate, documents: Mapping[str, SourceDocument]) -> bool:
    """True if it speaks of another place: a part of the one asked for, or one beside it. What holds that place is none."""
    own = [name for name in other.statement.facts.names if name.kind == "place"]
    if not own:
        title = documents[other.hit.document].about.title
        own = [name for name in other.statement.context_names if name.kind == "place" and name.text in title]
        if any(same_name(name, known) for name in own for known in demands.places):
            return False
    return any(
        not any(same_name(name, known) or contains(name, known) or known.text.startswith(name.text) for known in demands.places)
        for name in own
    )


def telling_stems(question: Statement, places: tuple[Name, ...]) -> frozenset[str]:
    """Stems of the question's words that tell what it is about, but not where."""
    where = [(name.start, name.end) for name in question.facts.names if name in places]
    return _order_words(question) - GENERIC - QUESTION_STEMS | frozenset(
        token.stem
        for token in telling_tokens(question)
        if token.stem not in GENERIC and not any(start <= token.start < end for start, end in where)
    )
