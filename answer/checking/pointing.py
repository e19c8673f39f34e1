"""Words that point back to the sentence before ("it", "its", "the city", "in that year"), put as what they plainly stand for."""

import re
from dataclasses import dataclass

from answer.checking.mapped import Mapped
from answer.checking.verbs import verb_at
from answer.following.antecedents import is_called, may_be
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.types import Name, TimeMention

LONGEST_SUBJECT = 9  # words; a longer one is not put in the place of a pronoun
OPENING = (
    r"(?:(?:In|By|During|Since|From|At|For|After|Before|Until|Over)\s(?:[^,]{2,40},|(?:\w+\s)?\d{4})\s+"
    r"|(?:Also|However|Moreover|Meanwhile|Today|Then|Thus|So|But|And|Yet),?\s+)?"
)
SUBJECT_PRONOUN = re.compile(
    rf"^(?:{OPENING})(?P<word>It|They|He|She|This|it|they|he|she|this)\s+(?=(?:also\s|then\s|now\s)?[a-z]+)"
    r"(?!is (?:true|clear|said|known|expected) that)"
)
POSSESSIVE = re.compile(rf"^(?:{OPENING})(?P<word>Its|Their|His|Her|its|their|his|her)\s+(?=[\w-])")
THING = re.compile(
    rf"^(?:{OPENING})(?P<word>[Tt]h(?:e|is|at)\s(?P<noun>city|province|country|zone|district|town|park|county|company|firm|"
    r"group|university|institute|bank|start-up|museum|system|platform|project|plan|industry|sector|capital|fund|lab|laboratory|hospital|market))"
    r"(?P<own>['’]s)?\s+(?!of\b)(?=[a-z\d])"
)
THAT_TIME = re.compile(
    r"(?i)\b(?:in|during|at|for|over)\s+(?:that|the same|this same)\s+"
    r"(?:year|half-year|half year|half|quarter|month|period|time|decade|day)\b"
    r"|\b(?:that|the same) year\b(?=[.,;]|\s*$)"
)
NEXT_YEAR = re.compile(
    r"(?i)\b(?:in\s+)?the (?:(?P<next>following|next|subsequent)|(?P<last>previous|preceding)) year\b"
    r"|\b(?:a|one) year (?:(?P<later>later)|(?P<earlier>earlier|before))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the sentences before told, as far as the next one may lean on it."""

    subject: str = ""  # of the last one, in its words
    names: tuple[Name, ...] = ()  # the last sentence's first
    time: str = ""  # the last time that was named, in its words: "2021", "the first half of 2018"
    year: int | None = None  # of it

    def after(self, text: str, lexicon: Lexicon) -> "Before":
        """What is known after this sentence, as it was understood."""
        facts = annotate(text, lexicon=lexicon)
        time = next((item for item in reversed(facts.times) if _is_plain(item)), None)
        names = tuple(name for name in facts.names if name.kind != "nationality")
        return Before(
            subject=_subject(text) or self.subject,
            names=(*names, *self.names)[:12],
            time=_bare(text, time) if time is not None else self.time,
            year=_year(time) if time is not None else self.year,
        )


def resolved(claim: Mapped, before: Before, lexicon: Lexicon) -> Mapped:
    """The sentence with what its words stand for; itself where nothing points back, or nothing plain stands before it."""
    return _with_subject(_with_time(claim, before), before, lexicon)


def _with_time(claim: Mapped, before: Before) -> Mapped:
    if before.time and (match := THAT_TIME.search(claim.text)):
        return claim.put(match.start(), match.end(), _at(match.start(), before.time))
    match = NEXT_YEAR.search(claim.text)
    if (
        match is not None
        and before.year is not None
        and not re.search(r"(?:over|than|on|to|with)\s*$", claim.text[: match.start()])
    ):
        year = before.year + (1 if match["next"] or match["later"] else -1)
        return claim.put(match.start(), match.end(), _at(match.start(), str(year)))
    return claim


def _at(start: int, time: str) -> str:
    return f"{'in' if start else 'In'} {time}"


def _with_subject(claim: Mapped, before: Before, lexicon: Lexicon) -> Mapped:
    if (match := THING.match(claim.text)) is not None:
        name = _thing(match["noun"], before)
        if name:
            return claim.put(match.start("word"), match.end("word"), name)
        return claim
    person = [name.text for name in before.names if name.kind == "person"]
    for pattern, is_own in ((SUBJECT_PRONOUN, False), (POSSESSIVE, True)):
        match = pattern.match(claim.text)
        if match is None:
            continue
        if match["word"].casefold() in ("he", "she", "his", "her"):
            said = person[0] if person else ""
        elif match["word"].casefold() == "this" and verb_at(f"X {claim.text[match.end() :]}") != 2:
            said = ""  # "This growth": a thing that only a reader can name
        else:
            said = before.subject
        if said:
            return claim.put(match.start("word"), match.end("word"), f"{said}{_own(said, match['word'])}" if is_own else said)
    return claim


def _own(phrase: str, pronoun: str) -> str:
    is_plural = phrase.split()[-1][:1].islower() or pronoun.casefold() == "their"
    return "'" if phrase.endswith("s") and is_plural else "'s"


def _thing(noun: str, before: Before) -> str:
    """The last name that is such a thing; or the last subject, if it is called so."""
    for name in before.names:
        if is_called(name, noun) or may_be(name, noun):
            return name.text
    return before.subject if before.subject.casefold().endswith(noun) else ""


def _subject(text: str) -> str:
    """What stands before the verb, without an opening; "" where that is long, or points back itself."""
    verb = verb_at(text)
    if verb is None:
        return ""
    subject = text[:verb].strip()
    opening = re.match(r"^(?:[^,]{2,60},|(?:Within|In|Over|During)\s(?:\w+\s){1,3}years?)\s+", subject)
    if opening:
        subject = subject[opening.end() :]
    if made := re.match(r"(?i)what\s(.+)\s[a-z]+s$", subject):  # "what the port earns grew": it is told of the port
        subject = made.group(1)
    subject = re.sub(r"(?i)\s+(?:also|then|now|already|still|currently|alone)$", "", subject).strip(" ,")
    words = subject.split()
    if (
        not words
        or len(words) > LONGEST_SUBJECT
        or re.match(r"(?i)(?:it|they|he|she|this|that|these|those|there|its|their|we|i|you)\b", subject)
    ):
        return ""
    return re.sub(r"^(?:The|An?)\b", lambda match: match.group().lower(), subject)


def _is_plain(time: TimeMention) -> bool:
    return time.resolved_by == "text" and time.period.start is not None and time.period.end is not None and time.years is None


def _bare(text: str, time: TimeMention) -> str:
    return re.sub(r"(?i)^(?:in|by|during|since|from|at|for|after|before|until|over|on)\s+", "", text[time.start : time.end].strip())


def _year(time: TimeMention) -> int | None:
    return time.period.start[0] if time.period.start is not None else None
