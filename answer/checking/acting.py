"""Who does it, to what, as the words around each verb tell: for a deed that is said of another, or the other way round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answer.checking.verbs import AUXILIARY, FINITE, NO_VERB_BEFORE
from answer.comparing.statement import Statement
from answer.deciding.agents import MUTUAL, is_agent
from answer.deciding.same_words import canonical
from answer.deciding.topic import MACHINERY
from ingest.facts.names.relations import contains, same_name
from ingest.facts.polarity.find import is_denied
from ingest.facts.types import Name

Told = Literal["turned", "by_other", "of_other"]
"""turned: who acts and who is acted on are exchanged. by_other: a deed that is done once, by someone else. of_other: the like of
what may be done by many."""

STRONG = re.compile(r"[;:]\s|,?\s(?:while|whereas|but|which|who|whose|that|because|when|although|though|where|if|as)\s")
WEAK = re.compile(r"[,()]\s?|\sand\s|\s[–—]\s")
PARTICIPLE = re.compile(
    r"\s+(?:(?:also|been|being|not|now|later|then|first|once|recently|jointly|finally|mainly|\w+ly)\s+)*(?P<verb>[A-Za-z-]+)"
)
BY = re.compile(r"\bby\s(?=(?:the\s|a\s|an\s)?[A-Z]|the\s|an?\s)")
# What is done once to one thing, so that another cannot have done it as well.
ONCE = re.compile(
    r"(?i)^(?:won|wins?|founded|bought|buys?|acquired|built|opened|wrote|written|invented|designed|discovered|beat|defeated|"
    r"secured|received|got|awarded|drew|composed|directed|painted|took over|launched|established|donated|gave|closed|demolished)$"
)
DEFINITE = re.compile(r"(?i)^\s*(?:the|its|his|her|their|this|that)\s")
# Also a regular past form right behind a name: "Brack gained jobs".
VERBS = re.compile(rf"{FINITE.pattern}|(?<=[a-z]\s)[a-z]{{2,}}ed\b(?=\s[a-z])")
BARE_PAST = re.compile(r"[A-Z][\w-]*\s$")
REPEATED = re.compile(
    r"(?i)\b(?:cup|race|award|prize|elections?|season|match|title|medal|championships?|tournament|league|game|vote|lottery|majority)\b"
)  # what is won again each time
AGREED = 0.75  # share of what it is done to that both must have


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A verb with what stands before and behind it, the passive turned: spans of the text."""

    verb: str  # stem
    word: str  # as written
    subject: tuple[int, int]  # what stands before the verb
    agent: tuple[int, int] | None  # None where the passive names none
    other: tuple[int, int]  # what it is done to, and the rest of its clause


def acted(claimed: Statement, found: Statement) -> Told | None:
    """How the sentence tells the claim's deed of others than the claim does; None if it does not tell it, or of the same."""
    theirs = list(acts_of(found))
    for mine in acts_of(claimed):
        same = [act for act in theirs if act.verb == mine.verb]
        if not same or mine.verb in MUTUAL:
            continue
        told = [_told(mine, act, claimed, found) for act in same]
        if None not in told:
            return told[0]
    return None


def is_same_act(claimed: Statement, found: Statement) -> bool:
    """True if the sentence tells the claim's only deed of the same one, done to the same: "A was bought by B", "B bought A"."""
    acts = list(acts_of(claimed))
    if len(acts) != 1:
        return False
    mine = acts[0]
    agent, object_ = words_in(claimed, mine.agent), words_in(claimed, mine.other)
    numbers = {item.value for item in claimed.facts.quantities}
    return bool(agent and object_) and any(
        act.verb == mine.verb
        and agent <= words_in(found, act.agent)
        and object_ <= words_in(found, act.other)
        and numbers <= {item.value for item in found.facts.quantities if act.other[0] <= item.start < act.other[1]}
        for act in acts_of(found)
    )


def _told(mine: Act, act: Act, claimed: Statement, found: Statement) -> Told | None:
    if (mine.agent is None) != (act.agent is None):
        return None
    agent, object_ = words_in(claimed, mine.agent), words_in(claimed, mine.other)
    its_agent, its_object = words_in(found, act.agent), words_in(found, act.other)
    if mine.agent is None:
        # "A was sold to B": the first of the two stands before the verb.
        agent, its_agent = words_in(claimed, mine.subject), words_in(found, act.subject)
    if not agent or not object_ or agent & its_agent:
        return None
    if agent <= its_object and object_ & its_agent and not object_ & (its_object - agent):
        return "turned"
    return _by_other(mine, act, claimed, found) if mine.agent is not None else None


