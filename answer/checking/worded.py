"""What bears a claim out by its words alone: a sentence that has all of them, in the claim's order.

Sharing most words is no support: "the heirs claimed a share, the court dismissed the case" shares most with "the court granted the
heirs a share", and "A built it, B runs it" has all words of "B built it".
"""

import re
from collections.abc import Sequence

from answer.checking.acting import is_same_act
from answer.checking.verbs import verb_at
from answer.comparing.statement import Statement, Token
from answer.comparing.wording import same_side
from answer.deciding.degrees import degrees_in
from answer.deciding.labels import is_left_out
from answer.deciding.places import standings_of
from answer.deciding.same_words import canonical, canonicals
from answer.deciding.topic import MACHINERY
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.find import is_denied
from ingest.facts.polarity.negations import denials_of
from ingest.facts.types import Name

# A subject that stands for a name beside the sentence: "the city" for the town of which it tells. "He" may be any of several.
STANDS_FOR = re.compile(
    r"(?:Its?|They|Their)\b"
    r"|The (?:city|town|county|district|province|zone|area|park|firm|company|group|university|institute|laboratory)\b"
)
# More than one clause, or no subject first: there the order alone tells who did what.
MANY = re.compile(
    r"^(?:In|On|At|By|Of|For|From|Since|After|Before|Until|During|With|As|When|While|If|Although)\s"
    r"|[,;:]\s|\s(?:who|which|that|and|while|but)\s"
)
# Words that are left out where values are compared; where words are, they may tell all: "already in place", "out of reach".
STATE = re.compile(
    r"(?i)\b(?:already|still|yet|never|ever|again|first|last|most|mostly|mainly|all|both|none|not?|another|others?|same|also|too|"
    r"out of|every|each|any|majority|minority|half|before|after|until|since|will|shall|longer)\b"
)
TIED, OWNED = re.compile(r"(?i)\b(?:in|at|of|from|for)\s(?:the\s)?$"), re.compile(r"['’]s?\s")
LEANS = re.compile(r"(?:Its?|They|Their)\b")
OF_ALL = re.compile(r"Of\s[^,;]{2,60},\s")
OTHER_CLAUSE = re.compile(r";\s|\s(?:whereas|while|but|although|though)\s")


def is_worded(claimed: Statement, sentence: Statement) -> bool:
    """True if the sentence has all words of the claim in its order, denies the same ones, and tells the same state of things.

    A name may stand beside a sentence that leans on it.

    Args:
        sentence: in the claim's words, as `aligned` puts it.
    """
    if not _states(claimed.text) <= _states(sentence.text) or _denied(claimed, sentence) != _denied(sentence, claimed):
        return False
    words = [token for token in claimed.tokens if not token.in_value and token.stem not in MACHINERY]
    there = canonicals(sentence.stems | same_side(claimed, sentence))
    named = [name for name in claimed.facts.names if any(same_name(name, other) for other in sentence.facts.names)]
    missing = [token for token in words if canonical(token.stem) not in there and not _is_in(token, named)]
    if not all(_stands_around(token, claimed, sentence) for token in missing):
        return False
    if is_same_act(claimed, sentence) or is_left_out(claimed, sentence):
        return True
    free = [name for name in named if _is_free(name, claimed, sentence)]
    ordered = [
        token for token in words if token not in missing and not _is_in(token, free) and token.start >= _opening(claimed.text)
    ]
    return _in_order([*ordered, *_numbers(claimed)], claimed, sentence)


