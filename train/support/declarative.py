"""A question and its answer → the statement that they make together, by rules; None where the rules don't reach.

"When did the port open?", "1917" → "The port opened in 1917." The place of the answer is told, so that another can be put there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from train.support.verbs import PASTS, is_participle, past_of, third_of

PREPOSITIONS = frozenset(
    "in on at by for from to of with under near between during after before since until around over about through into as within "
    "across along behind beyond inside outside throughout via against among".split()
)
BE = frozenset("is are was were".split())
DO = frozenset("did does do".split())
HAVE_CAN = frozenset("has have had can could will would should must may might".split())
DATE = re.compile(
    r"(?i)^(?:the )?(?:early |late |mid-?)?"
    r"(?:\d{3,4}s?|\d{1,2}(?:st|nd|rd|th) century|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
DAY = re.compile(
    r"(?i)^(?:[a-z]{3,9}\.? \d{1,2}\b(?!\d)|\d{1,2} [a-z]{3,9}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
LONGEST_ANSWER = 9  # words; longer ones are clauses that fit no statement
SHORT_REST = 12  # words behind a copula


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A statement with a hole: `before` + answer + `after`."""

    before: str
    after: str
    is_when: bool = False  # the answer needs "in" or "on" before it
    is_where: bool = False

    def with_answer(self, answer: str) -> tuple[str, tuple[int, int]]:
        """The statement and the span of the answer in it."""
        bare = answer.strip(" .,;")
        lead = "" if bare.split()[:1] and bare.split()[0].casefold() in PREPOSITIONS else self._lead(bare)
        text = f"{self.before} {lead}".strip()
        start = len(text) + 1 if text else 0
        statement = f"{text} {bare}".strip()
        end = len(statement)
        statement = f"{statement} {self.after}".strip() + "."
        return statement[:1].upper() + statement[1:], (start, end)

    def _lead(self, answer: str) -> str:
        if self.is_when:
            return "on" if DAY.match(answer) else "in" if DATE.match(answer) else ""
        return "in" if self.is_where else ""


def frame_of(question: str, verbs: frozenset[str]) -> Frame | None:
    """The statement that an answer completes.

    Args:
        verbs: base forms that are known.
    """
    words = question.replace("?", "").strip(" .").split()
    if not 3 <= len(words) <= 30:
        return None
    frame = _frame_of(words, verbs)
    if frame is None or (not frame.before and frame.after.split()[-1].casefold() in PREPOSITIONS):
        return None  # "The press is X home to": the hole is elsewhere
    return frame


def _frame_of(words: Sequence[str], verbs: frozenset[str]) -> Frame | None:
    first, second = words[0].casefold(), words[1].casefold()
    if first in PREPOSITIONS and second in ("what", "which", "whom"):
        return _behind_preposition(words, verbs)
    if first == "how" and second in ("many", "much"):
        return _how_many(words, verbs)
    if first in ("when", "where"):
        return _when_where(words, verbs)
    if first in ("what", "which") and second in ("year", "date", "month", "day", "decade"):
        clause = _turned(words[2:], verbs) if len(words) > 4 else None
        return None if clause is None else Frame(before=clause, after="", is_when=True)
    if first in ("who", "what", "which", "whom"):
        return _what(words, verbs)
    return None


def _when_where(words: Sequence[str], verbs: frozenset[str]) -> Frame | None:
    clause = _turned(words[1:], verbs)
    if clause is None:
        return None
    return Frame(before=clause, after="", is_when=words[0].casefold() == "when", is_where=words[0].casefold() == "where")


def _behind_preposition(words: Sequence[str], verbs: frozenset[str]) -> Frame | None:
    """ "In what year did it open" → "It opened in …"."""
    at = _first_auxiliary(words)
    clause = _turned(words[at:], verbs) if at is not None and at <= 6 else None
    return None if clause is None else Frame(before=f"{clause} {words[0].casefold()}", after="")


def _how_many(words: Sequence[str], verbs: frozenset[str]) -> Frame | None:
    """ "How many ships did it lose in May" → "It lost … ships in May"; "How many ships are there" → "… ships are there"."""
    at = _first_auxiliary(words)
    if at is None or not 2 <= at <= 7:
        return None
    thing = " ".join(words[2:at])
    if words[at].casefold() in DO:
        cut = _verb_at(words[at:], verbs)
        if cut is None:
            return None
        subject, verb, rest = _inflected(words[at:], cut)
        return Frame(before=f"{subject} {verb}", after=f"{thing} {rest}".strip())
    return Frame(before="", after=f"{thing} {' '.join(words[at:])}")


