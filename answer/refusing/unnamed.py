"""Someone or something that is asked for by name, where the sentences name nobody but whom the question names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.comparing.asking import AUXILIARIES, noun_phrase
from answer.comparing.statement import Statement
from answer.deciding.same_words import canonicals
from answer.held_names import is_new
from answer.question import Asked
from answer.sought import sought_of
from answer.topics import NAMED, TOPIC, TRADES
from ingest.facts.types import Name
from ingest.words import WORD, stem

PREPOSITIONS = r"(?:by|from|to|with|for|on|in|at|of|against)"
NUMBERS = {word: number for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
WHICH = re.compile(rf"(?i)^\W*(?:(?:and|but|so) )?(?:{PREPOSITIONS} )?(?:which|what) (?=\w)")
WHO = re.compile(rf"(?i)^\W*(?:(?:and|but|so) )?(?:who\b|{PREPOSITIONS} whom\b)(?!['’])")
NAMES_OF = re.compile(r"(?i)\bwhat(?:'s| is| are| was| were) (?:the )?(?:\w+ )?names? of (?:the |its |his |her |their )?(?=\w)")
COPULA = re.compile(r"(?i)\W*(?:is|are|was|were|['’]s)\b")
QUOTE = re.compile(r"[\"“]")  # in quotation marks a word is meant otherwise: which two "gates" there are in a plan
PHRASE_WORDS = 5  # "which two other founding members"
# Who does something by trade or by a part that they take; a place is none of them.
ACTORS = TRADES | frozenset(
    map(
        stem,
        "partner investor customer tenant supplier sponsor operator owner buyer seller retailer contractor builder developer "
        "designer studio platform agency fund foundry bank publisher newspaper institute minister mayor president chairman "
        "director manager founder scientist academician pianist musician painter architect engineer professor author".split(),
    )
)
# In, not of: "the plant of Foliant" may name the firm, "the plant in Ardon" tells where it is.
WITHIN = re.compile(r"(?i)\b(?:in|at|near|outside|around|(?:town|city|fair|port|district|province|republic) of)\s+(?:the\s+)?$")
PLACED = re.compile(r"(?i)\b(?:in|at|near|on|outside|around|from|to|of|for|across|throughout|between|into|over)\s+(?:the\s+)?$")
OWNS = re.compile(r"['’]s?\b")
OPENS_WITHIN = re.compile(rf"(?i)\W*{PREPOSITIONS} ")
STRANDED = re.compile(rf"(?i)\b{PREPOSITIONS}\W*$")
DESCRIBED = re.compile(r"(?i)\bthe (\w+est|most \w+) (?:\w+ )?\w+")  # which it is, told without its name: "the oldest firm won"
# By whom, or from whom, in common words.
AGENT = re.compile(r"(?i)\b(?:by|from) (?:(?:the|an?|two|three|four|five|its|their|his|her) )?([a-z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What is asked for by name."""

    head: str = ""  # stem of the noun; empty for "who"
    topics: frozenset[str] = frozenset()  # of its nouns; empty for "who"
    is_actor: bool = False
    count: int = 1  # of names that are asked for
    may_be_within: bool = False  # "at which firm": the name may stand behind "at"


def lacks_name(asked: Asked, sentences: Sequence[Statement]) -> bool:
    """True if a name is asked for and the sentences have none, or fewer than are asked for, beside those of the question."""
    named = named_of(asked.text)
    if named is None or not sentences:
        return False
    if any(_has_agent(asked, sentence) if not named.head else _is_described(named, asked, sentence) for sentence in sentences):
        return False
    keys = {name.key for sentence in sentences for name in sentence.facts.names if _fits(name, named, asked, sentence)}
    return len(keys) < named.count


def named_of(question: str) -> Named | None:
    """What the question asks for by name; None if it asks for something else, or if common words may tell."""
    if match := NAMES_OF.search(question) or WHICH.search(question):
        return _of_phrase(match, question)
    return Named() if WHO.search(question) else None


def _of_phrase(match: "re.Match[str]", question: str) -> Named | None:
    sought = sought_of(question)
    if sought is not None and sought.kind != "name":
        return None  # "which place does it take"
    words: list[str] = []
    for word in WORD.findall(noun_phrase(QUOTE.split(question[match.end() :])[0]))[:PHRASE_WORDS]:
        words.append(word.casefold())
        topic = TOPIC.get(stem(word))
        if topic in NAMED or stem(word) in ACTORS:
            return Named(
                head=stem(word),
                topics=frozenset({topic} if topic is not None else ()),
                is_actor=stem(word) in ACTORS,
                count=max((NUMBERS.get(one, 1) for one in words), default=1),
                may_be_within=bool(STRANDED.search(question) or OPENS_WITHIN.match(question)),
            )
        if topic is not None:
            return None
    return None


def _fits(name: Name, named: Named, asked: Asked, sentence: Statement) -> bool:
    """True if the name may be one that is asked for."""
    if not is_new(name, asked) or not name.is_individual:
        return False
    if name.kind == "event":
        return "event" in named.topics
    before = sentence.text[: name.start]
    if "place" in named.topics:
        return True
    if name.kind == "place":
        is_told_of = PLACED.search(before) or OWNS.match(sentence.text, name.end)
        return not named.is_actor and not is_told_of and not (not named.head and _is_home(name, asked, sentence))
    return named.may_be_within or name.kind is not None or not WITHIN.search(before)


def _is_home(place: Name, asked: Asked, sentence: Statement) -> bool:
    """True of the place that all around is about, where the sentence does not say what is asked: "Ardon is home to the fund"."""
    verb = _verb_of(asked.text)
    if verb is None or place.key not in {name.key for name in sentence.context_names}:
        return False
    told = sentence.stems - (asked.statement.stems - {verb})  # "the fund" is not who funded it
    return not canonicals((verb,)) & canonicals(told)


def _verb_of(question: str) -> str | None:
    """Stem of what the one asked for does: "who founded", "who has managed"; None where it is what somebody is."""
    match = WHO.search(question)
    words = WORD.findall(question[match.end() :].casefold()) if match else []
    told = [word for word in words[:3] if word not in AUXILIARIES]
    return stem(told[0]) if told and not COPULA.match(question[match.end() :] if match else "") else None


def _has_agent(asked: Asked, sentence: Statement) -> bool:
    """True if the sentence tells in common words by whom something is done: "paid for by the farmers"."""
    words = {stem(word) for word in WORD.findall(asked.text)}
    return any(stem(word) not in words for word in AGENT.findall(sentence.text))


def _is_described(named: Named, asked: Asked, sentence: Statement) -> bool:
    """True if the sentence tells which one it is by what it is first in, unless the question does so itself."""
    told = [match for match in DESCRIBED.finditer(sentence.text) if named.head in map(stem, WORD.findall(match.group()))]
    return any(match.group(1).casefold() not in asked.text.casefold() for match in told)