def _by_other(mine: Act, act: Act, claimed: Statement, found: Statement) -> Told | None:
    doers = _names(claimed, mine.agent)
    others = _names(found, act.agent)
    if len(doers) != 1 or not others or any(may_be_one(doers[0], other) for other in others):
        return None
    if any(other.kind and doers[0].kind and other.kind != doers[0].kind for other in others[:1]):
        return None
    object_, its_object = words_in(claimed, mine.other), words_in(found, act.other)
    if not object_ or len(object_ & its_object) < AGREED * len(object_):
        return None
    if not all(any(may_be_one(name, other) for other in found.facts.names) for name in _names(claimed, mine.other)):
        return None
    said = claimed.text[slice(*mine.other)]
    is_one = (DEFINITE.match(said) or _names(claimed, mine.other)) and not REPEATED.search(said)
    return "by_other" if ONCE.match(mine.word) and is_one else "of_other"


def acts_of(statement: Statement) -> Iterator[Act]:
    """The acts that a sentence tells, without those that it denies."""
    text = statement.text
    subject: tuple[int, int] | None = None
    behind = 0  # where what belongs to the verb before ends
    for match in VERBS.finditer(text):
        if match.start() < behind or match.start() == 0 or NO_VERB_BEFORE.search(text[: match.start()]):
            continue
        if not FINITE.match(text, match.start()) and not BARE_PAST.search(text[: match.start()]):
            continue
        subject = _subject(statement, behind, match.start()) or subject
        verb, is_passive = _main(text, match)
        if subject is None or verb is None or is_denied(verb.span(), statement.facts.negations):
            continue
        stem = next((token.stem for token in statement.tokens if token.start == verb.start()), None)
        end = _end(text, verb.end())
        behind = end
        if stem is None:
            continue
        other: tuple[int, int] = (verb.end(), end)
        agent: tuple[int, int] | None = subject
        if is_passive:
            by = BY.search(text, verb.end(), end)
            agent, other = ((by.end(), end), subject) if by else (None, other)
        yield Act(verb=canonical(stem), word=verb.group(), subject=subject, agent=agent, other=other)


def _subject(statement: Statement, start: int, end: int) -> tuple[int, int] | None:
    """The last piece with a word before the verb, so that "which" stands for what is before it; None if there is none."""
    cuts = [match.span() for match in STRONG.finditer(statement.text, start, end)]
    starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    pieces = [(a, b) for a, b in zip(starts, ends, strict=True) if words_in(statement, (a, b))]
    return pieces[-1] if pieces else None


def _main(text: str, match: re.Match[str]) -> tuple[re.Match[str] | None, bool]:
    """The word that tells what is done, and whether in the passive; "is" and "has" alone tell nothing."""
    if not re.fullmatch(AUXILIARY, match.group()):
        return re.compile(r"[\w-]+").match(text, match.start()), False
    got = PARTICIPLE.match(text, match.end())
    if got is None:
        return None, False
    word = re.compile(r"[\w-]+").match(text, got.start("verb"))
    is_be = match.group() in ("is", "are", "was", "were") or " been " in got.group()
    is_done = bool(re.search(r"(?:ed|en|wn|ld|ght|un|ought|ade|on|id)$", got["verb"]))
    if is_be and not is_done:
        return None, False
    return word, is_be


def _end(text: str, start: int) -> int:
    """Where the verb's clause ends: at the next clause, or at "and" or a comma with a verb of its own behind it."""
    strong = STRONG.search(text, start)
    limit = strong.start() if strong else len(text)
    for weak in WEAK.finditer(text, start, limit):
        if FINITE.search(text, weak.end(), limit):
            return weak.start()
    return limit


def words_in(statement: Statement, span: tuple[int, int] | None) -> frozenset[str]:
    """What the words of the span mean, values and words of grammar left out."""
    if span is None:
        return frozenset()
    return frozenset(
        canonical(token.stem)
        for token in statement.tokens
        if span[0] <= token.start < span[1] and not token.in_value and token.stem not in MACHINERY
    )


def _names(statement: Statement, span: tuple[int, int] | None) -> list[Name]:
    if span is None:
        return []
    return [name for name in statement.facts.names if span[0] <= name.start < span[1] and is_agent(name)]


def may_be_one(one: Name, other: Name) -> bool:
    """True if the two names may be of one thing, or of a thing and its part."""
    return same_name(one, other) or contains(one, other) or contains(other, one) or one.key in other.key or other.key in one.key
