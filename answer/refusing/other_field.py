"""Another trade than the one asked about: the firms of the salt industry are not those of the lamp industry."""

import re

from answer.comparing.exclusive import same_meaning
from answer.comparing.statement import Statement
from answer.deciding.same_words import canonicals
from answer.question import Asked
from answer.refusing.told_of import AMOUNTS
from answer.sought import sought_of
from ingest.words import WORD, stem

SECTOR = r"(?:industry|industries|sector)"
FIRMS = r"(?:enterprises?|firms?|companies|company|manufacturers?|manufacturing)"
# Where trades are told apart, by what they make: no place, no size, no owner.
OF_ANY = frozenset(
    map(
        stem,
        """
        the a an its their his her our this that these those of in and or for new old big large small medium great
        local national provincial municipal regional foreign domestic international global private public state listed
        leading major main key top other total whole entire same own such first second all many several various
        different some any no which what how much many few core emerging traditional modern strategic advanced future
        pillar related relevant specific fast growing more than by from to on at with as was were is are did does do
        has have had number value output revenue share added employees people""".split(),
    )
)
NAMED = re.compile(rf"(?i)\b([a-z][a-z'’-]+) {SECTOR}\b")
ASKED = re.compile(rf"(?i)\b([a-z][a-z'’-]+) (?:{SECTOR}|{FIRMS})\b")


def of_other_field(asked: Asked, sentence: Statement) -> str | None:
    """The trade asked about, where the sentence speaks of another and no word of it is in or around it; None otherwise."""
    match, sought = ASKED.search(asked.text), sought_of(asked.text)
    if (
        match is None
        or sought is None
        or sought.kind not in AMOUNTS
        or stem(match.group(1)) in OF_ANY
        or _is_name(match.start(1), asked.statement)
    ):
        return None
    own = [stem(word) for word in WORD.findall(match.group(1)) if stem(word) not in OF_ANY]
    near = sentence.stems | sentence.context_stems
    if not own or canonicals(own) & canonicals(near) or any(_are_akin(word, other) for word in own for other in near):
        return None
    told = [found for found in NAMED.finditer(sentence.text) if stem(found.group(1)) not in OF_ANY]
    words = {stem(word) for word in WORD.findall(asked.text)}
    others = [found for found in told if stem(found.group(1)) not in words and not _is_name(found.start(1), sentence)]
    return f"the {match.group()}" if others and len(others) == len(told) else None


def _are_akin(word: str, other: str) -> bool:
    """True of two forms or meanings of a word: pharma and pharmaceutical, film and movie."""
    return same_meaning(word, other) or (min(len(word), len(other)) > 3 and (word.startswith(other) or other.startswith(word)))


def _is_name(at: int, statement: Statement) -> bool:
    return any(name.start <= at < name.end for name in statement.facts.names if name.kind != "concept")