def _what(words: Sequence[str], verbs: frozenset[str]) -> Frame | None:
    first, second = words[0].casefold(), words[1].casefold()
    if second in BE:
        return _copula(words, first)
    if second in DO:
        return _object(words[1:], verbs)
    if second in HAVE_CAN:
        return Frame(before="", after=" ".join(words[1:])) if first == "who" else None
    at = _first_auxiliary(words)
    if first == "who" or (first in ("what", "which") and (at is None or at > 6)):
        verb = 1 if first == "who" else _finite(words, verbs)
        return Frame(before="", after=" ".join(words[verb:])) if verb else None
    if at is None:
        return None
    if words[at].casefold() in DO:
        return _object(words[at:], verbs)
    return Frame(before="", after=" ".join(words[at:])) if words[at].casefold() in BE and len(words) - at > 2 else None


def _copula(words: Sequence[str], first: str) -> Frame | None:
    """ "What was the ship called" → "The ship was called …"; "Who is its owner" → "Its owner is …"."""
    be, rest = words[1].casefold(), list(words[2:])
    if not 1 <= len(rest) <= SHORT_REST:
        return None
    cut = len(rest)
    while cut > 1 and (rest[cut - 1].casefold() in PREPOSITIONS or is_participle(rest[cut - 1].casefold())):
        cut -= 1
    if cut < len(rest):
        return Frame(before=" ".join((*rest[:cut], be, *rest[cut:])), after="")
    if is_participle(rest[0].casefold()) or rest[0].casefold() in PREPOSITIONS or rest[0].endswith("ing"):
        return Frame(before="", after=f"{be} {' '.join(rest)}")  # "What is used for": the answer is the subject
    inner = next((at for at, word in enumerate(rest) if at > 1 and is_participle(word.casefold())), None)
    if inner is not None and first == "what" and rest[inner - 1].casefold() not in PREPOSITIONS:
        return None  # "What was the city reduced to by war": the hole is within
    return Frame(before=f"{' '.join(rest)} {be}", after="")


def _object(words: Sequence[str], verbs: frozenset[str]) -> Frame | None:
    """ "did the law ban in May" → "The law banned … in May"."""
    cut = _verb_at(words, verbs)
    if cut is None or words[cut] == "do":
        return None
    subject, verb, rest = _inflected(words, cut)
    parts = rest.split()
    if not parts or (parts[0].casefold() in PREPOSITIONS and parts[-1].casefold() not in PREPOSITIONS):
        return Frame(before=f"{subject} {verb}", after=rest)
    return Frame(before=f"{subject} {verb} {rest}", after="")


def _turned(words: Sequence[str], verbs: frozenset[str]) -> str | None:
    """ "did the port open to ships" → "the port opened to ships"; "was it built" → "it was built"."""
    lead = words[0].casefold()
    if lead in DO:
        cut = _verb_at(words, verbs)
        if cut is None:
            return None
        return " ".join(part for part in _inflected(words, cut) if part)
    if lead in BE or lead in ("has", "had", "have"):
        cut = next((at for at, word in enumerate(words) if at > 1 and is_participle(word.casefold())), None)
        return None if cut is None else " ".join((*words[1:cut], lead, *words[cut:]))
    if lead in HAVE_CAN:
        cut = _verb_at(words, verbs)
        return None if cut is None else " ".join((*words[1:cut], lead, *words[cut:]))
    return None


def _first_auxiliary(words: Sequence[str]) -> int | None:
    return next((at for at, word in enumerate(words) if at >= 2 and word.casefold() in BE | DO | HAVE_CAN), None)


def _verb_at(words: Sequence[str], verbs: frozenset[str]) -> int | None:
    """Where the verb behind an auxiliary and its subject stands."""
    for at in range(2, len(words)):
        word, before = words[at].strip(",").casefold(), words[at - 1].casefold()
        if (
            words[at].islower()
            and word in verbs
            and before not in ("the", "a", "an", "of", "in", "his", "her", "its", "their", "to", "and")
        ):
            return at
    return None


def _inflected(words: Sequence[str], cut: int) -> tuple[str, str, str]:
    """Subject, verb in its tense, rest."""
    helper, verb = words[0].casefold(), words[cut].casefold()
    form = past_of(verb) if helper == "did" else third_of(verb) if helper == "does" else verb
    return " ".join(words[1:cut]), form, " ".join(words[cut + 1 :])


def _finite(words: Sequence[str], verbs: frozenset[str]) -> int | None:
    """Where the verb stands behind "what company": the first word in the past or the third person."""
    for at in range(2, min(len(words) - 1, 6)):
        word = words[at]
        if not word.islower():
            continue
        if (
            word in PASTS
            or (word.endswith("ed") and len(word) > 4)
            or (word.endswith("s") and (word[:-1] in verbs or word[:-2] in verbs))
        ):
            return at
    return None
