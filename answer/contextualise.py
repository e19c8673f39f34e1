"""A follow-up → a question that stands alone, by rules over the turns before."""

import re
from collections.abc import Sequence

from answer.words import QUESTION_WORDS, YEAR, content_stems, years

ABOUT = re.compile(
    r"(?i)^\W*(?:and|but|or|so|ok(?:ay)?|then)?[\s,]*(?:what|how) about\b|^\W*(?:and|or|but)\b(?! (?:what|who|when|where|why|how) )"
)
LEAD = re.compile(r"(?i)^\W*(?:and|but|or|so|ok(?:ay)?|then)?[\s,]*(?:(?:what|how) about\b|and\b|or\b|but\b)?\s*")
PRONOUN = re.compile(r"(?i)\b(?:it|its|they|their|them|he|his|him|she|her|this|that|these|those|there)\b")
# "that" and "this" before a noun of their own, or as a joining word, point at nothing before.
NO_POINTER = re.compile(
    r"(?i)\b(?:is|was|isn't) it (?:true|correct|right|possible|the case)(?: that)?\b"
    r"|\b(?:so|such|is|was|say|says|said|know|sure|true) that\b|\bthat (?:is|are|was|were|has|have|can)\b(?=.*\w{4})"
)
BARE = re.compile(r"(?i)^\W*(?:why|how|when|where|who|since when|how (?:so|come|much|many)|which(?: ones?)?|what else|really)\W*$")
NAME = re.compile(
    r"(?:(?<=\s)|^|(?<=[(\"“]))(?:[A-Z0-9][\w'’&.+-]*[\w+])(?:\s+(?:of|the|and|for|&|in)?\s*[A-Z0-9][\w'’&.+-]*[\w+])*"
)
LEAD_PHRASE = re.compile(r"(?i)^(?:in|for|of|at|by|since|from|during|the)\s+")


def standalone(question: str, before: Sequence[str]) -> str:
    """The question as it would be asked without what came before; itself where it already stands alone.

    Args:
        before: standalone questions of the earlier turns, oldest first.
    """
    text = " ".join(question.split())
    if not before:
        return text
    last = before[-1]
    if BARE.match(text):
        return f"{text.rstrip('?!. ')}: {last}"
    if ABOUT.match(text) or _is_fragment(text):
        return _changed(last, LEAD.sub("", text).strip(" ?!.") or text)
    if PRONOUN.search(text) and not _has_own_subject(text):
        subject = subject_of(last)
        if subject:
            return _resolved(text, subject)
    return text


def subject_of(question: str) -> str | None:
    """What a question is about: its longest name, else its last words that say something; None if there is nothing."""
    names = [name for name in _names(question) if name.casefold() not in QUESTION_WORDS and not YEAR.fullmatch(name)]
    if names:
        return max(names, key=len)
    stripped = YEAR.sub("", question).strip(" ?!.")
    words = [word for word in re.findall(r"[\w'’-]+", stripped) if word.casefold() not in QUESTION_WORDS]
    return " ".join(words[-4:]) or None


def _names(text: str) -> list[str]:
    found = [match.group() for match in NAME.finditer(text)]
    first = re.match(r"\W*(\w+)", text)
    if first and found and found[0].startswith(first.group(1)) and first.group(1).casefold() in QUESTION_WORDS:
        rest = found[0][len(first.group(1)) :].strip()
        found = ([rest] if rest else []) + found[1:]
    return found


def _is_fragment(text: str) -> bool:
    """True for a few words without a verb of asking: "in 2017?", "the robot industry?"."""
    words = text.split()
    return (
        len(words) <= 4
        and not re.match(
            r"(?i)^\W*(?:what|who|whom|whose|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|"
            r"should|tell|list|name|give|show|describe|explain|compare)\b",
            text,
        )
        and bool(re.match(r"(?i)^\W*(?:in|for|of|since|by|at|during|only|the|last|next|\d{4})\b", text))
    )


def _has_own_subject(text: str) -> bool:
    """True if the pronoun refers to something inside the question, or only joins its clauses."""
    without = NO_POINTER.sub("", text)
    match = PRONOUN.search(without)
    if match is None:
        return True
    own = _names(without[: match.start()])
    return any(name.casefold() not in QUESTION_WORDS and not YEAR.fullmatch(name) for name in own)


def _changed(last: str, change: str) -> str:
    """The last question with a year, a name or a subject put in the place of its own."""
    asked = years(change)
    if asked and not content_stems(YEAR.sub("", change)):
        year = sorted(asked)[0]
        if years(last):
            return YEAR.sub(year, last)
        return f"{last.rstrip('?!. ')} in {year}?"
    change = LEAD_PHRASE.sub("", change) if len(change.split()) > 1 else change
    subject = subject_of(last)
    names = _names(change)
    if names and subject and any(name in last for name in _names(last)) and len(names[0]) >= 0.5 * len(change):
        return last.replace(subject, change, 1) if subject in last else f"{last.rstrip('?!. ')}, {change}?"
    return f"{last.rstrip('?!. ')}, about {change}?"


def _resolved(text: str, subject: str) -> str:
    def put(match: re.Match[str]) -> str:
        word = match.group().casefold()
        return f"{subject}'s" if word in ("its", "their", "his") else f"in {subject}" if word == "there" else subject

    changed, count = PRONOUN.subn(put, text, count=1)
    return changed if count else text