def tells_sides(claimed: Statement, sentences: Sequence[Statement]) -> bool:
    """True if the sentences, and what stands around them, have all but one of the words of a claim that compares two things.

    Those that compare are left out: what they come to was decided. One may be another for the same: "branch" for "industry".
    """
    skipped = [(one.start, one.end) for one in claimed.facts.directions]
    skipped += [(one.start, one.end) for one in degrees_in(claimed.text)]
    skipped += [(one.start, one.end) for one in standings_of(claimed.text)]
    there = canonicals(stem for one in sentences for stem in one.stems | one.context_stems | same_side(claimed, one))
    names = [name for one in sentences for name in one.facts.names]
    named = [name for name in claimed.facts.names if any(same_name(name, other) for other in names)]
    missing = [
        token
        for token in claimed.tokens
        if not token.in_value and token.stem not in MACHINERY and canonical(token.stem) not in there and not _is_in(token, named)
        if not any(start <= token.start < end for start, end in skipped)
    ]
    return len(missing) <= 1


def _states(text: str) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in STATE.finditer(text))


def _denied(one: Statement, other: Statement) -> frozenset[str]:
    """Words of both that the first denies."""
    denials = denials_of(one.facts.negations)
    denied = (token.stem for token in one.tokens if is_denied((token.start, token.end), denials))
    return canonicals(denied) & canonicals(other.stems)


def _stands_around(token: Token, claimed: Statement, sentence: Statement) -> bool:
    """True of a word of the claim's subject where the sentence has one that points to what is told before it: "its", "the city"."""
    if not STANDS_FOR.match(sentence.text) or canonical(token.stem) not in canonicals(sentence.context_stems):
        return False
    is_name = any(
        name.start <= token.start < name.end and any(same_name(name, other) for other in sentence.context_names)
        for name in claimed.facts.names
    )
    return is_name or (bool(LEANS.match(sentence.text)) and token.start < (verb_at(claimed.text) or 0))


def _is_free(name: Name, claimed: Statement, sentence: Statement) -> bool:
    """True of a place or an owner that both texts have alone of its kind: "A had 12 parks", "A's 12 parks", "12 parks in A"."""
    others = [other for other in (*claimed.facts.names, *sentence.facts.names) if other.kind in (name.kind, None)]
    return all(same_name(name, other) for other in others) and any(
        TIED.search(one.text[: found.start]) or OWNED.match(one.text, found.end)
        for one in (claimed, sentence)
        for found in one.facts.names
        if same_name(name, found)
    )


def _opening(text: str) -> int:
    """Where a claim begins that names first what a part is of: "Of the 31 locks, 9 are new"."""
    match = OF_ALL.match(text)
    return match.end() if match else 0


def _is_in(token: Token, names: Sequence[Name]) -> bool:
    return any(name.start <= token.start < name.end for name in names)


def _numbers(claimed: Statement) -> list[Token]:
    """Numbers in figures, without the years: a date may stand anywhere."""
    times = [(time.start, time.end) for time in claimed.facts.times]
    return [
        token
        for token in claimed.tokens
        if token.in_value
        and token.stem[:1].isdigit()
        and token.start >= _opening(claimed.text)
        and not any(start <= token.start < end for start, end in times)
    ]


def _in_order(wanted: Sequence[Token], claimed: Statement, sentence: Statement) -> bool:
    """True if the words follow one another there as they do in the claim, with no other clause between them.

    Of a claim of one clause, those before its verb may stand in any order.
    """
    verb = 0 if MANY.search(claimed.text) else verb_at(claimed.text) or 0
    tokens = sorted(sentence.tokens, key=lambda token: token.start)
    written = [canonical(token.stem) for token in tokens]
    start = _opening(claimed.text)
    met = sorted(
        (token for token in wanted if token.start >= start and canonical(token.stem) in written), key=lambda token: token.start
    )
    at = max((written.index(canonical(token.stem)) for token in met if token.start < verb), default=0)
    last: Token | None = None
    for token in met:
        if token.start < verb:
            continue
        found = next((place for place in range(at, len(written)) if written[place] == canonical(token.stem)), None)
        if found is None:
            return False
        is_cut = last is not None and OTHER_CLAUSE.search(claimed.text, last.end, token.start)
        if last is not None and not is_cut and OTHER_CLAUSE.search(sentence.text, tokens[at].end, tokens[found].start):
            return False
        if not token.in_value:  # what is counted may stand behind its number or before it
            at, last = found, token
    return True
