"""A part whose "it" stands for what the part before it asks for: "which firm won the race, and where is it based?"."""

import re

from answer.following.frame import frame_of
from answer.following.measures import is_measure
from answer.following.references import open_pronouns, points_closely, with_name
from answer.following.wording import is_plural, question
from ingest.facts.names.lexicon import Lexicon

_OF_THING = frozenset(("it", "its"))
_OF_PLACE = frozenset(("it", "its", "there"))
_OF_PERSON = frozenset(("he", "his", "him", "she", "her"))
_PLACES = frozenset("city town village province country county district state nation region place".split())
# What is asked for by these is a value or a time, and nothing that a second question is about.
_NO_NAMES = frozenset(
    "year month day date quarter decade century rank position percentage kind sort type way reason field version edition".split()
)
_NAME = re.compile(r"(?=.*[A-Z])[^\d\s.;][^.;]*")
_LONGEST_NAME = 6  # words


def may_chain(piece: str, before: str, lexicon: Lexicon) -> bool:
    """True if a word of the piece may stand for what the question before it asks for.

    Args:
        piece: as it is said behind the other.
    """
    fitting = _fitting(before)
    pointing = {match.group().casefold() for match in open_pronouns(piece, lexicon)}
    return bool(fitting & pointing) or _again(piece, before) is not None


def readings(text: str, piece: str, before: str, answer: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """What the piece may ask, once the question before it is answered; nothing where the answer is no name.

    Args:
        text: what the piece asks as far as the questions alone tell, which may be about something that they name.
        answer: the short answer to the question before; None if it has none.
    """
    name = (answer or "").strip()
    if not _NAME.fullmatch(name) or len(name.split()) > _LONGEST_NAME:
        return ()
    again = _again(piece, before)
    said = f"{piece[: again.start()]}{name}{piece[again.end() :]}" if again is not None else piece
    named = question(with_name(said, name, _fitting(before), lexicon))
    return (named,) if points_closely(text, lexicon) or again is not None else tuple(dict.fromkeys((named, text)))


def _fitting(before: str) -> frozenset[str]:
    """The words that may stand for what the question asks for; none where it asks for no single name."""
    frame = frame_of(before)
    if frame.head == "who" and (frame.form == "subject" or frame.aux in ("is", "was")):
        return _OF_PERSON
    is_subject = frame.form in ("subject", "copula") or frame.asked.casefold().split()[:1] in (["which"], ["what"])
    words = frame.noun.casefold().split()
    if frame.head not in ("which", "what") or not words or not is_subject:
        return frozenset()
    if not _NO_NAMES.isdisjoint(words) or is_measure(frame.noun) or is_plural(frame.noun):
        return frozenset()
    return _OF_PLACE if not _PLACES.isdisjoint(words) else _OF_THING | _OF_PERSON


def _again(piece: str, before: str) -> "re.Match[str] | None":
    """ "The firm" behind "which firm"."""
    noun = frame_of(before).noun
    if not noun or not _fitting(before) or " " in noun.strip():
        return None
    return re.search(rf"(?i)\b(?:the|this|that) {re.escape(noun)}\b(?= *(?:[?.,]|$)| [a-z])", piece)
