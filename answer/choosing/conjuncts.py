"""What one question asks about side by side: "built-up and usable area", "AI, robotics, chips", "in 2018 and in 2021"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.comparing.asking import ASKING as ASKING_WORDS
from answer.comparing.asking import AUXILIARIES, is_terse
from answer.comparing.statement import Statement, Token
from answer.following.frame import PREPOSITIONS
from ingest.facts.types import TimeMention
from ingest.words import WORD

MAX_CONJUNCTS = 5
COORDINATOR = re.compile(
    r"(?i)\s*[,;/]?\s*(?<![\w-])(?:and|or|plus|versus|vs\b\.?|as well as|compared (?:to|with)"
    r"|(?<!other )(?<!rather )than(?= (?:for|in|by|at|of|with)\b))(?![\w-])\s*"
)
COMMA = re.compile(r"\s*[,;/]\s*(?!\d)")
FRAME = re.compile(r":\s")  # "cloud computing and big data: 2017 and 2018" joins on either side of it
ASKING = frozenset("how many much why each both respectively more less most least faster higher lower larger smaller give".split())
BOUNDARIES = frozenset(
    (*PREPOSITIONS, *AUXILIARIES, *ASKING, *"of which what who whom whose where when that the a an did its their".split())
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conjunct:
    """One of the things asked about side by side."""

    text: str
    start: int  # in the question
    end: int
    own: frozenset[str]  # stems that none of its fellows has
    times: tuple[str, ...] = ()  # the time that sets it apart from its fellows, as the question writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str  # folded
    start: int
    end: int
    time: TimeMention | None  # that it is a part of


def conjuncts_of(question: Statement) -> tuple[tuple[Conjunct, ...], ...]:
    """What the question asks about side by side: groups of conjuncts in its order; none where it asks about one thing."""
    found = []
    at = 0
    for end in (*(match.end() for match in FRAME.finditer(question.text)), len(question.text)):
        found.append(tuple(_joined(question, at, end)))
        at = end
    return tuple(group for group in found if 1 < len(group) <= MAX_CONJUNCTS)


def _joined(question: Statement, start: int, end: int) -> list[Conjunct]:
    """The conjuncts of one stretch of the question."""
    pieces = _pieces(question, start, end)
    if len(pieces) < 2:
        return []
    phrases = _phrases(pieces)
    tokens = [_tokens_in(phrase, question.tokens) for phrase in phrases]
    stems = [{token.stem for token in items if not token.in_value and token.stem not in ASKING} for items in tokens]
    times = [tuple(dict.fromkeys(word.time for word in phrase if word.time is not None)) for phrase in phrases]
    is_timed = sum(bool(item) for item in times) > 1 and len(set(times)) > 1
    found = []
    for number, phrase in enumerate(phrases):
        others = set[str]().union(*(items for other, items in enumerate(stems) if other != number))
        own = frozenset(stems[number] - others)
        if own or (is_timed and times[number]):
            start, end = phrase[0].start, phrase[-1].end
            said = tuple(question.text[time.start : time.end] for time in times[number]) if is_timed else ()
            found.append(Conjunct(text=question.text[start:end], start=start, end=end, own=own, times=said))
    return found if len(found) > 1 else []


def _pieces(question: Statement, start: int, end: int) -> list[list[_Word]]:
    """The words between the coordinators; what only asks ("how many each") is none."""
    joints = [match.span() for match in COORDINATOR.finditer(question.text, start, end) if not _is_inside(match.span(), question)]
    commas = [match.span() for match in COMMA.finditer(question.text, start, end) if not _is_inside(match.span(), question)]
    if joints or is_terse(question.text):
        joints += [
            span for span in commas if _goes_on(span, joints, question.text) and not any(a <= span[0] < b for a, b in joints)
        ]
    cuts = [(start, start), *sorted(joints), (end, end)]
    pieces = [_words(question, a, b) for (_, a), (b, _) in pairwise(cuts)]
    return [piece for piece in pieces if any(word.text not in BOUNDARIES for word in piece)]


def _goes_on(comma: tuple[int, int], joints: Sequence[tuple[int, int]], text: str) -> bool:
    """True of the comma of a list, False of one before a clause: "according to whom, what …"."""
    item = re.split(r"[,;/?]", text[comma[1] :], maxsplit=1)[0]
    ends = [a for a, _ in joints if comma[1] < a < comma[1] + len(item)]
    return not ASKING_WORDS.search(item[: ends[0] - comma[1]] if ends else item)


def _is_inside(span: tuple[int, int], question: Statement) -> bool:
    """True of the "and" of a name or of a value: "Johnson and Johnson", "between 3 and 5"."""
    facts = question.facts
    spans = [(name.start, name.end) for name in facts.names]
    spans += [(time.start, time.end) for time in facts.times]
    spans += [(quantity.start, quantity.end) for quantity in facts.quantities]
    return any(start < span[0] and span[1] < end for start, end in spans)


def _words(question: Statement, start: int, end: int) -> list[_Word]:
    times = question.facts.times
    return [
        _Word(
            text=match.group().casefold(),
            start=match.start(),
            end=match.end(),
            time=next((time for time in times if time.start <= match.start() < time.end), None),
        )
        for match in WORD.finditer(question.text, start, end)
    ]


def _phrases(pieces: Sequence[list[_Word]]) -> list[list[_Word]]:
    """The phrase of each piece that is joined: all of it where the pieces are built alike, else what is next to the coordinator."""
    first, *middle, last = pieces
    if _is_alike(first, last):
        return [_without_asking(piece) for piece in pieces]
    found = [_next_to(first[::-1])[::-1], *(_without_asking(piece) for piece in middle), _next_to(last)]
    return [phrase for phrase in found if phrase]


def _is_alike(first: Sequence[_Word], last: Sequence[_Word]) -> bool:
    """True of "output of drugs and sales of chips": a preposition within both."""
    mine, theirs = (
        {word.text for word in piece[1:] if word.time is None and word.text in (*PREPOSITIONS, "of")} for piece in (first, last)
    )
    return bool(mine & theirs)


def _without_asking(piece: list[_Word]) -> list[_Word]:
    return [word for word in piece if word.text not in BOUNDARIES or word.time is not None]


def _next_to(words: Sequence[_Word]) -> list[_Word]:
    """The words up to what ends a noun phrase: a preposition, a word of asking, or the time behind it, which belongs to it."""
    found: list[_Word] = []
    for word in words:
        if word.time is None and (word.text in BOUNDARIES or _is_behind_time(found)):
            if found:
                break
            continue
        found.append(word)
    return found


def _is_behind_time(found: Sequence[_Word]) -> bool:
    return bool(found) and found[-1].time is not None and found[0].time is None


def _tokens_in(phrase: Sequence[_Word], tokens: Sequence[Token]) -> list[Token]:
    starts = {word.start for word in phrase}
    return [token for token in tokens if token.start in starts]
