"""Does another sentence give its value for the same thing as the one that answers? Else its value is no rival of that one's.

What the question is bound to and the answering sentence meets, the other must meet too: names, telling words, pairs of words
("digital economy" is not "digital content"), place, change or level, fact or plan. Another word for the same sort of thing
("core digital industries") is passed over.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from answer.comparing.coverage import QUESTION_STEMS, coverage
from answer.comparing.statement import Statement, Token
from answer.comparing.wording import same_side
from answer.features import Candidate
from answer.question import Asked
from ingest.document import SourceDocument
from ingest.facts.names.relations import contains, same_name
from ingest.facts.polarity.modality import Modality, modality
from ingest.facts.types import Name
from ingest.words import WORD, stem

# Words that stand for a thing of the sort without telling which: an industry, a sector, the whole of it.
GENERIC = frozenset(
    map(
        stem,
        "industry sector economy field market business company enterprise firm core main key major leading total whole overall entire "
        "region regional local national city municipal annual yearly own existing current actual value output group number amount "
        "scale size level added rate speed year average world global country".split(),
    )
)
BACK = re.compile(r"(?i)\b(?:that|this|these|those|its?|their|they|such|the same|likewise|also)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What a sentence must meet to speak of what the answering one speaks of."""

    names: tuple[Name, ...]  # of the question, that the answering sentence meets
    stems: frozenset[str]  # telling words of the question that it has itself
    pairs: tuple[tuple[str, str], ...]  # neighbouring words of the question that are neighbours there
    places: tuple[Name, ...]  # that question or sentence name
    known: frozenset[str]  # words of question and sentence
    modality: Modality


def demands_of(asked: Asked, best: Candidate) -> Demands:
    """What the question is bound to, as far as the answering sentence meets it."""
    question, sentence = asked.statement, best.statement
    covered = coverage(question, sentence)
    met = {item.text for item in covered if item.kind in ("name", "place") and item.state == "met"}
    own = _stems(sentence) | same_side(question, sentence)
    telling = {stem for stem in _stems(question) if stem not in GENERIC and stem not in QUESTION_STEMS}
    return Demands(
        names=tuple(name for name in question.facts.names if name.text in met),
        stems=frozenset(telling & own),
        pairs=tuple(pair for pair in _pairs(question) if _has_pair(pair, sentence)),
        places=tuple(name for name in (*question.facts.names, *sentence.facts.names) if name.kind == "place"),
        known=frozenset(own | _stems(question)),
        modality=modality(best.text),
    )


def is_same_thing(asked: Asked, demands: Demands, other: Candidate, documents: Mapping[str, SourceDocument]) -> bool:
    """True if the sentence meets all that the answering one meets, and narrows it to nothing else."""
    statement = other.statement
    if modality(other.text) != demands.modality:
        return False
    states = {item.text: item.state for item in coverage(asked.statement, statement) if item.kind in ("name", "place", "year")}
    if "broken" in states.values() or any(states.get(name.text) != "met" for name in demands.names):
        return False
    if not _has_words(asked, demands, statement):
        return False
    if any(not _has_pair(pair, statement) and _goes_on_otherwise(pair, statement) for pair in demands.pairs):
        return False
    return not _is_narrowed(demands, statement) and not _is_elsewhere(demands, other, documents)


def _has_words(asked: Asked, demands: Demands, statement: Statement) -> bool:
    """True if it has the telling words itself, or points back ("that ranking") to where they stand."""
    missing = demands.stems - _stems(statement) - same_side(asked.statement, statement)
    return not missing or (bool(BACK.search(statement.text)) and missing <= statement.context_stems)


def _stems(statement: Statement) -> frozenset[str]:
    """Stems of its own words; of words with a hyphen also the whole: "bio-pharmaceutical" is also "biopharmaceutical"."""
    whole = {
        stem(one.replace("-", "")) for one in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", statement.text)
    }
    return statement.stems | whole


def _words(statement: Statement) -> list[Token]:
    return [token for token in statement.tokens if not token.in_value]


def _adjacent(statement: Statement, one: Token, other: Token) -> bool:
    return statement.text[one.end : other.start] in (" ", "-")


def _pairs(statement: Statement) -> list[tuple[str, str]]:
    words = _words(statement)
    return [(one.stem, other.stem) for one, other in zip(words, words[1:], strict=False) if _adjacent(statement, one, other)]


def _has_pair(pair: tuple[str, str], statement: Statement) -> bool:
    """True if the two stand together, or the first stands with a word of its sort: "core digital industries"."""
    words = _words(statement)
    for at, token in enumerate(words):
        if token.stem != pair[0]:
            continue
        near = words[max(0, at - 1) : at + 3]
        if any(other.stem == pair[1] for other in near):
            return True
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.stem in GENERIC and _adjacent(statement, token, after):
            return True
    return False


def _goes_on_otherwise(pair: tuple[str, str], statement: Statement) -> bool:
    """True if it has the first word, and another behind it than the question has: "digital content" for "digital economy"."""
    words = _words(statement)
    return any(
        one.stem == pair[0] and other.stem != pair[1] and _adjacent(statement, one, other)
        for one, other in zip(words, words[1:], strict=False)
    )


def _is_narrowed(demands: Demands, statement: Statement) -> bool:
    """True if a word before one of the telling words makes it another thing: "permanent urban population"."""
    words = _words(statement)
    placed = [(name.start, name.end) for name in statement.facts.names if name.kind in ("place", "nationality", "person")]
    for one, other in zip(words, words[1:], strict=False):
        if other.stem not in demands.stems and other.stem not in GENERIC:
            continue
        if one.stem in demands.known or one.stem in GENERIC or not _adjacent(statement, one, other):
            continue
        if any(start <= one.start < end for start, end in placed) or one.stem.endswith("ly"):
            continue
        if other.stem in demands.stems or _is_tied(other, words, statement, demands):
            return True
    return False


def _is_tied(generic: Token, words: list[Token], statement: Statement, demands: Demands) -> bool:
    """True if the word of the sort stands with one of the telling words, so that what is before it tells which one."""
    at = words.index(generic)
    return any(other.stem in demands.stems and _adjacent(statement, generic, other) for other in words[at + 1 : at + 2])


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


def telling_words(text: str) -> frozenset[str]:
    """Stems of the words of a text that tell what it is about."""
    return frozenset(stem(word) for word in WORD.findall(text)) - GENERIC - QUESTION_STEMS
