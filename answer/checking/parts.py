"""A sentence that states several things → the things it states, each as a sentence that can be checked alone.

Where a clause has no subject of its own, it is given that of the clause before it. What is not surely two statements stays one: a
claim torn at the wrong place is checked as something that nobody has said.
"""

import re

from answer.checking.mapped import Mapped
from answer.checking.pointing import Before, resolved
from answer.checking.verbs import ADVERB, AUXILIARY, FINITE, PAST, PRESENT, REGULAR, VERB, verb_at
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.number_words import ORDINAL_ONES
from ingest.words import WORD

SHORTEST_WORDS = 3  # of a part, its subject included
LONGEST_SUBJECT = 12  # words before the verb of a clause with a subject of its own
MOST_PARTS = 6
_JOINED = r"(?:;|,?\s+(?:and|but)|,\s+(?:while|whereas|yet))"
SAME_SUBJECT = re.compile(rf"{_JOINED}\s+{ADVERB}(?P<rest>{VERB}\b)")
OWN_SUBJECT = re.compile(r"(?:;|,\s+(?:and|but|while|whereas|yet)|\s+(?:while|whereas)|,|\s+and)\s+(?P<rest>\S)")
RELATIVE = re.compile(rf",\s+(?P<who>which|who)\s+(?P<rest>(?:[^,]*?\b)?{VERB}\b)")
VALUED = re.compile(
    r",\s+(?P<rest>(?:accounting for|representing|reaching|totall?ing|amounting to|ranking|surpassing|exceeding|covering|"
    r"employing)\b|(?:up|down)\s(?:by\s)?\d|an?\s(?:increase|rise|growth|decrease|decline|fall|drop)\sof\s)"
)
_RANK = rf"(?:{'|'.join(ORDINAL_ONES[1:11])}|\d{{1,3}}(?:st|nd|rd|th))"
_AMOUNT = r"(?:(?:RMB|US\$|[$€£¥])\s?\d[\d,.]*(?:\s?(?:million|billion|trillion|bn|m)\b)?|\d[\d,.]*\s?(?:%|per cent\b|percent\b))"
# The verb is left out where it comes again: "ranks third for wages and fourth for savings".
GAPPED = re.compile(
    rf"(?i)\b(?:{_RANK}|{_AMOUNT})[^,;]*?\s(?P<prep>for|in|by|among|on|to|from)\s[^,;]+?(?P<joint>,?\s+and\s+)"
    rf"(?P<rest>(?:{_RANK}|{_AMOUNT})\s+(?P=prep)\s)"
)
PRONOUN = re.compile(r"(?i)(?:it|they|he|she)\b")
OPENING = re.compile(
    r"(?:In|During|At the end of|By the end of|Throughout)\s(?:[a-z]+\s){0,5}(?:[A-Z][a-z]+\s)?(?:1[5-9]|20)\d\d,?\s"
)
UNTIL_NOW = re.compile(r"\b(?:is|are|has|have|will|can|may|now|today)\b")
AHEAD_OF_IT = re.compile(r"(?:is|are|was|were|came|stood|ranked)\s(?:ahead of|above|in front of|before)\s(?:it|them)(?=\.?$)")
COMPARED = re.compile(r"(?i)\b(?:more|less|fewer|\w+er)\b[^,;]*?\bthan\b")
REPORTED = re.compile(
    r"(?i)\b(?:said|says|announced|announces|reported|found|shows?|showed|stated|claim(?:s|ed)?|believes?|that)\s*$"
)
NOUN_PHRASE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:[\w'’&-]+\s){0,4}[\w'’&-]+$")


def parts_of(claim: Mapped, lexicon: Lexicon = EMPTY) -> list[Mapped]:
    """The statements of a sentence in order; the sentence itself if it is one."""
    found = [claim]
    while len(found) < MOST_PARTS:
        pair = _first_cut(found[-1], lexicon)
        if pair is None:
            break
        found[-1:] = pair
    return found


def _first_cut(claim: Mapped, lexicon: Lexicon) -> list[Mapped] | None:
    """The claim's first statement and the rest of it."""
    subject_end = verb_at(claim.text)
    if subject_end is None:
        return None
    for pattern, make in (
        (SAME_SUBJECT, _same_subject),
        (OWN_SUBJECT, _own_subject),
        (RELATIVE, _relative),
        (VALUED, _same_subject),
        (GAPPED, _same_verb),
    ):
        for match in pattern.finditer(claim.text, subject_end):
            second = make(claim, match, subject_end, lexicon)
            first = claim.cut(0, match.start("joint") if match.re is GAPPED else match.start())
            if second is not None and _is_statement(first) and _is_statement(second):
                return [first, second]
    return None


def _same_subject(claim: Mapped, match: "re.Match[str]", subject_end: int, lexicon: Lexicon) -> Mapped | None:
    """ "X grew by 5% and reached 3bn" → "X reached 3bn"."""
    before = claim.text[: match.start()]
    if not _has_object(before, subject_end):
        return None
    rest = claim.cut(match.start("rest"), len(claim.text))
    if match.re is SAME_SUBJECT and not _is_plain_verb(rest.text):
        return None
    return claim.cut(0, subject_end).then(rest)


def _own_subject(claim: Mapped, match: "re.Match[str]", subject_end: int, lexicon: Lexicon) -> Mapped | None:
    """ "X grew by 5%, and Y fell" → "Y fell"; "and it fell" → "X fell"."""
    before = claim.text[: match.start()]
    at = match.start("rest")
    verb = verb_at(claim.text, at)
    joint = claim.text[match.start() : at].strip()
    if verb is None or not _has_object(before, subject_end) or REPORTED.search(before):
        return None
    subject = claim.text[at:verb]
    if not 1 <= len(WORD.findall(subject)) <= LONGEST_SUBJECT or re.search(
        r"[,;:]|\b(?:and|or|but|which|who|whose|that|to|while|when)\b", subject
    ):
        return None
    is_loose = joint in (",", "and")
    if is_loose and (joint == "," or not _has_value(claim.text[subject_end : match.start()], lexicon)):
        return None
    rest = claim.cut(at, len(claim.text))
    opening = _opening(claim.text)
    if PRONOUN.fullmatch(subject.strip()):
        start = opening if _has_own_time(rest.text, lexicon) else 0
        return claim.cut(start, subject_end).then(claim.cut(verb, len(claim.text)))
    if (ahead := AHEAD_OF_IT.match(claim.text, verb)) and COMPARED.search(before, subject_end):
        # "one is ahead of it": in what was compared before
        return claim.cut(at, verb).then(
            claim.cut(subject_end, match.start()).then(claim.cut(ahead.end(), len(claim.text)), between="")
        )
    alone = resolved(rest, Before().after(before, lexicon), lexicon)
    return alone if not opening or _has_own_time(rest.text, lexicon) else claim.cut(0, opening).then(alone)


def _opening(text: str) -> int:
    """Where a time ends that opens the sentence and holds for all of it: "In 2022, "; 0 if there is none."""
    match = OPENING.match(text)
    return match.end() if match else 0


def _has_own_time(rest: str, lexicon: Lexicon) -> bool:
    """True if a clause tells when, or speaks of what lasts until now: the time of the clause before it is not its own."""
    return bool(UNTIL_NOW.search(rest) or annotate(rest, lexicon=lexicon).times)


def _relative(claim: Mapped, match: "re.Match[str]", subject_end: int, lexicon: Lexicon) -> Mapped | None:
    """ "… in the zone, which was founded in 1990" → "the zone was founded in 1990", where it ends the sentence."""
    rest = claim.text[match.start("rest") :]
    if re.search(rf",\s+(?:{AUXILIARY}|{PAST}|{PRESENT})\b", rest) or not _has_object(claim.text[: match.start()], subject_end):
        return None
    before = claim.text[: match.start()]
    named = next((name for name in annotate(before, lexicon=lexicon).names if name.end == len(before)), None)
    phrase = NOUN_PHRASE.search(before)
    start = named.start if named is not None else phrase.start() if phrase is not None else None
    if start is None:
        return None
    return claim.cut(start, match.start()).then(claim.cut(match.start("rest"), len(claim.text)))


def _same_verb(claim: Mapped, match: "re.Match[str]", subject_end: int, lexicon: Lexicon) -> Mapped | None:
    """ "X ranks third for wages and fourth for savings" → "X ranks fourth for savings"."""
    verb = FINITE.match(claim.text, subject_end)
    return None if verb is None else claim.cut(0, verb.end()).then(claim.cut(match.start("rest"), len(claim.text)))


FOLLOWS_VALUE = r"(?=\s+(?:for|the|an?|its|their|more|about|over|nearly|\d|RMB|US\$|to|in|first|second|third|of)\b)"


def _is_plain_verb(rest: str) -> bool:
    """True unless the form may as well be a noun or an adjective that the "and" joins: "and listed companies"."""
    return bool(re.match(rf"{AUXILIARY}\b|{PAST}\b|{REGULAR}|{PRESENT}\b{FOLLOWS_VALUE}", rest))


def _has_object(before: str, subject_end: int) -> bool:
    """True if something follows the verb: "was founded and is led" shares what comes behind."""
    verb = FINITE.match(before, subject_end)
    return verb is not None and len(WORD.findall(before[verb.end() :])) >= 1


def _has_value(text: str, lexicon: Lexicon) -> bool:
    facts = annotate(text, lexicon=lexicon)
    return bool(facts.quantities or facts.ranks)


def _is_statement(part: Mapped) -> bool:
    has_verb = verb_at(part.text) is not None or re.search(VALUED.pattern.removeprefix(r",\s+"), part.text) is not None
    return has_verb and len(WORD.findall(part.text)) >= SHORTEST_WORDS
